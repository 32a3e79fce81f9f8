"""Figures as news prints them ("more than 10,000 soldiers"), made ready to be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.codebook.titles import figure_words, theme_classes
from dragoman.resolve.names.name_forms import plain

__all__ = ["Figure", "read_figure"]

_DIGITS = re.compile(
    r"(\d[\d,. ]*\d|\d)\s*(hundred|thousand|million|billion|trillion|m\b|bn\b|k\b)?"
)
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
    table = figure_words()
    least = most = value
    if any(words in text for words in table.about):
        least, most = value * (1 - _SLACK), value * (1 + _SLACK)
    if any(words in text for words in table.over):
        least, most = value, float("inf")
    elif any(words in text for words in table.under):
        least, most = 0.0, value
    return Figure(least, most, _thing(plain(phrase)), number)


def _value(text: str) -> float | None:
    found = _DIGITS.search(text)
    if found:
        digits = found[1].replace(",", "").replace(" ", "")
        digits = digits.rstrip(".")
        if digits.count(".") > 1:
            digits = digits.replace(".", "")
        return float(digits) * figure_words().scale.get(found[2] or "", 1)
    table, words = figure_words(), text.split()
    for word in words:
        if word in table.words:
            scale = max((table.scale[name] for name in words if name in table.scale), default=1)
            return float(table.words[word] * (scale if word not in table.scale else 1))
    return None


def _thing(phrase: str) -> str:
    """Give what is counted: the class of the last word, else the word itself."""
    table = figure_words()
    bounds = {w for part in (*table.over, *table.under, *table.about) for w in part.split()}
    known = bounds | set(table.words) | set(table.scale)
    words = [word for word in re.findall(r"[a-z]+", phrase) if word not in known]
    for word in reversed(words):
        kind = theme_classes().get(word) or theme_classes().get(word.removesuffix("s"))
        if kind:
            return kind
    return words[-1].removesuffix("s") if words else ""
