"""Parquet with typed columns, where `pyarrow` is installed (Dragoman does not need it itself)."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import batched
from types import ModuleType
from typing import Any, BinaryIO

from dragoman.errors import UsageError
from dragoman.export.fields import Kind

__all__ = ["write_parquet"]

ROWS = 5_000
"""Rows of one group: what is held in memory at once."""


def write_parquet(
    records: Iterable[Mapping[str, object]], fields: Mapping[str, Kind], stream: BinaryIO
) -> None:
    """Write all records as one table; raises UsageError without `pyarrow`."""
    try:
        arrow = importlib.import_module("pyarrow")
        writing = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise UsageError("parquet needs pyarrow: `pip install pyarrow`, or take jsonl") from error
    types = _types(arrow)
    schema = arrow.schema([(name, types[kind]) for name, kind in fields.items()])
    with writing.ParquetWriter(stream, schema) as writer:
        for rows in batched(records, ROWS):
            columns = {
                name: [_cell(row[name], kind) for row in rows] for name, kind in fields.items()
            }
            writer.write_table(arrow.table(columns, schema=schema))


def _types(arrow: ModuleType) -> Mapping[Kind, Any]:
    text, integer = arrow.string(), arrow.int64()
    texts, interval = arrow.list_(text), arrow.list_(arrow.date32())
    span = arrow.list_(integer)
    argument = [("role", text), ("entity", text), ("name", text)]
    argument += [("start", integer), ("end", integer), ("number", text)]
    step = [("state", text), ("party", text), ("time", interval), ("claims", texts)]
    step += [("party_id", text)]
    value = [("value", text), ("claims", texts)]
    return {
        "text": text,
        "texts": texts,
        "integer": integer,
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "interval": interval,
        "span": span,
        "spans": arrow.list_(span),
        "codes": arrow.map_(text, text),
        "arguments": arrow.list_(arrow.struct(argument)),
        "steps": arrow.list_(arrow.struct(step)),
        "values": arrow.list_(arrow.struct(value)),
    }


def _cell(value: Any, kind: Kind) -> Any:
    """Give a value as pyarrow wants it: days as dates, codes as pairs."""
    if kind == "interval":
        return [bound and date.fromisoformat(bound) for bound in value]
    if kind == "codes":
        return list(value.items())
    if kind == "steps":
        return [{**step, "time": _cell(step["time"], "interval")} for step in value]
    return value
