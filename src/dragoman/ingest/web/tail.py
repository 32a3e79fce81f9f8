"""Where the whole part of an archive ends, of which a killed run may have torn the last record."""

from __future__ import annotations

import zlib
from pathlib import Path

__all__ = ["whole_length"]

CHUNK = 1024 * 1024


def whole_length(path: Path, start: int) -> int:
    """Give the bytes of a gzip file up to the end of its last whole member.

    `start` is the beginning of some member. Only an end that breaks off is left out: bytes that
    are damaged stay as they are, since a reader may still get past them.
    """
    end = position = start
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    with path.open("rb") as stream:
        stream.seek(start)
        while data := stream.read(CHUNK):
            position += len(data)
            while data:
                try:
                    data = _passed(member, data)
                except zlib.error:
                    return path.stat().st_size
                if member.eof:
                    end = position - len(data)
                    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    return end


def _passed(member: zlib._Decompress, data: bytes) -> bytes:
    """Unpack to the end of a member or of the data, keeping little of it; give what is left."""
    while member.decompress(data, CHUNK) and not member.eof:
        data = member.unconsumed_tail
    return member.unused_data
