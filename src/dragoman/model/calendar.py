"""Arithmetic of calendar units: what a relative expression means, and from which day it is counted.

Weeks begin on Monday (ISO 8601), seasons are the meteorological ones of the northern half
(winter is December to February), decades and centuries begin with their round year, as in
EDTF ("199X", "19XX").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model.time import Interval, Shift

__all__ = [
    "MONTHS",
    "PARTS",
    "add_months",
    "anchors_of",
    "apply_shift",
    "bounded",
    "in_words",
    "part_of",
    "unit_around",
    "unit_meant",
]

PARTS = ("early", "mid", "late", "first-half", "second-half")
"""Parts of a unit that need no anchor; "so-far" and "from-now" do."""

STRICT = "strict"
"""The part of a shift that does not mean the unit of its anchor ("last Tuesday", on a Tuesday)."""

MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
"""Length in months of the units that consist of months."""

PLACES = {
    "q1": (0, 3),
    "q2": (3, 6),
    "q3": (6, 9),
    "q4": (9, 12),
    "spring": (2, 5),
    "summer": (5, 8),
    "autumn": (8, 11),
    "winter": (11, 14),
}
"""Quarters and seasons of a year, as months from its start."""

CUTS = {
    "month": (10, 20),
    "week": (2, 4),
    "quarter": (1, 2),
    "season": (1, 2),
    "year": (4, 8),
    "decade": (48, 84),
    "century": (396, 792),
}
"""Where "early" ends and "late" begins: days of a month or a week, months of longer units."""

LONGEST = {"day": 1, "week": 7, "weekday": 7, "weekend": 7, "month": 31, "quarter": 92}
"""The longest unit in days, for bounding a search; others are as long as their months."""


def add_months(day: date, months: int) -> date:
    """Give the first day of the month that lies `months` after the month of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def unit_around(unit: str, day: date, amount: int = 0) -> Interval:
    """Give the calendar unit that lies `amount` units after the one that holds `day`.

    Raises ValueError or OverflowError beyond the years 1 to 9999.
    """
    if unit == "day":
        return Interval.day(day + timedelta(days=amount))
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=amount)
        return Interval(monday, monday + timedelta(weeks=1))
    length = MONTHS[unit]
    offset = 11 if unit == "season" else 0
    place = (day.year * 12 + day.month - 1 - offset) // length + amount
    start = place * length + offset
    following = start + length
    return Interval(
        date(start // 12, start % 12 + 1, 1), date(following // 12, following % 12 + 1, 1)
    )


def unit_meant(shift: Shift | None, inside: Interval) -> Interval | None:
    """Give the one calendar unit that a relative expression can mean if it covers `inside`.

    "In June" that covers 2024-06-19 is June 2024, whatever it was counted from. None when
    `inside` is open, lies across two units, or is no such month or day.
    """
    if shift is None or shift.part is not None or shift.length != 1:
        return None
    if inside.start is None or inside.end is None:
        return None
    last = inside.end - timedelta(days=1)
    if shift.month is not None:
        unit = "day" if shift.day is not None else "month"
        if last.month != shift.month or (shift.day is not None and last.day != shift.day):
            return None
    elif shift.weekday is not None:
        unit = "day"
        if last.weekday() != shift.weekday:
            return None
    else:
        unit = shift.unit
    if unit not in MONTHS and unit not in {"day", "week"}:
        return None
    found = unit_around(unit, inside.start)
    return found if found.contains(inside) else None


def part_of(unit: str, whole: Interval, part: str | None) -> Interval:
    """Give the early, middle or late part (or a half) of a unit; the whole where it has none."""
    if unit == "year" and part in PLACES and whole.start is not None:
        return Interval(*(add_months(whole.start, months) for months in PLACES[part]))
    if whole.start is None or whole.end is None or part not in PARTS or unit not in CUTS:
        return whole
    if part in {"first-half", "second-half"}:
        if unit == "week":
            return whole
        half = 15 if unit == "month" else MONTHS[unit] // 2
        cut = _cut(unit, whole.start, half)
        first, second = (whole.start, cut), (cut, whole.end)
        return Interval(*(first if part == "first-half" else second))
    early, late = (_cut(unit, whole.start, place) for place in CUTS[unit])
    return {
        "early": Interval(whole.start, early),
        "mid": Interval(early, late),
        "late": Interval(late, whole.end),
    }[part]


def _cut(unit: str, start: date, place: int) -> date:
    if unit in {"month", "week"}:
        return start + timedelta(days=place)
    return add_months(start, place)


def bounded(interval: Interval, bound: str) -> Interval:
    """Give the time that "since", "until", "by", "before" or "after" make of another one."""
    match bound:
        case "since":
            return Interval(interval.start, None)
        case "until" | "by":
            return Interval(None, interval.end)
        case "before":
            return Interval(None, interval.start)
        case "after":
            return Interval(interval.end, None)
        case _:
            return interval


def in_words(interval: Interval) -> str:
    """Write an interval for a reader: its day, month or year, else its first and last day."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        if start is not None:
            return f"from {start.isoformat()} on"
        return "unknown" if end is None else f"up to {(end - timedelta(days=1)).isoformat()}"
    if interval.days == 1:
        return start.isoformat()
    if interval == unit_around("month", start):
        return start.isoformat()[:7]
    if interval == unit_around("year", start):
        return start.isoformat()[:4]
    return f"{start.isoformat()} to {(end - timedelta(days=1)).isoformat()}"


def apply_shift(shift: Shift, anchor: Interval) -> Interval | None:
    """Give what an expression means when it is counted from somewhere in `anchor`.

    From an anchor wider than a day follows all that any of its days would give; an unknown
    bound stays unknown. None when nothing follows (no bound known, or beyond the calendar).
    """
    try:
        first = _on(shift, anchor.start) if anchor.start is not None else None
        last = _on(shift, anchor.end - timedelta(days=1)) if anchor.end is not None else None
    except (ValueError, OverflowError):
        return None
    start = first.start if first is not None else None
    end = last.end if last is not None else None
    return Interval(start, end) if start is not None or end is not None else None


def anchors_of(shift: Shift, target: Interval) -> Interval | None:
    """Give the days from which the expression can have been said if it means a day of `target`.

    The inverse of `apply_shift`: "last year" of something in 2024 is said in 2025. What is
    told as past is not said before it happened. A bare month or season is open to two
    readings in that month itself ("in June", said in June), and both are allowed for.
    None when no day fits ("on Tuesday" of a Monday).
    """
    found: Interval | None = None
    for reading in _readings(shift):
        days = _anchors(reading, target)
        if days is not None:
            found = days if found is None else found.hull(days)
    if found is not None and _is_past(shift):
        return found.intersection(Interval(target.start, None))
    return found


def _is_past(shift: Shift) -> bool:
    """Say whether the expression can only tell of what lies at or before its anchor."""
    sought = shift.unit in {"weekday", "weekend"} or shift.month is not None
    return shift.part == "so-far" or (sought and shift.unit != "year" and shift.amount < 0)


def _readings(shift: Shift) -> tuple[Shift, ...]:
    bare = shift.month is not None and shift.day is None and shift.unit != "year"
    if bare and shift.amount != 0 and shift.part is None:
        return shift, replace(shift, part=STRICT)
    return (shift,)


def _anchors(shift: Shift, target: Interval) -> Interval | None:
    """Search the anchors of one reading: what they mean only moves on as they do."""
    reach = (abs(shift.amount) + 2) * _longest(shift)
    start = end = None
    if target.start is not None:
        low = max(1, target.start.toordinal() - reach)
        days = range(low, min(date.max.toordinal(), target.start.toordinal() + reach))
        start = days[0] + bisect_left(
            days, target.start.toordinal() + 1, key=lambda day: _reach(shift, day)[1]
        )
    if target.end is not None:
        low = max(1, target.end.toordinal() - reach)
        days = range(low, min(date.max.toordinal(), target.end.toordinal() + reach))
        end = days[0] + bisect_left(
            days, target.end.toordinal(), key=lambda day: _reach(shift, day)[0]
        )
    if start is not None and end is not None and start >= end:
        return None
    return Interval(
        None if start is None else date.fromordinal(start),
        None if end is None else date.fromordinal(end),
    )


def _reach(shift: Shift, anchor: int) -> tuple[int, int]:
    """Give the bounds of what an expression means, as ordinals, by the ordinal of its anchor."""
    try:
        found = _on(shift, date.fromordinal(anchor))
    except (ValueError, OverflowError):
        found = None
    if found is None or found.start is None or found.end is None:
        beyond = 0 if anchor < date.max.toordinal() // 2 else date.max.toordinal()
        return beyond, beyond
    return found.start.toordinal(), found.end.toordinal()


def _longest(shift: Shift) -> int:
    if shift.month is not None:
        return 366 * (8 if (shift.month, shift.day) == (2, 29) else 1)
    return LONGEST.get(shift.unit) or 31 * MONTHS[shift.unit]


def _on(shift: Shift, day: date) -> Interval | None:
    """Give what an expression means when it is counted from one day."""
    found = _first_on(shift, day)
    if shift.length == 1 or found is None or found.end is None:
        return found
    return Interval(found.start, found.end + timedelta(days=shift.length - 1))


def _first_on(shift: Shift, day: date) -> Interval | None:
    """Give the unit that is counted; of a run of days the first one."""
    unit = shift.unit
    if unit == "weekday":
        return _weekday(shift, day, shift.weekday or 0, 1)
    if unit == "weekend":
        return _weekday(shift, day, 5, 2)
    if shift.month is not None and unit != "year":
        found = _nearest(shift, day)
        return found and part_of("month" if unit == "month" else unit, found, shift.part)
    whole = unit_around(unit, day, shift.amount)
    if shift.part == "so-far":
        return Interval(whole.start, day + timedelta(days=1))
    if shift.part == "from-now":
        return Interval(day, whole.end)
    return _inside(shift, whole)


def _inside(shift: Shift, whole: Interval) -> Interval | None:
    """Give the day, month or part of a counted unit ("June last year", "Tuesday last week")."""
    assert whole.start is not None  # units have bounds
    if shift.unit == "week" and shift.part == "weekend":
        saturday = whole.start + timedelta(days=5)
        return Interval(saturday, whole.end)
    if shift.unit == "week" and shift.weekday is not None:
        return Interval.day(whole.start + timedelta(days=shift.weekday))
    if shift.unit == "year" and shift.month is not None:
        if shift.day is not None:
            return Interval.day(date(whole.start.year, shift.month, shift.day))
        month = Interval.month(whole.start.year, shift.month)
        return part_of("month", month, shift.part)
    return part_of(shift.unit, whole, shift.part)


def _weekday(shift: Shift, day: date, weekday: int, length: int) -> Interval:
    """Give the nearest such day (or weekend) in the direction of the shift."""
    back = timedelta(days=(day.weekday() - weekday) % 7)
    latest = day - back
    inside = day < latest + timedelta(days=length)
    strict = shift.part == STRICT
    if shift.amount < 0:
        start = latest - timedelta(days=7) if strict and inside else latest
    elif shift.amount > 0:
        start = latest if inside and not strict else latest + timedelta(days=7)
    else:
        start = latest if back.days <= 3 else latest + timedelta(days=7)
    return Interval(start, start + timedelta(days=length))


def _nearest(shift: Shift, day: date) -> Interval | None:
    """Give the nearest occurrence of a date without a year in the direction of the shift."""
    strict = shift.part == STRICT
    tomorrow = day + timedelta(days=1)
    past = [
        found
        for found in _occurrences(shift, day.year)
        if found.start is not None
        and found.end is not None
        and (found.end < tomorrow if strict else found.start < tomorrow)
    ]
    coming = [
        found
        for found in _occurrences(shift, day.year)
        if found.start is not None
        and found.end is not None
        and (found.start > day if strict else found.end > day)
    ]
    if shift.amount < 0 or not coming:
        return past[-1] if past else None
    if shift.amount > 0 or not past:
        return coming[0]
    here = Interval.day(day)
    return min(past[-1], coming[0], key=lambda found: found.gap(here) or 0)


def _occurrences(shift: Shift, year: int) -> Iterator[Interval]:
    """Give the occurrences of a yearless date around a year, in order of time."""
    assert shift.month is not None  # asked for yearless dates only
    reach = 8 if (shift.month, shift.day) == (2, 29) else 2
    for other in range(max(1, year - reach), min(9998, year + reach) + 1):
        if shift.day is None:
            first = date(other, shift.month, 1)
            yield Interval(first, add_months(first, MONTHS[shift.unit]))
            continue
        try:
            yield Interval.day(date(other, shift.month, shift.day))
        except ValueError:
            continue  # 29 February of a common year
