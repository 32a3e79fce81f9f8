"""The table of words that tell time, typed (``times.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = [
    "Holiday",
    "TenseWords",
    "TimeExample",
    "TimeRule",
    "TrapWords",
    "agreeing_cues",
    "bound_phrases",
    "figure_orders",
    "future_cues",
    "holidays",
    "lexicon",
    "quoting_marks",
    "tense_words",
    "time_rules",
    "trap_words",
]


@dataclass(frozen=True, slots=True)
class TimeExample:
    """A sentence of our own with the expression that it holds."""

    text: str
    found: str
    value: str
    published: str | None = None
    interval: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One row of the grammar: patterns over words, and what becomes of them.

    `unit`, `part`, `sign` and `value` are the constants of `make`; `anchor` is "publication",
    "expression" or "event" (where the words say nothing else), "either" for the text's own time and
    else the publication; `guard` names a condition beyond the words, empty for none.
    """

    name: str
    make: str
    patterns: tuple[str, ...]
    examples: tuple[TimeExample, ...]
    guard: str = ""
    anchor: str = "publication"
    unit: str = ""
    part: str | None = None
    sign: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day: `month` and `day`, days after Easter Sunday, or the `nth` weekday of a month.

    `weekday` is 0 (Monday) to 6; the last such day of the month is number -1.
    """

    name: str
    month: int = 0
    day: int = 0
    easter: int | None = None
    weekday: int = 0
    nth: int = 0


@dataclass(frozen=True, slots=True)
class TrapWords:
    """Words around a weekday, month or number that make it something else."""

    before: frozenset[str]
    after: frozenset[str]
    words: frozenset[str]
    leading: frozenset[str]
    year_leading: frozenset[str]
    year_doubtful: frozenset[str]
    gatherings: frozenset[str]
    measures: frozenset[str]
    labels: frozenset[str]
    phrases: frozenset[str]
    """Two words before a weekday or month that name a paper or a feast with it."""
    speeches: frozenset[str]
    """What is held on the day of a feast and named after it."""
    played: frozenset[str]
    """What is played in halves and quarters."""


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Words that place a clause before or after the day of publication; lemmas."""

    future_auxiliaries: frozenset[str]
    future_governors: frozenset[str]
    future_participles: frozenset[str]
    future_nouns: frozenset[str]
    future_of_object: frozenset[str]
    awaiting: frozenset[str]
    gatherings: frozenset[str]
    done_by_infinitive: frozenset[str]
    future_adjectives: frozenset[str]
    past_adjectives: frozenset[str]


def _table(name: str) -> Any:
    try:
        return read_table("times")[name]
    except KeyError as error:
        raise CodebookError(f"times.toml: no table {name!r}") from error


@cache
def lexicon() -> Mapping[str, Mapping[str, int | str]]:
    """Give the words with a value, by label."""
    found: dict[str, Mapping[str, int | str]] = _table("lexicon")
    return found


@cache
def time_rules() -> tuple[TimeRule, ...]:
    """Give the rows of the grammar in order; raises CodebookError for a row without example."""
    rules = []
    for row in _table("rule"):
        fields = {key: value for key, value in row.items() if key != "example"}
        fields["patterns"] = tuple(fields["patterns"])
        examples = tuple(TimeExample(**example) for example in row.get("example", ()))
        if not examples:
            raise CodebookError(f"times.toml: rule {row['name']!r} has no example")
        rules.append(TimeRule(examples=examples, **fields))
    return tuple(rules)


@cache
def bound_phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give (bound, words) of every phrase that makes a time one bound, longest phrase first."""
    phrases = (
        (bound, tuple(phrase.split())) for bound, row in _table("bounds").items() for phrase in row
    )
    return tuple(sorted(phrases, key=lambda pair: (-len(pair[1]), pair)))


@cache
def trap_words() -> TrapWords:
    """Give the words that make something else of a time."""
    return TrapWords(**_frozen(_table("traps")))


@cache
def holidays() -> Mapping[str, Holiday]:
    """Give the named days by name."""
    return {row["name"]: Holiday(**row) for row in _table("holiday")}


@cache
def figure_orders() -> Mapping[str, str]:
    """Give the order of dates in figures, "day" or "month" first, by the end of a page's host."""
    table = _table("figures")
    orders = dict.fromkeys(table["day_first"], "day")
    return orders | dict.fromkeys(table["month_first"], "month")


@cache
def agreeing_cues() -> tuple[str, ...]:
    """Give the words between two days that are said to be the same day."""
    return tuple(_table("agreeing")["cues"])


@cache
def future_cues() -> tuple[str, ...]:
    """Give the words that put an act after the page that tells it."""
    return tuple(_table("inference")["future"])


@cache
def quoting_marks() -> tuple[str, ...]:
    """Give the marks of a quotation."""
    return tuple(_table("inference")["quoting"])


@cache
def tense_words() -> TenseWords:
    """Give the words that set a clause's tense."""
    return TenseWords(**_frozen(_table("tense")))


def _frozen(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}
