"""Writes what a store holds for other programs, one record a line (or row)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO, cast

from dragoman.errors import UsageError
from dragoman.export.csv import write_csv
from dragoman.export.fields import FIELDS
from dragoman.export.jsonl import write_jsonl
from dragoman.export.parquet import write_parquet
from dragoman.export.records import RECORDS
from dragoman.store.base import Store

__all__ = ["FORMATS", "export"]

FORMATS = ("jsonl", "csv", "parquet")


def export(store: Store, what: str, stream: TextIO | BinaryIO, format: str = "jsonl") -> None:  # noqa: A002 (what users call it)
    """Write every record of `what` ("events", "claims", …) in a format of `FORMATS`.

    Text is UTF-8 with plain newlines, whatever the machine. The same store gives the same
    bytes. Raises UsageError for an unknown kind or format.
    """
    if what not in RECORDS:
        raise UsageError(f"there are no {what!r} to export; choose from {', '.join(RECORDS)}")
    if format not in FORMATS:
        raise UsageError(f"no format is called {format!r}; choose from {', '.join(FORMATS)}")
    records, fields = RECORDS[what](store), FIELDS[what]
    if format == "parquet":
        write_parquet(records, fields, _binary(stream))
        return
    with _text(stream) as text:
        if format == "csv":
            write_csv(records, tuple(fields), text)
        else:
            write_jsonl(records, text)


@contextmanager
def _text(stream: TextIO | BinaryIO) -> Iterator[TextIO]:
    """Give the stream itself, or a UTF-8 writer on its bytes that leaves it open."""
    if isinstance(stream, io.TextIOBase):
        yield cast("TextIO", stream)
        return
    writer = io.TextIOWrapper(cast("BinaryIO", stream), encoding="utf-8", newline="")
    try:
        yield writer
    finally:
        writer.detach()  # flushes first


def _binary(stream: TextIO | BinaryIO) -> BinaryIO:
    if not isinstance(stream, io.TextIOBase):
        return cast("BinaryIO", stream)
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        raise UsageError("parquet is no text: write it to a file")
    return cast("BinaryIO", buffer)
