"""What a card says of a document, and of the claims of an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.chronology.evidence import explain_document, explain_event
from dragoman.export.observed import document_records
from dragoman.model.derived import Derived
from dragoman.model.time import Basis, Dating, Interval
from dragoman.store.memory import MemoryStore
from tests.export.world import EVENT, PAGE, derived, fill

BOUND = Dating(Interval(None, date(2015, 6, 1)), Basis.PRINTED, ("not after May",))
DAY = Dating(Interval.day(date(2015, 5, 10)), Basis.INFERENCE, ("another page names the day",))


def test_a_publication_that_was_narrowed_is_shown_and_exported_narrowed() -> None:
    store = MemoryStore()
    bound = replace(PAGE, published=BOUND)
    store.add_document(bound)  # the first of two with one id stays
    fill(store)
    store.put_derived(replace(derived(), published={PAGE.id: DAY}))
    assert explain_document(store, bound).published == DAY
    (claim,) = explain_event(store, EVENT).claims
    assert claim.published == DAY
    (record,) = [found for found in document_records(store) if found["id"] == PAGE.id]
    assert (record["published"], record["published_steps"]) == (
        ["2015-05-10", "2015-05-11"],
        ["another page names the day"],
    )


def test_a_publication_that_nobody_narrows_is_what_the_page_says() -> None:
    store = MemoryStore()
    fill(store)
    store.put_derived(Derived())
    assert explain_document(store, PAGE).published == PAGE.published
