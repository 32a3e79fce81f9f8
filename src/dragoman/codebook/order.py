"""Reads the table of words that put two acts in order of time (``order.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["LifeWords", "OrderCue", "OrderWords", "life_words", "order_cues", "order_words"]

TABLE = "order"
RELATIONS = frozenset({"after", "before", "same day"})
JOINS = frozenset({"noun", "clause", "both"})
NEEDS = frozenset({"", "perfect", "simple", "lasting", "held"})


@dataclass(frozen=True, slots=True)
class OrderCue:
    """One row: words, and the relation of the act beside them to the act behind them."""

    words: tuple[str, ...]
    relation: str
    joins: str
    example: str
    act: str
    other: str
    trap: str
    needs: str = ""
    not_under: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class OrderWords:
    """The other words of the table, in lower case; `held` and `lasting` are lemmas."""

    then: frozenset[str]
    vague: frozenset[str]
    soon: frozenset[str]
    repeated: frozenset[str]
    negated: frozenset[str]
    doubtful: frozenset[str]
    held: frozenset[str]
    lasting: Mapping[str, int]
    """Days that an act lasts at most; 0 where nobody can say, 1 for all that are not named."""


@dataclass(frozen=True, slots=True)
class LifeWords:
    """What tells that somebody died, and which acts only the living do."""

    frame: str
    relatives: frozenset[str]
    types: frozenset[str]
    extensions: frozenset[str]
    examples: tuple[tuple[str, str], ...]
    """Sentences, and the full name of who died in each; empty where none is told."""


@cache
def order_cues() -> tuple[OrderCue, ...]:
    """Give the rows, those of most words first; raises CodebookError for one that is wrong."""
    found = []
    for row in read_table(TABLE)["cue"]:
        words = {"words": tuple(row["words"].split())}
        not_under = {"not_under": frozenset(row.get("not_under", ()))}
        try:
            cue = OrderCue(**{**row, **words, **not_under})
        except TypeError as error:
            raise CodebookError(f"{TABLE}.toml: cue {row['words']!r}: {error}") from error
        if cue.relation not in RELATIONS or cue.joins not in JOINS or cue.needs not in NEEDS:
            raise CodebookError(f"{TABLE}.toml: cue {row['words']!r}: no such relation or need")
        found.append(cue)
    return tuple(sorted(found, key=lambda cue: -len(cue.words)))


@cache
def order_words() -> OrderWords:
    """Give the words that count, guard and last."""
    table = read_table(TABLE)
    guards = table["guards"]
    return OrderWords(
        then=frozenset(table["then"]["words"]),
        vague=frozenset(table["count"]["vague"]),
        soon=frozenset(table["count"]["soon"]),
        repeated=frozenset(guards["repeated"]),
        negated=frozenset(guards["negated"]),
        doubtful=frozenset(guards["doubtful"]),
        held=frozenset(guards["held"]),
        lasting=table["lasting"],
    )


@cache
def life_words() -> LifeWords:
    """Give the words that tell of a death and of acts of the living."""
    table = read_table(TABLE)["life"]
    return LifeWords(
        frame=table["frame"],
        relatives=frozenset(table["relatives"]),
        types=frozenset(table["types"]),
        extensions=frozenset(table["extensions"]),
        examples=tuple((row["text"], row["name"]) for row in table["example"]),
    )
