"""One source of a known kind → its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial

from dragoman.errors import Rejected
from dragoman.ingest.archive import read_archive
from dragoman.ingest.bundle import read_bundle
from dragoman.ingest.feeds import read_xml
from dragoman.ingest.kinds import Kind, looks_like_html
from dragoman.ingest.mhtml import read_mhtml
from dragoman.ingest.parquet import parquet_rows
from dragoman.ingest.rows import csv_rows, json_line_rows, json_rows
from dragoman.ingest.source import Item, Reader, Source
from dragoman.ingest.tables import read_table
from dragoman.ingest.unpack import copy_out, is_packed, read_whole
from dragoman.model.source import Page
from dragoman.settings import Settings

__all__ = ["read_source"]


def read_source(source: Source, kind: Kind, settings: Settings) -> Iterator[Item]:
    """Give the pages of a source; whatever is wrong with it becomes a Rejected with its reason."""
    try:
        if not source.size:
            raise Rejected(source.address, "the file is empty")
        packing = is_packed(source)
        if packing and kind in SOUGHT_IN and (kind, packing) != (Kind.WARC, "gzip"):
            with closing(copy_out(source)) as copy:
                yield from READERS[kind](Source(source.address, copy), settings)
        else:
            yield from READERS[kind](source, settings)
    except Rejected as reason:
        yield reason
    except OSError as error:
        yield Rejected(source.address, f"cannot be read: {error.strerror or error}")


def _read_page(source: Source, settings: Settings, *, html: bool) -> Iterator[Item]:
    """Give the page that a file is; a text that begins as HTML does is HTML."""
    content = read_whole(source, settings.largest_page)
    html = html or looks_like_html(content)
    yield Page(address=source.address, content=content, kind="html" if html else "text")


READERS: dict[Kind, Reader] = {
    Kind.HTML: partial(_read_page, html=True),
    Kind.TEXT: partial(_read_page, html=False),
    Kind.MHTML: read_mhtml,
    Kind.XML: read_xml,
    Kind.JSON: partial(read_table, read_rows=json_rows),
    Kind.JSON_LINES: partial(read_table, read_rows=json_line_rows),
    Kind.CSV: partial(read_table, read_rows=csv_rows),
    Kind.PARQUET: partial(read_table, read_rows=parquet_rows),
    Kind.WARC: read_archive,
    Kind.ZIP: partial(read_bundle, read_member=read_source),
}
SOUGHT_IN = frozenset({Kind.PARQUET, Kind.ZIP, Kind.WARC})
"""Kinds that are not read from front to back; a packed one is unpacked first (of archives, what is
not gzip, which they are read in)."""
