"""Who belonged to what, and when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.codebook.members import (
    Membership,
    joined_or_left,
    members_on,
    memberships,
    organizations_of,
    organizations_with_members,
    suspended_on,
)
from dragoman.codebook.organizations import organizations
from dragoman.codebook.states import states
from dragoman.errors import CodebookError
from dragoman.model.time import Interval

FACTS = [
    ("nato", "FIN", date(2023, 4, 4), "joined"),
    ("nato", "SWE", date(2024, 3, 7), "joined"),
    ("nato", "MKD", date(2020, 3, 27), "joined"),
    ("nato", "POL", date(1999, 3, 12), "joined"),
    ("eu", "GBR", date(2020, 2, 1), "left"),
    ("eu", "HRV", date(2013, 7, 1), "joined"),
    ("eu", "POL", date(2004, 5, 1), "joined"),
    ("eurozone", "HRV", date(2023, 1, 1), "joined"),
    ("schengen", "CHE", date(2008, 12, 12), "joined"),
    ("council-of-europe", "RUS", date(2022, 3, 16), "left"),
    ("csto", "UZB", date(2012, 12, 19), "left"),
    ("cis", "GEO", date(2009, 8, 18), "left"),
    ("sco", "IRN", date(2023, 7, 4), "joined"),
    ("brics", "ZAF", date(2010, 12, 24), "joined"),
    ("brics", "IDN", date(2025, 1, 6), "joined"),
    ("g8", "RUS", date(2014, 3, 24), "left"),
    ("opec", "QAT", date(2019, 1, 1), "left"),
    ("opec", "AGO", date(2024, 1, 1), "left"),
    ("asean", "KHM", date(1999, 4, 30), "joined"),
    ("au", "MAR", date(2017, 1, 31), "joined"),
    ("commonwealth", "ZWE", date(2003, 12, 7), "left"),
    ("commonwealth", "RWA", date(2009, 11, 29), "joined"),
    ("ecowas", "NER", date(2025, 1, 29), "left"),
    ("eaeu", "KGZ", date(2015, 8, 12), "joined"),
    ("warsaw-pact", "DDR", date(1990, 9, 24), "left"),
]


@pytest.mark.parametrize(("key", "code", "day", "change"), FACTS)
def test_a_state_joins_or_leaves_on_its_day(key: str, code: str, day: date, change: str) -> None:
    eve = day - timedelta(days=1)
    member = f"state/{code}" in members_on(f"organization/{key}", day)
    before = f"state/{code}" in members_on(f"organization/{key}", eve)
    assert (before, member) == ((False, True) if change == "joined" else (True, False))


@pytest.mark.parametrize(
    ("key", "day", "number"),
    [
        ("nato", date(1950, 1, 1), 12),
        ("nato", date(2001, 1, 1), 19),
        ("nato", date(2025, 1, 1), 32),
        ("eu", date(1990, 1, 1), 12),
        ("eu", date(2015, 1, 1), 28),
        ("eu", date(2021, 1, 1), 27),
        ("eurozone", date(2026, 1, 1), 21),
        ("schengen", date(2025, 1, 1), 29),
        ("council-of-europe", date(2021, 1, 1), 47),
        ("council-of-europe", date(2023, 1, 1), 46),
        ("csto", date(2020, 1, 1), 6),
        ("sco", date(2025, 1, 1), 10),
        ("brics", date(2025, 2, 1), 10),
        ("asean", date(2020, 1, 1), 10),
        ("asean", date(2025, 12, 1), 11),
        ("opec", date(2025, 1, 1), 12),
        ("g7", date(2020, 1, 1), 7),
        ("g8", date(2010, 1, 1), 8),
        ("g20", date(2020, 1, 1), 19),
        ("gcc", date(2020, 1, 1), 6),
        ("arab-league", date(2020, 1, 1), 22),
        ("au", date(2020, 1, 1), 55),
        ("commonwealth", date(2023, 1, 1), 56),
        ("oecd", date(2022, 1, 1), 38),
        ("apec", date(2020, 1, 1), 21),
        ("ecowas", date(2024, 1, 1), 15),
        ("ecowas", date(2025, 6, 1), 12),
        ("saarc", date(2020, 1, 1), 8),
        ("eac", date(2025, 1, 1), 8),
        ("eaeu", date(2020, 1, 1), 5),
        ("warsaw-pact", date(1980, 1, 1), 7),
        ("comecon", date(1985, 1, 1), 10),
    ],
)
def test_an_organization_counts_as_many_members_as_it_says(
    key: str, day: date, number: int
) -> None:
    assert len(members_on(f"organization/{key}", day)) == number


def test_a_suspended_member_stays_one() -> None:
    league, day = "organization/arab-league", date(2015, 1, 1)
    assert "state/SYR" in members_on(league, day)
    assert suspended_on(league, day) == ("state/SYR",)
    assert suspended_on(league, date(2023, 5, 7)) == ()


def test_a_state_is_told_its_organizations() -> None:
    assert organizations_of("state/CUB", date(1985, 1, 1)) == ("organization/comecon",)
    assert {"organization/nato", "organization/council-of-europe"} == set(
        organizations_of("state/TUR", date(2000, 1, 1))
    ) - {"organization/g20", "organization/oecd"}


def test_the_changes_of_a_year_are_listed_by_day() -> None:
    assert joined_or_left("organization/opec", date(2016, 1, 1), date(2017, 1, 1)) == (
        (date(2016, 1, 1), "state/IDN", "joined"),
        (date(2016, 7, 1), "state/GAB", "joined"),
        (date(2016, 11, 30), "state/IDN", "left"),
    )


def test_a_membership_tells_organization_state_and_time() -> None:
    assert memberships("organization/union-state")[0] == Membership(
        "organization/union-state", "state/BLR", Interval(date(2000, 1, 26), None)
    )


def test_an_organization_without_told_members_has_none() -> None:
    assert members_on("organization/imf", date(2020, 1, 1)) == ()


def test_an_unknown_organization_is_an_error_of_the_table() -> None:
    with pytest.raises(CodebookError, match="no organization 'organization/x'"):
        members_on("organization/x", date(2020, 1, 1))


def test_members_and_their_organizations_are_listed_and_never_twice_at_once() -> None:
    assert set(organizations_with_members()) <= set(organizations())
    for key in organizations_with_members():
        rows = memberships(key)
        assert {row.state for row in rows} <= set(states())
        for row in rows:
            others = [r for r in rows if r is not row and r.state == row.state]
            assert not [
                r for r in others if r.suspended == row.suspended and r.held.intersection(row.held)
            ]


def test_who_is_suspended_is_a_member_then() -> None:
    for key in organizations_with_members():
        for row in memberships(key):
            if row.suspended and row.held.start:
                assert row.state in members_on(key, row.held.start), (key, row.state)
