"""A store keeps the codebooks that it was told to read by, the one in use last."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.model.kept_book import KeptBook
from dragoman.store.base import Store
from dragoman.store.memory import MemoryStore
from dragoman.store.sqlite import open_store

MINE = KeptBook("mine.toml", "1f2e", 'extends = "default"\n')
OURS = KeptBook("default", "", "")


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return MemoryStore()
    return open_store(tmp_path / "kept.dragoman", create=True)


def test_a_new_store_has_no_codebook_of_its_own(store: Store) -> None:
    assert store.codebooks() == ()


def test_codebooks_come_in_the_order_in_which_they_were_given(store: Store) -> None:
    for book in (MINE, OURS, MINE):
        store.put_codebook(book)
    assert store.codebooks() == (MINE, OURS, MINE)


def test_a_codebook_outlives_the_open_store(tmp_path: Path) -> None:
    path = tmp_path / "kept.dragoman"
    store = open_store(path, create=True)
    store.put_codebook(MINE)
    store.close()
    assert open_store(path, create=False, readonly=True).codebooks() == (MINE,)
