"""Reads the table of words before a printed date that say on which side of it their page stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["DayRule", "day_rules", "may_be_ahead", "side_of"]

TABLE = "told_days"
LONGEST = 100
"""Code points before a date that are looked at."""
BEFORE = 4
"""Words before a pattern among which `not_before` is sought."""
NAMED_YEAR = re.compile(r"\b(?:the|an?|its|his|her|their)\s$", re.IGNORECASE)
"""What stands before a year that is part of a name ("the 2031 protocol")."""
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


def may_be_ahead(text: str, sentence: tuple[int, int], act: tuple[int, int], date: int) -> bool:
    """Say whether a date in the clause of a past act may be that of something still to come.

    So it may where the sentence looks ahead, where the date stands behind a word for talking,
    which then had it for a subject, and where a year is part of a name. All are places in `text`.
    """
    ahead, talks = _ahead()
    words = frozenset(re.findall(r"[\w-]+", text[slice(*sentence)].lower()))
    said = frozenset(re.findall(r"[\w-]+", text[slice(*act)].lower()))
    if ahead & words or (talks & said and date > act[0]):
        return True
    return text[date : date + 4].isdigit() and bool(NAMED_YEAR.search(text[:date][-8:]))


@cache
def _ahead() -> tuple[frozenset[str], frozenset[str]]:
    table = read_table(TABLE)["ahead"]
    return frozenset(table["words"]), frozenset(table["talks"])
