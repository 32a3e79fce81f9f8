"""Ids that follow from content, so that reading a page twice changes nothing."""

from __future__ import annotations

import hashlib

__all__ = ["ID_LENGTH", "digest"]

ID_LENGTH = 16
"""Hexadecimal digits of an id: 64 bits, so 10 million records collide with p < 3e-6."""


def digest(kind: str, *parts: str | int | None) -> str:
    """Give the id of a record of `kind` whose identity is `parts`.

    The same parts give the same id on every machine. Parts are length-prefixed, so
    ``("ab", "c")`` and ``("a", "bc")`` differ; None differs from the empty string.
    """
    state = hashlib.sha256()
    for part in (kind, *parts):
        data = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()[:ID_LENGTH]
