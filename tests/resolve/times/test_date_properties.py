"""What holds of inference whatever pages say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.time import Dating, Interval
from dragoman.resolve.dates import Inferred, infer_parts, join_parts
from tests.resolve.times.made import COUNTED, Sheet, corpus_of, infer, sheets

quick = settings(max_examples=70, deadline=None)


def known(page: Sheet, found: Inferred) -> list[Interval]:
    """Give the publication of a page and the times of its claims as they stand in the end."""
    document = page.document
    published = found.published.get(document.id, document.published)
    times = [found.claim_times.get(claim.id, claim.time).interval for claim in page.claims]
    return [published.interval if published else Interval(None, None), *times]


@quick
@given(sheets())
def test_nothing_is_ever_widened(pages: list[Sheet]) -> None:
    nothing = Inferred({}, {}, ())
    found = infer(pages)
    for page in pages:
        for before, after in zip(known(page, nothing), known(page, found), strict=True):
            assert before.contains(after)


@quick
@given(sheets())
def test_another_page_only_narrows_unless_pages_contradict(pages: list[Sheet]) -> None:
    before, after = infer(pages[:-1]), infer(pages)
    if before.disagreements or after.disagreements:
        return
    for page in pages[:-1]:
        for wide, narrow in zip(known(page, before), known(page, after), strict=True):
            assert wide.contains(narrow)


@quick
@given(sheets(shifts=COUNTED), st.integers(-400, 400))
def test_when_all_printed_days_move_by_some_days_so_does_all_that_follows(
    pages: list[Sheet], days: int
) -> None:
    found, later = infer(pages), infer([page.moved(days) for page in pages])
    for page in pages:
        moved = [_moved(interval, days) for interval in known(page, found)]
        assert known(page.moved(days), later) == moved
    assert len(found.disagreements) == len(later.disagreements)


def _moved(interval: Interval, days: int) -> Interval:
    by = timedelta(days=days)
    return Interval(interval.start and interval.start + by, interval.end and interval.end + by)


@quick
@given(sheets(), st.data())
def test_the_order_of_pages_changes_nothing(pages: list[Sheet], data: st.DataObject) -> None:
    assert infer(data.draw(st.permutations(pages))) == infer(pages)


@quick
@given(sheets())
def test_what_was_kept_of_fewer_pages_gives_the_same_as_inferring_all_anew(
    pages: list[Sheet],
) -> None:
    kept = infer_parts(corpus_of(pages[:-1]), {})
    grown = corpus_of(pages)
    assert join_parts(grown, infer_parts(grown, kept)) == infer(pages)


@quick
@given(sheets())
def test_every_narrowed_time_says_why(pages: list[Sheet]) -> None:
    found = infer(pages)
    narrowed: Mapping[str, Dating] = {**found.published, **found.claim_times}
    assert all(dating.steps for dating in narrowed.values())
