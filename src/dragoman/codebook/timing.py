"""The table of words that say which time dates which act, typed (``timing.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table

__all__ = ["TimingExample", "TimingWords", "timing_examples", "timing_words"]


@dataclass(frozen=True, slots=True)
class TimingWords:
    """Words that say which time an act has; lemmas."""

    reporting: frozenset[str]
    one_act: frozenset[str]
    carriers_of_object: frozenset[str]
    carriers_of_subject: frozenset[str]
    statements: frozenset[str]
    speaking: frozenset[str]
    actors: frozenset[str]
    at: frozenset[str]
    within: frozenset[str]
    later: frozenset[str]
    earlier: frozenset[str]
    simultaneous: frozenset[str]
    conditions: frozenset[str]
    occasions: frozenset[str]
    resumed: frozenset[str]
    gatherings: frozenset[str]
    held: frozenset[str]
    containing: frozenset[str]
    answering: frozenset[str]
    responding: frozenset[str]
    responses: frozenset[str]
    answered: frozenset[str]


@dataclass(frozen=True, slots=True)
class TimingExample:
    """A sentence of our own, one of its acts, and the time that this act has."""

    text: str
    trigger: str
    interval: tuple[str, str]
    published: str | None = None


@cache
def timing_words() -> TimingWords:
    """Give the words that join acts to times."""
    table = read_table("timing")["words"]
    return TimingWords(**{name: frozenset(words) for name, words in table.items()})


@cache
def timing_examples() -> tuple[TimingExample, ...]:
    """Give the sentences that show which time an act has."""
    return tuple(
        TimingExample(**{**row, "interval": tuple(row["interval"])})
        for row in read_table("timing")["example"]
    )
