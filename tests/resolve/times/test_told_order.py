"""A page's own words on the order of its acts bound their times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.calendar import apply_shift
from dragoman.model.claim import Claim, Relation, TimeLink
from dragoman.model.document import Document
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval, Shift
from dragoman.resolve.dates import Inferred, infer_dates
from tests.factory import claim_of

PAGE = Document(address="page", text="It visited and it signed two days after that.")
VISITED, SIGNED = Span(PAGE.id, 3, 10), Span(PAGE.id, 18, 24)
CUE = Span(PAGE.id, 25, 39)
DAY = date(2019, 3, 19)
TWO_DAYS = Shift("day", 2)
AFTER = TimeLink(VISITED, Relation.AFTER, CUE)


def claim(trigger: Span, day: Interval = UNBOUNDED, *order: TimeLink, speaker: str = "") -> Claim:
    basis = Basis.EXPLICIT if day.known else Basis.UNKNOWN
    return claim_of(
        Span(trigger.document, 0, 40),
        trigger,
        time=Dating(day, basis),
        speaker_name=speaker,
        order=order,
    )


def infer(
    claims: Sequence[Claim], *more: Document, groups: Sequence[Sequence[str]] = ()
) -> Inferred:
    return infer_dates([PAGE, *more], claims, {}, groups)


def times(found: Inferred, *claims: Claim) -> list[Interval | None]:
    known = (found.claim_times.get(one.id) for one in claims)
    return [one and one.interval for one in known]


def test_what_was_after_a_dated_act_is_not_before_it_and_says_so() -> None:
    visited, signed = claim(VISITED, Interval.day(DAY)), claim(SIGNED, UNBOUNDED, AFTER)
    found = infer([visited, signed])
    assert times(found, visited, signed) == [None, Interval(DAY, None)]
    assert found.claim_times[signed.id].steps == (
        "the page puts it 'two days after' 'visited', 2019-03-19",
    )


def test_what_a_dated_act_followed_is_not_after_it() -> None:
    visited, signed = claim(VISITED), claim(SIGNED, Interval.day(DAY), AFTER)
    found = infer([visited, signed])
    assert times(found, visited, signed) == [Interval(None, date(2019, 3, 20)), None]
    assert found.claim_times[visited.id].steps == (
        "the page puts 'signed', 2019-03-19, 'two days after' it",
    )


def test_what_was_before_a_dated_act_is_not_after_it() -> None:
    link = TimeLink(VISITED, Relation.BEFORE, CUE)
    visited, signed = claim(VISITED, Interval.day(DAY)), claim(SIGNED, UNBOUNDED, link)
    assert times(infer([visited, signed]), signed) == [Interval(None, date(2019, 3, 20))]


def test_days_are_counted_in_both_directions() -> None:
    link = TimeLink(VISITED, Relation.AFTER, CUE, TWO_DAYS)
    visited, signed = claim(VISITED, Interval.day(DAY)), claim(SIGNED, UNBOUNDED, link)
    assert times(infer([visited, signed]), signed) == [Interval.day(date(2019, 3, 21))]
    visited, signed = claim(VISITED), claim(SIGNED, Interval.day(DAY), link)
    assert times(infer([visited, signed]), visited) == [Interval.day(date(2019, 3, 17))]


def test_a_day_of_a_visit_of_three_need_not_be_the_one_that_is_meant() -> None:
    link = TimeLink(VISITED, Relation.SAME_DAY, CUE, Shift("day", 0), lasts=3)
    visited, signed = claim(VISITED, Interval.day(DAY)), claim(SIGNED, UNBOUNDED, link)
    around = Interval(date(2019, 3, 17), date(2019, 3, 22))
    assert times(infer([visited, signed]), signed) == [around]


def test_a_war_that_was_before_an_act_may_be_dated_by_a_later_day_of_it() -> None:
    link = replace(AFTER, lasts=0)
    visited, signed = claim(VISITED), claim(SIGNED, Interval.day(DAY), link)
    assert times(infer([visited, signed]), visited) == [None]


def test_what_another_voice_tells_is_not_put_in_order() -> None:
    visited = claim(VISITED, Interval.day(DAY), speaker="Oslo")
    signed = claim(SIGNED, UNBOUNDED, AFTER)
    assert times(infer([visited, signed]), signed) == [None]


def test_a_printed_day_is_not_moved_by_an_order_that_it_contradicts() -> None:
    visited = claim(VISITED, Interval.day(DAY))
    signed = claim(SIGNED, Interval.day(date(2018, 3, 19)), AFTER)
    found = infer([visited, signed])
    assert times(found, visited, signed) == [None, None]


def test_an_order_reaches_a_page_that_tells_the_same_event() -> None:
    other = Document(address="other", text="They visited then and all was well there.")
    link = TimeLink(VISITED, Relation.AFTER, CUE, TWO_DAYS)
    visited, signed = claim(VISITED), claim(SIGNED, UNBOUNDED, link)
    dated = claim(Span(other.id, 5, 12), Interval.day(DAY))
    found = infer([visited, signed, dated], other, groups=[[visited.id, dated.id]])
    assert times(found, visited, signed) == [Interval.day(DAY), Interval.day(date(2019, 3, 21))]
    assert found.claim_times[signed.id].steps == (
        "the page puts it 'two days after' 'visited', 2019-03-19",
        "its page gives 2019-03-19 only by inference: page other dates the same event 2019-03-19",
    )


@given(
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
    st.integers(1, 40),
    st.sampled_from(["day", "week", "month", "year"]),
    st.integers(-9, 9),
    st.integers(1, 14),
)
def test_what_is_counted_back_and_forth_contains_what_it_began_with(
    first: date, days: int, unit: str, amount: int, lasts: int
) -> None:
    shift = Shift(unit, amount)
    relation = Relation.AFTER if amount > 0 else Relation.BEFORE
    link = TimeLink(VISITED, relation, CUE, shift, lasts)
    start = Interval(first, date.fromordinal(first.toordinal() + days))
    visited, signed = claim(VISITED, start), claim(SIGNED, UNBOUNDED, link)
    (found,) = times(infer([visited, signed]), signed)
    counted = apply_shift(shift, start)
    assert found is not None
    assert counted is not None
    assert found.contains(counted)
    assert times(infer([visited, signed]), visited) == [None]
