"""Matching and dating take turns."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.dates.expressions import find_times
from dragoman.extract.parse import parse
from dragoman.model.agreement import Agreement, Step, StepState
from dragoman.model.derived import Inferred
from dragoman.model.time import Basis, Dating, Interval, TimeExpression
from dragoman.resolve.entities import link_entities
from dragoman.resolve.rounds import Matched, date_by_agreements, match_and_date
from tests.factory import day
from tests.resolve.build import Page

UNKNOWN = Dating(Interval(None, None), Basis.UNKNOWN)
NOTHING = Inferred({}, {}, ())


def _matched(*pages: Page, kept: Mapping[str, Inferred] | None = None) -> Matched:
    linked = link_entities([m for page in pages for m in page.mentions], (), ())
    times: dict[str, tuple[TimeExpression, ...]] = {
        page.document.id: find_times(parse(page.document)) for page in pages
    }
    return match_and_date(
        [claim for page in pages for claim in page.claims],
        [page.document for page in pages],
        times,
        linked,
        (),
        kept=kept,
    )


def _visit(text: str, time: Interval | None, published: str | None = None) -> Page:
    page = Page(text, published=published)
    page.claim(
        "visited",
        "CONSULT",
        "visit",
        actors=(page.person("Modi", "Narendra Modi", "IND"),),
        place=page.place("Hanoi", "VNM"),
        time=time,
    )
    return page


def test_an_undated_telling_takes_the_day_of_the_event_that_it_joins() -> None:
    dated = _visit("Modi visited Hanoi on 3 September 2016.", day("2016-09-03"))
    undated = _visit("Modi visited Hanoi.", None)
    found = _matched(dated, undated)
    assert [len(group) for group in found.groups] == [2]
    assert {claim.time.interval for claim in found.claims} == {day("2016-09-03")}
    assert found.dated.claim_times[undated.claims[0].id].basis is Basis.EVENT


def test_a_page_that_tells_a_dated_trip_as_past_is_not_older() -> None:
    page = _visit("Modi visited Hanoi.", None)
    dated = _visit("Modi visited Hanoi on 3 September 2016.", day("2016-09-03"))
    found = _matched(page, dated)
    published = found.dated.published[page.document.id]
    assert published.interval == Interval(day("2016-09-03").start, None)


def test_what_nothing_dates_is_matched_in_one_round_and_left_undated() -> None:
    page = _visit("Modi visited Hanoi.", None)
    found = _matched(page)
    assert found.groups == ((page.claims[0].id,),)
    assert found.claims == (page.claims[0],)
    assert found.claims[0].time == Dating(Interval(None, None), Basis.UNKNOWN)


def test_the_order_of_pages_changes_nothing() -> None:
    pages = [
        _visit("Modi visited Hanoi on 3 September 2016.", day("2016-09-03")),
        _visit("Modi visited Hanoi.", None),
        _visit("In Hanoi, which Modi visited, it rained.", Interval.year(2016)),
    ]
    one, other = _matched(*pages), _matched(*pages[::-1])
    assert (one.groups, one.judgements) == (other.groups, other.judgements)
    assert one.dated.claim_times == other.dated.claim_times


def test_what_an_earlier_run_kept_is_not_inferred_again_and_gives_the_same() -> None:
    pages = [
        _visit("Modi visited Hanoi on 3 September 2016.", day("2016-09-03")),
        _visit("Modi visited Hanoi.", None),
    ]
    another = _visit("In Hanoi, which Modi visited, it rained.", None)
    before = _matched(*pages)
    after = _matched(*pages, another, kept=before.parts)
    assert after == _matched(*pages, another)
    again = _matched(*pages, kept=dict.fromkeys(before.parts, NOTHING))
    assert again.dated == NOTHING


def test_steps_of_an_agreement_date_each_other() -> None:
    undated = _visit("Modi visited Hanoi.", None)
    other = Page("A port opened in Rome on 3 September 2016.")
    other.claim("opened", "COOPERATE", time=day("2016-09-03"))
    found = _matched(undated, other)
    first, then = undated.claims[0].id, other.claims[0].id
    steps = (
        Step(StepState.SIGNED, None, UNKNOWN, (first,)),
        Step(StepState.IN_FORCE, None, UNKNOWN, (then,)),
    )
    pact = Agreement("a", "Hanoi Pact", ("Hanoi Pact",), ("IND", "VNM"), steps)
    ordered = date_by_agreements(found, [pact])
    (told,) = [claim for claim in ordered.claims if claim.id == first]
    assert told.time.interval == Interval(None, day("2016-09-03").end)
    assert ordered.groups == found.groups
    assert date_by_agreements(found, []).dated == found.dated
