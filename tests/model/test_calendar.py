"""Counting from an anchor, and back to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.calendar import (
    anchors_of,
    apply_shift,
    bounded,
    in_words,
    unit_around,
    unit_meant,
)
from dragoman.model.time import Interval, Shift
from tests.factory import day

LAST_YEAR = Shift("year", -1)
IN_JUNE = Shift("month", -1, month=6)
JUNE_4 = Shift("day", -1, month=6, day=4)
WEDNESDAY = Shift("weekday", -1, weekday=2)


def interval(start: str | None, end: str | None) -> Interval:
    return Interval.from_iso(start, end)


@pytest.mark.parametrize(
    ("shift", "anchor", "meant"),
    [
        (LAST_YEAR, "2019-06-20", ("2018-01-01", "2019-01-01")),
        (Shift("month", -1), "2019-01-20", ("2018-12-01", "2019-01-01")),
        (Shift("week", -1), "2019-06-20", ("2019-06-10", "2019-06-17")),
        (Shift("week", 0), "2019-06-17", ("2019-06-17", "2019-06-24")),
        (Shift("quarter", 0), "2019-06-20", ("2019-04-01", "2019-07-01")),
        (Shift("season", -1), "2019-01-20", ("2018-09-01", "2018-12-01")),
        (Shift("decade", 0), "2019-06-20", ("2010-01-01", "2020-01-01")),
        (Shift("weekday", -1, weekday=1), "2019-06-20", ("2019-06-18", "2019-06-19")),
        (Shift("weekday", -1, weekday=3), "2019-06-20", ("2019-06-20", "2019-06-21")),
        (
            Shift("weekday", -1, weekday=3, part="strict"),
            "2019-06-20",
            ("2019-06-13", "2019-06-14"),
        ),
        (Shift("weekday", 1, weekday=1), "2019-06-20", ("2019-06-25", "2019-06-26")),
        (IN_JUNE, "2019-06-20", ("2019-06-01", "2019-07-01")),
        (IN_JUNE, "2019-05-20", ("2018-06-01", "2018-07-01")),
        (Shift("month", 1, month=6), "2019-07-20", ("2020-06-01", "2020-07-01")),
        (Shift("day", 0, month=1, day=3), "2019-12-20", ("2020-01-03", "2020-01-04")),
        (Shift("day", -1, month=2, day=29), "2019-06-20", ("2016-02-29", "2016-03-01")),
        (Shift("year", -1, month=6), "2019-02-20", ("2018-06-01", "2018-07-01")),
        (Shift("month", 0, part="so-far"), "2019-06-20", ("2019-06-01", "2019-06-21")),
        (Shift("year", 0, part="from-now"), "2019-06-20", ("2019-06-20", "2020-01-01")),
        (Shift("week", -1, part="weekend"), "2019-06-20", ("2019-06-15", "2019-06-17")),
        (Shift("week", -1, weekday=1), "2019-06-20", ("2019-06-11", "2019-06-12")),
        (Shift("year", -1, part="late"), "2019-06-20", ("2018-09-01", "2019-01-01")),
    ],
)
def test_a_shift_means_these_days(shift: Shift, anchor: str, meant: tuple[str, str]) -> None:
    assert apply_shift(shift, day(anchor)) == interval(*meant)


@pytest.mark.parametrize(
    ("shift", "target", "said"),
    [
        (LAST_YEAR, "2019-06-20", ("2020-01-01", "2021-01-01")),
        (IN_JUNE, "2019-06-20", ("2019-06-20", "2020-07-01")),
        (Shift("month", -1), "2019-06-20", ("2019-07-01", "2019-08-01")),
        (Shift("day", -1, month=6, day=20), "2019-06-20", ("2019-06-20", "2020-06-20")),
        (Shift("weekday", -1, weekday=3), "2019-06-20", ("2019-06-20", "2019-06-27")),
        (Shift("day", -1), "2019-06-20", ("2019-06-21", "2019-06-22")),
        (Shift("month", 0, part="so-far"), "2019-06-20", ("2019-06-20", "2019-07-01")),
    ],
)
def test_the_target_says_when_the_words_were_said(
    shift: Shift, target: str, said: tuple[str, str]
) -> None:
    assert anchors_of(shift, day(target)) == interval(*said)


def test_a_day_of_week_that_the_target_is_not_was_never_said_of_it() -> None:
    assert anchors_of(Shift("weekday", -1, weekday=0), day("2019-06-20")) is None


def test_half_known_anchors_give_half_known_times() -> None:
    assert apply_shift(LAST_YEAR, interval("2019-06-20", None)) == interval("2018-01-01", None)
    assert apply_shift(LAST_YEAR, interval(None, None)) is None


def test_what_lies_beyond_the_calendar_is_nothing() -> None:
    assert apply_shift(Shift("century", -40), day("2019-06-20")) is None


@pytest.mark.parametrize(
    ("bound", "meant"),
    [
        ("since", ("2019-01-01", None)),
        ("until", (None, "2020-01-01")),
        ("by", (None, "2020-01-01")),
        ("before", (None, "2019-01-01")),
        ("after", ("2020-01-01", None)),
        ("", ("2019-01-01", "2020-01-01")),
    ],
)
def test_a_bound_opens_one_end(bound: str, meant: tuple[str | None, str | None]) -> None:
    assert bounded(Interval.year(2019), bound) == interval(*meant)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (("2019-06-20", "2019-06-21"), "2019-06-20"),
        (("2019-06-01", "2019-07-01"), "2019-06"),
        (("2019-01-01", "2020-01-01"), "2019"),
        (("2019-06-20", "2019-06-23"), "2019-06-20 to 2019-06-22"),
        (("2019-06-20", None), "from 2019-06-20 on"),
        ((None, "2019-06-21"), "up to 2019-06-20"),
        ((None, None), "unknown"),
    ],
)
def test_an_interval_is_written_for_a_reader(
    span: tuple[str | None, str | None], words: str
) -> None:
    assert in_words(interval(*span)) == words


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
UNITS = st.sampled_from(["day", "week", "month", "quarter", "season", "year", "decade", "century"])
PARTS = st.sampled_from([None, "early", "mid", "late", "first-half", "second-half"])
COUNTED = st.one_of(
    st.builds(Shift, UNITS, st.integers(-5, 5), part=PARTS),
    st.builds(Shift, UNITS, st.integers(-5, 0), part=st.just("so-far")),
)
WEEKDAYS = st.builds(Shift, st.just("weekday"), st.sampled_from([-1, 0, 1]), st.integers(0, 6))
YEARLESS = st.builds(
    Shift,
    st.just("day"),
    st.sampled_from([-1, 0, 1]),
    month=st.integers(1, 12),
    day=st.integers(1, 29),
)
MONTHS = st.builds(
    Shift,
    st.sampled_from(["month", "season"]),
    st.sampled_from([-1, 1]),
    month=st.sampled_from([3, 6, 9, 12]),
)
SHIFTS = st.one_of(COUNTED, WEEKDAYS, YEARLESS, MONTHS)


@given(SHIFTS, DAYS)
def test_whoever_said_it_is_among_those_who_can_have_said_it(shift: Shift, said: date) -> None:
    meant = apply_shift(shift, Interval.day(said))
    if meant is None or meant.start is None or (meant.start > said and shift.amount < 0):
        return
    anchors = anchors_of(shift, Interval.day(meant.start))
    assert anchors is not None
    assert anchors.contains(Interval.day(said))


@given(st.one_of(COUNTED, WEEKDAYS, YEARLESS), DAYS, st.integers(1, 400))
def test_whoever_can_have_said_it_means_a_day_of_the_target(
    shift: Shift, start: date, width: int
) -> None:
    target = Interval(start, start + timedelta(days=width))
    anchors = anchors_of(shift, target)
    if anchors is None or anchors.start is None or anchors.end is None:
        return
    for said in {anchors.start, anchors.end - timedelta(days=1)}:
        meant = apply_shift(shift, Interval.day(said))
        assert meant is not None
        assert meant.intersection(target) is not None


@given(SHIFTS, DAYS, st.integers(1, 800))
def test_a_wider_anchor_never_means_less(shift: Shift, start: date, width: int) -> None:
    inside = apply_shift(shift, Interval.day(start))
    whole = apply_shift(shift, Interval(start, start + timedelta(days=width)))
    assert inside is not None
    assert whole is not None
    assert whole.contains(inside)


@given(UNITS, DAYS, st.integers(-5, 5))
def test_units_follow_each_other_without_a_gap(unit: str, start: date, amount: int) -> None:
    one, following = unit_around(unit, start, amount), unit_around(unit, start, amount + 1)
    assert one.end == following.start
    here = unit_around(unit, start)
    assert here.contains(Interval.day(start))


@given(SHIFTS, DAYS)
def test_a_strict_reading_is_never_nearer(shift: Shift, said: date) -> None:
    sought = shift.month is not None or shift.weekday is not None
    if shift.amount >= 0 or not sought:
        return
    loose = apply_shift(shift, Interval.day(said))
    strict = apply_shift(replace(shift, part="strict"), Interval.day(said))
    assert loose is not None
    assert loose.start is not None
    assert strict is None or strict.start is None or strict.start <= loose.start


@pytest.mark.parametrize(
    ("shift", "inside", "meant"),
    [
        (Shift("month", -1, month=6), ("2024-06-19", "2024-06-20"), ("2024-06-01", "2024-07-01")),
        (Shift("month", -1, month=6), ("2024-07-19", "2024-07-20"), None),
        (Shift("month", -1, month=6), ("2024-06-19", "2025-06-20"), None),
        (JUNE_4, ("2024-06-04", "2024-06-05"), ("2024-06-04", "2024-06-05")),
        (JUNE_4, ("2024-06-05", "2024-06-06"), None),
        (Shift("year", -1), ("2024-06-19", "2024-06-20"), ("2024-01-01", "2025-01-01")),
        (WEDNESDAY, ("2024-06-19", "2024-06-20"), ("2024-06-19", "2024-06-20")),
        (Shift("weekday", -1, weekday=0), ("2024-06-19", "2024-06-20"), None),
        (Shift("year", 0, part="so-far"), ("2024-06-19", "2024-06-20"), None),
        (Shift("year", -1), (None, "2024-06-20"), None),
        (None, ("2024-06-19", "2024-06-20"), None),
    ],
)  # fmt: skip
def test_an_expression_that_covers_a_known_day_can_mean_one_unit_only(
    shift: Shift | None, inside: tuple[str | None, str], meant: tuple[str, str] | None
) -> None:
    found = unit_meant(shift, Interval.from_iso(*inside))
    assert (found.iso() if found else None) == meant
