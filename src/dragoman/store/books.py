"""The table of the codebooks that a store was told to read by."""

from __future__ import annotations

from dragoman.model.kept_book import KeptBook
from dragoman.store.file import StoreFile

__all__ = ["add_book", "read_books"]


def add_book(file: StoreFile, book: KeptBook) -> None:
    """Keep a codebook as the one in use."""
    file.insert("codebooks", [{"name": book.name, "digest": book.digest, "text": book.text}])


def read_books(file: StoreFile) -> tuple[KeptBook, ...]:
    """Give the codebooks in the order in which they were given."""
    rows = file.all("SELECT name, digest, text FROM codebooks ORDER BY number")
    return tuple(KeptBook(row["name"], row["digest"], row["text"]) for row in rows)
