"""What an archive holds already: what need not be asked for again, or only under a condition."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.ingest.web.addresses import redirect_target
from dragoman.ingest.web.exchange import OK, REDIRECTS
from dragoman.ingest.web.tail import whole_length

__all__ = ["Held", "HeldPage", "read_held"]

MOST_REDIRECTS = 10
READ = (WarcRecordType.response, WarcRecordType.revisit)


@dataclass(frozen=True, slots=True)
class HeldPage:
    """The newest capture of one address: where its record lies, and how to ask for changes."""

    record: str
    position: int
    captured: datetime
    """When that record was made (UTC)."""
    seen: datetime
    """When the server last said that it is still so."""
    etag: str = ""
    modified: str = ""
    digest: str = ""
    """Of the body as it was sent (WARC-Payload-Digest)."""
    target: str = ""
    """Where it redirects to, empty for a page."""


class Held:
    """The captures of an archive by address, empty for one that is not there yet."""

    def __init__(
        self, path: Path, pages: dict[str, HeldPage], records: int = 0, last: int = 0
    ) -> None:
        self.path = path
        self.records = records
        """How many records there are, of all kinds."""
        self.last = last
        """The byte at which the last of them begins."""
        self._pages = pages

    def page(self, address: str) -> HeldPage | None:
        """Give the capture of an address, None for none, or only a redirect."""
        found = self._pages.get(address)
        return None if found is None or found.target else found

    def is_fresh(self, address: str, now: datetime, within: timedelta) -> bool:
        """Say whether an address, or what it redirects to, was captured a short time ago."""
        for _ in range(MOST_REDIRECTS):
            found = self._pages.get(address)
            if found is None or now - found.seen >= within:
                return False
            if not found.target:
                return True
            address = found.target
        return False

    def conditions(self, address: str) -> tuple[tuple[str, str], ...]:
        """Give the headers that ask for a page only if it has changed (RFC 9110, 13.1)."""
        found = self.page(address)
        if found is None:
            return ()
        named = (("If-None-Match", found.etag), ("If-Modified-Since", found.modified))
        # An archive of others may hold what no header can.
        return tuple(
            pair for pair in named if pair[1] and pair[1].isascii() and pair[1].isprintable()
        )

    def content(self, address: str, limit: int) -> bytes:
        """Read a capture's body, unpacked, at most `limit` bytes of it; empty for none."""
        found = self.page(address)
        if found is None:
            return b""
        with self.path.open("rb") as stream:
            stream.seek(found.position)
            for record in ArchiveIterator(stream, parse_http=False):
                record.parse_http(auto_decode="all")
                return bytes(record.reader.read(limit))
        return b""


def read_held(path: Path) -> Held:
    """Read which addresses an archive holds; of one captured twice the later capture counts.

    What stands behind a damaged place is not known then, and so is fetched again.
    """
    pages: dict[str, HeldPage] = {}
    records = last = 0
    if not path.exists() or not path.stat().st_size:
        return Held(path, pages)
    with suppress(OSError), path.open("rb") as stream:
        for record in ArchiveIterator(stream, parse_http=True):
            records, last = records + 1, record.stream_pos
            if record.record_type in READ:
                _note(record, pages)
    if whole_length(path, last) == last:  # the last record is torn
        pages = {key: page for key, page in pages.items() if page.position != last}
    return Held(path, pages, records, last)


def _fits_header(value: str) -> bool:
    """Say whether a value may be sent; archives of others may hold any."""
    return bool(value) and value.isascii() and value.isprintable()


def _note(record: WarcRecord, pages: dict[str, HeldPage]) -> None:
    address = record.headers.get("WARC-Target-URI") or ""
    moment = record.record_date
    if not address or moment is None:
        return
    captured = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    if record.record_type == WarcRecordType.revisit:
        if known := pages.get(address):
            pages[address] = replace(known, seen=captured)
        return
    http = record.http_headers
    status = http.status_code if http is not None else None
    target = ""
    if status in REDIRECTS:
        target = redirect_target(address, http.get("Location") or "")
    if http is None or (status != OK and not target):
        return
    pages[address] = HeldPage(
        record=record.headers.get("WARC-Record-ID") or "",
        position=record.stream_pos,
        captured=captured,
        seen=captured,
        etag=http.get("ETag") or "",
        modified=http.get("Last-Modified") or "",
        digest=record.headers.get("WARC-Payload-Digest") or "",
        target=target,
    )
