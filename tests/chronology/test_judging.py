"""Persons' verdicts on who is who: given by name, kept over rebuilds, taken back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dragoman.chronology.judging import (
    make_verdict,
    resolve_names_to_entities,
    say_verdict,
    undo_verdict,
    verdicts_of,
)
from dragoman.errors import NotFound, UsageError
from dragoman.model.derived import Derived
from dragoman.model.judgement import Verdict
from dragoman.model.mention import Mention
from dragoman.resolve.entities import link_entities
from dragoman.store.base import Reading
from dragoman.store.memory import MemoryStore
from tests.resolve.build import Page

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def _store(*pages: Page) -> MemoryStore:
    store = MemoryStore()
    _add(store, *pages)
    return store


def _add(store: MemoryStore, *pages: Page) -> None:
    for page in pages:
        store.add_document(page.document)
        reading = Reading(
            page.document.id, mentions=tuple(page.mentions), offices=tuple(page.offices)
        )
        store.add_reading(reading)
    _rebuild(store)


def _rebuild(store: MemoryStore) -> None:
    verdicts = [j for j in store.judgements() if j.made_by.startswith("person:")]
    linked = link_entities(list(store.mentions()), list(store.offices()), verdicts)
    store.put_judgements("mention", linked.judgements)
    store.put_derived(Derived(entities=linked.entities))


def _same(store: MemoryStore, mentions: Sequence[Mention]) -> bool:
    home = store.entity_of()
    return len({home[mention.id] for mention in mentions}) == 1


def _page(name: str, state: str | None = None, words: str = "spoke") -> tuple[Page, Mention]:
    page = Page(f"{name} {words}.")
    return page, page.person(name, state=state)


def test_a_verdict_by_names_joins_two_entities_and_undo_parts_them_again() -> None:
    (one, pele), (two, edson) = _page("Pele"), _page("Edson do Nascimento", "BRA")
    store = _store(one, two)
    before = list(store.entities())
    made = make_verdict(store, "pele", "Edson do Nascimento", SAME, "his birth name", "ann")
    _rebuild(store)
    assert _same(store, (pele, edson))
    assert verdicts_of(store) == (made,)
    assert undo_verdict(store) == made
    _rebuild(store)
    assert list(store.entities()) == before


def test_a_verdict_that_joins_survives_pages_that_speak_against_it() -> None:
    (one, first), (two, second) = _page("Igor Danchev", "BGR"), _page("Ihor Danchiv", "UKR")
    store = _store(one, two)
    make_verdict(store, "Igor Danchev", "Ihor Danchiv", SAME, "he moved", "ann")
    more = [_page("Igor Danchev", "BGR", "left"), _page("Ihor Danchiv", "UKR", "came")]
    _add(store, *(page for page, _ in more))
    assert _same(store, (first, second, *(mention for _, mention in more)))


def test_a_verdict_that_parts_survives_pages_that_would_bridge_the_two() -> None:
    (one, first), (two, second) = _page("Sergei Orlov", "RUS"), _page("S. Orlov", "RUS")
    store = _store(one, two)
    assert _same(store, (first, second))
    make_verdict(store, first.id, second.id, DIFFERENT, "a brother", "ann")
    _rebuild(store)
    assert not _same(store, (first, second))
    bridges = [
        _page("Sergey Orlov", "RUS", "sat"),
        _page("S. Orlov", "RUS", "ran"),
        _page("Serguei Orlov", "RUS", "rode"),
    ]
    _add(store, *(page for page, _ in bridges))
    assert not _same(store, (first, second))


def test_two_entities_told_apart_stay_two_when_later_pages_make_their_names_one() -> None:
    (one, first), (two, second) = _page("Juan Vidal", "ESP"), _page("Juan Vidal", "CHL", "ran")
    store = _store(one, two)
    left, right = sorted(entity.id for entity in store.entities())
    make_verdict(store, left, right, DIFFERENT, "one is a judge", "ann")
    more = [_page("Juan Vidal", "ESP", f"spoke, part {number}") for number in range(6)]
    _add(store, *(page for page, _ in more))
    assert not _same(store, (first, second))
    assert _same(store, (first, *(mention for _, mention in more)))


def test_a_verdict_goes_along_to_another_store_of_the_same_pages() -> None:
    (one, first), (two, second) = _page("Pele"), _page("Edson do Nascimento", "BRA")
    here, there = _store(one, two), _store(two, one)
    there.put_verdict(make_verdict(here, "Pele", "Edson do Nascimento", SAME, "he", "ann"))
    _rebuild(there)
    assert _same(there, (first, second))


def test_the_later_verdict_of_two_persons_counts() -> None:
    (one, first), (two, second) = _page("Pele"), _page("Edson do Nascimento", "BRA")
    store = _store(one, two)
    make_verdict(store, first.id, second.id, SAME, "he", "ann", at="2025-03-01")
    make_verdict(store, first.id, second.id, DIFFERENT, "no", "bob", at="2025-03-02")
    _rebuild(store)
    assert not _same(store, (first, second))
    undo_verdict(store, who="bob")
    _rebuild(store)
    assert _same(store, (first, second))


def test_a_verdict_says_itself_with_the_pages_that_it_is_anchored_at() -> None:
    (one, _), (two, _) = _page("Pele"), _page("Edson do Nascimento")
    store = _store(one, two)
    made = make_verdict(store, "Pele", "Edson do Nascimento", SAME, "his birth name", "ann")
    names = {"“Pele” of test:Pele spoke.", "“Edson do Nascimento” of test:Edson do Nascimento"}
    said = say_verdict(store, made)
    assert all(name in said for name in names)
    assert said.endswith(", says ann: his birth name")


def test_names_are_found_without_case_and_accents_and_ids_by_their_beginning() -> None:
    page, mention = _page("Andrés Peña", "CHL")
    store = _store(page)
    (entity,) = store.entities()
    typed = ("andres pena", entity.id[:8], mention.id[:8])
    found = resolve_names_to_entities(store, typed)
    assert [(thing.entity, thing.mention, thing.named) for thing in found] == [
        (entity, mention.id, True),
        (entity, mention.id, True),
        (entity, mention.id, False),
    ]


def test_a_name_that_several_bear_is_refused_with_the_ids_to_choose_from() -> None:
    (one, _), (two, _) = _page("Juan Vidal", "ESP"), _page("Juan Vidal", "CHL", "ran")
    store = _store(one, two)
    with pytest.raises(UsageError) as refused:
        resolve_names_to_entities(store, ["Juan Vidal"])
    assert all(entity.id in str(refused.value) for entity in store.entities())
    with pytest.raises(NotFound, match="nobody and nothing"):
        resolve_names_to_entities(store, ["Juana Vidal"])


def test_verdicts_that_say_nothing_or_cannot_be_are_refused() -> None:
    page = Page("Norway and Sweden met Ann Reed.")
    page.state("Norway", "NOR")
    page.state("Sweden", "SWE")
    page.person("Ann Reed")
    store = _store(page)
    for left, right, verdict, why, message in (
        ("Norway", "Sweden", SAME, "both cold", "two rows of the codebook"),
        ("Ann Reed", "ann reed", SAME, "clear", "one already"),
        ("Ann Reed", "ann reed", DIFFERENT, "clear", "by id to tell them apart"),
        ("Ann Reed", "Norway", SAME, " ", "needs its reason"),
        ("Ann Reed", "Norway", Verdict.UNSURE, "clear", "undo it"),
    ):
        with pytest.raises(UsageError, match=message):
            make_verdict(store, left, right, verdict, why, "ann")
    assert verdicts_of(store) == ()


def test_a_verdict_against_what_others_say_together_is_refused_and_they_are_named() -> None:
    people = [_page(name) for name in ("Ann Reed", "Bea Stone", "Cleo Marsh")]
    store = _store(*(page for page, _ in people))
    make_verdict(store, "Ann Reed", "Bea Stone", SAME, "married", "ann")
    make_verdict(store, "Bea Stone", "Cleo Marsh", SAME, "pen name", "ann")
    with pytest.raises(UsageError, match=r"taken together: undo one of .*pen name; .*married"):
        make_verdict(store, "Ann Reed", "Cleo Marsh", DIFFERENT, "too young", "ann")


def test_there_is_nothing_to_undo_where_nobody_judged() -> None:
    page, _ = _page("Ann Reed")
    with pytest.raises(NotFound, match="no verdict on 'Ann Reed'"):
        undo_verdict(_store(page), "Ann Reed")
