"""What the commands share: exit codes, the option that names the store, and how it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.codebook.events import EventBook
    from dragoman.store.sqlite import SqliteStore

__all__ = [
    "DEFAULT_STORE",
    "INTERRUPTED",
    "NOTHING_USABLE",
    "SHORTEST_ID",
    "WRONG_USAGE",
    "StoreOption",
    "open_store",
]

NOTHING_USABLE = 1
WRONG_USAGE = 2
SHORTEST_ID = 4
"""Characters of an id below which it is not looked for: too many things begin so."""
INTERRUPTED = 130
"""What Typer makes of Ctrl-C: 128 and the number of the signal."""

StoreOption = Annotated[
    Path, typer.Option("--store", "-s", help="The store's file.", envvar="DRAGOMAN_STORE")
]
DEFAULT_STORE = Path("chronology.dragoman")


@contextmanager
def open_store(path: Path, *, create: bool = False, write: bool = False) -> Iterator[SqliteStore]:
    """Open the store for a command: to read, to `write`, or to `create` where there is none.

    States that only its lists of actors know have their names meanwhile, and the codebook of
    events that it was last told to read by is in use.
    """
    from dragoman.codebook.events import using
    from dragoman.codebook.listed import listed_states
    from dragoman.codebook.states import declaring
    from dragoman.store.sqlite import open_store as opened

    with closing(opened(path, create=create, readonly=not (create or write))) as store:
        actors = [actor for given in store.actor_lists() for actor in given.actors]
        with declaring(listed_states(actors)), using(_kept_book(store)):
            yield store


def _kept_book(store: SqliteStore) -> EventBook | None:
    """Give the user's codebook that a store keeps, as far as this version can read it."""
    from dragoman.codebook.own_book import parse_own_book

    kept = store.codebooks()
    return parse_own_book(kept[-1].text, kept[-1].name).book if kept and kept[-1].text else None
