"""The archive file of a run: opened by one run at a time, mended, and appended to."""

from __future__ import annotations

from datetime import datetime
from io import FileIO
from pathlib import Path
from types import TracebackType

from dragoman.errors import UsageError
from dragoman.ingest.web.carried import carried_fields
from dragoman.ingest.web.exchange import NOT_MODIFIED
from dragoman.ingest.web.held import Held
from dragoman.ingest.web.records import (
    IDENTICAL,
    UNMODIFIED,
    answer_records,
    digest_of,
    info_record,
    revisit_records,
)
from dragoman.ingest.web.tail import whole_length
from dragoman.ingest.web.visit import Visit

__all__ = ["ArchiveWriter"]

GZIP_START = b"\x1f\x8b"
FIRST_MOST = 4096
"""Bytes that our first record has at most."""


class ArchiveWriter:
    """Appends to one archive file; one run at a time.

    Each visit is handed to the system whole, in one piece, each record a gzip member of its own.
    A run that is killed leaves at worst a torn last member, which the next run cuts off.
    """

    def __init__(self, path: Path, agent: str) -> None:
        self.path = path
        self.agent = agent
        self._info = ""
        self._file = self._open() if path.exists() else None

    def __enter__(self) -> ArchiveWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()

    def mend(self, held: Held) -> None:
        """Cut off a torn end, which a killed run has left; to be done before anything is written.

        Raises UsageError for a file of another kind, and for one without a single whole member,
        which is not of our making.
        """
        if self._file is None:
            return
        size = self.path.stat().st_size
        whole = whole_length(self.path, held.last)
        with self.path.open("rb") as stream:
            packed = GZIP_START.startswith(stream.read(len(GZIP_START)))
        foreign = size > FIRST_MOST if whole == 0 else held.records == 0
        if not packed or foreign:
            raise UsageError(f"{self.path}: not an archive that records can be added to")
        if whole < size:
            self._file.truncate(whole)

    def write(self, visit: Visit, held: Held) -> bool:
        """Save a visit; False when the page is the same as the one that is held."""
        if not visit.exchanges:
            return False
        self._begin(visit.exchanges[0].at)
        *redirects, last = visit.exchanges
        records = [answer_records(exchange, self._info, ()) for exchange in redirects]
        known = held.page(last.address)
        if known is not None and last.status == NOT_MODIFIED:
            records.append(revisit_records(last, self._info, known, UNMODIFIED))
        elif known is not None and known.digest == digest_of(last.body):
            records.append(revisit_records(last, self._info, known, IDENTICAL))
        else:
            records.append(answer_records(last, self._info, carried_fields(visit.wanted)))
            known = None
        self._append(b"".join(records))
        return known is None

    def _open(self) -> FileIO:
        """Open the file for this run alone; raises UsageError where that cannot be."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = self.path.open("ab", buffering=0)
        except OSError as error:
            raise UsageError(f"{self.path}: cannot be written: {error.strerror}") from None
        _lock(file, self.path)
        return file

    def _begin(self, at: datetime) -> None:
        """Before the first record: make the file if need be, and say who writes from here on."""
        if self._info:
            return
        if self._file is None:
            self._file = self._open()
        record, self._info = info_record(self.agent, self.path.name, at)
        self._append(record)

    def _append(self, data: bytes) -> None:
        assert self._file is not None
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]


def _lock(file: FileIO, path: Path) -> None:
    """Keep a second run from writing to the file; where the system has no such lock, trust."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise UsageError(f"{path}: another run is writing to it") from None
