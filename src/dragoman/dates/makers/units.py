"""Months, quarters, seasons, years, decades and centuries, printed or counted as whole ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dragoman.dates.grammar import Match
from dragoman.dates.makers.words import HALVES, amount_of, number_of, part_told, printed_unit
from dragoman.dates.meaning import Meaning
from dragoman.model.calendar import add_months
from dragoman.model.time import Interval, Shift

__all__ = ["UNITS"]

MONTHS_OF_YEAR = 12
SEASON_NAMES = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def _month(match: Match) -> Meaning:
    month, year = match.get("month"), match.get("year")
    assert month is not None
    part = part_told(match)
    if year is not None:
        return printed_unit(match, "month", year, month)
    amount = match.get("rel")
    if amount is None:
        return Meaning("month", shift=Shift("month", 0, month=month, part=part), seek=True)
    if match.has("year"):
        return Meaning("month", shift=Shift("year", amount, month=month, part=part))
    if amount == 0:
        return Meaning("month", shift=Shift("year", 0, month=month))
    return Meaning("month", shift=Shift("month", amount, month=month, part="strict"))


def _told_year(match: Match) -> Meaning:
    """Read "in May of that year"."""
    month, day = match.get("month"), match.get("day")
    if day is not None:
        date(2000, month or 0, day)
    grain = "day" if day is not None else "month"
    return Meaning(grain, shift=Shift("year", 0, month=month, day=day))


def _year(match: Match) -> Meaning:
    year = match.get("year")
    assert year is not None
    found = printed_unit(match, "year", year, 1)
    half = match.get("ord2") or match.get("half_year")
    return replace(found, grain="half") if half is not None else found


def _months_of_year(match: Match) -> Meaning:
    year, months = match.get("year"), number_of(match.all("n"))
    assert year is not None
    whole = Interval.year(year)
    if not 0 < months < MONTHS_OF_YEAR:
        raise ValueError("no part of a year")
    if match.has("first"):
        found = Interval(whole.start, add_months(date(year, 1, 1), months))
    else:
        found = Interval(add_months(date(year, 1, 1), MONTHS_OF_YEAR - months), whole.end)
    return Meaning("year", interval=found)


def _decade(match: Match) -> Meaning:
    year = match.get("decade")
    assert year is not None
    if year % 100 == 0 and (match.has("the") is False):
        raise ValueError("a round number of years")
    return printed_unit(match, "decade", year, 1)


def _century(match: Match) -> Meaning:
    number = match.get("ord")
    if number is None or not 1 < number <= 22:
        raise ValueError(f"no century {number}")
    return printed_unit(match, "century", (number - 1) * 100, 1)


def _quarter(match: Match) -> Meaning:
    number, year = match.get("quarter") or match.get("ord4"), match.get("year")
    assert number is not None
    month = 3 * number - 2
    if year is not None:
        return printed_unit(match, "quarter", year, month)
    if match.get("rel") is not None:
        return Meaning("quarter", shift=Shift("year", amount_of(match), part=f"q{number}"))
    return Meaning("quarter", shift=Shift("quarter", 0, month=month), seek=True)


def _half(match: Match) -> Meaning:
    number = match.get("ord2") or 1
    if match.has("year"):
        return Meaning("half", shift=Shift("year", 0, part=HALVES[number]))
    return Meaning("half", shift=Shift("half", 0, month=6 * number - 5), seek=True)


def _season(match: Match) -> Meaning:
    month, year, amount = match.get("season"), match.get("year"), match.get("rel")
    assert month is not None
    part = part_told(match)
    if year is not None:
        return printed_unit(match, "season", year, month)
    if match.has("of"):
        found = Shift("year", amount or 0, part=SEASON_NAMES[month])
        return Meaning("season", shift=found)
    if amount == 0 or amount is None:
        return Meaning("season", shift=Shift("season", 0, month=month, part=part))
    return Meaning("season", shift=Shift("season", amount, month=month, part=part or "strict"))


def _years(match: Match) -> Meaning | None:
    first, *rest = match.all("year")
    last = rest[0] if rest else first - first % 100 + (match.get("yy") or 0)
    if not first < last < first + 100 or (match.has("/") and last != first + 1):
        return None
    return Meaning("years", interval=Interval(date(first, 1, 1), date(last + 1, 1, 1)))


def _fiscal(match: Match) -> Meaning:
    """Read a fiscal year: begins in another month, and is named otherwise, from state to state.

    The United States' 2019 began in October 2018, Australia's in July 2018, India's and
    Britain's in April 2019. "2018/19" names both years, and begins in the first.
    """
    year, short = match.get("year"), match.get("yy")
    if year is None and short is None:
        return Meaning("fiscal", shift=Shift("year", amount_of(match)))
    if year is None:
        year, short = 2000 + (short or 0), None
    if short is not None:
        found = Interval(date(year, 4, 1), date(year + 1, 10, 1))
    else:
        found = Interval(date(year - 1, 7, 1), date(year + 1, 7, 1))
    return Meaning("fiscal", interval=found)


UNITS: Mapping[str, Callable[[Match], Meaning | None]] = {
    "month": _month,
    "year": _year,
    "months-of-year": _months_of_year,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "season": _season,
    "years": _years,
    "half": _half,
    "fiscal": _fiscal,
    "told-year": _told_year,
}
"""Maker of a rule → gives what its match means; None when it is no time after all."""
