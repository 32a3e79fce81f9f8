from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dragoman.ingest.stamps import day_first, parse_day, parse_moment

EAST = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2018-04-03", "2018-04-03"),
        ("2018-4-3", "2018-04-03"),
        ("2018/04/03 10:00", "2018-04-03"),
        ("2018.04.03", "2018-04-03"),
        ("20180403", "2018-04-03"),
        (20180403, "2018-04-03"),
        ("20180403T233000Z", "2018-04-03"),
        ("20180403233000", "2018-04-03"),
        ("2018-04-03T23:30:00-05:00", "2018-04-03"),  # the next day in UTC
        ("2018-04-03T00:30:00.123456+09:00", "2018-04-03"),  # the day before in UTC
        ("2018-04-03 23:30:00 UTC", "2018-04-03"),
        ("Tue, 03 Apr 2018 23:30:00 -0500", "2018-04-03"),
        ("April 3, 2018", "2018-04-03"),
        ("3 Apr 2018, 11:30 PM", "2018-04-03"),
        ("03.04.2018", "2018-04-03"),
        ("23/04/2018", "2018-04-23"),
        ("04/23/2018", "2018-04-23"),
        ("4/4/2018", "2018-04-04"),
        (1522711800, "2018-04-02"),
        ("1522711800", "2018-04-02"),
        (1522711800000, "2018-04-02"),
        (1522711800.5, "2018-04-02"),
        (datetime(2018, 4, 3, 0, 30, tzinfo=EAST), "2018-04-03"),
        (date(2018, 4, 3), "2018-04-03"),
    ],
)
def test_a_day_is_read_in_its_own_zone(said: object, day: str) -> None:
    found = parse_day(said)
    assert found is not None
    assert (found.iso()[0], found.days) == (day, 1)


@pytest.mark.parametrize(
    ("said", "interval"),
    [
        ("2018-04", ("2018-04-01", "2018-05-01")),
        ("April 2018", ("2018-04-01", "2018-05-01")),
        ("2018", ("2018-01-01", "2019-01-01")),
        (2018, ("2018-01-01", "2019-01-01")),
    ],
)
def test_what_names_no_day_is_a_month_or_a_year(said: object, interval: tuple[str, str]) -> None:
    found = parse_day(said)
    assert found is not None
    assert found.iso() == interval


@pytest.mark.parametrize(
    "said",
    [
        "", "soon", "2018-02-30", "2018-13-01", "03/04/2018", "3/4/18", "13/13/2018", "0", 0, 1,
        True, None, ["2018-04-03"], 12, "99999999", "from 3 April 2018 to 5 May 2018", "9" * 5000,
        float("nan"), float("inf"), 10**30,
    ],
)  # fmt: skip
def test_what_is_no_single_day_is_none(said: object) -> None:
    assert parse_day(said) is None


def test_a_column_that_shows_its_order_decides_what_could_be_either() -> None:
    assert day_first(["03/04/2018", "23/04/2018"]) is True
    assert day_first(["03/04/2018", "04/23/2018"]) is False
    assert day_first(["03/04/2018", "2018-04-23"]) is None
    assert day_first(["23/04/2018", "04/23/2018"]) is None
    for first, day in ((True, "2018-04-03"), (False, "2018-03-04")):
        found = parse_day("03/04/2018", first)
        assert found is not None
        assert found.iso()[0] == day


def test_a_moment_is_given_in_utc() -> None:
    moment = datetime(2018, 4, 3, 4, 30, tzinfo=UTC)
    for said in (
        "2018-04-02T23:30:00-05:00", "2018-04-03T04:30:00Z", "2018-04-03 04:30:00",
        "20180403043000", "Mon, 02 Apr 2018 23:30:00 -0500", 1522729800, 1522729800000,
    ):  # fmt: skip
        assert parse_moment(said) == moment
    for said in ("", "soon", None, True, "0001-01-01T00:00:00+10:00"):
        assert parse_moment(said) is None
