"""How a time is written down: TIMEX3 values and EDTF."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.model.calendar import add_months
from dragoman.model.time import Interval, Shift

__all__ = [
    "duration_value",
    "edtf_of",
    "edtf_of_bound",
    "parse_edtf",
    "timex_of",
    "unanchored_value",
]

SEASONS = {3: ("SP", 21), 6: ("SU", 22), 9: ("FA", 23), 12: ("WI", 24)}
"""First month → TIMEX3 code and EDTF (level 1) number."""

FIRST_MONTHS = {number: month for month, (_, number) in SEASONS.items()}
EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|(\d{3})X|(\d\d)XX")

DURATIONS = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "quarter": "P{}Q",
    "year": "P{}Y",
    "decade": "P{}Y",
    "century": "P{}Y",
}

UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "season": "XXXX",
    "half": "XXXX-HX",
    "fiscal": "XXXX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def timex_of(grain: str, start: date) -> str:
    """Give the TIMEX3 value of the unit `grain` that begins on `start`."""
    year = f"{start.year:04d}"
    match grain:
        case "year":
            return year
        case "decade":
            return year[:3]
        case "century":
            return year[:2]
        case "half":
            return f"{year}-H{1 if start.month < 7 else 2}"
        case "quarter":
            return f"{year}-Q{(start.month + 2) // 3}"
        case "season":
            return f"{year}-{SEASONS[start.month][0]}"
        case "month":
            return f"{year}-{start.month:02d}"
        case "week" | "weekend":
            iso = start.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if grain == "weekend" else "")
        case _:
            return start.isoformat()


def unanchored_value(grain: str, shift: Shift | None) -> str:
    """Give the TIMEX3 value of a time whose anchor is not known: XXXX-06, XXXX-WXX-2."""
    if shift is not None and shift.month is not None:
        if shift.unit == "season":
            return f"XXXX-{SEASONS[shift.month][0]}"
        if shift.unit == "half":
            return f"XXXX-H{1 if shift.month == 1 else 2}"
        if shift.unit == "quarter":
            return f"XXXX-Q{(shift.month + 2) // 3}"
        return f"XXXX-{shift.month:02d}" + (f"-{shift.day:02d}" if shift.day else "")
    if shift is not None and shift.weekday is not None:
        return f"XXXX-WXX-{shift.weekday + 1}"
    return UNKNOWN.get(grain, "XXXX-XX-XX")


def duration_value(unit: str, count: int | str) -> str:
    """Give the TIMEX3 value of a length: P2W; "X" for an unnamed count; decades count years."""
    if unit == "fortnight":
        return f"P{2 * count}W" if isinstance(count, int) else "PXW"
    if unit == "decade" and isinstance(count, int):
        return f"P{10 * count}Y"
    if unit == "century" and isinstance(count, int):
        return f"P{100 * count}Y"
    return DURATIONS[unit].format(count)


def edtf_of(grain: str, interval: Interval) -> str:
    """Give an interval in EDTF (ISO 8601-2): a plain unit where it is one, else both ends."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return edtf_of_bound(interval)
    last = end - timedelta(days=1)
    if last == start:
        return start.isoformat()
    if start.day == 1 and end.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        if grain == "season" and months == 3 and start.month in SEASONS:
            return f"{start.year:04d}-{SEASONS[start.month][1]}"
        if months == 1:
            return f"{start.year:04d}-{start.month:02d}"
        if start.month == 1 and months == 12:
            return f"{start.year:04d}"
        if start.month == 1 and months == 120 and start.year % 10 == 0:
            return f"{start.year:04d}"[:3] + "X"
        if start.month == 1 and months == 1200 and start.year % 100 == 0:
            return f"{start.year:04d}"[:2] + "XX"
    return f"{start.isoformat()}/{last.isoformat()}"


def edtf_of_bound(interval: Interval) -> str:
    """Give a half-open or unknown interval in EDTF: "2024-06-19/..", "../2024-06-19"."""
    start, end = interval.start, interval.end
    if start is None and end is None:
        return ""
    first = start.isoformat() if start else ".."
    last = (end - timedelta(days=1)).isoformat() if end else ".."
    return f"{first}/{last}"


def parse_edtf(text: str) -> Interval | None:
    """Read the EDTF that is written here; None for anything else, and for what is no date.

    That is: a day, month, year, season (21 to 24), decade ("199X") or century ("19XX"), and two
    of them with "/" between, of which one may be open ("..").
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _edtf_unit(text)
    start = _edtf_unit(first) if first != ".." else Interval(None, None)
    end = _edtf_unit(last) if last != ".." else Interval(None, None)
    if start is None or end is None or (start.start is None and end.end is None):
        return None
    if start.start is not None and end.end is not None and start.start >= end.end:
        return None
    return Interval(start.start, end.end)


def _edtf_unit(text: str) -> Interval | None:
    match = EDTF.fullmatch(text)
    if match is None:
        return None
    year, month, day, decade, century = (int(part) if part else None for part in match.groups())
    try:
        if decade is not None or century is not None:
            start = date(decade * 10 if decade is not None else (century or 0) * 100, 1, 1)
            return Interval(start, add_months(start, 120 if decade is not None else 1200))
        if day is not None:
            return Interval.day(date(year or 0, month or 0, day))
        start = date(year or 0, FIRST_MONTHS.get(month or 1, month or 1), 1)
        return Interval(start, add_months(start, 12 if not month else 3 if month > 12 else 1))
    except (ValueError, OverflowError):
        return None
