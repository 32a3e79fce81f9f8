"""Figures as news prints them ("more than 10,000 soldiers"), made ready to be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.codebook.titles import theme_classes
from dragoman.resolve.name_forms import plain

__all__ = ["Figure", "read_figure"]

_DIGITS = re.compile(
    r"(\d[\d,. ]*\d|\d)\s*(hundred|thousand|million|billion|trillion|m\b|bn\b|k\b)?"
)
_SCALE = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9,
    "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_OVER = ("more than", "over", "at least", "upwards of", "above", "exceeding", "no fewer than")
_UNDER = (
    "fewer than",
    "less than",
    "under",
    "at most",
    "up to",
    "nearly",
    "almost",
    "no more than",
)
_ABOUT = ("about", "around", "some", "roughly", "approximately", "estimated", "nearly", "almost")
_SLACK = 0.1
"""Part of a figure by which "about" may be off."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A range of numbers of one kind of thing, with the words that gave it."""

    least: float
    most: float
    thing: str
    words: str

    def agrees(self, other: Figure) -> bool:
        """Say whether both can be right."""
        return self.least <= other.most and other.least <= self.most


def read_figure(number: str, phrase: str = "") -> Figure | None:
    """Read a number as printed, and what `phrase` counts; None for "dozens" and the like."""
    text = plain(number)
    value = _value(text)
    if value is None:
        return None
    least = most = value
    if any(words in text for words in _ABOUT):
        least, most = value * (1 - _SLACK), value * (1 + _SLACK)
    if any(words in text for words in _OVER):
        least, most = value, float("inf")
    elif any(words in text for words in _UNDER) and not any(
        w in text for w in ("nearly", "almost")
    ):
        least, most = 0.0, value
    return Figure(least, most, _thing(plain(phrase)), number)


def _value(text: str) -> float | None:
    found = _DIGITS.search(text)
    if found:
        digits = found[1].replace(",", "").replace(" ", "")
        digits = digits.rstrip(".")
        if digits.count(".") > 1:
            digits = digits.replace(".", "")
        return float(digits) * _SCALE.get(found[2] or "", 1)
    for word in text.split():
        if word in _WORDS:
            scale = max((s for name, s in _SCALE.items() if name in text.split()), default=1.0)
            return _WORDS[word] * (scale if word not in _SCALE else 1)
    return None


def _thing(phrase: str) -> str:
    """Give what is counted: the class of the last word, else the word itself."""
    words = [word for word in re.findall(r"[a-z]+", phrase) if word not in _SCALE]
    known = {*_WORDS, *(w for group in (_OVER, _UNDER, _ABOUT) for p in group for w in p.split())}
    words = [word for word in words if word not in known]
    for word in reversed(words):
        kind = theme_classes().get(word) or theme_classes().get(word.removesuffix("s"))
        if kind:
            return kind
    return words[-1].removesuffix("s") if words else ""
