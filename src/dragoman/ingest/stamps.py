"""What tables and feeds write into their date columns → days and moments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dragoman.codebook.printed_dates import find_printed_dates, month_number
from dragoman.model.time import Interval

__all__ = ["day_first", "parse_day", "parse_moment"]

YEARS = range(1800, 2200)
LONGEST = 100
"""Code points of a date; what is longer is a sentence."""
ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:$|[T\s_,]+\d.*|Z$)")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:$|T?\d{4}(?:\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$)")
MONTH = re.compile(r"(\d{4})[-/](\d{1,2})$|([^\W\d]{3,12})\.?,?\s+(\d{4})$")
YEAR = re.compile(r"\d{4}$")
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:$|[T\s_,]+\d.*)")
FOURTEEN = re.compile(r"\d{14}$")
# Seconds since 1970 from 1973 to 2128, and the same counted in thousandths, millionths, billionths.
FIRST_SECOND, LAST_SECOND = 10**8, 5 * 10**9
UNITS = (1, 10**3, 10**6, 10**9)
SECONDS = re.compile(r"\d{9,19}(?:\.\d+)?$")


def parse_day(value: object, first: bool | None = None) -> Interval | None:
    """Give the day that a cell names, a month or year where it names no more; None: no date.

    A full time stamp is cut to its day in its own zone; seconds since 1970 are counted in UTC.
    `first` says whether the day stands before the month in "03/04/2018"; such a date is None
    while that is not known.
    """
    if isinstance(value, datetime):
        return Interval.day(value.date())
    if isinstance(value, date):
        return Interval.day(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    if not text or len(text) > LONGEST:
        return None
    day = _numbered(text, first) or _counted(text)
    if day is not None:
        return Interval.day(day)
    return _longer(text) or _worded(text)


def parse_moment(value: object) -> datetime | None:
    """Give the moment that a cell names, in UTC (which is taken where no zone is said)."""
    if isinstance(value, datetime):
        return _utc(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    if not text or len(text) > LONGEST:
        return None
    if FOURTEEN.match(text):  # as web archives write it
        text = f"{text[:8]}T{text[8:]}Z"
    counted = _seconds(text)
    if counted is not None:
        return counted
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return _utc(read(text))
        except (ValueError, OverflowError, IndexError):
            continue
    return None


def day_first(values: Iterable[object]) -> bool | None:
    """Say whether a column writes the day before the month; None while none of it tells."""
    said = set()
    for value in values:
        match = NUMBERS.match(str(value).strip()) if isinstance(value, str) else None
        if match and match.group(2) != ".":
            one, two = int(match.group(1)), int(match.group(3))
            if one > 12 >= two:
                said.add(True)
            elif two > 12 >= one:
                said.add(False)
    return said.pop() if len(said) == 1 else None


def _numbered(text: str, first: bool | None) -> date | None:
    """Read "2018-04-03", "20180403" and "3/4/2018", with or without a clock behind."""
    if match := ISO.match(text):
        return _date(match.group(1), match.group(3), match.group(4))
    if match := COMPACT.match(text):
        return _date(*match.groups())
    if match := NUMBERS.match(text):
        one, mark, two, year = match.groups()
        if mark == "." or one == two:
            return _date(year, two, one)
        if int(one) > 12 or int(two) > 12:
            return _date(year, two, one) or _date(year, one, two)
        if first is not None:
            return _date(year, two, one) if first else _date(year, one, two)
    return None


def _counted(text: str) -> date | None:
    moment = _seconds(text)
    return moment.date() if moment else None


def _seconds(text: str) -> datetime | None:
    """Read seconds since 1970, or thousandths, millionths or billionths of them."""
    if not SECONDS.match(text):
        return None
    number = float(text)
    for unit in UNITS:
        if FIRST_SECOND <= number / unit < LAST_SECOND:
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number / unit)
    return None


def _longer(text: str) -> Interval | None:
    """Read a month or a year."""
    if match := MONTH.match(text):
        month = int(match.group(2)) if match.group(2) else month_number(match.group(3).lower())
        year = int(match.group(1) or match.group(4))
        if month and 1 <= month <= 12 and year in YEARS:
            return Interval.month(year, month)
    if YEAR.match(text) and int(text) in YEARS:
        return Interval.year(int(text))
    return None


def _worded(text: str) -> Interval | None:
    """Read "Tue, 3 Apr 2018 23:30:00 -0500" and the like, if it names one day."""
    if NUMBERS.match(text):
        return None  # undecided between day and month
    days = {printed.day for printed in find_printed_dates(text)}
    return Interval.day(days.pop()) if len(days) == 1 else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if int(year) in YEARS else None
    except ValueError:
        return None


def _utc(moment: datetime) -> datetime | None:
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:  # the first or last hours of the calendar
        return None
