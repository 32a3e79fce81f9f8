"""The table of words that tell time, typed (``times.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table

__all__ = ["TenseWords", "TimingWords", "tense_words", "timing_words"]


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Words that place a clause before or after the day of publication; lemmas."""

    future_auxiliaries: frozenset[str]
    future_governors: frozenset[str]
    future_participles: frozenset[str]
    future_adjectives: frozenset[str]
    past_adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class TimingWords:
    """Words that say which time an act has; lemmas."""

    reporting: frozenset[str]
    carriers_of_object: frozenset[str]
    carriers_of_subject: frozenset[str]
    within: frozenset[str]
    later: frozenset[str]
    earlier: frozenset[str]
    simultaneous: frozenset[str]


@cache
def tense_words() -> TenseWords:
    """Give the words that set a clause's tense."""
    table = read_table("times")["tense"]
    return TenseWords(**{name: frozenset(words) for name, words in table.items()})


@cache
def timing_words() -> TimingWords:
    """Give the words that join acts to times."""
    table = {k: v for k, v in read_table("times")["timing"].items() if k != "example"}
    return TimingWords(**{name: frozenset(words) for name, words in table.items()})
