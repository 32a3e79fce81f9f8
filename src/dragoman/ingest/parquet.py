"""Parquet → rows, a few at a time; needs pyarrow, which comes with ``dragoman[parquet]``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.errors import Rejected
from dragoman.ingest.rows import Row
from dragoman.ingest.source import Source, one_line
from dragoman.ingest.unpack import CHUNK
from dragoman.settings import Settings

__all__ = ["parquet_rows"]

ROWS_AT_ONCE = 16
"""Rows in memory together; each may hold a page of the largest size."""


def parquet_rows(source: Source, _settings: Settings) -> Iterator[Row | Rejected]:
    """Give the rows of a Parquet file.

    Raises Rejected when pyarrow is not installed or the file is damaged; the rows before the
    damage are given.
    """
    try:
        import pyarrow.parquet as pq  # type: ignore[import-untyped]
    except ImportError as error:
        hint = "to read Parquet, install pyarrow (pip install 'dragoman[parquet]')"
        raise Rejected(source.address, hint) from error
    number = 0
    try:
        file = pq.ParquetFile(source.stream, buffer_size=CHUNK, pre_buffer=False)
        for batch in file.iter_batches(batch_size=ROWS_AT_ONCE, use_threads=False):
            names = batch.schema.names
            columns = [_plain(column) for column in batch.columns]
            for index in range(batch.num_rows):
                number += 1
                cells = {
                    name: column[index].as_py() for name, column in zip(names, columns, strict=True)
                }
                yield Row(number, cells)
    except (OSError, ValueError, NotImplementedError, KeyError, OverflowError) as error:
        where = f"after row {number}" if number else "from its beginning"
        raise Rejected(
            source.address, f"the Parquet file is damaged {where} ({one_line(error)})"
        ) from error


def _plain(column: Any) -> Any:
    """Give a column whose time stamps Python can hold."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column
