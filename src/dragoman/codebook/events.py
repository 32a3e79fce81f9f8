"""The acts that the project codes: types, modes, extensions, their triggers and frames.

Codes and scores are those of PLOVER 2.0 (openeventdata/PLOVER, CC BY-SA 4.0); definitions,
triggers, frames and examples are our own and stand in ``events.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from dragoman.codebook.event_book import (
    EXTENSIONS,
    QUADS,
    Context,
    Entry,
    EventBook,
    Example,
    Frame,
    Rule,
)
from dragoman.codebook.event_table import make_book
from dragoman.codebook.load import read_table

__all__ = [
    "EXTENSIONS",
    "QUADS",
    "Context",
    "Entry",
    "EventBook",
    "Example",
    "Frame",
    "Rule",
    "make_book",
    "read_events",
    "using",
]

_IN_USE: ContextVar[EventBook | None] = ContextVar("the codebook in use", default=None)


def read_events() -> EventBook:
    """Give the book in use: ``events.toml``, or the one that `using` put in its place.

    Raises CodebookError, which names the entry, when ``events.toml`` contradicts itself.
    """
    return _IN_USE.get() or _ours()


@cache
def _ours() -> EventBook:
    return make_book(read_table("events"))


@contextmanager
def using(book: EventBook | None) -> Iterator[EventBook]:
    """Let everything inside read this book (None: ours)."""
    token = _IN_USE.set(book)
    try:
        yield read_events()
    finally:
        _IN_USE.reset(token)
