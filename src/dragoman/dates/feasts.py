"""Days that have a name: on which day of a year a feast falls."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.codebook.times import Holiday
from dragoman.model.time import Interval

__all__ = ["day_of_feast", "feast_near"]


def day_of_feast(feast: Holiday, year: int) -> date:
    """Give the day of a feast in a year; raises ValueError beyond the calendar."""
    if feast.easter is not None:
        return _easter(year) + timedelta(days=feast.easter)
    if feast.nth:
        return _nth_weekday(year, feast.month, feast.weekday, feast.nth)
    return date(year, feast.month, feast.day)


def feast_near(feast: Holiday, anchor: Interval, direction: int) -> Interval | None:
    """Give the feast's day sought from `anchor`: -1 the latest, +1 the first, 0 the nearest.

    None where the anchor is open, or so wide that its first and last day mean other feasts.
    """
    if anchor.start is None or anchor.end is None:
        return None
    ends = {anchor.start, anchor.end - timedelta(days=1)}
    found = {_sought(feast, day, direction) for day in ends}
    return Interval.day(found.pop()) if len(found) == 1 else None


def _sought(feast: Holiday, day: date, direction: int) -> date:
    years = range(max(1, day.year - 1), min(9999, day.year + 1) + 1)
    days = [day_of_feast(feast, year) for year in years]
    if direction < 0:
        return max(found for found in days if found <= day)
    if direction > 0:
        return min(found for found in days if found >= day)
    return min(days, key=lambda found: abs(found - day))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """Give Easter Sunday (Gregorian; Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
