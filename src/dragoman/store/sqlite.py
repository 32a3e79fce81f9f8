"""The store on disk: one SQLite file that can be copied, and opened with anything that reads it.

Its tables are described in docs/data-model.md. A loop over a store may write to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.codebook.spots import Spot
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
from dragoman.store import actors, books, judged, observed, rows
from dragoman.store import derived as derived_tables
from dragoman.store.base import Reading, RejectedPage
from dragoman.store.file import StoreFile
from dragoman.store.normal import (
    checked_actors,
    checked_document,
    checked_judgements,
    checked_verdict,
    one_of,
    refused_address,
    search_phrases,
    tidy_derived,
    tidy_reading,
    writable,
)
from dragoman.store.parts import read_parts, write_parts
from dragoman.store.spots import read_spots, write_spots

__all__ = ["SqliteStore", "open_store"]


def open_store(
    path: str | Path, *, create: bool, readonly: bool = False, wait: float = 10.0
) -> SqliteStore:
    """Open the store in a file, making it first where `create` allows.

    Several readers and one writer may share a store; `wait` says how many seconds a writer
    waits for another. Raises UsageError for a file that is missing or no store, StoreVersion
    for one made by a newer Dragoman, StoreError for what else stands in the way.
    """
    return SqliteStore(StoreFile(Path(path), create=create, readonly=readonly, wait=wait))


class SqliteStore:
    """Keeps everything in a file; does what `dragoman.store.base.Store` says."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file

    # -- observed: pages
    def add_document(self, document: Document) -> bool:
        """Keep a document; False when it was there already."""
        checked = checked_document(document)
        with self._file.transaction():
            return observed.add_document(self._file, checked)

    def add_rejected(self, address: str, reason: str) -> None:
        """Keep a page's rejection."""
        row = {"address": writable(address), "reason": writable(reason)}
        with self._file.transaction():
            self._file.replace("rejected", [row])

    def documents(self) -> Iterator[Document]:
        """Give every document, by id."""
        return observed.read_documents(self._file)

    def document_ids(self) -> Sequence[str]:
        """Give the ids of all documents as they are kept, in order."""
        return [row["id"] for row in self._file.all("SELECT id FROM documents ORDER BY id")]

    def document(self, beginning: str) -> Document:
        """Give the document whose id begins so; raises NotFound for none or several."""
        id_ = one_of("document", beginning, self._beginning("documents", beginning))
        return observed.read_one_document(self._file, id_)

    def rejected(self) -> Iterator[RejectedPage]:
        """Give every rejected page, and line of a list of actors, by address."""
        found = [tuple(row) for row in self._file.all("SELECT address, reason FROM rejected")]
        for given in actors.read_lists(self._file):
            found += [(refused_address(given.name, line), reason) for line, reason in given.refused]
        return (RejectedPage(*row) for row in sorted(found))

    # -- observed: what was read
    def add_reading(self, reading: Reading) -> None:
        """Keep what was read out of a document, replacing an earlier reading of it."""
        tidy = tidy_reading(reading)
        with self._file.transaction():
            observed.add_reading(self._file, tidy)

    def unread(self) -> Sequence[str]:
        """Give the ids of documents without a reading, in order."""
        found = self._file.all(
            "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM readings) ORDER BY id"
        )
        return [row["id"] for row in found]

    def forget_readings(self, documents: Iterable[str]) -> None:
        """Remove what was read out of documents (ids)."""
        with self._file.transaction():
            actors.forget_readings(self._file, documents)

    def mentions(self, document: str | None = None) -> Iterator[Mention]:
        """Give mentions, of one document if it is named."""
        return observed.read_found(self._file, "mentions", rows.to_mention, document)

    def times(self, document: str | None = None) -> Iterator[TimeExpression]:
        """Give time expressions, of one document if it is named."""
        return observed.read_found(self._file, "times", rows.to_time, document)

    def offices(self, document: str | None = None) -> Iterator[OfficeMention]:
        """Give office mentions, of one document if it is named."""
        return observed.read_found(self._file, "offices", rows.to_office, document)

    def quotes(self, document: str | None = None) -> Iterator[Quote]:
        """Give quotes, of one document if it is named."""
        return observed.read_found(self._file, "quotes", rows.to_quote, document)

    def claims(self, document: str | None = None) -> Iterator[Claim]:
        """Give claims, of one document if it is named."""
        return observed.read_claims(self._file, document)

    def claims_of(self, ids: Iterable[str]) -> Iterator[Claim]:
        """Give the claims of these ids by document and place, passing over unknown ones."""
        return observed.read_claims_of(self._file, ids)

    # -- known beforehand
    def put_actors(self, given: ActorList) -> None:
        """Keep a user's list of actors in place of the one of its name."""
        checked = checked_actors(given)
        with self._file.transaction():
            actors.write_list(self._file, checked)

    def forget_actors(self, name: str) -> bool:
        """Take a list out; False when there was none of that name."""
        with self._file.transaction():
            return actors.forget_list(self._file, name)

    def actor_lists(self) -> Iterator[ActorList]:
        """Give the lists, by name."""
        return actors.read_lists(self._file)

    def put_codebook(self, book: KeptBook) -> None:
        """Keep a codebook as the one in use."""
        with self._file.transaction():
            books.add_book(self._file, book)

    def codebooks(self) -> tuple[KeptBook, ...]:
        """Give the codebooks that were in use, the one in use last."""
        return books.read_books(self._file)

    # -- judged
    def put_judgements(self, subject: str, judgements: Iterable[Judgement]) -> None:
        """Replace all rule-made judgements on a subject; persons' verdicts stay."""
        checked = checked_judgements(subject, judgements)
        with self._file.transaction():
            judged.put_judgements(self._file, subject, checked)

    def judgements(self, subject: str | None = None) -> Iterator[Judgement]:
        """Give judgements by subject, left and right."""
        return judged.read_judgements(self._file, subject)

    def put_verdict(self, judgement: Judgement) -> None:
        """Keep one person's verdict on a pair, in place of that person's earlier one."""
        row = rows.judgement_row(checked_verdict(judgement))
        with self._file.transaction():
            self._file.replace("judgements", [row])

    def withdraw_verdict(self, subject: str, left: str, right: str, made_by: str) -> bool:
        """Take a person's verdict back; False when there was none."""
        if not by_person(made_by):
            return False
        with self._file.transaction():
            return judged.remove_judgement(self._file, subject, left, right, made_by)

    def put_spun(self, scores: Iterable[tuple[str, SpunScore]]) -> None:
        """Keep (document id, score) of documents."""
        found = [rows.spun_row(document, score) for document, score in scores]
        with self._file.transaction():
            self._file.replace("spun", found)

    def spun(self) -> dict[str, SpunScore]:
        """Give the scores by document id."""
        found = self._file.all("SELECT * FROM spun ORDER BY document")
        return {row["document"]: rows.to_spun(row) for row in found}

    def put_origins(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Replace all origins: (document id, origin id, the origin's name for readers)."""
        found = list(rows)
        with self._file.transaction():
            judged.put_origins(self._file, found)

    def origins(self) -> Iterator[tuple[str, str, str]]:
        """Give (document id, origin id, its name for readers), by document."""
        found = self._file.all("SELECT document, origin, label FROM origins ORDER BY document")
        return ((document, origin, label) for document, origin, label in found)

    # -- derived
    def put_derived(self, derived: Derived) -> None:
        """Replace everything derived."""
        tidy = tidy_derived(derived)
        with self._file.transaction():
            derived_tables.write_derived(self._file, tidy)

    def entities(self) -> Iterator[Entity]:
        """Give entities, by id."""
        return derived_tables.read_entities(self._file)

    def entity_of(self) -> dict[str, str]:
        """Give mention id → entity id."""
        found = self._file.all(
            "SELECT mention, entity FROM entity_mentions ORDER BY entity, position"
        )
        return {row["mention"]: row["entity"] for row in found}

    def events(self) -> Iterator[Event]:
        """Give events in order of time, undated ones last."""
        return derived_tables.read_events(self._file)

    def event(self, beginning: str) -> Event:
        """Give the event whose id begins so; raises NotFound for none or several."""
        id_ = one_of("event", beginning, self._beginning("events", beginning))
        return next(derived_tables.read_events(self._file, id_))

    def agreements(self) -> Iterator[Agreement]:
        """Give agreements, by name."""
        return derived_tables.read_agreements(self._file)

    def disagreements(self) -> Iterator[Disagreement]:
        """Give disagreements, by event and field."""
        return derived_tables.read_disagreements(self._file)

    def published(self) -> dict[str, Dating]:
        """Give document id → inferred publication."""
        return derived_tables.read_datings(self._file, "inferred_publications", "document")

    def claim_times(self) -> dict[str, Dating]:
        """Give claim id → narrowed time."""
        return derived_tables.read_datings(self._file, "narrowed_times", "claim")

    def put_inferred_parts(self, parts: Mapping[str, Inferred]) -> None:
        """Replace what was kept of inference."""
        with self._file.transaction():
            write_parts(self._file, parts)

    def inferred_parts(self) -> dict[str, Inferred]:
        """Give key → what followed for a part, as it was kept."""
        return read_parts(self._file)

    def put_spots(self, made_by: str, spots: Mapping[str, tuple[Spot, ...]]) -> None:
        """Replace what is kept of the gazetteer: its version, and what names can mean."""
        with self._file.transaction():
            write_spots(self._file, made_by, spots)

    def spots(self) -> tuple[str, dict[str, tuple[Spot, ...]]]:
        """Give the version and what names can mean, as it was kept; empty where nothing was."""
        return read_spots(self._file)

    # -- whole
    def search(self, words: str, limit: int = 20) -> Iterator[tuple[str, str]]:
        """Give (document id, snippet) of documents that hold all the words, best first."""
        phrases = [f'"{phrase}"' for phrase in search_phrases(words)]
        if not phrases:
            return iter(())
        found = self._file.all(
            "SELECT documents.id, snippet(documents_fts, 1, '', '', '…', 24) "
            "FROM documents_fts JOIN documents ON documents.number = documents_fts.rowid "
            "WHERE documents_fts MATCH ? ORDER BY bm25(documents_fts, 2.0, 1.0), documents.id "
            "LIMIT ?",
            " ".join(phrases),
            limit,
        )
        return ((id_, snippet) for id_, snippet in found)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _beginning(self, table: str, beginning: str) -> Iterator[str]:
        query = f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 4"  # noqa: S608 (names of this package's own)
        return (row["id"] for row in self._file.all(query, beginning, beginning + "\U0010ffff"))
