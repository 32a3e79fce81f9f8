from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from dragoman.model.agreement import Agreement, Step, StepState
from dragoman.model.derived import Derived
from dragoman.model.event import Event
from dragoman.model.judgement import Disagreement, Judgement, Value, Verdict
from dragoman.model.mention import Entity, Kind, OfficeMention
from dragoman.model.quote import Quote
from dragoman.model.span import Span
from dragoman.model.time import Basis, Dating, Interval, TimeExpression
from dragoman.store.base import Reading
from dragoman.store.memory import MemoryStore
from dragoman.store.sqlite import open_store
from dragoman.store.verify import Problem, verify
from tests.factory import day
from tests.store.corpus import fill, page, reading

PAGE = page(1)
GOOD = reading(PAGE)
CLAIM = GOOD.claims[0]
BEYOND = Span(PAGE.id, 30, 99)
NOWHERE = "f" * 16


def problems(read: Reading) -> list[Problem]:
    store = MemoryStore()
    store.add_document(PAGE)
    store.add_reading(read)
    return list(verify(store))


def test_a_whole_store_has_no_problem() -> None:
    store = MemoryStore()
    fill(store)
    assert list(verify(store)) == []


def test_a_mention_whose_words_are_not_there_is_found() -> None:
    wrong = replace(GOOD.mentions[0], text="Anna Borg")
    assert problems(Reading(PAGE.id, mentions=(wrong,))) == [
        Problem("mention", wrong.id, "the text reads 'Anna Berg' there, not 'Anna Borg'")
    ]


def test_a_time_that_runs_past_the_text_is_found() -> None:
    time = TimeExpression(BEYOND, "today", "DATE", "", "", None, Basis.UNKNOWN, "test")
    assert problems(Reading(PAGE.id, times=(time,))) == [
        Problem("time", f"{PAGE.id}:30-99", "its words [30, 99) run past the text (35)")
    ]


def test_offices_and_quotes_are_held_against_text_and_mentions() -> None:
    held = Interval(None, None)
    office = OfficeMention(BEYOND, NOWHERE, "X", "envoy", None, None, "", held, "test")
    quote = Quote(Span(PAGE.id, 0, 4), BEYOND, None, NOWHERE, "X", True, "test")
    assert [(one.record, one.note) for one in problems(
        Reading(PAGE.id, offices=(office,), quotes=(quote,))
    )] == [
        ("office", "its words [30, 99) run past the text (35)"),
        ("office", f"its holder is mention {NOWHERE}, which its document lacks"),
        ("quote", "its cue [30, 99) run past the text (35)"),
        ("quote", f"its speaker is mention {NOWHERE}, which its document lacks"),
    ]  # fmt: skip


def test_a_claim_is_held_against_its_sentence_text_and_mentions() -> None:
    wrong = replace(
        CLAIM, sentence=Span(PAGE.id, 0, 9), evidence=(BEYOND,), speaker=NOWHERE, arguments=(
            replace(CLAIM.arguments[0], mention=NOWHERE), replace(CLAIM.arguments[1], span=BEYOND),
        ),
    )  # fmt: skip
    found = problems(replace(GOOD, claims=(wrong,)))
    assert {one.record for one in found} == {"claim"}
    assert [one.note for one in found] == [
        "its trigger stands outside its sentence",
        f"its actor is mention {NOWHERE}, which its document lacks",
        "its recipient [30, 99) run past the text (35)",
        "its evidence [30, 99) run past the text (35)",
        f"its speaker is mention {NOWHERE}, which its document lacks",
    ]


def test_a_text_that_was_changed_in_the_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.store"
    with closing(open_store(path, create=True)) as store:
        store.add_document(PAGE)
        store.add_reading(GOOD)
        assert list(verify(store)) == []
    with closing(sqlite3.connect(path, autocommit=True)) as connection:
        connection.execute("UPDATE documents SET text = replace(text, 'Anna', 'Anne')")
    with closing(open_store(path, create=False, readonly=True)) as store:
        assert [(one.record, one.note) for one in verify(store)] == [
            ("document", "its text or address is no longer the one that was read"),
            ("mention", "the text reads 'Anne Berg' there, not 'Anna Berg'"),
        ]


def test_judgements_on_what_is_not_there_are_found_unless_a_person_made_them() -> None:
    store = MemoryStore()
    pair = (CLAIM.id, NOWHERE)
    rule = Judgement("claim", *pair, Verdict.SAME, 1.0, "", "rule")
    store.put_judgements("claim", [rule])
    store.put_verdict(replace(rule, made_by="person:anna"))
    name = f"{CLAIM.id} = {NOWHERE} (rule)"
    assert list(verify(store)) == [
        Problem("judgement", name, f"it names claim {id_}, which the store lacks") for id_ in pair
    ]


def test_what_is_derived_from_nothing_is_found() -> None:
    time = Dating(day("2015-05-10"), Basis.EXPLICIT)
    event = Event("CONSULT", "", "", ("e1",), (), "e2", time, CLAIM.modality, (NOWHERE,), 1, 1, "")
    step = Step(StepState.SIGNED, "e3", time, (NOWHERE,))
    derived = Derived(
        entities=(Entity("e1", Kind.STATE, "A", ("A",), (), (NOWHERE,)),),
        events=(event,),
        agreements=(Agreement("g", "Pact", ("Pact",), ("e1", "e3"), (step,)),),
        disagreements=(Disagreement(NOWHERE, "time", (Value("x", (NOWHERE,)),), ""),),
        published={NOWHERE: time},
        claim_times={NOWHERE: time},
    )
    lacks = "{} {}, which the store lacks".format
    store = MemoryStore()
    store.put_derived(derived)
    found = [(one.record, one.note.removeprefix("it names ")) for one in verify(store)]
    assert found == [
        ("entity", lacks("mention", NOWHERE)),
        ("event", lacks("claim", NOWHERE)),
        ("event", lacks("entity", "e2")),
        ("agreement", lacks("entity", "e3")),
        ("agreement", lacks("entity", "e3")),
        ("agreement", lacks("claim", NOWHERE)),
        ("disagreement", lacks("event", NOWHERE)),
        ("disagreement", lacks("claim", NOWHERE)),
        ("published", lacks("document", NOWHERE)),
        ("claim_times", lacks("claim", NOWHERE)),
    ]
