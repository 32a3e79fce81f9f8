"""One suite over every store: what `dragoman.store.base.Store` promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.codebook.spots import Spot, SpotKind
from dragoman.errors import NotFound, Rejected
from dragoman.model.agreement import Agreement
from dragoman.model.derived import Derived, Inferred, SpunScore
from dragoman.model.document import Document
from dragoman.model.event import Event, Modality
from dragoman.model.judgement import CopyKind, Disagreement, Judgement, Verdict
from dragoman.model.mention import Entity, Kind, Mention
from dragoman.model.span import Span
from dragoman.model.time import Basis, Dating, Interval
from dragoman.store.base import Reading, RejectedPage, Store
from dragoman.store.memory import MemoryStore
from dragoman.store.sqlite import open_store
from tests.factory import day, document
from tests.store import corpus
from tests.store.strategies import anything, deriveds, documents, inferences, readings

MAKERS: dict[str, Callable[[Path], Store]] = {
    "memory": lambda folder: MemoryStore(),
    "sqlite": lambda folder: open_store(folder / "a.store", create=True),
}
# Slowness is the machine's, not the store's.
patient = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
every_store = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


@pytest.fixture(params=MAKERS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store = MAKERS[request.param](tmp_path)
    yield store
    store.close()


def mention(page: Document, start: int, end: int, **fields: Any) -> Mention:
    words = page.text[start:end]
    return Mention(Span(page.id, start, end), words, Kind.PERSON, words, "test", **fields)


def judged(left: str, right: str, made_by: str = "rule", **fields: Any) -> Judgement:
    given = {"verdict": Verdict.SAME, "score": 0.75, "reason": "same words"} | fields
    return Judgement("mention", left, right, made_by=made_by, **given)


def event(title: str, when: Interval) -> Event:
    time = Dating(when, Basis.EXPLICIT)
    who = ("state/A",), ("state/B",)
    return Event("CONSULT", "", "", *who, None, time, Modality.HAPPENED, (title,), 1, 1, title)


# -- nothing is lost on the way in and out


@every_store
@patient
@given(found=st.dictionaries(st.text("abcdef", min_size=1), inferences(), max_size=3))
def test_what_was_inferred_comes_back_as_it_was(
    make: Callable[[Path], Store], found: dict[str, Inferred]
) -> None:
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.put_inferred_parts({"gone": Inferred({}, {}, ())})
        store.put_inferred_parts(found)
        assert store.inferred_parts() == found
        store.close()


@every_store
@patient
@given(pages=st.lists(documents, max_size=3, unique_by=lambda page: page.id))
def test_every_document_comes_back_as_it_was(
    make: Callable[[Path], Store], pages: list[Document]
) -> None:
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        assert [store.add_document(page) for page in pages] == [True] * len(pages)
        assert list(store.documents()) == sorted(pages, key=lambda page: page.id)
        store.close()


@every_store
@patient
@given(data=st.data())
def test_every_reading_comes_back_as_it_was(
    make: Callable[[Path], Store], data: st.DataObject
) -> None:
    page = document("It is told.")
    reading = data.draw(readings(page.id))
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.add_document(page)
        store.add_reading(reading)
        assert list(store.mentions()) == sorted(reading.mentions, key=lambda m: m.span)
        assert list(store.times()) == sorted(reading.times, key=lambda t: t.span)
        assert list(store.offices()) == sorted(reading.offices, key=lambda o: o.span)
        assert list(store.quotes()) == sorted(reading.quotes, key=lambda q: q.content)
        assert list(store.claims()) == sorted(reading.claims, key=lambda c: c.trigger)
        store.close()


@every_store
@patient
@given(derived=deriveds())
def test_whatever_is_derived_comes_back_as_it_was(
    make: Callable[[Path], Store], derived: Derived
) -> None:
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.put_derived(derived)
        assert list(store.entities()) == sorted(derived.entities, key=lambda e: e.id)
        assert sorted(store.events(), key=repr) == sorted(derived.events, key=repr)
        assert list(store.agreements()) == sorted(derived.agreements, key=lambda a: (a.name, a.id))
        assert sorted(store.disagreements(), key=repr) == sorted(derived.disagreements, key=repr)
        assert store.published() == derived.published
        assert store.claim_times() == derived.claim_times
        store.close()


@every_store
@patient
@given(judgement=anything(Judgement), score=anything(SpunScore))
def test_every_judgement_and_score_comes_back_as_it_was(
    make: Callable[[Path], Store], judgement: Judgement, score: SpunScore
) -> None:
    page = document("It is told.")
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.add_document(page)
        store.put_judgements(judgement.subject, [judgement])
        store.put_spun([(page.id, score)])
        assert list(store.judgements()) == [judgement]
        assert store.spun() == {page.id: score}
        store.close()


# -- pages


def test_a_page_that_is_there_already_changes_nothing(store: Store) -> None:
    page = document("Ministers met.", title="Talks")
    assert store.add_document(page)
    assert not store.add_document(document("Ministers met.", title="Another title"))
    assert list(store.documents()) == [page]


def test_a_page_whose_text_changed_is_another_document(store: Store) -> None:
    pages = [document("Ministers met."), document("Ministers met in Oslo.")]
    assert [store.add_document(page) for page in pages] == [True] * len(pages)
    assert list(store.documents()) == sorted(pages, key=lambda page: page.id)


def test_a_document_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    page = document("Ministers met.")
    store.add_document(page)
    assert store.document(page.id[:6]) == store.document(page.id) == page


def test_an_id_that_begins_nothing_or_too_much_is_not_found(store: Store) -> None:
    for number in range(30):
        store.add_document(document(f"Ministers met {number} times."))
    with pytest.raises(NotFound, match="no document has an id that begins with 'xyz'"):
        store.document("xyz")
    with pytest.raises(NotFound, match="several documents have an id that begins with ''"):
        store.document("")


def test_text_that_no_file_can_keep_is_rejected_and_the_rejection_kept(store: Store) -> None:
    with pytest.raises(Rejected, match="half a character") as caught:
        store.add_document(document("Ministers met \ud83d.", address="page-\udce9.txt"))
    store.add_rejected(caught.value.address, caught.value.reason)
    assert [page.address for page in store.rejected()] == ["page-\\udce9.txt"]
    assert list(store.documents()) == []


def test_a_rejection_is_kept_once_and_given_by_address(store: Store) -> None:
    for address, reason in (("b", "no text"), ("a", "too long"), ("b", "no text")):
        store.add_rejected(address, reason)
    assert list(store.rejected()) == [RejectedPage("a", "too long"), RejectedPage("b", "no text")]


# -- what was read


def test_a_document_in_which_nothing_was_found_counts_as_read(store: Store) -> None:
    read, unread = document("Rain fell."), document("Snow fell.")
    store.add_document(read)
    store.add_document(unread)
    store.add_reading(Reading(read.id))
    assert list(store.unread()) == [unread.id]


def test_a_second_reading_takes_the_place_of_the_first(store: Store) -> None:
    page = document("Anna Berg met Carl Dahl.")
    store.add_document(page)
    store.add_reading(Reading(page.id, mentions=(mention(page, 0, 9), mention(page, 14, 23))))
    store.add_reading(Reading(page.id, mentions=(mention(page, 14, 23, reason="read again"),)))
    assert list(store.mentions()) == [mention(page, 14, 23, reason="read again")]


def test_of_two_mentions_with_one_id_the_first_is_kept(store: Store) -> None:
    page = document("Anna Berg met Carl Dahl.")
    store.add_document(page)
    twice = (mention(page, 0, 9, reason="first"), mention(page, 0, 9, reason="second"))
    store.add_reading(Reading(page.id, mentions=twice))
    assert list(store.mentions(page.id)) == [twice[0]]


def test_records_come_by_document_and_by_place_in_the_text(store: Store) -> None:
    pages = sorted((document(f"Anna Berg met {n} people.") for n in range(250)), key=lambda p: p.id)
    for page in reversed(pages):
        store.add_document(page)
        store.add_reading(Reading(page.id, mentions=(mention(page, 5, 9), mention(page, 0, 4))))
    found = [(one.span.document, one.text) for one in store.mentions()]
    assert found == [(page.id, text) for page in pages for text in ("Anna", "Berg")]
    assert [one.text for one in store.mentions(pages[7].id)] == ["Anna", "Berg"]
    assert list(store.mentions("no such document")) == []


def test_claims_are_given_by_their_ids_in_order_of_the_text(store: Store) -> None:
    corpus.fill(store)
    claims = list(store.claims())
    wanted = [claims[7].id, claims[300].id, claims[5].id, "unknown", claims[5].id]
    assert list(store.claims_of(wanted)) == [claims[5], claims[7], claims[300]]
    assert list(store.claims_of([])) == []


def test_a_store_may_be_written_to_while_it_is_read(store: Store) -> None:
    for number in range(120):
        store.add_document(document(f"Anna Berg met {number} people."))
    for page in store.documents():
        store.add_reading(Reading(page.id, mentions=(mention(page, 0, 9),)))
    assert list(store.unread()) == []
    assert len(list(store.mentions())) == 120


def test_a_reading_of_an_unknown_document_is_refused_whole(store: Store) -> None:
    with pytest.raises(NotFound):
        store.add_reading(Reading("0" * 16))


def test_a_reading_with_words_of_another_document_is_refused_whole(store: Store) -> None:
    page, other = document("Anna Berg spoke."), document("Carl Dahl spoke.")
    store.add_document(page)
    with pytest.raises(ValueError, match="a span of document"):
        store.add_reading(Reading(page.id, mentions=(mention(page, 0, 9), mention(other, 0, 9))))
    assert list(store.unread()) == [page.id]


# -- what was judged


def test_new_judgements_replace_a_rules_and_leave_a_persons(store: Store) -> None:
    person = judged("a", "b", "person:anna", verdict=Verdict.DIFFERENT, at="2024-06-01T10:00:00Z")
    store.put_judgements("mention", [judged("a", "b"), judged("a", "c")])
    store.put_verdict(person)
    store.put_judgements("mention", [judged("b", "c"), judged("a", "b", score=0.5)])
    assert list(store.judgements("mention")) == [
        person,
        judged("a", "b", score=0.5),
        judged("b", "c"),
    ]


def test_judgements_on_other_subjects_stay(store: Store) -> None:
    copy = Judgement(
        "document", "b", "a", Verdict.SAME, 1.0, "word for word", "rule", copy_kind=CopyKind.SAME
    )
    store.put_judgements("document", [copy])
    store.put_judgements("mention", [judged("a", "b")])
    store.put_judgements("mention", [])
    assert list(store.judgements()) == list(store.judgements("document")) == [copy]
    assert list(store.judgements("mention")) == []


def test_a_judgement_under_a_wrong_subject_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="a judgement on 'mention' among those on 'claim'"):
        store.put_judgements("claim", [judged("a", "b")])


def test_a_person_can_change_a_verdict_and_take_it_back(store: Store) -> None:
    store.put_judgements("mention", [judged("a", "b")])
    store.put_verdict(judged("a", "b", "person:anna"))
    store.put_verdict(judged("a", "b", "person:anna", verdict=Verdict.UNSURE))
    assert [one.verdict for one in store.judgements()] == [Verdict.UNSURE, Verdict.SAME]
    assert store.withdraw_verdict("mention", "a", "b", "person:anna")
    assert not store.withdraw_verdict("mention", "a", "b", "person:anna")
    assert list(store.judgements()) == [judged("a", "b")]


def test_a_rules_judgement_is_no_verdict_of_a_person(store: Store) -> None:
    store.put_judgements("mention", [judged("a", "b")])
    with pytest.raises(ValueError, match="'rule' is no person"):
        store.put_verdict(judged("a", "c"))
    assert not store.withdraw_verdict("mention", "a", "b", "rule")
    assert list(store.judgements()) == [judged("a", "b")]


def test_judgements_come_by_subject_and_pair(store: Store) -> None:
    pairs = [(f"{n % 7}", f"{n:03}") for n in range(300)]
    store.put_judgements("mention", [judged(*pair) for pair in pairs])
    assert [(one.left, one.right) for one in store.judgements()] == sorted(pairs)


def test_origins_are_replaced_and_scores_are_added(store: Store) -> None:
    first, second = document("Rain fell."), document("Snow fell.")
    store.add_document(first)
    store.add_document(second)
    score = SpunScore(0.9, "strong", "swapped words", "rule")
    store.put_spun([(first.id, score)])
    store.put_spun([(second.id, score)])
    store.put_origins([(first.id, first.id, "a wire"), (second.id, first.id, "a wire")])
    store.put_origins([(second.id, second.id, "its outlet")])
    assert store.spun() == {first.id: score, second.id: score}
    assert list(store.origins()) == [(second.id, second.id, "its outlet")]


# -- what was derived


def test_events_come_in_order_of_time_and_undated_ones_last(store: Store) -> None:
    events = [
        event("unknown", Interval(None, None)),
        event("a day", day("2015-05-10")),
        event("its month", Interval.month(2015, 5)),
        event("its first day", day("2015-05-01")),
        event("before 2014", Interval(None, day("2014-01-01").start)),
        event("since 2016", Interval(day("2016-01-01").start, None)),
    ]
    store.put_derived(Derived(events=tuple(events)))
    assert [one.title for one in store.events()] == [
        "before 2014", "its first day", "its month", "a day", "since 2016", "unknown",
    ]  # fmt: skip


def test_an_event_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    events = (event("a", day("2015-05-10")), event("b", day("2015-05-11")))
    store.put_derived(Derived(events=events))
    assert [store.event(one.id[:8]) for one in events] == list(events)
    with pytest.raises(NotFound, match="several events have an id that begins with ''"):
        store.event("")


def test_what_is_derived_is_replaced_whole(store: Store) -> None:
    anna = Entity("e1", Kind.PERSON, "Anna Berg", ("Anna Berg", "Berg"), (), ("m1", "m2"))
    carl = Entity("e2", Kind.PERSON, "Carl Dahl", ("Carl Dahl",), (), ("m2",))
    pact = Agreement("g1", "Pact", ("Pact",), (), ())
    split = Disagreement(None, "date", (), "two days", document="d1")
    store.put_derived(Derived((anna,), (event("a", day("2015-05-10")),), (pact,), (split,)))
    store.put_derived(Derived((carl,)))
    assert list(store.entities()) == [carl]
    assert store.entity_of() == {"m2": "e2"}
    left = (store.events(), store.agreements(), store.disagreements())
    assert [list(records) for records in left] == [[], [], []]


# -- search


def test_search_finds_all_words_in_title_or_text(store: Store) -> None:
    both = document("The treaty was signed in Żory.", title="Ministers meet")
    one = document("No treaty followed.", title="A quarrel")
    store.add_document(both)
    store.add_document(one)
    assert [id_ for id_, _ in store.search("TREATY ministers")] == [both.id]
    assert [id_ for id_, _ in store.search("zory")] == [both.id]
    assert {id_ for id_, _ in store.search("treaty")} == {both.id, one.id}
    assert len(list(store.search("treaty", limit=1))) == 1
    assert list(store.search("treaty ceasefire")) == []


def test_search_takes_whatever_a_person_types(store: Store) -> None:
    page = document("The U.S. envoy said “no deal” AND left; NOT so the others.")
    store.add_document(page)
    found = ("U.S.", '"no deal"', "“no deal”", "AND NOT", "envoy -", "envoy's left", 'envoy "')
    assert {words: [id_ for id_, _ in store.search(words)] for words in found} == {
        words: [] if words == "envoy's left" else [page.id] for words in found
    }
    assert list(store.search('"deal no"')) == []
    assert list(store.search("  * ")) == list(store.search("")) == []


@every_store
def test_what_names_of_places_can_mean_comes_back_with_its_version(
    make: Callable[[Path], Store], tmp_path: Path
) -> None:
    store = make(tmp_path)
    assert store.spots() == ("", {})
    lamu = Spot("Lamu", SpotKind.CITY, -2.27, 40.9, "state/KEN", "KE.14", 13243, "189741", False)
    store.put_spots("gazetteer 1", {"lamu": (lamu,), "nowhere": ()})
    assert store.spots() == ("gazetteer 1", {"lamu": (lamu,), "nowhere": ()})
    store.put_spots("gazetteer 2", {"nowhere": ()})
    assert store.spots() == ("gazetteer 2", {"nowhere": ()})
    store.close()
