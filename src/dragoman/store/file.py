"""The open file of a store: the few things that its tables are read and written with."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, groupby
from pathlib import Path

from dragoman.store.columns import Row
from dragoman.store.connection import connect, telling, transaction

__all__ = ["StoreFile"]


class StoreFile:
    """One connection. Tables and columns are named by this package, never by a page or a person."""

    def __init__(self, path: Path, *, create: bool, readonly: bool, wait: float) -> None:
        self.path = path
        self._connection = connect(path, create=create, readonly=readonly, wait=wait)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that follows or nothing of it; raises StoreError when another one writes."""
        with telling(self.path), transaction(self._connection):
            yield

    def all(self, query: str, *values: object) -> list[sqlite3.Row]:
        """Give every row at once, so that nothing stays open."""
        with telling(self.path):
            return self._connection.execute(query, values).fetchall()

    def below[T](
        self, query: str, make: Callable[[sqlite3.Row], T], *values: object
    ) -> dict[str | int, tuple[T, ...]]:
        """Give, for each value of the query's first column, what its rows make, in order."""
        groups = groupby(self.all(query, *values), lambda row: row[0])
        return {key: tuple(map(make, group)) for key, group in groups}

    def change(self, statement: str, *values: object) -> int:
        """Run one statement; give the number of rows that it changed."""
        return self._connection.execute(statement, values).rowcount

    def insert(self, table: str, rows: Iterable[Row], *, verb: str = "INSERT") -> None:
        """Write rows, all with the columns of the first one."""
        rows = iter(rows)
        first = next(rows, None)
        if first is None:
            return
        columns = ", ".join(f'"{name}"' for name in first)
        values = ", ".join(f":{name}" for name in first)
        statement = f"{verb} INTO {table} ({columns}) VALUES ({values})"
        self._connection.executemany(statement, chain((first,), rows))

    def replace(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows in place of those with the same key."""
        self.insert(table, rows, verb="INSERT OR REPLACE")

    def close(self) -> None:
        """Let go of the file; the last one to do so leaves it whole, without side files."""
        self._connection.close()
