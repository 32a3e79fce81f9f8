"""Users' lists of actors are kept whole, replaced whole, and taken out whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model.actor import Actor, ActorList, ListedOffice
from dragoman.model.mention import Kind
from dragoman.model.time import UNBOUNDED, Interval
from dragoman.store.base import Reading, RejectedPage, Store
from dragoman.store.memory import MemoryStore
from dragoman.store.sqlite import open_store
from tests.factory import document
from tests.store.strategies import anything

MAKERS: dict[str, Callable[[Path], Store]] = {
    "memory": lambda folder: MemoryStore(),
    "sqlite": lambda folder: open_store(folder / "a.store", create=True),
}


@pytest.fixture(params=MAKERS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store = MAKERS[request.param](tmp_path)
    yield store
    store.close()


SALMI = Actor(
    "a.csv",
    (2, 5),
    "no-1",
    Kind.PERSON,
    ("Aino Salmi", "A. Salmi"),
    "state/NOR",
    (ListedOffice("foreign minister", "Norway", Interval.year(2015), UNBOUNDED),),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[*HealthCheck])
@given(actors=st.lists(anything(Actor), max_size=3))
def test_every_actor_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, actors: list[Actor]
) -> None:
    for make in MAKERS.values():
        store = make(tmp_path_factory.mktemp("s"))
        for actor in actors:
            store.put_actors(ActorList(actor.list, (actor,)))
        last = {actor.list: actor for actor in actors}
        assert list(store.actor_lists()) == [ActorList(n, (last[n],)) for n in sorted(last)]
        store.close()


def test_a_newer_list_takes_the_place_of_the_one_of_its_name(store: Store) -> None:
    store.put_actors(ActorList("a.csv", (SALMI,), ((3, "it has no name"),)))
    store.put_actors(ActorList("b.csv"))
    newer = ActorList("a.csv", (), ((9, "it has no name"),))
    store.put_actors(newer)
    assert list(store.actor_lists()) == [newer, ActorList("b.csv")]


def test_refused_lines_stand_among_the_rejected_pages_while_the_list_does(store: Store) -> None:
    store.add_rejected("z.txt", "empty")
    store.put_actors(ActorList("a.csv", (SALMI,), ((3, "it has no name"),)))
    refused = RejectedPage("a.csv line 3", "it has no name")
    assert list(store.rejected()) == [refused, RejectedPage("z.txt", "empty")]
    assert store.forget_actors("a.csv")
    assert list(store.rejected()) == [RejectedPage("z.txt", "empty")]


def test_a_list_that_is_not_there_cannot_be_forgotten(store: Store) -> None:
    assert not store.forget_actors("a.csv")


def test_an_actor_of_another_list_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match=r"a\.csv"):
        store.put_actors(ActorList("b.csv", (SALMI,)))


def test_a_forgotten_reading_leaves_its_document_unread(store: Store) -> None:
    page = document("Aino Salmi spoke.")
    store.add_document(page)
    store.add_reading(Reading(page.id))
    store.forget_readings([page.id, "0" * 16])
    assert list(store.unread()) == [page.id]
