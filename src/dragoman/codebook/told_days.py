"""Reads the table of words before a printed date that say on which side of it their page stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["DayRule", "day_rules", "side_of"]

TABLE = "told_days"
LONGEST = 100
"""Code points before a date that are looked at."""
BEFORE = 4
"""Words before a pattern among which `not_before` is sought."""
WORD = re.compile(r"[\w’']+")
SENTENCE = re.compile(r"[.!?][”\"’)]*\s+(?=[A-Z“\"])|\n")


@dataclass(frozen=True, slots=True)
class DayRule:
    """One row: `side` is "past" or "future"."""

    name: str
    side: str
    pattern: re.Pattern[str]
    not_before: frozenset[str]
    example: str
    trap: str


@cache
def day_rules() -> tuple[DayRule, ...]:
    """Give every rule, those of the past first."""
    table = read_table(TABLE)
    place = table["place"]["pattern"]
    try:
        return tuple(
            DayRule(
                name=row["name"],
                side=side,
                pattern=re.compile(row["pattern"].replace("PLACE", place)),
                not_before=frozenset(row["not_before"]),
                example=row["example"],
                trap=row["trap"],
            )
            for side in ("past", "future")
            for row in table[side]
        )
    except (KeyError, re.error) as error:
        raise CodebookError(f"{TABLE}.toml: {error!r}") from error


def side_of(text: str, start: int) -> DayRule | None:
    """Give the rule that the words right before a date satisfy; None where none does.

    `start` is the place of the date in the text. Words of an earlier sentence do not count.
    """
    before = SENTENCE.split(text[max(0, start - LONGEST) : start])[-1]
    for rule in day_rules():
        found = rule.pattern.search(before)
        if found is None:
            continue
        ahead = WORD.findall(before[: found.start()].lower())[-BEFORE:]
        if not rule.not_before & set(ahead):
            return rule
    return None
