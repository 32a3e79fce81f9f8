"""Which states there were on a day, under which name, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from dragoman.codebook.states import State, state, states
from dragoman.errors import CodebookError
from dragoman.model.time import Interval

__all__ = ["existed_on", "heirs", "name_on", "parse_years", "states_named", "states_on"]

YEARS = re.compile(r"|\d{3,4}-(\d{3,4})?|-\d{3,4}")


def parse_years(years: str) -> Interval:
    """Give the time of "1922-1991" (both years counted), "1991-" or "-1935"; unbounded for ""."""
    if not YEARS.fullmatch(years):
        raise CodebookError(f"states.toml: years {years!r} are not like '1922-1991'")
    first, _, last = years.partition("-")
    start = date(int(first), 1, 1) if first else None
    end = date(int(last) + 1, 1, 1) if last else None
    return Interval(start, end)


def existed_on(row: State, day: date) -> bool:
    """Say whether a state was there on a day, by its years: a whole year counts for it."""
    return _within(day, row.years)


def states_on(day: date) -> tuple[State, ...]:
    """Give the states and territories of the table that were there on a day."""
    return tuple(row for row in states().values() if existed_on(row, day))


def name_on(key: str, day: date) -> str:
    """Give the news name that a state bore on a day: "Zaire" for DR Congo in 1990."""
    row = state(key)
    return next((name for name, years in row.former if _within(day, years)), row.name)


def states_named(name: str, day: date | None = None) -> tuple[State, ...]:
    """Give the states that a name or demonym can mean, those there on `day` alone if it is given.

    A name that a state bore for some years still means that state at any later time ("Burma"
    of 2015 is Myanmar), and none before it was first used.
    """
    found = _by_name().get(name, ())
    if day is None:
        return tuple(row for row, _ in found)
    return tuple(
        row for row, start in found if existed_on(row, day) and (start is None or start <= day)
    )


def heirs(key: str, day: date) -> tuple[State, ...]:
    """Give the states that stood on a day where this one had been: itself while it lasted.

    Empty for a day before it began.
    """
    row = state(key)
    if existed_on(row, day):
        return (row,)
    start = parse_years(row.years).start
    if start is not None and day < start:
        return ()
    return tuple(dict.fromkeys(heir for k in row.successors for heir in heirs(k, day)))


def _within(day: date, years: str) -> bool:
    time = parse_years(years)
    return (time.start is None or time.start <= day) and (time.end is None or day < time.end)


@cache
def _by_name() -> dict[str, tuple[tuple[State, date | None], ...]]:
    found: dict[str, tuple[tuple[State, date | None], ...]] = {}
    for name, row, start in _names():
        found[name] = (*found.get(name, ()), (row, start))
    return found


def _names() -> Iterator[tuple[str, State, date | None]]:
    for row in states().values():
        former = dict(row.former)
        for name in dict.fromkeys((row.name, *row.names, *row.demonyms)):
            yield name, row, parse_years(former.get(name, "")).start
