"""What holds of every time, whatever its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.dates.expressions import find_times
from dragoman.dates.normalize import edtf_of, edtf_of_bound, parse_edtf
from dragoman.model.calendar import MONTHS, apply_shift, bounded, part_of, unit_around
from dragoman.model.parsed import Parsed
from dragoman.model.time import Basis, Dating, Interval, TimeExpression
from tests.factory import parsed

DAYS = st.dates(date(1001, 1, 1), date(2199, 12, 31))
MODERN = st.dates(date(1900, 1, 1), date(2099, 12, 31))
UNITS = st.sampled_from(["day", "week", *MONTHS])
PARTS = st.sampled_from(["early", "mid", "late", "first-half", "second-half"])
BOUNDS = st.sampled_from(["", "since", "until", "by", "before", "after"])

COUNTED_IN_DAYS = (
    "They met today. They met yesterday. They meet tomorrow. They met two days ago.\n"
    "They met the day before yesterday. They meet the day after tomorrow.\n"
    "They spoke this morning. They spoke last night. They spoke ten days ago.\n"
    "They spoke yesterday evening."
)
COUNTED_IN_UNITS = (
    "They met last week. They met this month. They met last year. They meet next quarter.\n"
    "They met three weeks ago. They met two years ago. They met a decade ago.\n"
    "They met on Tuesday. They will meet on Tuesday. They met last Friday.\n"
    "They met in June. They will meet in June. They met on 3 March. They met last weekend.\n"
    "They met earlier this month. They met in late June. They met last spring."
)


@given(DAYS, UNITS)
def test_a_unit_written_in_edtf_is_read_as_the_same_days(day: date, unit: str) -> None:
    interval = unit_around(unit, day)
    assert parse_edtf(edtf_of(unit, interval)) == interval


@given(DAYS, UNITS, PARTS)
def test_a_part_of_a_unit_written_in_edtf_is_read_as_the_same_days(
    day: date, unit: str, part: str
) -> None:
    interval = part_of(unit, unit_around(unit, day), part)
    assert parse_edtf(edtf_of(unit, interval)) == interval


@given(DAYS, st.integers(1, 40_000), UNITS, BOUNDS)
def test_any_interval_written_in_edtf_is_read_as_the_same_days(
    day: date, length: int, unit: str, bound: str
) -> None:
    interval = bounded(Interval(day, day + timedelta(days=length)), bound)
    assert parse_edtf(edtf_of(unit, interval)) == interval
    assert parse_edtf(edtf_of_bound(interval)) == interval


@given(st.text(alphabet="0123456789X-/.[], ", max_size=24))
def test_what_is_no_edtf_is_none_and_breaks_nothing(text: str) -> None:
    read = parse_edtf(text)
    assert read is None or read.known


@settings(max_examples=12, deadline=None)
@given(MODERN)
def test_a_printed_date_is_that_day_in_every_order(day: date) -> None:
    month, number = day.strftime("%B"), day.day
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    orders = [
        f"{number} {month} {day.year}",
        f"{month} {number}, {day.year}",
        f"{number} {month[:3]} {day.year}",
        f"{month} {number}{ending}, {day.year}",
        f"the {number}{ending} of {month} {day.year}",
        f"{day:%A}, {number} {month} {day.year}",
        f"{day:%A}, {month} {number}, {day.year}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y/%m/%d}",
        f"{day:%d.%m.%Y}",
    ]
    text = "\n".join(f"The envoys met on {order}." for order in orders)
    found = find_times(parsed(text))
    assert [time.text for time in found] == orders
    assert {time.interval for time in found} == {Interval.day(day)}


@settings(max_examples=60, deadline=None)
@given(MODERN, st.integers(-4000, 4000))
def test_a_later_publication_moves_what_is_counted_in_days_by_as_many_days(
    day: date, by: int
) -> None:
    here = _published(parsed(COUNTED_IN_DAYS), day)
    there = _published(parsed(COUNTED_IN_DAYS), day + timedelta(days=by))
    assert len(here) == 10
    assert [_moved(time, by) for time in here] == [time.interval for time in there]


@settings(max_examples=60, deadline=None)
@given(MODERN)
def test_what_is_counted_in_calendar_units_follows_the_publication(day: date) -> None:
    found = _published(parsed(COUNTED_IN_UNITS), day)
    assert len(found) == 17
    for time in found:
        assert time.basis is Basis.PUBLICATION
        assert time.shift is not None
        assert time.interval == apply_shift(time.shift, Interval.day(day))


@settings(max_examples=60, deadline=None)
@given(MODERN, st.integers(-500, 500))
def test_whole_weeks_move_days_of_week_by_as_many(day: date, weeks: int) -> None:
    text = (
        "They met on Tuesday. They will meet on Tuesday. They met last Friday. They met last week."
    )
    here = _published(parsed(text), day)
    there = _published(parsed(text), day + timedelta(weeks=weeks))
    assert [_moved(time, 7 * weeks) for time in here] == [time.interval for time in there]


def _published(read: Parsed, day: date) -> tuple[TimeExpression, ...]:
    dating = Dating(Interval.day(day), Basis.PRINTED, ("given by the test",))
    return find_times(replace(read, document=replace(read.document, published=dating)))


def _moved(time: TimeExpression, days: int) -> Interval:
    assert time.interval is not None
    assert time.interval.start is not None
    assert time.interval.end is not None
    move = timedelta(days=days)
    return Interval(time.interval.start + move, time.interval.end + move)
