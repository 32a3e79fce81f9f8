"""Tokens cut into pieces with the labels of the lexicon: what the grammar of times reads."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from dragoman.codebook.times import lexicon
from dragoman.dates.patterns import LITERAL, literals
from dragoman.model.parsed import Parsed

__all__ = ["Labels", "Piece", "pieces_of"]

Labels = MappingProxyType[str, int | str]
"""Label → value; a word stands for itself under its own name with `LITERAL` before it."""

REMEMBERED = 200_000
"""Words whose labels are remembered; then the memory is emptied, so it cannot grow for ever."""

CUT = re.compile(
    r"\d+(?:st|nd|rd|th|s)(?![a-z])|\d+|[^\W\d]+(?:\.(?=[^\W\d])[^\W\d]+)*\.?|[^\w\s]|_"
)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
MIXED = re.compile(r"[\d\-–—/’']")
NUMERAL = re.compile(r"(\d+)(st|nd|rd|th|s)?")
ADDRESS = re.compile(r"https?://|www\.|[^@\s]+@[^@\s]+\.")
QUARTER = re.compile(r"q([1-4])|([1-4])q")


class Piece(NamedTuple):
    """A word or part of one: labels (None for none), token and offset in the document."""

    labels: Labels | None
    token: int
    start: int
    end: int


def pieces_of(parsed: Parsed) -> list[Piece]:
    """Give the pieces of a document in order; offsets are code points of its text."""
    memory = _memory()
    if len(memory) > REMEMBERED:
        memory.clear()
    pieces: list[Piece] = []
    add = pieces.append
    for token in parsed.tokens:
        text = token.text
        cut = memory.get(text)
        if cut is None:
            cut = memory[text] = _cut(text)
        if len(cut) == 1:
            add(Piece(cut[0][2], token.index, token.start, token.end))
            continue
        for first, last, labels in cut:
            add(Piece(labels, token.index, token.start + first, token.start + last))
    return pieces


@cache
def _memory() -> dict[str, tuple[tuple[int, int, Labels | None], ...]]:
    return {}


def _cut(text: str) -> tuple[tuple[int, int, Labels | None], ...]:
    """Cut a token where figures, letters and dashes meet, so that every parser's cut will do."""
    if ADDRESS.match(text):
        return ((0, len(text), None),)
    whole = _labels(text)
    if whole is not None or not MIXED.search(text) or GROUPED.fullmatch(text) or len(text) > 40:
        return ((0, len(text), whole),)
    cuts = [(m.start(), m.end(), _labels(m.group())) for m in CUT.finditer(text)]
    if all(labels is None for _, _, labels in cuts):
        return ((0, len(text), None),)
    return tuple(cuts)


def _labels(text: str) -> Labels | None:
    word = text.lower().replace("’", "'").replace("‘", "'")
    found = dict(_words().get(word, {}))
    if word.endswith(".") and len(word) > 2:
        found = {**_words().get(word[:-1], {}), **found}
        found.pop(LITERAL + word[:-1], None)
    numeral = NUMERAL.fullmatch(word)
    if numeral:
        found.update(_numeral(numeral.group(1), numeral.group(2) or ""))
    if GROUPED.fullmatch(word) and "." not in word and len(word) <= len("999,999"):
        found["n"] = int(word.replace(",", ""))
    quarter = QUARTER.fullmatch(word)
    if quarter:
        found["quarter"] = int(quarter.group(1) or quarter.group(2))
    return MappingProxyType(found) if found else None


def _numeral(digits: str, ending: str) -> dict[str, int | str]:
    """Give all that a numeral can be; the grammar decides what it is."""
    number = int(digits) if len(digits) <= 9 else 0
    found: dict[str, int | str] = {}
    if ending == "s":
        if len(digits) == 4 and digits[-1] == "0" and 1000 <= number < 2200:
            found["decade"] = number
        elif len(digits) == 2 and digits[-1] == "0":
            found["decade"] = 1900 + number if number >= 20 else 2000 + number
        return found
    if 1 <= number <= 31 and len(digits) <= 2:
        found["day"] = number
    if ending:
        found["ord"] = number
        if number <= 4:
            found["ord4"] = number
        return found
    found.update(_plain_number(len(digits), number))
    return found


def _plain_number(width: int, number: int) -> dict[str, int | str]:
    able = {
        "num": True,
        "n": True,
        "year": width == 4 and 1000 <= number < 2200,
        "yy": width == 2,
        "dd": width == 2 and 1 <= number <= 31,
        "mm": width == 2 and 1 <= number <= 12,
        "min": width == 2 and number < 60,
        "hh": width <= 2 and number < 25,
        "hhmm": width == 4 and number // 100 < 24 and number % 100 < 60,
    }
    return {label: number for label, fits in able.items() if fits}


@cache
def _words() -> dict[str, dict[str, int | str]]:
    """Give the labels of each word of the lexicon and of the patterns."""
    found: dict[str, dict[str, int | str]] = {}
    for label, words in lexicon().items():
        for word, value in words.items():
            found.setdefault(word, {})[label] = value
    for word, labels in list(found.items()):
        order = labels.get("ord")
        if isinstance(order, int) and order <= 4:
            labels["ord4"] = order
            if order <= 2:
                labels["ord2"] = order
        if "month" in labels and len(word) <= 4:
            found.setdefault(word + ".", {})["month"] = labels["month"]
    for word in literals():
        found.setdefault(word, {})[LITERAL + word] = word
    return found
