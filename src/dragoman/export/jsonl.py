"""JSON Lines: one object a line, fields in the order of `dragoman.export.fields`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TextIO

__all__ = ["to_json", "write_jsonl"]

LINE_BREAKS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}
"""What JSON allows inside a string but some programs split lines at."""


def to_json(value: object) -> str:
    """Give a value as compact JSON on one line, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(LINE_BREAKS)


def write_jsonl(records: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """Write each record as a line."""
    stream.writelines(to_json(record) + "\n" for record in records)
