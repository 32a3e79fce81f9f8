"""Writes exchanges to a web archive (WARC 1.1), record after whole record."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from uuid import uuid4

from fastwarc.warc import WarcRecord, WarcRecordType

from dragoman.errors import UsageError
from dragoman.ingest.web.carried import carried_fields
from dragoman.ingest.web.exchange import NOT_MODIFIED, Exchange
from dragoman.ingest.web.held import Held, HeldPage, whole_length
from dragoman.ingest.web.visit import Visit

__all__ = ["ArchiveWriter"]

REVISIT = "http://netpreserve.org/warc/1.1/revisit/"
GZIP_START = b"\x1f\x8b"
FIRST_MOST = 4096
"""Bytes that our first record has at most."""
JOINED = {"transfer-encoding": "X-Archive-Orig-Transfer-Encoding"}
"""Chunks are joined before they are saved; the header is kept under the name that archives use."""


class ArchiveWriter:
    """Appends to one archive file; one run at a time.

    Each visit is handed to the system whole, in one piece, each record a gzip member of its own.
    A run that is killed leaves at worst a torn last member, which the next run cuts off.
    """

    def __init__(self, path: Path, agent: str) -> None:
        self.path = path
        self.agent = agent
        self._info = ""
        self._file = self._open(os.O_RDWR | os.O_APPEND) if path.exists() else None

    def __enter__(self) -> ArchiveWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            os.close(self._file)

    def mend(self, held: Held) -> None:
        """Cut off a torn end, which a killed run has left; to be done before anything is written.

        Raises UsageError for a file of another kind, and for one without a single whole member,
        which is not of our making.
        """
        if self._file is None:
            return
        size = os.fstat(self._file).st_size
        whole = whole_length(self.path, held.last)
        packed = GZIP_START.startswith(os.pread(self._file, len(GZIP_START), 0))
        foreign = size > FIRST_MOST if whole == 0 else held.records == 0
        if not packed or foreign:
            raise UsageError(f"{self.path}: not an archive that records can be added to")
        if whole < size:
            os.ftruncate(self._file, whole)

    def write(self, visit: Visit, held: Held) -> bool:
        """Save a visit; False when the page is the same as the one that is held."""
        if not visit.exchanges:
            return False
        self._begin(visit.exchanges[0].at)
        *redirects, last = visit.exchanges
        records: list[bytes] = []
        for exchange in redirects:
            records += self._answer(exchange, ())
        known = held.page(last.address)
        digest = _digest(last.body)
        if known is not None and last.status == NOT_MODIFIED:
            records += self._revisit(last, known, "server-not-modified", known.digest)
        elif known is not None and known.digest == digest:
            records += self._revisit(last, known, "identical-payload-digest", digest)
        else:
            records += self._answer(last, carried_fields(visit.wanted))
            known = None
        self._append(b"".join(records))
        return known is None

    def _answer(self, exchange: Exchange, fields: tuple[tuple[str, str], ...]) -> list[bytes]:
        """Make the records of an answer and of its request."""
        name = _name()
        digest = ("WARC-Payload-Digest", _digest(exchange.body))
        return [
            self._record(
                WarcRecordType.response, name, exchange, _answer_bytes(exchange), (digest, *fields)
            ),
            self._request(exchange, name),
        ]

    def _revisit(
        self, exchange: Exchange, known: HeldPage, profile: str, digest: str
    ) -> list[bytes]:
        """Make the records of an answer whose page the archive holds already."""
        name = _name()
        fields = (
            ("WARC-Profile", REVISIT + profile),
            ("WARC-Refers-To", known.record),
            ("WARC-Refers-To-Target-URI", exchange.address),
            ("WARC-Refers-To-Date", _date(known.captured)),
            ("WARC-Payload-Digest", digest),
        )
        head = _answer_bytes(replace(exchange, body=b""))
        return [
            self._record(WarcRecordType.revisit, name, exchange, head, fields),
            self._request(exchange, name),
        ]

    def _request(self, exchange: Exchange, answer: str) -> bytes:
        target = exchange.target.encode("ascii")
        block = b"GET " + target + b" HTTP/1.1\r\n" + _head(exchange.request)
        return self._record(
            WarcRecordType.request,
            _name(),
            exchange,
            block,
            (("WARC-Concurrent-To", f"<{answer}>"),),
        )

    def _record(
        self,
        kind: WarcRecordType,
        name: str,
        exchange: Exchange,
        block: bytes,
        fields: tuple[tuple[str, str], ...],
    ) -> bytes:
        media = "application/http; msgtype=" + (
            "request" if kind == WarcRecordType.request else "response"
        )
        return _packed(
            kind,
            name,
            (
                ("WARC-Target-URI", exchange.address),
                ("WARC-Date", _date(exchange.at)),
                ("WARC-IP-Address", exchange.ip),
                ("WARC-Warcinfo-ID", self._info),
                *fields,
                ("Content-Type", media),
            ),
            block,
        )

    def _open(self, flags: int) -> int:
        """Open the file for this run alone; raises UsageError where that cannot be."""
        try:
            file = os.open(self.path, flags, 0o644)
        except OSError as error:
            raise UsageError(f"{self.path}: cannot be written: {error.strerror}") from None
        _lock(file, self.path)
        return file

    def _begin(self, at: datetime) -> None:
        """Before the first record: make the file if need be, and say who writes from here on."""
        if self._info:
            return
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._open(os.O_RDWR | os.O_APPEND | os.O_CREAT)
        name = _name()
        self._info = f"<{name}>"
        block = (
            f"software: {self.agent}\r\nformat: WARC File Format 1.1\r\n"
            f"robots: obeyed (RFC 9309)\r\nhttp-header-user-agent: {self.agent}\r\n"
        ).encode()
        fields = (
            ("WARC-Date", _date(at)),
            ("WARC-Filename", self.path.name),
            ("Content-Type", "application/warc-fields"),
        )
        self._append(_packed(WarcRecordType.warcinfo, name, fields, block))

    def _append(self, data: bytes) -> None:
        assert self._file is not None
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._file, rest) :]


def _lock(file: int, path: Path) -> None:
    """Keep a second run from writing to the file; where the system has no such lock, trust."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise UsageError(f"{path}: another run is writing to it") from None


def _packed(
    kind: WarcRecordType, name: str, fields: tuple[tuple[str, str], ...], block: bytes
) -> bytes:
    """Give a record as one gzip member."""
    record = WarcRecord()
    record.init_headers(record_type=kind, record_urn=name.removeprefix("urn:").encode())
    for field, value in fields:
        if value:
            record.headers[field] = value
    record.set_bytes_content(block)
    plain = io.BytesIO()
    record.write(plain, checksum_data=True)
    return gzip.compress(plain.getvalue(), mtime=0)


def _answer_bytes(exchange: Exchange) -> bytes:
    headers = tuple((JOINED.get(n.lower(), n), value) for n, value in exchange.headers)
    line = f"HTTP/1.1 {exchange.status} {exchange.reason}\r\n".encode("latin-1")
    return line + _head(headers) + exchange.body


def _head(headers: tuple[tuple[str, str], ...]) -> bytes:
    lines = [f"{name}: {value}\r\n" for name, value in headers]
    return "".join(lines).encode("latin-1") + b"\r\n"


def _digest(body: bytes) -> str:
    return "sha256:" + hashlib.sha256(body).hexdigest()


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _name() -> str:
    return f"urn:uuid:{uuid4()}"
