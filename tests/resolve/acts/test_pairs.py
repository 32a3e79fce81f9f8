"""Only acts that can be one event are paired."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.model.time import Interval
from dragoman.resolve.acts.acts import make_acts
from dragoman.resolve.acts.pairs import LARGE, near_pairs
from dragoman.resolve.acts.world import make_world
from dragoman.resolve.entities import link_entities
from tests.factory import day
from tests.resolve.build import Page, between


def _paired(*pages: Page) -> list[tuple[int, int]]:
    """Give the pairs of claims by their places."""
    claims = [claim for page in pages for claim in page.claims]
    linked = link_entities([m for page in pages for m in page.mentions], (), ())
    world = make_world(linked.entities, linked.entity_of)
    acts = make_acts(claims, world, {page.document.id: page.document for page in pages})
    place = {claim.id: number for number, claim in enumerate(claims)}
    found = (sorted((place[left], place[right])) for left, right in near_pairs(acts, world))
    return sorted((first, second) for first, second in found)


def _told(
    number: int, time: Interval | None, parties: str = "Modi Kishida", kind: str = "CONSULT"
) -> Page:
    page = Page("Modi and Kishida met.", address=f"made:{number}")
    states = {"Modi": "IND", "Kishida": "JPN"}
    actors = tuple(page.person(name, state=states[name]) for name in parties.split())
    page.claim("met", kind, extension="die" if kind == "DIE" else "", actors=actors, time=time)
    return page


@pytest.mark.parametrize(
    ("first", "second", "paired"),
    [
        (day("2023-03-20"), day("2023-03-20"), True),
        (day("2023-03-20"), day("2023-03-31"), True),
        (day("2023-03-20"), day("2023-04-01"), False),
        (between("2023-03-01", "2023-04-01"), day("2023-03-09"), True),
        (None, day("2023-03-20"), True),
        (None, None, True),
        (Interval(None, date(2023, 3, 1)), day("2023-03-11"), True),
        (Interval(None, date(2023, 3, 1)), day("2023-03-12"), False),
        (Interval(date(2023, 3, 1), None), day("2023-02-01"), False),
        (Interval(date(2023, 3, 1), None), Interval(None, date(2023, 1, 1)), False),
        (Interval(date(2023, 3, 1), None), Interval(date(2029, 3, 1), None), True),
    ],
)
def test_acts_of_the_same_parties_are_paired_unless_more_than_ten_days_lie_between(
    first: Interval | None, second: Interval | None, paired: bool
) -> None:
    assert _paired(_told(0, first), _told(1, second)) == [(0, 1)] * paired
    assert _paired(_told(0, second), _told(1, first)) == [(0, 1)] * paired


def test_who_is_told_dead_twice_died_once_however_far_the_days_lie_apart() -> None:
    days = (day("2023-03-20"), day("2025-03-20"))
    assert _paired(*(_told(n, when, kind="DIE") for n, when in enumerate(days))) == [(0, 1)]


def test_acts_of_one_party_alone_meet_all_acts_of_that_party() -> None:
    pages = [
        _told(0, None, "Modi"),
        _told(1, None, "Modi Kishida"),
        _told(2, None, "Modi"),
        _told(3, None, "Kishida"),
    ]
    assert _paired(*pages) == [(0, 1), (0, 2), (1, 2), (1, 3)]


def test_acts_of_two_kinds_are_not_paired() -> None:
    assert _paired(_told(0, None), _told(1, None, kind="ACCUSE")) == []


def test_in_a_large_block_only_days_in_common_bring_two_together() -> None:
    days = [date(2023, 3, 1)] * 2
    days += [date(2023, 4, 1) + timedelta(days=2 * n) for n in range(LARGE - 2)]
    pages = [_told(n, Interval.day(when)) for n, when in enumerate(days)]
    assert len(_paired(*pages)) > LARGE
    assert _paired(*pages, _told(LARGE, None)) == [(0, 1)]
