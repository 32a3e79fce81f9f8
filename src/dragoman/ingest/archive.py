"""Web archives (WARC, plain or gzip) → pages."""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.errors import Rejected
from dragoman.model.source import Page
from dragoman.settings import Settings

__all__ = ["read_archive"]

PAGE_RECORDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
OK = 200
GZIP_START = b"\x1f\x8b\x08"
WARC_START = b"WARC/1."
HIGHEST_RATIO = 200
"""A record that says it is this many times the rest of its file is a decompression bomb: crawled
HTML is packed to a tenth, and rarely below a fiftieth, of its size."""
MOST_DAMAGES = 1000
"""Damaged places in one file after which it is given up."""
CHUNK = 1024 * 1024
LONGEST_TAIL = 64 * CHUNK
"""Bytes at the end of a file within which a torn record is looked for."""


def read_archive(path: Path, settings: Settings) -> Iterator[Page | Rejected]:
    """Give the HTML pages (and extracted texts) of a web archive, in order.

    Answers other than 200, pictures, requests and revisits are passed over in silence. A record
    that is too large or damaged is Rejected, and reading goes on at the next one that is whole;
    of a file that breaks off, all that came before the break is kept.
    """
    address = path.as_posix()
    try:
        with path.open("rb") as stream:
            position: int | None = 0
            for _ in range(MOST_DAMAGES):
                broken_at = yield from _read_from(stream, position or 0, address, settings)
                if broken_at is None:
                    return
                position = _next_record(stream, broken_at + 1)
                if position is None:
                    return
        yield Rejected(address, f"damaged in {MOST_DAMAGES} places, so the rest was not read")
    except OSError as error:
        yield Rejected(address, f"cannot be read: {error.strerror or error}")


def _read_from(
    stream: BinaryIO, position: int, archive: str, settings: Settings
) -> Generator[Page | Rejected, None, int | None]:
    """Give the pages from a byte on; returns the byte of a record that cannot be got past."""
    stream.seek(0, 2)
    size = stream.tell()
    stream.seek(position)
    last = position - 1
    records = 0
    whole = True
    try:
        for record in ArchiveIterator(stream, record_types=PAGE_RECORDS, parse_http=False):
            last = record.stream_pos
            records += 1
            declared = record.content_length
            if declared > settings.largest_page and declared > HIGHEST_RATIO * (size - last):
                yield Rejected(
                    _target(record, archive), "packed beyond reason: a decompression bomb"
                )
                return last
            found, complete = _read_record(record, archive, settings)
            if found is not None:
                yield found
            whole = complete
            if not complete:
                yield Rejected(archive, f"breaks off in the record at byte {last}")
    except OSError as error:
        if not records and position == 0 and not _holds_archive(stream):
            yield Rejected(archive, "not a web archive")
            return None
        if records or position == 0:  # else it is the damage that was told before
            yield Rejected(archive, f"damaged at or after byte {max(last, 0)}: {error}")
        return max(last, position)
    if not size:
        yield Rejected(archive, "the file is empty")
    elif whole and _has_torn_end(stream, max(last, position), size):
        yield Rejected(archive, f"breaks off after the record at byte {max(last, position)}")
    return None


def _read_record(
    record: WarcRecord, archive: str, settings: Settings
) -> tuple[Page | Rejected | None, bool]:
    """Give a record's page (None: not one), and whether the record was all there.

    Raises OSError when its packing is damaged.
    """
    address = _target(record, archive)
    declared = record.content_length
    try:
        record.parse_http(auto_decode="all")
    except OSError:
        return Rejected(address, "the answer's headers are damaged"), True
    kind = _kind(record)
    if kind is None:
        return None, True
    if declared > settings.largest_page + CHUNK:
        return Rejected(address, f"{declared} bytes: too large for a page"), True
    content = record.reader.read(settings.largest_page + 1)
    if len(content) > settings.largest_page:
        return Rejected(address, "unpacks to more than one page may have"), True
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
        _is_whole(record, len(content)),
    )


def _kind(record: WarcRecord) -> str | None:
    """Give "html" or "text", None for what is no page."""
    if record.record_type == WarcRecordType.conversion:
        return "text"
    headers = record.http_headers
    if headers is not None:
        if (headers.status_code or OK) != OK:
            return None
        said = record.http_content_type or ""
    else:
        said = record.headers.get("Content-Type") or ""
    media = said.partition(";")[0].strip().lower()
    if media in HTML_TYPES:
        return "html"
    return "text" if media == "text/plain" else None


def _is_whole(record: WarcRecord, read: int) -> bool:
    """Say whether as much could be read as was announced; only plain answers can tell."""
    headers = record.http_headers
    packed = headers is not None and (
        headers.get("Content-Encoding") or headers.get("Transfer-Encoding")
    )
    return bool(packed) or read >= record.content_length


def _target(record: WarcRecord, archive: str) -> str:
    target = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
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
