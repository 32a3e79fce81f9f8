"""Web archives (WARC, plain or gzip) → pages."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Generator, Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator

from dragoman.errors import Rejected
from dragoman.ingest.record import BROKEN, PASSED, RECORDS, address_of, read_record
from dragoman.ingest.source import Item, Source
from dragoman.ingest.unpack import HIGHEST_RATIO
from dragoman.model.source import Passed
from dragoman.settings import Settings

__all__ = ["read_archive"]

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
                    address_of(record, archive), "packed beyond reason: a decompression bomb"
                )
                return last
            found, whole = read_record(record, archive, settings)
            if isinstance(found, str):
                counts[found] += 1
            else:
                yield found
            if not whole:
                counts[BROKEN] += 1
                yield Rejected(archive, f"breaks off in the record at byte {last}")
                return last
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
