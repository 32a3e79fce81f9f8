"""The store on disk: one SQLite file that can be copied, and opened with anything that reads it.

Iterators read a batch at a time and hold nothing open in between: a loop over a store may
write to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from dragoman import __version__
from dragoman.errors import NotFound
from dragoman.model.agreement import Agreement
from dragoman.model.claim import Claim
from dragoman.model.derived import Derived, SpunScore
from dragoman.model.document import Document, Removed
from dragoman.model.event import Event
from dragoman.model.judgement import Disagreement, Judgement
from dragoman.model.mention import Entity, Mention, OfficeMention
from dragoman.model.quote import Quote
from dragoman.model.time import Dating, TimeExpression
from dragoman.store import derived_rows, rows
from dragoman.store.base import Reading, RejectedPage
from dragoman.store.columns import Row
from dragoman.store.connection import connect, insert, telling, transaction
from dragoman.store.normal import (
    PERSON,
    by_person,
    checked_document,
    checked_judgements,
    checked_verdict,
    judgement_key,
    one_of,
    search_phrases,
    tidy_derived,
    tidy_reading,
    writable,
)

__all__ = ["SqliteStore", "open_store"]

BATCH = 100
"""Documents that are read at once."""

MADE_BY = f"dragoman {__version__}"
"""What is noted beside a reading."""


def open_store(
    path: Path, *, create: bool, readonly: bool = False, wait: float = 10.0
) -> SqliteStore:
    """Open the store in a file, making it first where `create` allows.

    Several readers and one writer may share a store; `wait` says how many seconds a writer
    waits for another. Raises UsageError for a file that is missing or no store, StoreVersion
    for one made by a newer Dragoman, StoreError for what else stands in the way.
    """
    return SqliteStore(path, connect(path, create=create, readonly=readonly, wait=wait))


class SqliteStore:
    """Keeps everything in a file; does what `dragoman.store.base.Store` says."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    # -- observed: pages
    def add_document(self, document: Document) -> bool:
        """Keep a document; False when it was there already."""
        with transaction(self._connection, self._path):
            if self._has("documents", "id", document.id):
                return False
            insert(self._connection, "documents", [rows.document_row(checked_document(document))])
            insert(
                self._connection,
                "removed_lines",
                (
                    {
                        "document": document.id,
                        "position": i,
                        "line": removed.line,
                        "text": removed.text,
                        "reason": removed.reason,
                    }
                    for i, removed in enumerate(document.removed)
                ),
            )
        return True

    def add_rejected(self, address: str, reason: str) -> None:
        """Keep a page's rejection."""
        row = {"address": writable(address), "reason": writable(reason)}
        with transaction(self._connection, self._path):
            insert(self._connection, "rejected", [row], verb="INSERT OR IGNORE")

    def documents(self) -> Iterator[Document]:
        """Give every document, by id."""
        last = ""
        while batch := self._all(
            "SELECT * FROM documents WHERE id > ? ORDER BY id LIMIT ?", last, BATCH
        ):
            yield from self._to_documents(batch)
            last = batch[-1]["id"]

    def document(self, beginning: str) -> Document:
        """Give the document whose id begins so; raises NotFound for none or several."""
        id_ = one_of("document", beginning, self._beginning("documents", beginning))
        return next(self._to_documents(self._all("SELECT * FROM documents WHERE id = ?", id_)))

    def _to_documents(self, batch: Sequence[sqlite3.Row]) -> Iterator[Document]:
        removed: dict[str, list[Removed]] = {}
        for row in self._all(
            "SELECT * FROM removed_lines WHERE document BETWEEN ? AND ? "
            "ORDER BY document, position",
            batch[0]["id"],
            batch[-1]["id"],
        ):
            line = Removed(row["text"], row["reason"], row["line"])
            removed.setdefault(row["document"], []).append(line)
        for row in batch:
            yield rows.to_document(row, removed.get(row["id"], ()))

    def rejected(self) -> Iterator[RejectedPage]:
        """Give every rejected page, by address."""
        found = self._all("SELECT address, reason FROM rejected ORDER BY address, reason")
        return (RejectedPage(*row) for row in found)

    # -- observed: what was read
    def add_reading(self, reading: Reading) -> None:
        """Keep what was read out of a document, replacing an earlier reading of it."""
        reading, document = tidy_reading(reading), reading.document
        with transaction(self._connection, self._path):
            if not self._has("documents", "id", document):
                raise NotFound(f"no document has the id {document!r}")
            # What was read before hangs on this row, and goes with it.
            self._connection.execute("DELETE FROM readings WHERE document = ?", (document,))
            insert(self._connection, "readings", [{"document": document, "made_by": MADE_BY}])
            self._write("mentions", document, map(rows.mention_row, reading.mentions))
            self._write("times", document, map(rows.time_row, reading.times))
            self._write("offices", document, map(rows.office_row, reading.offices))
            self._write("quotes", document, map(rows.quote_row, reading.quotes))
            self._write("claims", document, map(rows.claim_row, reading.claims))
            self._write_below_claims(reading.claims)

    def _write(self, table: str, document: str, found: Iterable[Row]) -> None:
        placed = ({"document": document, "position": i, **row} for i, row in enumerate(found))
        insert(self._connection, table, placed)

    def _write_below_claims(self, claims: Iterable[Claim]) -> None:
        insert(
            self._connection,
            "claim_arguments",
            (
                {"claim": claim.id, "position": i, **rows.argument_row(argument)}
                for claim in claims
                for i, argument in enumerate(claim.arguments)
            ),
        )
        insert(
            self._connection,
            "claim_evidence",
            (
                {"claim": claim.id, "position": i, "start": span.start, "end": span.end}
                for claim in claims
                for i, span in enumerate(claim.evidence)
            ),
        )

    def unread(self) -> Sequence[str]:
        """Give the ids of documents without a reading, in order."""
        found = self._all(
            "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM readings) ORDER BY id"
        )
        return [row["id"] for row in found]

    def mentions(self, document: str | None = None) -> Iterator[Mention]:
        """Give mentions, of one document if it is named."""
        return self._found("mentions", document, rows.to_mention)

    def times(self, document: str | None = None) -> Iterator[TimeExpression]:
        """Give time expressions, of one document if it is named."""
        return self._found("times", document, rows.to_time)

    def offices(self, document: str | None = None) -> Iterator[OfficeMention]:
        """Give office mentions, of one document if it is named."""
        return self._found("offices", document, rows.to_office)

    def quotes(self, document: str | None = None) -> Iterator[Quote]:
        """Give quotes, of one document if it is named."""
        return self._found("quotes", document, rows.to_quote)

    def claims(self, document: str | None = None) -> Iterator[Claim]:
        """Give claims, of one document if it is named."""
        for first, last in self._ranges(document):
            arguments = self._below_claims("claim_arguments", first, last)
            evidence = self._below_claims("claim_evidence", first, last)
            for row in self._in_range("claims", first, last):
                id_ = row["id"]
                yield rows.to_claim(row, arguments.get(id_, ()), evidence.get(id_, ()))

    def _found[T](
        self, table: str, document: str | None, make: Callable[[sqlite3.Row], T]
    ) -> Iterator[T]:
        for first, last in self._ranges(document):
            yield from map(make, self._in_range(table, first, last))

    def _ranges(self, document: str | None) -> Iterator[tuple[str, str]]:
        """Give the first and the last document of each batch, in order."""
        if document is not None:
            yield document, document
            return
        last = ""
        while batch := self._all(
            "SELECT document FROM readings WHERE document > ? ORDER BY document LIMIT ?",
            last,
            BATCH,
        ):
            last = batch[-1]["document"]
            yield batch[0]["document"], last

    def _in_range(self, table: str, first: str, last: str) -> list[sqlite3.Row]:
        query = f"SELECT * FROM {table} WHERE document BETWEEN ? AND ? ORDER BY document, position"  # noqa: S608 (a name of this module's own)
        return self._all(query, first, last)

    def _below_claims(self, table: str, first: str, last: str) -> dict[str, list[sqlite3.Row]]:
        query = (
            f"SELECT below.* FROM claims JOIN {table} AS below ON below.claim = claims.id "  # noqa: S608 (a name of this module's own)
            "WHERE claims.document BETWEEN ? AND ? ORDER BY below.claim, below.position"
        )
        found = self._all(query, first, last)
        return {claim: list(group) for claim, group in groupby(found, lambda row: row["claim"])}

    # -- judged
    def put_judgements(self, subject: str, judgements: Iterable[Judgement]) -> None:
        """Replace all rule-made judgements on a subject; persons' verdicts stay."""
        checked = checked_judgements(subject, judgements)
        with transaction(self._connection, self._path):
            self._connection.execute(
                "DELETE FROM judgements WHERE subject = ? AND substr(made_by, 1, ?) <> ?",
                (subject, len(PERSON), PERSON),
            )
            self._replace("judgements", map(rows.judgement_row, checked))

    def judgements(self, subject: str | None = None) -> Iterator[Judgement]:
        """Give judgements by subject, left and right."""
        last: tuple[str, ...] = ()
        while batch := self._all(
            "SELECT * FROM judgements WHERE (? = 0 OR (subject, left_id, right_id, made_by) "
            "> (?, ?, ?, ?)) AND (? IS NULL OR subject = ?) "
            "ORDER BY subject, left_id, right_id, made_by LIMIT ?",
            len(last),
            *(last or ("", "", "", "")),
            subject,
            subject,
            BATCH * BATCH,
        ):
            found = [rows.to_judgement(row) for row in batch]
            yield from found
            last = judgement_key(found[-1])

    def put_verdict(self, judgement: Judgement) -> None:
        """Keep one person's verdict on a pair, in place of that person's earlier one."""
        row = rows.judgement_row(checked_verdict(judgement))
        with transaction(self._connection, self._path):
            self._replace("judgements", [row])

    def withdraw_verdict(self, subject: str, left: str, right: str, made_by: str) -> bool:
        """Take a person's verdict back; False when there was none."""
        if not by_person(made_by):
            return False
        with transaction(self._connection, self._path):
            gone = self._connection.execute(
                "DELETE FROM judgements "
                "WHERE subject = ? AND left_id = ? AND right_id = ? AND made_by = ?",
                (subject, left, right, made_by),
            )
        return gone.rowcount > 0

    def put_spun(self, scores: Iterable[tuple[str, SpunScore]]) -> None:
        """Keep (document id, score) of documents."""
        found = [rows.spun_row(document, score) for document, score in scores]
        with transaction(self._connection, self._path):
            self._replace("spun", found)

    def spun(self) -> dict[str, SpunScore]:
        """Give the scores by document id."""
        found = self._all("SELECT * FROM spun ORDER BY document")
        return {row["document"]: rows.to_spun(row) for row in found}

    def put_origins(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Replace all origins: (document id, origin id, the origin's name for readers)."""
        found = [
            {"document": document, "origin": origin, "label": label}
            for document, origin, label in rows
        ]
        with transaction(self._connection, self._path):
            self._connection.execute("DELETE FROM origins")
            self._replace("origins", found)

    def origins(self) -> dict[str, tuple[str, str]]:
        """Give document id → (origin id, its name for readers)."""
        found = self._all("SELECT document, origin, label FROM origins ORDER BY document")
        return {document: (origin, label) for document, origin, label in found}

    # -- derived
    def put_derived(self, derived: Derived) -> None:
        """Replace everything derived."""
        derived = tidy_derived(derived)
        with transaction(self._connection, self._path):
            derived_rows.write_derived(self._connection, derived)

    def entities(self) -> Iterator[Entity]:
        """Give entities, by id."""
        return derived_rows.read_entities(self._connection)

    def entity_of(self) -> dict[str, str]:
        """Give mention id → entity id."""
        found = self._all("SELECT mention, entity FROM entity_mentions ORDER BY entity, position")
        return {row["mention"]: row["entity"] for row in found}

    def events(self) -> Iterator[Event]:
        """Give events in order of time, undated ones last."""
        return derived_rows.read_events(self._connection)

    def event(self, beginning: str) -> Event:
        """Give the event whose id begins so; raises NotFound for none or several."""
        id_ = one_of("event", beginning, self._beginning("events", beginning))
        return next(derived_rows.read_events(self._connection, id_))

    def agreements(self) -> Iterator[Agreement]:
        """Give agreements, by name."""
        return derived_rows.read_agreements(self._connection)

    def disagreements(self) -> Iterator[Disagreement]:
        """Give disagreements, by event and field."""
        return derived_rows.read_disagreements(self._connection)

    def published(self) -> dict[str, Dating]:
        """Give document id → inferred publication."""
        return derived_rows.read_datings(self._connection, "inferred_publications", "document")

    def claim_times(self) -> dict[str, Dating]:
        """Give claim id → narrowed time."""
        return derived_rows.read_datings(self._connection, "narrowed_times", "claim")

    # -- whole
    def search(self, words: str, limit: int = 20) -> Iterator[tuple[str, str]]:
        """Give (document id, snippet) of documents that hold all the words, best first."""
        phrases = [f'"{phrase}"' for phrase in search_phrases(words)]
        if not phrases:
            return iter(())
        found = self._all(
            "SELECT documents.id, snippet(documents_fts, 1, '', '', '…', 24) "
            "FROM documents_fts JOIN documents ON documents.number = documents_fts.rowid "
            "WHERE documents_fts MATCH ? ORDER BY bm25(documents_fts, 2.0, 1.0), documents.id "
            "LIMIT ?",
            " ".join(phrases),
            limit,
        )
        return ((id_, snippet) for id_, snippet in found)

    def close(self) -> None:
        """Let go of the file; the last one to do so leaves it whole, without side files."""
        self._connection.close()

    # -- the file
    def _all(self, query: str, *values: object) -> list[sqlite3.Row]:
        with telling(self._path):
            return self._connection.execute(query, values).fetchall()

    def _has(self, table: str, column: str, value: str) -> bool:
        query = f"SELECT 1 FROM {table} WHERE {column} = ?"  # noqa: S608 (names of this module's own)
        return bool(self._all(query, value))

    def _beginning(self, table: str, beginning: str) -> Iterator[str]:
        query = f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 4"  # noqa: S608 (a name of this module's own)
        return (row["id"] for row in self._all(query, beginning, beginning + "\U0010ffff"))

    def _replace(self, table: str, found: Iterable[Row]) -> None:
        insert(self._connection, table, found, verb="INSERT OR REPLACE")
