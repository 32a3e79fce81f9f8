"""Packed bytes → plain ones, never more at once or in all than is reasonable."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import zstandard

from dragoman.errors import Rejected
from dragoman.ingest.source import Source, megabytes

__all__ = [
    "CHUNK",
    "FREE",
    "HIGHEST_RATIO",
    "copy_out",
    "is_packed",
    "read_whole",
    "start_of",
    "unpacked",
]

CHUNK = 256 * 1024
"""Bytes that are read or unpacked at once."""
ZSTD_CHUNK = 1024
"""Packed bytes handed to zstd at once: a block of 4 bytes can unpack to 128 KB, so 1 KB gives at
most 32 MB."""
LARGEST_WINDOW = 1 << 27
"""Bytes that zstd may look back (128 MB, what its own program takes without being asked)."""
HIGHEST_RATIO = 200
"""What unpacks to this many times its size is a decompression bomb: crawled HTML is packed to a
tenth, and rarely below a fiftieth, of its size."""
FREE = 16 * 1024 * 1024
"""Bytes that may come of a few before their ratio is looked at."""
GZIP_START = b"\x1f\x8b\x08"
ZSTD_START = b"\x28\xb5\x2f\xfd"
SKIPPED_START = b"\x2a\x4d\x18"
"""Bytes 2 to 4 of a zstd frame that carries no data."""


def is_packed(source: Source) -> str:
    """Give "gzip" or "zstd" by a source's first bytes, empty for neither; puts it back there."""
    source.stream.seek(0)
    start = source.stream.read(4)
    source.stream.seek(0)
    if start.startswith(GZIP_START):
        return "gzip"
    return "zstd" if start == ZSTD_START or start[1:] == SKIPPED_START else ""


def unpacked(source: Source) -> Iterator[bytes]:
    """Give a source's bytes in pieces, unpacked if they are gzip or zstd, by whatever name.

    All that stands before a damage is given; then, as for a bomb, Rejected is raised.
    """
    stream = source.stream
    packing = is_packed(source)
    if packing == "gzip":
        pieces = _gzip(stream, source.address)
    elif packing == "zstd":
        pieces = _zstd(stream, source.address)
    else:
        while piece := stream.read(CHUNK):
            yield piece
        return
    out = 0
    for piece in pieces:
        out += len(piece)
        if out > FREE and out > HIGHEST_RATIO * stream.tell():
            yield piece[: max(0, FREE - out + len(piece))]
            raise Rejected(source.address, "packed beyond reason: a decompression bomb")
        yield piece


def read_whole(source: Source, most: int) -> bytes:
    """Give all bytes of a source, unpacked; raises Rejected when there are more than `most`."""
    if source.size == 0:
        raise Rejected(source.address, "the file is empty")
    if source.size > most:
        raise Rejected(source.address, _too_large(source.size, most))
    pieces = []
    size = 0
    for piece in unpacked(source):
        size += len(piece)
        if size > most:
            raise Rejected(source.address, f"unpacks to more than {megabytes(most)}")
        pieces.append(piece)
    return b"".join(pieces)


def start_of(source: Source, size: int) -> bytes:
    """Give the first `size` bytes, unpacked; as many as there are when the packing is damaged."""
    start = b""
    try:
        for piece in unpacked(source):
            start += piece
            if len(start) >= size:
                break
    except Rejected:
        pass
    source.stream.seek(0)
    return start[:size]


def copy_out(source: Source) -> BinaryIO:
    """Unpack a source into a file of its own, which is gone when it is closed."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    try:
        for piece in unpacked(source):
            copy.write(piece)
    except Rejected:
        copy.close()
        raise
    copy.seek(0)
    return copy


def _gzip(stream: BinaryIO, address: str) -> Iterator[bytes]:
    """Give the bytes of all members of a gzip file."""
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    data = stream.read(CHUNK)
    while data:
        try:
            piece = member.decompress(data, CHUNK)
        except zlib.error as error:
            raise Rejected(
                address, f"the packing is damaged, what follows is lost ({error})"
            ) from error
        if piece:
            yield piece
        if member.eof:
            data = member.unused_data.lstrip(b"\0") or stream.read(CHUNK).lstrip(b"\0")
            if data:
                member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        else:
            data = member.unconsumed_tail or stream.read(CHUNK)
    if not member.eof:
        yield from filter(None, [member.flush()])
        raise Rejected(address, "breaks off: its end is missing")


def _zstd(stream: BinaryIO, address: str) -> Iterator[bytes]:
    """Give the bytes of all frames of a zstd file."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW)
    frame = unpacker.decompressobj()
    inside = False
    data = stream.read(ZSTD_CHUNK)
    while data:
        try:
            piece = frame.decompress(data)
        except zstandard.ZstdError as error:
            raise Rejected(
                address, f"the packing is damaged, what follows is lost ({error})"
            ) from error
        if piece:
            yield piece
        inside = not frame.eof
        data = frame.unused_data if frame.eof else b""
        if frame.eof:
            frame = unpacker.decompressobj()
        data = data or stream.read(ZSTD_CHUNK)
    if inside:
        raise Rejected(address, "breaks off: its end is missing")


def _too_large(size: int, most: int) -> str:
    return f"{megabytes(size)}: one page may have {megabytes(most)}"
