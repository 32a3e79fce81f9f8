"""What each word of a text says for or against its having been put there by a machine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.spinner import originals
from dragoman.codebook.spun import function_words
from dragoman.resolve.texts.ngrams import (
    Word,
    fit,
    known_as,
    log_given,
    log_word,
    runs,
)

__all__ = ["Cell", "Evidence", "find_evidence"]

RARITY = (-5.2, -4.6, -4.1, -3.6)
"""Borders of the five bands of a word's own log probability."""
PULL = (-0.3, 0.2, 1.1)
"""Borders of the four bands of how much more (log10) a word is expected after its neighbour."""
GAIN = (0.0, 1.0, 2.0, 3.0)
"""Borders of the five bands of how much better (log10) a known original fits the place."""
FUNCTION, UNKNOWN = 5, 6
"""Columns of the rarity table for function words and for words that the model does not know."""

ARTICLES = re.compile(r"\b(an?)\s+([a-z]+)")
SOUNDS_LIKE_A_CONSONANT = re.compile(
    r"eu|ewe|on(?:e|ce)\b|u(?:ni(?![nm])|s[aeiu]|t[ei]|r[ai]|bi|f)"
)
SILENT_H = re.compile(r"h(?:our|onest|ono|eir)")

Cell = tuple[str, int, int]
"""Table, row and column of a weight in `spun.toml`."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation: its cells, how much it counts, and the words it stands on.

    `original` is the word that a row of the spinner's table offers and that fits the place at
    least a hundred times better; empty otherwise.
    """

    start: int
    end: int
    printed: str
    cells: tuple[Cell, ...]
    weight: float
    original: str = ""


def find_evidence(text: str) -> Iterator[Evidence]:
    """Give what each lower-case word and each article of a text says.

    A word's n-th occurrence counts 1/n: a topic's own words recur, and say no more each time.
    """
    seen: Counter[str] = Counter()
    for run in runs(text):
        forms = [word.form for word in run.words]
        for place, word in enumerate(run.words):
            if not word.plain:
                continue
            if word.lower in function_words():
                yield _of_function_word(word, forms, place)
                continue
            seen[word.lower] += 1
            yield _of_content_word(word, forms, place, 1 / seen[word.lower])
    yield from _of_articles(text)


def _of_function_word(word: Word, forms: Sequence[str | None], place: int) -> Evidence:
    cells = (("rarity", 0, FUNCTION), ("function", 0, _column(*_before(forms, place))))
    return Evidence(word.start, word.end, word.lower, cells, 1.0)


def _of_content_word(
    word: Word, forms: Sequence[str | None], place: int, weight: float
) -> Evidence:
    if word.form is None:
        cell = ("rarity", 0, UNKNOWN)
        return Evidence(word.start, word.end, word.lower, (cell,), weight)
    band = _band(log_word(word.form), RARITY)
    gain, original = _hint(word.lower, forms, place)
    cells = (
        ("rarity", 0, band),
        ("before", band, _column(*_before(forms, place))),
        ("after", band, _column(*_after(forms, place))),
        ("hint", band, 0 if gain is None else 1 + _band(gain, GAIN)),
    )
    sure = original if gain is not None and gain > 2 else ""
    return Evidence(word.start, word.end, word.lower, cells, weight, sure)


def _of_articles(text: str) -> Iterator[Evidence]:
    """Ask of each article whether it keeps the sound of a word that has gone."""
    for match in ARTICLES.finditer(text):
        article, word = match.groups()
        vowel = word[0] in "aeiou" and not SOUNDS_LIKE_A_CONSONANT.match(word)
        wrong = (article == "an") != (vowel or bool(SILENT_H.match(word)))
        cell = ("article", 0, int(wrong))
        yield Evidence(match.start(), match.end(), match.group(), (cell,), 1.0)


def _before(forms: Sequence[str | None], place: int) -> tuple[str | None, float]:
    """Give the word before, and how much more than by chance it leads to the one here."""
    form, before = forms[place], forms[place - 1] if place else None
    if form is None or before is None:
        return None, 0.0
    earlier = forms[place - 2] if place > 1 else None
    return before, log_given(form, before, earlier) - log_word(form)


def _after(forms: Sequence[str | None], place: int) -> tuple[str | None, float]:
    """Give the word after, and how much more than by chance the one here leads to it."""
    form, after = forms[place], forms[place + 1] if place + 1 < len(forms) else None
    if form is None or after is None:
        return None, 0.0
    return after, log_given(after, form, forms[place - 1] if place else None) - log_word(after)


def _column(neighbour: str | None, pull: float) -> int:
    if neighbour is None:
        return 0
    return 1 + (0 if neighbour in function_words() else 4) + _band(pull, PULL)


def _hint(printed: str, forms: Sequence[str | None], place: int) -> tuple[float | None, str]:
    """Give the best original of the spinner's table and how much better it fits (log10)."""
    form = forms[place]
    candidates = [word for word in originals().get(printed, ()) if known_as(word) == word]
    if form is None or not candidates:
        return None, ""
    best = max(candidates, key=lambda word: fit(forms, place, word))
    return fit(forms, place, best) - fit(forms, place, form), best


def _band(value: float, borders: tuple[float, ...]) -> int:
    return sum(value >= border for border in borders)
