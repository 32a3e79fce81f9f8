"""What came from the world, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from dragoman.model.time import Dating

__all__ = ["Page", "Passed", "Told"]


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one page and what its carrier said of it.

    `address` is the URL, or the path as it was given. `kind` is "html" or "text". `captured`
    is when a crawler took it (UTC), an upper bound for its publication; None when not said.
    """

    address: str
    content: bytes
    kind: str
    captured: datetime | None = None
    charset: str | None = None
    """Declared by the HTTP header, if any."""
    title: str = ""
    outlet: str = ""
    published: Dating | None = None
    """Said by the carrier itself (a feed's entry, a table's column)."""
    headers: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Passed:
    """Parts of a file that are no pages, counted: pictures in an archive, answers without a page.

    `what` is a noun phrase in the plural that says what they are ("revisits of pages kept before").
    """

    address: str
    """The file."""
    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Told:
    """A line that a reader says of a file before its pages: which columns it takes for what."""

    address: str
    line: str
