"""What every store can do. One suite of tests runs over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.codebook.spots import Spot
from dragoman.model.actor import ActorList
from dragoman.model.agreement import Agreement
from dragoman.model.claim import Claim
from dragoman.model.derived import Derived, Inferred, SpunScore
from dragoman.model.document import Document
from dragoman.model.event import Event
from dragoman.model.judgement import Disagreement, Judgement
from dragoman.model.kept_book import KeptBook
from dragoman.model.mention import Entity, Mention, OfficeMention
from dragoman.model.quote import Quote
from dragoman.model.time import Dating, TimeExpression

__all__ = ["Reading", "RejectedPage", "Store"]


@dataclass(frozen=True, slots=True)
class RejectedPage:
    """A page that could not be used, and why."""

    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one document; stored whole or not at all.

    Every span stands in that document. Of two mentions, or two claims, with one id (the same
    words read in the same way by two rules) the first is kept.
    """

    document: str
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()


class Store(Protocol):
    """A collection of documents, what was read out of them, and what was derived.

    Every method that writes is one transaction. Iterators come in a fixed order (by id, or
    by place in the text), so that two stores built from the same pages export the same bytes.
    """

    # -- observed: pages
    def add_document(self, document: Document) -> bool:
        """Keep a document; False when it was there already (nothing changes then).

        Raises Rejected for text that is no Unicode (lone surrogates): no file could hold it.
        """
        ...

    def add_rejected(self, address: str, reason: str) -> None:
        """Keep a page's rejection; the same one twice is one."""
        ...

    def documents(self) -> Iterator[Document]:
        """Give every document, by id."""
        ...

    def document_ids(self) -> Sequence[str]:
        """Give the ids of all documents as they are kept, in order."""
        ...

    def document(self, beginning: str) -> Document:
        """Give the document whose id begins so; raises NotFound for none or several."""
        ...

    def rejected(self) -> Iterator[RejectedPage]:
        """Give every rejected page, and line of a list of actors, by address."""
        ...

    # -- observed: what was read
    def add_reading(self, reading: Reading) -> None:
        """Keep what was read out of a document, replacing an earlier reading of it.

        Raises NotFound for a document that the store does not hold, ValueError for a span in
        another document.
        """
        ...

    def unread(self) -> Sequence[str]:
        """Give the ids of documents without a reading, in order."""
        ...

    def forget_readings(self, documents: Iterable[str]) -> None:
        """Remove what was read out of documents (ids), so that they are unread again."""
        ...

    def mentions(self, document: str | None = None) -> Iterator[Mention]:
        """Give mentions, of one document if it is named."""
        ...

    def times(self, document: str | None = None) -> Iterator[TimeExpression]:
        """Give time expressions, of one document if it is named."""
        ...

    def offices(self, document: str | None = None) -> Iterator[OfficeMention]:
        """Give office mentions, of one document if it is named."""
        ...

    def quotes(self, document: str | None = None) -> Iterator[Quote]:
        """Give quotes, of one document if it is named."""
        ...

    def claims(self, document: str | None = None) -> Iterator[Claim]:
        """Give claims, of one document if it is named."""
        ...

    def claims_of(self, ids: Iterable[str]) -> Iterator[Claim]:
        """Give the claims of these ids by document and place, passing over unknown ones."""
        ...

    # -- known beforehand
    def put_actors(self, given: ActorList) -> None:
        """Keep a user's list of actors in place of the one of its name.

        Raises ValueError for an actor of another list.
        """
        ...

    def forget_actors(self, name: str) -> bool:
        """Take a list out; False when there was none of that name."""
        ...

    def actor_lists(self) -> Iterator[ActorList]:
        """Give the lists, by name."""
        ...

    def put_codebook(self, book: KeptBook) -> None:
        """Keep a codebook as the one in use."""
        ...

    def codebooks(self) -> tuple[KeptBook, ...]:
        """Give the codebooks that were in use, the one in use last; none means ours."""
        ...

    # -- judged
    def put_judgements(self, subject: str, judgements: Iterable[Judgement]) -> None:
        """Replace all rule-made judgements on a subject; persons' verdicts stay.

        A pair has one judgement of each maker, the last one given. Raises ValueError for a
        judgement on another subject.
        """
        ...

    def judgements(self, subject: str | None = None) -> Iterator[Judgement]:
        """Give judgements by subject, left and right."""
        ...

    def put_spun(self, scores: Iterable[tuple[str, SpunScore]]) -> None:
        """Keep (document id, score) of documents."""
        ...

    def spun(self) -> dict[str, SpunScore]:
        """Give the scores by document id."""
        ...

    def put_verdict(self, judgement: Judgement) -> None:
        """Keep one person's verdict on a pair, in place of that person's earlier one.

        Raises ValueError unless `made_by` starts with ``person:``.
        """
        ...

    def withdraw_verdict(self, subject: str, left: str, right: str, made_by: str) -> bool:
        """Take a person's verdict back; False when there was none."""
        ...

    def put_origins(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Replace all origins: (document id, origin id, the origin's name for readers)."""
        ...

    def origins(self) -> Iterator[tuple[str, str, str]]:
        """Give (document id, origin id, its name for readers), by document."""
        ...

    # -- derived
    def put_derived(self, derived: Derived) -> None:
        """Replace everything derived."""
        ...

    def entities(self) -> Iterator[Entity]:
        """Give entities, by id."""
        ...

    def entity_of(self) -> dict[str, str]:
        """Give mention id → entity id."""
        ...

    def events(self) -> Iterator[Event]:
        """Give events in order of time, undated ones last."""
        ...

    def event(self, beginning: str) -> Event:
        """Give the event whose id begins so; raises NotFound for none or several."""
        ...

    def agreements(self) -> Iterator[Agreement]:
        """Give agreements, by name."""
        ...

    def disagreements(self) -> Iterator[Disagreement]:
        """Give disagreements, by event and field."""
        ...

    def published(self) -> dict[str, Dating]:
        """Give document id → inferred publication."""
        ...

    def claim_times(self) -> dict[str, Dating]:
        """Give claim id → narrowed time."""
        ...

    def put_inferred_parts(self, parts: Mapping[str, Inferred]) -> None:
        """Replace what is kept of inference, by the keys of `resolve.dates`."""
        ...

    def inferred_parts(self) -> dict[str, Inferred]:
        """Give key → what followed for a part, as it was kept."""
        ...

    def put_spots(self, made_by: str, spots: Mapping[str, tuple[Spot, ...]]) -> None:
        """Replace what is kept of the gazetteer: its version, and what names can mean."""
        ...

    def spots(self) -> tuple[str, dict[str, tuple[Spot, ...]]]:
        """Give the version and what names can mean, as it was kept; empty where nothing was."""
        ...

    # -- whole
    def search(self, words: str, limit: int = 20) -> Iterator[tuple[str, str]]:
        """Give (document id, snippet) of documents that hold all the words, best first."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...
