"""The tables of pages and of what was read in them.

Whatever may be long is read a batch of documents at a time, and nothing stays open in between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman import __version__
from dragoman.errors import NotFound
from dragoman.model.claim import Claim
from dragoman.model.document import Document, Removed
from dragoman.store import rows
from dragoman.store.base import Reading
from dragoman.store.columns import Row, list_column, placed, span_columns
from dragoman.store.file import StoreFile

__all__ = [
    "add_document",
    "add_reading",
    "read_claims",
    "read_claims_of",
    "read_documents",
    "read_found",
    "read_one_document",
]

BATCH = 100
"""Documents that are read at once."""

MADE_BY = f"dragoman {__version__}"
"""What is noted beside a reading."""


# -- pages


def add_document(file: StoreFile, document: Document) -> bool:
    """Write a document; False when it was there already."""
    if file.all("SELECT 1 FROM documents WHERE id = ?", document.id):
        return False
    file.insert("documents", [rows.document_row(document)])
    file.insert("removed_lines", placed("document", document.id, document.removed, _removed_row))
    return True


def _removed_row(removed: Removed) -> Row:
    return {"line": removed.line, "text": removed.text, "reason": removed.reason}


def read_documents(file: StoreFile) -> Iterator[Document]:
    """Give every document, by id."""
    last = ""
    while batch := file.all(
        "SELECT * FROM documents WHERE id > ? ORDER BY id LIMIT ?", last, BATCH
    ):
        yield from _to_documents(file, batch)
        last = batch[-1]["id"]


def read_one_document(file: StoreFile, id_: str) -> Document:
    """Give the document of an id that the store holds."""
    return _to_documents(file, file.all("SELECT * FROM documents WHERE id = ?", id_))[0]


def _to_documents(file: StoreFile, batch: Sequence[sqlite3.Row]) -> list[Document]:
    removed = file.below(
        "SELECT * FROM removed_lines WHERE document BETWEEN ? AND ? ORDER BY document, position",
        lambda row: Removed(row["text"], row["reason"], row["line"]),
        batch[0]["id"],
        batch[-1]["id"],
    )
    return [rows.to_document(row, removed.get(row["id"], ())) for row in batch]


# -- what was read


def add_reading(file: StoreFile, reading: Reading) -> None:
    """Write a reading in place of an earlier one; raises NotFound for an unknown document."""
    document = reading.document
    if not file.all("SELECT 1 FROM documents WHERE id = ?", document):
        raise NotFound(f"no document has the id {document!r}")
    # Whatever was read before hangs on this row, and goes with it.
    file.change("DELETE FROM readings WHERE document = ?", document)
    file.insert("readings", [{"document": document, "made_by": MADE_BY}])
    file.insert("mentions", placed("document", document, reading.mentions, rows.mention_row))
    file.insert("times", placed("document", document, reading.times, rows.time_row))
    file.insert("offices", placed("document", document, reading.offices, rows.office_row))
    file.insert("quotes", placed("document", document, reading.quotes, rows.quote_row))
    file.insert("claims", placed("document", document, reading.claims, rows.claim_row))
    for claim in reading.claims:
        arguments = placed("claim", claim.id, claim.arguments, rows.argument_row)
        file.insert("claim_arguments", arguments)
        file.insert("claim_evidence", placed("claim", claim.id, claim.evidence, span_columns))


def read_found[T](
    file: StoreFile, table: str, make: Callable[[sqlite3.Row], T], document: str | None
) -> Iterator[T]:
    """Give the records of a table by document and place, of one document if it is named."""
    query = f"SELECT * FROM {table} WHERE document BETWEEN ? AND ? ORDER BY document, position"  # noqa: S608 (names of this package's own)
    for first, last in _ranges(file, document):
        yield from map(make, file.all(query, first, last))


def read_claims(file: StoreFile, document: str | None) -> Iterator[Claim]:
    """Give claims by document and place, of one document if it is named."""
    for first, last in _ranges(file, document):
        yield from _to_claims(file, "claims.document BETWEEN ? AND ?", first, last)


def read_claims_of(file: StoreFile, ids: Iterable[str]) -> Iterator[Claim]:
    """Give the claims of these ids by document and place."""
    chosen = "claims.id IN (SELECT value FROM json_each(?))"
    return _to_claims(file, chosen, list_column(ids))


def _to_claims(file: StoreFile, chosen: str, *values: str) -> Iterator[Claim]:
    """Give the claims that a condition on their table chooses, with what hangs on them."""
    below = (
        "SELECT below.* FROM claims JOIN {} AS below ON below.claim = claims.id "  # noqa: S608 (a condition of this module's own)
        f"WHERE {chosen} ORDER BY below.claim, below.position"
    )
    arguments = file.below(below.format("claim_arguments"), lambda row: row, *values)
    evidence = file.below(below.format("claim_evidence"), lambda row: row, *values)
    query = f"SELECT * FROM claims WHERE {chosen} ORDER BY document, position"  # noqa: S608 (a condition of this module's own)
    for row in file.all(query, *values):
        id_ = row["id"]
        yield rows.to_claim(row, arguments.get(id_, ()), evidence.get(id_, ()))


def _ranges(file: StoreFile, document: str | None) -> Iterator[tuple[str, str]]:
    """Give the first and the last document of each batch, in order."""
    if document is not None:
        yield document, document
        return
    last = ""
    while batch := file.all(
        "SELECT document FROM readings WHERE document > ? ORDER BY document LIMIT ?", last, BATCH
    ):
        last = batch[-1]["document"]
        yield batch[0]["document"], last
