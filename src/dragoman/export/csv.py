"""CSV (RFC 4180 quoting, plain newlines): a header, then one record a row.

Lists and records inside a field are JSON text; null is an empty field. Words stand exactly as
printed: a cell that begins with ``=`` is not defused, so a spreadsheet should import the
columns as text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from dragoman.export.jsonl import to_json

__all__ = ["write_csv"]


def write_csv(
    records: Iterable[Mapping[str, object]], fields: Sequence[str], stream: TextIO
) -> None:
    """Write the names of the fields, then each record."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(fields)
    for record in records:
        writer.writerow([_cell(record[name]) for name in fields])


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else to_json(value)
