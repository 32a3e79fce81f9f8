"""Days that are printed, in words or figures, with their year or without."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dragoman.codebook.times import Holiday, holidays
from dragoman.dates.feasts import day_of_feast
from dragoman.dates.grammar import Match
from dragoman.dates.makers.words import amount_of
from dragoman.dates.meaning import Meaning
from dragoman.model.time import Interval, Shift

__all__ = ["DAYS"]

PIVOT = 69
"""Years of two figures from here on are of the 20th century (POSIX, strptime, %y)."""


def _date(match: Match) -> Meaning:
    month, day = match.get("month"), match.get("day") or match.get("ord")
    if month is None:
        month, day = match.get("mm"), match.get("dd")
    assert month is not None  # the patterns demand it
    assert day is not None
    weekday, year = match.get("wday"), match.get("year")
    date(2000, month, day)
    clock = _clock_of_date(match)
    bare = Meaning("day", "TIME" if clock else "DATE", clock=clock, weekday=weekday)
    if year is not None:
        return replace(bare, interval=Interval.day(date(year, month, day)))
    if match.get("rel") is not None:
        return replace(bare, shift=Shift("year", amount_of(match), weekday, month, day))
    return replace(bare, shift=Shift("day", 0, weekday, month, day), seek=True)


def _nth_weekday(match: Match) -> Meaning:
    year, month, weekday, number = (match.get(x) for x in ("year", "month", "weekday", "ord"))
    assert year is not None
    assert month is not None
    feast = Holiday("", month=month, weekday=weekday or 0, nth=number or 0)
    day = day_of_feast(feast, year)
    if day.month != month or not number:
        raise ValueError("no such day in this month")
    return Meaning("day", interval=Interval.day(day))


def _clock_of_date(match: Match) -> str:
    """Give the TIMEX3 ending of a time of day that stands within a date."""
    if match.get("hh") is not None:
        return f"T{match.get('hh'):02d}:{match.get('min'):02d}"
    code = "MO" if match.has("hours") else match.word("daypart")
    return f"T{code}" if code else ""


def _figures(match: Match) -> Meaning | None:
    """Read 25/03/2019; 05/03/2019 gives both days that it can be.

    Points always part the day from the month in this order (DIN 5008 and its like).
    """
    year = match.get("year")
    if year is None:
        short = match.get("yy") or 0
        year = short + (1900 if short >= PIVOT else 2000)
    parts = match.all("num") or (match.get("dd") or 0, match.get("mm") or 0)
    names = [name for name, _ in match.labels if name in {"dd", "mm"}]
    if names == ["mm", "dd"]:
        parts = (parts[1], parts[0])
    first, second = parts[:2]
    dotted = match.has(".") and not match.has("/")
    orders = ((second, first),) if dotted else ((second, first), (first, second))
    days = tuple(_days_that_exist(year, orders))
    if not days:
        return None
    if len(days) == 1:
        return Meaning("day", interval=Interval.day(days[0]), weekday=match.get("wday"))
    return Meaning("day", options=days, weekday=match.get("wday"))


def _days_that_exist(year: int, orders: tuple[tuple[int, int], ...]) -> Iterator[date]:
    seen: set[date] = set()
    for month, day in orders:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found not in seen:
            seen.add(found)
            yield found


def _days(match: Match) -> Meaning | None:
    """Read "March 3-5": from the first day to the last."""
    month, year = match.get("month"), match.get("year")
    first, last = match.all("day")
    assert month is not None
    if first >= last or (match.has("and") and not match.has("between") and last > first + 1):
        return None  # "3 and 9 May" are two days
    if year is not None:
        end = date(year, month, last) + timedelta(days=1)
        return Meaning("days", interval=Interval(date(year, month, first), end))
    date(2000, month, last)
    shift = Shift("day", 0, month=month, day=first)
    return Meaning("days", shift=shift, seek=True, length=last - first + 1)


def _holiday(match: Match) -> Meaning:
    year = match.get("year")
    named = [label[1:] for label, _ in match.labels if label.startswith("=")]
    name = " ".join(word for word in named if word not in {",", "'s"})
    holiday = holidays()[name]
    if year is not None:
        return Meaning("day", interval=Interval.day(day_of_feast(holiday, year)))
    if holiday.easter is None and not holiday.nth:
        shift = Shift("day", 0, month=holiday.month, day=holiday.day)
        return Meaning("day", shift=shift, seek=True)
    return Meaning("day", feast=holiday)


DAYS: Mapping[str, Callable[[Match], Meaning | None]] = {
    "date": _date,
    "figures": _figures,
    "nth-weekday": _nth_weekday,
    "days": _days,
    "holiday": _holiday,
}
"""Maker of a rule → gives what its match means; None when it is no time after all."""
