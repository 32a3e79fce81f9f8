"""Opens the file of a store, brings it up to date, and turns SQLite's errors into plain lines."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

from dragoman.errors import NotFound, StoreError, StoreVersion, UsageError

__all__ = ["connect", "telling", "transaction"]

APPLICATION = 0x4452474D
"""SQLite's application_id of a store ("DRGM"): what tells it from any other SQLite file."""

OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables (2021-11)."""

PAUSE = 0.02
"""Seconds between two attempts to open a store that somebody else is just setting up."""


def connect(path: Path, *, create: bool, readonly: bool, wait: float) -> sqlite3.Connection:
    """Open a store's file, made or brought up to date unless `readonly`.

    `wait` is in seconds: how long another writer is waited for. Raises UsageError for a file
    that is missing or no store, StoreVersion for one of a newer Dragoman, StoreError for what
    else the file system or another writer stands in the way with.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        raise StoreError(f"this Python's SQLite is {sqlite3.sqlite_version}; it takes {oldest}")
    create = create and not readonly
    _check_place(path, create=create)
    until = time.monotonic() + wait
    with telling(path):
        while True:
            try:
                return _connect(path, create=create, readonly=readonly, wait=wait)
            except sqlite3.OperationalError as error:
                # SQLite does not itself wait where two set up one new store.
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
            time.sleep(PAUSE)


def _connect(path: Path, *, create: bool, readonly: bool, wait: float) -> sqlite3.Connection:
    connection = _open_to_read(path, wait) if readonly else _open(path, create=create, wait=wait)
    try:
        connection.row_factory = sqlite3.Row
        version = _version(connection, path)
        if not create and version == 0:
            raise UsageError(f"{path} is empty, not a store")
        if readonly and version < len(_migrations()):
            raise StoreError(
                f"{path} was made by an older Dragoman; `dragoman build` brings it up to date"
            )
        if not readonly:
            _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise UsageError(f"{path} is a folder, not a store")
    if create and not path.parent.is_dir():
        raise UsageError(f"{path.parent} is no folder: a store cannot be made there")
    if not create and not path.exists():
        raise UsageError(f"there is no store at {path}; `dragoman build` makes one")


def _open(path: Path, *, create: bool, wait: float) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    connection = sqlite3.connect(address, uri=True, timeout=wait, autocommit=True)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _open_to_read(path: Path, wait: float) -> sqlite3.Connection:
    """Open a store so that nothing can be changed, even where nothing may be written."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # SQLite's side files can then be made, and are tidied away by the last to leave.
        connection = _open(path, create=False, wait=wait)
        connection.execute("PRAGMA query_only = ON")
        return connection
    log = path.with_name(f"{path.name}-wal")
    address = f"{path.absolute().as_uri()}?mode=ro"
    if not log.exists() or log.stat().st_size == 0:
        address += "&immutable=1"  # nobody is writing: no side files are needed
    return sqlite3.connect(address, uri=True, timeout=wait, autocommit=True)


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Give the number of the last migration that the file has seen; 0 for a new, empty file."""
    # In this order: whoever is just making the store sets all three at one stroke.
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION and tables:
        raise UsageError(f"{path} is a database of something else, not a store of Dragoman's")
    if version > len(_migrations()):
        raise StoreVersion(
            f"{path} was made by a newer Dragoman (its layout is number {version}, "
            f"this one knows {len(_migrations())}): install the newer one"
        )
    return int(version)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Set how the file is written and run the migrations that it has not seen."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    # A killed process loses nothing in this mode; a power cut at most the last transactions,
    # whole, which the next run reads again.
    connection.execute("PRAGMA synchronous = NORMAL")
    if _version(connection, path) == len(_migrations()):
        return
    with transaction(connection):
        seen = _version(connection, path)  # another process may have been faster
        for number, script in enumerate(_migrations()[seen:], seen + 1):
            connection.executescript(f"{script};\nPRAGMA user_version = {number};")


@cache
def _migrations() -> tuple[str, ...]:
    """Give the scripts of ``migrations/NNNN_name.sql`` in order; the first one is number 1."""
    folder = resources.files("dragoman.store") / "migrations"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(file.read_text(encoding="utf-8") for file in files)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all that follows or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn SQLite's errors that a person can do something about into one line that says what."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        exact = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        code = exact & 0xFF  # the rest only says how it came to it
        if exact == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
            raise NotFound(f"{path} does not hold the document that was named") from error
        if code == sqlite3.SQLITE_NOTADB:
            raise UsageError(f"{path} is not a store") from error
        if code in _SITUATIONS:
            raise StoreError(f"{path}: {_SITUATIONS[code]}") from error
        raise


_SITUATIONS = {
    sqlite3.SQLITE_BUSY: "another program is writing to this store; run again when it is done",
    sqlite3.SQLITE_LOCKED: "another program is writing to this store; run again when it is done",
    sqlite3.SQLITE_READONLY: "this store may only be read here",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened; is it allowed to be read here?",
    sqlite3.SQLITE_PERM: "the file may not be opened",
    sqlite3.SQLITE_FULL: "the disk is full; nothing of the last step was kept",
    sqlite3.SQLITE_IOERR: "the disk could not be read or written",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; copy it, then try `sqlite3 FILE .recover`",
}
