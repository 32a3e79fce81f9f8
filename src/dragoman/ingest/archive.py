"""Web archives (WARC, plain or gzip) → pages."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.errors import Rejected
from dragoman.ingest.kinds import looks_like_html
from dragoman.ingest.source import Item, Source, plain_address
from dragoman.ingest.unpack import HIGHEST_RATIO
from dragoman.model.source import Page, Passed
from dragoman.settings import Settings

__all__ = ["read_archive"]

RECORDS = (
    WarcRecordType.response
    | WarcRecordType.resource
    | WarcRecordType.conversion
    | WarcRecordType.revisit
)
UNSAID = "unsaid"
KINDS = frozenset({"html", "text", UNSAID})
REVISIT = "revisits of pages kept before"
NO_PAGE = "redirects and errors"
OTHER = "records that are not HTML"
BROKEN = "broken records"
PASSED = (REVISIT, NO_PAGE, OTHER, BROKEN)
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
OK = 200
GZIP_START = b"\x1f\x8b\x08"
WARC_START = b"WARC/1."
MOST_DAMAGES = 1000
"""Damaged places in one file after which it is given up."""
CHUNK = 1024 * 1024
LONGEST_TAIL = 64 * CHUNK
"""Bytes at the end of a file within which a torn record is looked for."""


def read_archive(source: Source, settings: Settings) -> Iterator[Item]:
    """Give the HTML pages (and extracted texts) of a web archive, in order.

    A record that is too large or damaged is Rejected, and reading goes on at the next one that
    is whole; of a file that breaks off, all that came before the break is kept. Revisits,
    answers other than 200, pictures and the like are passed over and counted, and so are the
    broken records; the counts come last.
    """
    counts: Counter[str] = Counter()
    position: int | None = 0
    for _ in range(MOST_DAMAGES):
        broken_at = yield from _read_from(source, position or 0, settings, counts)
        if broken_at is None:
            break
        position = _next_record(source.stream, broken_at + 1)
        if position is None:
            break
    else:
        reason = f"damaged in {MOST_DAMAGES} places, so the rest was not read"
        yield Rejected(source.address, reason)
    for what in PASSED:
        if counts[what]:
            yield Passed(source.address, what, counts[what])


def _read_from(
    source: Source, position: int, settings: Settings, counts: Counter[str]
) -> Generator[Item, None, int | None]:
    """Give the pages from a byte on; returns the byte of a record that cannot be got past."""
    stream, archive, size = source.stream, source.address, source.size
    stream.seek(position)
    last = position - 1
    records = 0
    whole = True
    try:
        for record in ArchiveIterator(stream, record_types=RECORDS, parse_http=False):
            last = record.stream_pos
            records += 1
            declared = record.content_length
            if declared > settings.largest_page and declared > HIGHEST_RATIO * (size - last):
                counts[BROKEN] += 1
                yield Rejected(
                    _target(record, archive), "packed beyond reason: a decompression bomb"
                )
                return last
            found, whole = _read_record(record, archive, settings)
            if isinstance(found, str):
                counts[found] += 1
            else:
                yield found
            if not whole:
                counts[BROKEN] += 1
                yield Rejected(archive, f"breaks off in the record at byte {last}")
    except OSError as error:
        if not records and position == 0 and not _holds_archive(stream):
            yield Rejected(archive, "not a web archive")
            return None
        if records or position == 0:  # else it is the damage that was told before
            counts[BROKEN] += 1
            yield Rejected(archive, f"damaged at or after byte {max(last, 0)}: {error}")
        return max(last, position)
    if not size:
        yield Rejected(archive, "the file is empty")
    elif whole and _has_torn_end(stream, max(last, position), size):
        counts[BROKEN] += 1
        yield Rejected(archive, f"breaks off after the record at byte {max(last, position)}")
    return None


def _read_record(
    record: WarcRecord, archive: str, settings: Settings
) -> tuple[Page | Rejected | str, bool]:
    """Give a record's page, or what it is besides one, and whether the record was all there.

    Raises OSError when its packing is damaged.
    """
    address = _target(record, archive)
    declared = record.content_length
    if record.record_type == WarcRecordType.revisit:
        return REVISIT, True
    try:
        record.parse_http(auto_decode="all")
    except OSError:
        return Rejected(address, "the answer's headers are damaged"), True
    kind = _kind(record)
    if kind not in KINDS:
        return kind, True
    if declared > settings.largest_page + CHUNK:
        return Rejected(address, f"{declared} bytes: too large for a page"), True
    content = record.reader.read(settings.largest_page + 1)
    if len(content) > settings.largest_page:
        return Rejected(address, "unpacks to more than one page may have"), True
    whole = _is_whole(record, len(content))
    if kind == UNSAID:
        if not looks_like_html(content):
            return OTHER, whole
        kind = "html"
    if not content:
        return Rejected(address, "the record holds no page"), True
    return (
        Page(
            address=address,
            content=content,
            kind=kind,
            captured=_utc(record.record_date),
            charset=record.http_charset,
        ),
        whole,
    )


def _kind(record: WarcRecord) -> str:
    """Give "html", "text", `UNSAID` for what may be either, or what the record is besides."""
    if record.record_type == WarcRecordType.conversion:
        return "text"
    headers = record.http_headers
    if headers is not None:
        if (headers.status_code or OK) != OK:
            return NO_PAGE
        said = record.http_content_type or ""
    else:
        said = record.headers.get("Content-Type") or ""
    media = said.partition(";")[0].strip().lower()
    if media in HTML_TYPES:
        return "html"
    if media == "text/plain":
        return "text"
    return OTHER if media else UNSAID


def _is_whole(record: WarcRecord, read: int) -> bool:
    """Say whether as much could be read as was announced; only plain answers can tell."""
    headers = record.http_headers
    packed = headers is not None and (
        headers.get("Content-Encoding") or headers.get("Transfer-Encoding")
    )
    return bool(packed) or read >= record.content_length


def _target(record: WarcRecord, archive: str) -> str:
    target = plain_address(record.headers.get("WARC-Target-URI") or "").strip("<>")
    return target or f"{archive}#{record.stream_pos}"


def _utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _holds_archive(stream: BinaryIO) -> bool:
    """Say whether a file begins as an archive does, packed or not."""
    stream.seek(0)
    start = stream.read(CHUNK)
    if start.startswith(GZIP_START):
        try:
            start = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(start, len(WARC_START))
        except zlib.error:
            return True  # damaged, and so perhaps an archive
    return start.startswith(WARC_START)


def _has_torn_end(stream: BinaryIO, last: int, size: int) -> bool:
    """Say whether the bytes after the last record that was read begin another one."""
    stream.seek(0)
    if stream.read(len(GZIP_START)) != GZIP_START or size - last > LONGEST_TAIL:
        return False
    stream.seek(last)
    data = stream.read()
    while data:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            while data and not member.eof:
                member.decompress(data, CHUNK)
                data = member.unconsumed_tail or member.unused_data
        except zlib.error:
            return False
        if not member.eof:
            return True
    return False


def _next_record(stream: BinaryIO, position: int) -> int | None:
    """Give the byte of the first beginning of a record at or after `position`; None: no more."""
    stream.seek(0)
    mark = GZIP_START if stream.read(len(GZIP_START)) == GZIP_START else WARC_START
    stream.seek(position)
    before = b""
    while chunk := stream.read(CHUNK):
        data = before + chunk
        found = data.find(mark)
        if found >= 0:
            return position - len(before) + found
        position += len(chunk)
        before = data[-(len(mark) - 1) :]
    return None
