"""Unpacks an answer without letting it grow beyond a limit."""

from __future__ import annotations

import zlib

__all__ = ["ACCEPTED", "Unpackable", "unpack"]

ACCEPTED = "gzip"
"""What is asked for: of the packings in use the one that every reader of archives knows."""
GZIP = zlib.MAX_WBITS | 16
RAW = -zlib.MAX_WBITS


class Unpackable(Exception):
    """The answer cannot be unpacked; the message says why."""


def unpack(body: bytes, encoding: str, limit: int) -> bytes:
    """Give the bytes behind a Content-Encoding; raises Unpackable beyond `limit` bytes.

    One layer is unpacked: more are in use nowhere but in bombs.
    """
    layers = [name for part in encoding.lower().split(",") if (name := part.strip())]
    layers = [name for name in layers if name != "identity"]
    if not layers:
        return body
    if len(layers) > 1:
        raise Unpackable(f"packed {len(layers)} times over")
    if layers[0] in {"gzip", "x-gzip"}:
        return _inflate(body, GZIP, limit)
    if layers[0] == "deflate":
        # Servers send it with and without the frame that the standard asks for.
        framed = body[:1] and body[0] & 0x0F == zlib.DEFLATED
        return _inflate(body, zlib.MAX_WBITS if framed else RAW, limit)
    raise Unpackable(f"packed in a way that was not asked for ({layers[0][:20]})")


def _inflate(body: bytes, frame: int, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while body:
        member = zlib.decompressobj(frame)
        try:
            part = member.decompress(body, limit - size + 1)
        except zlib.error:
            if parts:
                break  # padding after the last member
            raise Unpackable("the packed answer is damaged") from None
        size += len(part)
        if size > limit:
            raise Unpackable(f"unpacks to more than the {limit} bytes that a page may have")
        if not member.eof:
            raise Unpackable("the packed answer breaks off")
        parts.append(part)
        body = member.unused_data
    return b"".join(parts)
