"""Bounds are handed round until nothing narrows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

import pytest

from dragoman.model.time import UNBOUNDED, Interval
from dragoman.resolve.times.bounds import PUBLICATION, Bound, Given, Known, Link, Order
from dragoman.resolve.times.propagate import PATIENCE, settle
from tests.factory import day

YEAR = Interval.year(2020)
MAY = Interval.month(2020, 5)


def since(text: str) -> Interval:
    return Interval(day(text).start, None)


def until(text: str) -> Interval:
    return Interval(None, day(text).end)


def test_each_end_is_explained_by_one_bound_and_that_is_the_one_that_says_most() -> None:
    links = [
        Given("page", Bound(since("2020-02-01"), "early")),
        Given("page", Bound(since("2020-03-01"), "later")),
        Given("page", Bound(until("2020-12-31"), "wide")),
        Given("page", Bound(MAY, "both")),
    ]
    found = settle({"page": YEAR}, links)
    assert found.known == {"page": MAY}
    assert found.why == {"page": (Bound(MAY, "both"),)}
    assert found.refused == {}


def test_bounds_travel_along_a_chain_of_any_length() -> None:
    names = [f"n{number:03}" for number in range(200)]
    links = [Order(one, other, "before", "after") for one, other in pairwise(names)]
    given = dict.fromkeys(names, UNBOUNDED) | {names[0]: day("2020-05-03")}
    found = settle(given, links)
    assert {found.known[name] for name in names[1:]} == {since("2020-05-03")}


def test_the_larger_set_of_bounds_that_agree_is_kept_and_the_other_one_refused() -> None:
    one, other, wrong = (
        Bound(Interval.year(2020), "one"),
        Bound(MAY, "other"),
        Bound(Interval.year(2019), "wrong"),
    )
    found = settle({"page": UNBOUNDED}, [Given("page", bound) for bound in (one, other, wrong)])
    assert found.known == {"page": MAY}
    assert found.refused == {"page": (wrong,)}
    assert found.against == {"page": (other,)}


def test_what_is_given_is_never_outvoted() -> None:
    links = [Given("page", Bound(Interval.year(2019), reason)) for reason in ("one", "two")]
    found = settle({"page": day("2020-05-03")}, links)
    assert found.known == {"page": day("2020-05-03")}
    assert [bound.reason for bound in found.refused["page"]] == ["one", "two"]


def test_nothing_rests_on_a_bound_that_was_believed_and_then_outvoted() -> None:
    """The page looks like one of 2019 at first; two chains that arrive later say 2020."""
    links: list[Link] = [
        Given("page", Bound(Interval.year(2019), "rash")),
        Order("page", "reader", "before", "after", rank=PUBLICATION),
        *(Hearsay(f"source{n}", "page") for n in (1, 2)),
        *(Given(f"source{n}", Bound(MAY, "known"), rank=5) for n in (1, 2)),
    ]
    given = dict.fromkeys(("page", "reader", "source1", "source2"), UNBOUNDED)
    found = settle(given, links)
    assert found.known["page"] == MAY
    assert found.known["reader"] == Interval(MAY.start, None)
    assert [bound.reason for bound in found.refused["page"]] == ["rash"]


@pytest.mark.parametrize("length", [2, 3, 7])
def test_what_comes_back_round_a_circle_explains_nothing_however_long_it_is(length: int) -> None:
    """The echo says most, both ends at once; yet all that it says came from the first node."""
    ring = [f"n{number}" for number in range(length)]
    start, end = Bound(since("2020-05-01"), "start"), Bound(until("2020-05-31"), "end")
    links = [
        *(Hearsay(one, other) for one, other in pairwise([*ring, ring[0]])),
        *(Given(ring[0], bound) for bound in (start, end)),
    ]
    found = settle(dict.fromkeys(ring, UNBOUNDED), links)
    assert found.known == dict.fromkeys(ring, MAY)
    assert found.why[ring[0]] == (start, end)
    told = {node: [bound.reason for bound in why] for node, why in found.why.items()}
    assert told == {ring[0]: ["start", "end"]} | {
        other: [f"as {one} says"] for one, other in pairwise(ring)
    }


def test_a_circle_that_creeps_on_day_by_day_ends_and_is_told() -> None:
    links = [DayAfter("one", "other"), DayAfter("other", "one")]
    given = {"one": since("2020-01-01"), "other": since("2020-01-01")}
    found = settle(given, links)
    assert found.circles == ("one", "other")
    first = day("2020-01-01").start
    assert first is not None
    assert found.known["one"].start == first + timedelta(days=PATIENCE)


@dataclass(frozen=True, slots=True)
class Hearsay:
    """The target is of the day of the source, once that is known."""

    source: str
    target: str
    rank: int = PUBLICATION

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.source,)

    @property
    def writes(self) -> tuple[str, ...]:
        return (self.target,)

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        if known[self.source].known:
            yield (
                self.target,
                Bound(known[self.source], f"as {self.source} says", through=(self.source,)),
            )


@dataclass(frozen=True, slots=True)
class DayAfter:
    """The later one begins at least a day after the earlier one."""

    earlier: str
    later: str
    rank: int = PUBLICATION

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.earlier,)

    @property
    def writes(self) -> tuple[str, ...]:
        return (self.later,)

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        start = known[self.earlier].start
        if start is not None:
            yield self.later, Bound(Interval(start + timedelta(days=1), None), "a day after")
