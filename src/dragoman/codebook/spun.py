"""Reads what tells swapped words from an author's own (`spun.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["SHAPES", "SpunTable", "function_words", "slot_words", "spun_table"]

SHAPES = {
    "rarity": (1, 7),
    "before": (5, 9),
    "after": (5, 9),
    "hint": (5, 6),
    "function": (1, 9),
    "article": (1, 2),
}
"""Rows and columns of each table of weights; what they stand for is said in the file."""


@dataclass(frozen=True, slots=True)
class SpunTable:
    """Weights of evidence (natural logarithms) and where the verdicts begin."""

    weights: Mapping[str, tuple[tuple[float, ...], ...]]
    genuine: float
    """Mean weight a word of genuine pages."""
    genre: float
    word: float
    """Standard deviations of that mean from page to page, and of one word's weight."""
    suspect: float
    strong: float
    """Scores (standard deviations above `genuine`) at which the verdicts begin."""
    strong_with_slots: float
    """The lower score for texts in which function words are missing from their places…"""
    slots: float
    """… in more than this share (see `resolve.slots.slot_share`)."""
    least_words: int
    """Words that a text must give as evidence for the verdict "strong"."""
    even: float
    slope: float
    """The score of even odds, and how fast the odds change with it."""


@cache
def spun_table() -> SpunTable:
    """Give the table; raises CodebookError when a part of it has not the shape it should have."""
    table = read_table("spun")
    weights = {}
    for name, (rows, columns) in SHAPES.items():
        part = tuple(tuple(float(cell) for cell in row) for row in table["weights"][name])
        if len(part) != rows or any(len(row) != columns for row in part):
            raise CodebookError(f"spun.toml: {name} is not {rows} rows of {columns}")
        weights[name] = part
    verdict = table["verdict"]
    numbers = {name: float(verdict[name]) for name in verdict if name != "least_words"}
    return SpunTable(weights, least_words=int(verdict["least_words"]), **numbers)


@cache
def function_words() -> frozenset[str]:
    """Give the commonest words of news English, which have no content to be swapped."""
    return frozenset(read_table("spun")["function_words"].split())


@cache
def slot_words() -> tuple[str, ...]:
    """Give the function words whose place in a sentence shows them, in the table's order."""
    return tuple(read_table("spun")["slot_words"].split())
