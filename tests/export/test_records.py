"""What other programs rely on: fields, their order, and what stands in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.export.fields import FIELDS
from dragoman.export.records import RECORDS
from dragoman.model.derived import Derived
from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.store.memory import MemoryStore
from tests.export import world
from tests.export.world import CLAIM, EVENT, PAGE, TWIN

PROMISED = {
    "documents": "id address title byline outlet agencies language published published_basis "
    "published_steps text copy_of copy_kind origin spun section",
    "rejected": "address reason",
    "mentions": "id document start end text kind entity",
    "entities": "id kind name names codes",
    "offices": "holder holder_name post of to held document start end",
    "times": "document start end text value interval basis",
    "quotes": "document content cue speaker_span speaker speaker_name direct",
    "claims": "id document sentence trigger type mode extension contexts arguments time "
    "time_basis modality polarity stance speaker outlet agency event evidence made_by",
    "events": "id type mode extension actors recipients place time time_steps modality claims "
    "articles origins title",
    "agreements": "id name names parties steps",
    "disagreements": "event field values note",
    "judgements": "left right verdict score reason made_by at",
}
"""A change here breaks other people's programs: it needs a line in the changelog."""


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    world.fill(store)
    return store


@pytest.mark.parametrize("what", PROMISED)
def test_every_record_has_the_promised_fields_first_and_in_order(
    store: MemoryStore, what: str
) -> None:
    records = list(RECORDS[what](store))
    promised = PROMISED[what].split()
    assert records
    assert all(list(record) == list(FIELDS[what]) for record in records)
    assert list(FIELDS[what])[: len(promised)] == promised


def test_nothing_but_what_is_promised_is_exported() -> None:
    assert list(RECORDS) == list(FIELDS) == list(PROMISED)


def only(store: MemoryStore, what: str) -> dict[str, object]:
    (record,) = RECORDS[what](store)
    return record


def test_a_document_says_when_it_was_published_and_what_it_follows(store: MemoryStore) -> None:
    records = {record["id"]: record for record in RECORDS["documents"](store)}
    assert records[PAGE.id] == {
        "id": PAGE.id,
        "address": "https://example.org/a",
        "title": "Pact, at last",
        "byline": None,
        "outlet": "Example Post",
        "agencies": ["Wire"],
        "language": "en",
        "published": ["2015-05-10", "2015-05-11"],
        "published_basis": "printed",
        "published_steps": ["given by the test"],
        "text": PAGE.text,
        "copy_of": None,
        "copy_kind": None,
        "origin": "Wire",
        "spun": 0.01,
        "section": "World",
    }
    assert records[TWIN.id] == records[PAGE.id] | {
        "id": TWIN.id,
        "address": "https://example.net/b",
        "title": None,
        "outlet": None,
        "section": None,
        "agencies": [],
        "language": None,
        "published_basis": "inference",
        "published_steps": ["another page names the day"],
        "copy_of": PAGE.id,
        "copy_kind": "same",
        "spun": None,
    }


def test_a_document_that_nobody_dates_is_unknown_in_words_and_bounds(store: MemoryStore) -> None:
    store.put_derived(Derived())
    found = next(one for one in RECORDS["documents"](store) if one["id"] == TWIN.id)
    assert [found["published"], found["published_basis"], found["published_steps"]] == [
        [None, None], None, [],
    ]  # fmt: skip


def test_a_person_who_says_different_outweighs_the_rule_that_says_copy(store: MemoryStore) -> None:
    (rule,) = store.judgements("document")
    person = replace(rule, verdict=Verdict.DIFFERENT, score=0.5, made_by="person:anna")
    store.put_verdict(person)
    assert {one["copy_of"] for one in RECORDS["documents"](store)} == {None}


def test_of_several_texts_that_a_copy_may_follow_the_surest_is_named(store: MemoryStore) -> None:
    def follows(right: str, score: float, kind: CopyKind) -> Judgement:
        return Judgement(
            "document", TWIN.id, right, Verdict.SAME, score, "", "rule", copy_kind=kind
        )

    judgements = [follows("0", 0.6, CopyKind.EXCERPT), follows(PAGE.id, 0.9, CopyKind.REWRITTEN)]
    store.put_judgements("document", judgements)
    found = next(one for one in RECORDS["documents"](store) if one["id"] == TWIN.id)
    assert (found["copy_of"], found["copy_kind"]) == (PAGE.id, "rewritten")


def test_mentions_name_their_entity(store: MemoryStore) -> None:
    assert [(one["text"], one["kind"], one["entity"]) for one in RECORDS["mentions"](store)] == [
        ("Anna Berg", "person", "person/1"),
        ("Oslo Pact", "agreement", None),
        ("she", "person", "person/1"),
    ]


def test_an_office_says_who_holds_it_as_an_entity_and_as_a_name(store: MemoryStore) -> None:
    assert only(store, "offices") == {
        "holder": "person/1",
        "holder_name": "Anna Berg",
        "post": "envoy",
        "of": "Norway",
        "to": None,
        "held": [None, None],
        "document": PAGE.id,
        "start": 0,
        "end": 5,
        "status": None,
    }


def test_a_time_keeps_its_words_value_and_interval(store: MemoryStore) -> None:
    start = PAGE.text.index("May")
    assert only(store, "times") == {
        "document": PAGE.id,
        "start": start,
        "end": start + 8,
        "text": "May 2015",
        "value": "2015-05",
        "interval": ["2015-05-01", "2015-06-01"],
        "basis": "explicit",
        "type": "DATE",
        "edtf": "2015-05",
    }


def test_a_quote_says_whose_words_they_are(store: MemoryStore) -> None:
    content, she = PAGE.text.index("It is"), PAGE.text.index("she")
    assert only(store, "quotes") == {
        "document": PAGE.id,
        "content": [content, content + 10],
        "cue": [she + 4, she + 8],
        "speaker_span": [she, she + 3],
        "speaker": "person/1",
        "speaker_name": "Berg",
        "direct": True,
    }


def test_a_claim_carries_its_words_its_time_and_who_vouches(store: MemoryStore) -> None:
    berg, pact, year, she = (PAGE.text.index(word) for word in ("Anna", "Oslo", "2015", "she"))
    assert only(store, "claims") == {
        "id": CLAIM.id,
        "document": PAGE.id,
        "sentence": [0, 49],
        "trigger": [16, 22],
        "type": "SUPPORT",
        "mode": None,
        "extension": "sign",
        "contexts": ["diplomatic"],
        "arguments": [
            {"role": "actor", "entity": "person/1", "name": "Anna Berg",
             "start": berg, "end": berg + 9, "number": None},
            {"role": "agreement", "entity": None, "name": "Oslo Pact",
             "start": pact, "end": pact + 9, "number": None},
            {"role": "number", "entity": None, "name": "2015",
             "start": year, "end": year + 4, "number": "2015"},
        ],
        "time": ["2015-05-10", "2015-05-11"],
        "time_basis": "inference",
        "modality": "happened",
        "polarity": "positive",
        "stance": "asserts",
        "speaker": "Anna Berg",
        "outlet": "Example Post",
        "agency": "Wire",
        "event": EVENT.id,
        "evidence": [[she, she + 3]],
        "made_by": "events.toml/sign",
        "time_steps": ["another page names the day"],
        "speaker_id": "person/1",
        "cameo": "057",
    }  # fmt: skip


def test_a_claim_without_events_and_entities_keeps_its_own_time_and_names(
    store: MemoryStore,
) -> None:
    store.put_derived(Derived())
    claim = only(store, "claims")
    assert (claim["time"], claim["event"]) == (["2015-05-01", "2015-06-01"], None)
    assert (claim["speaker"], claim["speaker_id"]) == ("Berg", None)


def test_an_event_names_its_parties_and_keeps_their_ids(store: MemoryStore) -> None:
    assert only(store, "events") == {
        "id": EVENT.id,
        "type": "SUPPORT",
        "mode": None,
        "extension": "sign",
        "actors": ["Anna Berg", "state/AAA"],
        "recipients": [],
        "place": "Oslo",
        "time": ["2015-05-10", "2015-05-11"],
        "time_steps": ["another page names the day"],
        "modality": "happened",
        "claims": [CLAIM.id],
        "articles": 2,
        "origins": 1,
        "title": "Anna Berg signs the Oslo Pact",
        "actor_ids": ["person/1", "state/AAA"],
        "recipient_ids": [],
        "place_id": "place/oslo",
        "time_basis": "inference",
        "cameo": "057",
    }


def test_entities_agreements_disagreements_judgements_and_rejections(store: MemoryStore) -> None:
    assert next(RECORDS["entities"](store)) == {
        "id": "person/1",
        "kind": "person",
        "name": "Anna Berg",
        "names": ["Anna Berg", "Berg"],
        "codes": {"wikidata": "Q0", "ours": "1"},
    }
    assert only(store, "agreements") == {
        "id": "pact/1",
        "name": "Oslo Pact",
        "names": ["Oslo Pact"],
        "parties": ["Anna Berg"],
        "steps": [
            {
                "state": "signed",
                "party": "Anna Berg",
                "time": ["2015-05-01", "2015-06-01"],
                "claims": [CLAIM.id],
                "party_id": "person/1",
            }
        ],
        "party_ids": ["person/1"],
    }
    assert only(store, "disagreements") == {
        "event": EVENT.id,
        "field": "time",
        "values": [{"value": "10 May", "claims": [CLAIM.id]}],
        "note": "two days",
        "document": None,
    }
    assert only(store, "judgements") == {
        "left": TWIN.id,
        "right": PAGE.id,
        "verdict": "same",
        "score": 1.0,
        "reason": "word for word",
        "made_by": "copies",
        "at": None,
        "subject": "document",
        "copy_kind": "same",
    }
    assert only(store, "rejected") == {
        "address": "https://example.org/c",
        "reason": "no article text",
    }
