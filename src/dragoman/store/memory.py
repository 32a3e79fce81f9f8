"""A store in memory: for tests, and for whoever reads a few pages without keeping them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from dragoman.codebook.spots import Spot
from dragoman.errors import NotFound
from dragoman.model.actor import ActorList
from dragoman.model.agreement import Agreement
from dragoman.model.claim import Claim
from dragoman.model.derived import Derived, Inferred, SpunScore
from dragoman.model.document import Document
from dragoman.model.event import Event
from dragoman.model.judgement import Disagreement, Judgement, by_person
from dragoman.model.kept_book import KeptBook
from dragoman.model.mention import Entity, Mention, OfficeMention
from dragoman.model.quote import Quote
from dragoman.model.time import Dating, TimeExpression
from dragoman.store.base import Reading, RejectedPage
from dragoman.store.normal import (
    checked_actors,
    checked_document,
    checked_judgements,
    checked_verdict,
    judgement_key,
    one_of,
    refused_address,
    search_phrases,
    tidy_derived,
    tidy_reading,
    writable,
)

__all__ = ["MemoryStore"]


class MemoryStore:
    """Keeps everything in dictionaries; does what `dragoman.store.base.Store` says."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._rejected: set[tuple[str, str]] = set()
        self._readings: dict[str, Reading] = {}
        self._actors: dict[str, ActorList] = {}
        self._codebooks: list[KeptBook] = []
        self._judgements: dict[tuple[str, str, str, str], Judgement] = {}
        self._spun: dict[str, SpunScore] = {}
        self._origins: dict[str, tuple[str, str]] = {}
        self._derived = Derived()
        self._parts: dict[str, Inferred] = {}
        self._spots: tuple[str, dict[str, tuple[Spot, ...]]] = ("", {})

    # -- observed: pages
    def add_document(self, document: Document) -> bool:
        """Keep a document; False when it was there already."""
        if document.id in self._documents:
            return False
        self._documents[document.id] = checked_document(document)
        return True

    def add_rejected(self, address: str, reason: str) -> None:
        """Keep a page's rejection."""
        self._rejected.add((writable(address), writable(reason)))

    def documents(self) -> Iterator[Document]:
        """Give every document, by id."""
        return (self._documents[id_] for id_ in sorted(self._documents))

    def document_ids(self) -> Sequence[str]:
        """Give the ids of all documents, in order."""
        return sorted(self._documents)

    def document(self, beginning: str) -> Document:
        """Give the document whose id begins so; raises NotFound for none or several."""
        ids = (id_ for id_ in sorted(self._documents) if id_.startswith(beginning))
        return self._documents[one_of("document", beginning, ids)]

    def rejected(self) -> Iterator[RejectedPage]:
        """Give every rejected page, and line of a list of actors, by address."""
        lines = {
            (refused_address(name, line), reason)
            for name, given in self._actors.items()
            for line, reason in given.refused
        }
        return (RejectedPage(*row) for row in sorted(self._rejected | lines))

    # -- observed: what was read
    def add_reading(self, reading: Reading) -> None:
        """Keep what was read out of a document, replacing an earlier reading of it."""
        self._readings[self._known(reading.document)] = tidy_reading(reading)

    def unread(self) -> Sequence[str]:
        """Give the ids of documents without a reading, in order."""
        return sorted(self._documents.keys() - self._readings.keys())

    def forget_readings(self, documents: Iterable[str]) -> None:
        """Remove what was read out of documents (ids)."""
        for document in documents:
            self._readings.pop(document, None)

    def mentions(self, document: str | None = None) -> Iterator[Mention]:
        """Give mentions, of one document if it is named."""
        return chain.from_iterable(reading.mentions for reading in self._read(document))

    def times(self, document: str | None = None) -> Iterator[TimeExpression]:
        """Give time expressions, of one document if it is named."""
        return chain.from_iterable(reading.times for reading in self._read(document))

    def offices(self, document: str | None = None) -> Iterator[OfficeMention]:
        """Give office mentions, of one document if it is named."""
        return chain.from_iterable(reading.offices for reading in self._read(document))

    def quotes(self, document: str | None = None) -> Iterator[Quote]:
        """Give quotes, of one document if it is named."""
        return chain.from_iterable(reading.quotes for reading in self._read(document))

    def claims(self, document: str | None = None) -> Iterator[Claim]:
        """Give claims, of one document if it is named."""
        return chain.from_iterable(reading.claims for reading in self._read(document))

    def claims_of(self, ids: Iterable[str]) -> Iterator[Claim]:
        """Give the claims of these ids by document and place, passing over unknown ones."""
        wanted = set(ids)
        return (claim for claim in self.claims() if claim.id in wanted)

    def _read(self, document: str | None) -> Iterator[Reading]:
        wanted = sorted(self._readings) if document is None else [document]
        return (self._readings[id_] for id_ in wanted if id_ in self._readings)

    # -- known beforehand
    def put_actors(self, given: ActorList) -> None:
        """Keep a user's list of actors in place of the one of its name."""
        self._actors[given.name] = checked_actors(given)

    def forget_actors(self, name: str) -> bool:
        """Take a list out; False when there was none of that name."""
        return self._actors.pop(name, None) is not None

    def actor_lists(self) -> Iterator[ActorList]:
        """Give the lists, by name."""
        return (self._actors[name] for name in sorted(self._actors))

    def put_codebook(self, book: KeptBook) -> None:
        """Keep a codebook as the one in use."""
        self._codebooks.append(book)

    def codebooks(self) -> tuple[KeptBook, ...]:
        """Give the codebooks that were in use, the one in use last."""
        return tuple(self._codebooks)

    # -- judged
    def put_judgements(self, subject: str, judgements: Iterable[Judgement]) -> None:
        """Replace all rule-made judgements on a subject; persons' verdicts stay."""
        added = {judgement_key(one): one for one in checked_judgements(subject, judgements)}
        kept = {
            key: one
            for key, one in self._judgements.items()
            if one.subject != subject or by_person(one.made_by)
        }
        self._judgements = kept | added

    def judgements(self, subject: str | None = None) -> Iterator[Judgement]:
        """Give judgements by subject, left and right."""
        ordered = [self._judgements[key] for key in sorted(self._judgements)]
        return (one for one in ordered if subject is None or one.subject == subject)

    def put_verdict(self, judgement: Judgement) -> None:
        """Keep one person's verdict on a pair, in place of that person's earlier one."""
        self._judgements[judgement_key(judgement)] = checked_verdict(judgement)

    def withdraw_verdict(self, subject: str, left: str, right: str, made_by: str) -> bool:
        """Take a person's verdict back; False when there was none."""
        key = (subject, left, right, made_by)
        return by_person(made_by) and self._judgements.pop(key, None) is not None

    def put_spun(self, scores: Iterable[tuple[str, SpunScore]]) -> None:
        """Keep (document id, score) of documents."""
        self._spun.update({self._known(document): score for document, score in scores})

    def spun(self) -> dict[str, SpunScore]:
        """Give the scores by document id."""
        return dict(sorted(self._spun.items()))

    def put_origins(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Replace all origins: (document id, origin id, the origin's name for readers)."""
        self._origins = {self._known(document): (origin, label) for document, origin, label in rows}

    def origins(self) -> Iterator[tuple[str, str, str]]:
        """Give (document id, origin id, its name for readers), by document."""
        return ((document, *origin) for document, origin in sorted(self._origins.items()))

    # -- derived
    def put_derived(self, derived: Derived) -> None:
        """Replace everything derived."""
        self._derived = tidy_derived(derived)

    def entities(self) -> Iterator[Entity]:
        """Give entities, by id."""
        return iter(self._derived.entities)

    def entity_of(self) -> dict[str, str]:
        """Give mention id → entity id."""
        return {
            mention: entity.id for entity in self._derived.entities for mention in entity.mentions
        }

    def events(self) -> Iterator[Event]:
        """Give events in order of time, undated ones last."""
        return iter(self._derived.events)

    def event(self, beginning: str) -> Event:
        """Give the event whose id begins so; raises NotFound for none or several."""
        found = {one.id: one for one in self._derived.events if one.id.startswith(beginning)}
        return found[one_of("event", beginning, sorted(found))]

    def agreements(self) -> Iterator[Agreement]:
        """Give agreements, by name."""
        return iter(self._derived.agreements)

    def disagreements(self) -> Iterator[Disagreement]:
        """Give disagreements, by event and field."""
        return iter(self._derived.disagreements)

    def published(self) -> dict[str, Dating]:
        """Give document id → inferred publication."""
        return dict(self._derived.published)

    def claim_times(self) -> dict[str, Dating]:
        """Give claim id → narrowed time."""
        return dict(self._derived.claim_times)

    def put_inferred_parts(self, parts: Mapping[str, Inferred]) -> None:
        """Replace what was kept of inference."""
        self._parts = dict(sorted(parts.items()))

    def inferred_parts(self) -> dict[str, Inferred]:
        """Give key → what followed for a part, as it was kept."""
        return dict(self._parts)

    def put_spots(self, made_by: str, spots: Mapping[str, tuple[Spot, ...]]) -> None:
        """Replace what is kept of the gazetteer: its version, and what names can mean."""
        self._spots = (made_by, dict(spots))

    def spots(self) -> tuple[str, dict[str, tuple[Spot, ...]]]:
        """Give the version and what names can mean, as it was kept; empty where nothing was."""
        made_by, spots = self._spots
        return made_by, dict(spots)

    def _known(self, document: str) -> str:
        if document not in self._documents:
            raise NotFound(f"no document has the id {document!r}")
        return document

    # -- whole
    def search(self, words: str, limit: int = 20) -> Iterator[tuple[str, str]]:
        """Give (document id, snippet) of documents that hold all the words, best first.

        Best is most often here; the store on disk weighs rare words and length too.
        """
        phrases = [" ".join(_words(phrase)) for phrase in search_phrases(words)]
        found: list[tuple[int, str, str]] = []
        for document in self.documents() if phrases else ():
            whole = f" {' '.join(_words(f'{document.title} {document.text}'))} "
            counts = [whole.count(f" {phrase} ") for phrase in phrases]
            if all(counts):
                found.append((-sum(counts), document.id, document.text[:160]))
        return ((id_, snippet) for _, id_, snippet in sorted(found)[:limit])

    def close(self) -> None:
        """Do nothing: there are no files."""


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(c for c in bare if not unicodedata.combining(c)))
