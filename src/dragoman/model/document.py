"""A cleaned page: a document is its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from dragoman.model.ids import digest
from dragoman.model.time import Dating

__all__ = ["Dateline", "Document", "Removed"]


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was taken out of a page's text, and why."""

    text: str
    reason: str
    line: int
    """Number of the line in the decoded page, from 0; -1 when the page had no lines (HTML)."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, agency and day printed before the first sentence ("MOSCOW, June 3 (Reuters) -")."""

    place: str = ""
    agency: str = ""
    printed_date: str = ""
    start: int = 0
    end: int = 0
    """Its place in the text, code points, half-open; the first sentence begins at `end`."""


@dataclass(frozen=True, slots=True)
class Document:
    """Clean text of one page with what the page says of itself.

    Every offset in the project is in code points of `text`, which holds the body: title and
    byline stand in fields of their own. Empty strings are "not printed", never a guess.
    """

    address: str
    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    agencies: tuple[str, ...] = ()
    language: str = ""
    """ISO 639-1; empty when undecided."""
    dateline: Dateline = Dateline()
    published: Dating | None = None
    captured: datetime | None = None
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()
    """What was decided in cleaning, in plain words."""
    section: str = ""
    """Of its site, as the page prints it ("World"); steps of a list stand as printed."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("document", self.address, self.text))
