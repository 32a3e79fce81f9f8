"""What was fetched → pages, as a build reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from dragoman.errors import Rejected
from dragoman.ingest.files import read_files
from dragoman.ingest.kinds import Kind, kind_of_bytes
from dragoman.ingest.source import Item
from dragoman.ingest.web.carried import carried_publication
from dragoman.model.source import Page
from dragoman.model.time import Dating
from dragoman.settings import Settings

__all__ = ["reader_of_fetched"]

START = 4096
"""Bytes of a page in which a feed shows itself."""

type Key = tuple[str, datetime | None]


def reader_of_fetched(
    failed: Sequence[Rejected],
) -> Callable[[Sequence[str | Path], Settings], Iterator[Item]]:
    """Give a first stage that tells what could not be fetched, and then reads the archives."""

    def read(paths: Sequence[str | Path], settings: Settings) -> Iterator[Item]:
        yield from failed
        for path in paths:
            dates = _feed_dates(Path(path))
            for item in read_files([path], settings):
                if not isinstance(item, Page):
                    yield item
                elif kind_of_bytes(item.content[:START]) is not Kind.XML:  # a feed, misnamed HTML
                    dating = item.published or dates.get((item.address, item.captured))
                    yield replace(item, published=dating)

    return read


def _feed_dates(archive: Path) -> dict[Key, Dating]:
    """Give what feeds said of the pages of an archive, by address and time of capture."""
    found: dict[Key, Dating] = {}
    with archive.open("rb") as stream:
        try:
            for record in ArchiveIterator(
                stream, record_types=WarcRecordType.response, parse_http=False
            ):
                dating = carried_publication(record.headers.get)
                moment = record.record_date
                if dating is not None and moment is not None:
                    address = record.headers.get("WARC-Target-URI") or ""
                    found[address, moment.astimezone(UTC)] = dating
        except OSError:
            pass  # what is damaged is told by who reads the pages
    return found
