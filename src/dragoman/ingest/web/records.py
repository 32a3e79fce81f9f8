"""Exchanges → records of a web archive (WARC 1.1), each a gzip member of its own."""

from __future__ import annotations

import gzip
import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from fastwarc.warc import WarcRecord, WarcRecordType

from dragoman.ingest.web.exchange import Exchange
from dragoman.ingest.web.held import HeldPage

__all__ = [
    "IDENTICAL",
    "UNMODIFIED",
    "answer_records",
    "digest_of",
    "info_record",
    "revisit_records",
]

type Fields = tuple[tuple[str, str], ...]

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
UNMODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
"""Why a page is as it was (WARC 1.1, 6.7): its bytes are the same, or its server says so."""
JOINED = {"transfer-encoding": "X-Archive-Orig-Transfer-Encoding"}
"""Chunks are joined before they are saved; the header is kept under the name that archives use."""


def info_record(agent: str, file: str, at: datetime) -> tuple[bytes, str]:
    """Give the record that says who writes from here on, and its name for the records to come."""
    name = _new_name()
    block = (
        f"software: {agent}\r\nformat: WARC File Format 1.1\r\n"
        f"robots: obeyed (RFC 9309)\r\nhttp-header-user-agent: {agent}\r\n"
    ).encode()
    fields = (
        ("WARC-Date", _date(at)),
        ("WARC-Filename", file),
        ("Content-Type", "application/warc-fields"),
    )
    return _packed(WarcRecordType.warcinfo, name, fields, block), name


def answer_records(exchange: Exchange, info: str, fields: Fields) -> bytes:
    """Give the records of an answer and of its request; `fields` go into the answer's."""
    name = _new_name()
    fields = (("WARC-Payload-Digest", digest_of(exchange.body)), *fields)
    answer = _record(WarcRecordType.response, name, exchange, info, _answer(exchange), fields)
    return answer + _request(exchange, info, name)


def revisit_records(exchange: Exchange, info: str, known: HeldPage, profile: str) -> bytes:
    """Give the records of an answer whose page the archive holds already, and of its request."""
    name = _new_name()
    fields = (
        ("WARC-Profile", profile),
        ("WARC-Refers-To", known.record),
        ("WARC-Refers-To-Target-URI", exchange.address),
        ("WARC-Refers-To-Date", _date(known.captured)),
        ("WARC-Payload-Digest", known.digest),
    )
    head = _answer(replace(exchange, body=b""))
    revisit = _record(WarcRecordType.revisit, name, exchange, info, head, fields)
    return revisit + _request(exchange, info, name)


def digest_of(body: bytes) -> str:
    """Give the digest of a body as it was sent."""
    return "sha256:" + hashlib.sha256(body).hexdigest()


def _request(exchange: Exchange, info: str, answer: str) -> bytes:
    line = b"GET " + exchange.target.encode("ascii") + b" HTTP/1.1\r\n"
    return _record(
        WarcRecordType.request,
        _new_name(),
        exchange,
        info,
        line + _head(exchange.request),
        (("WARC-Concurrent-To", f"<{answer}>"),),
    )


def _record(
    kind: WarcRecordType, name: str, exchange: Exchange, info: str, block: bytes, fields: Fields
) -> bytes:
    side = "request" if kind == WarcRecordType.request else "response"
    common = (
        ("WARC-Target-URI", exchange.address),
        ("WARC-Date", _date(exchange.at)),
        ("WARC-IP-Address", exchange.ip),
        ("WARC-Warcinfo-ID", f"<{info}>"),
        *fields,
        ("Content-Type", f"application/http; msgtype={side}"),
    )
    return _packed(kind, name, common, block)


def _packed(kind: WarcRecordType, name: str, fields: Fields, block: bytes) -> bytes:
    record = WarcRecord()
    record.init_headers(record_type=kind, record_urn=name.removeprefix("urn:").encode())
    for field, value in fields:
        if value:
            record.headers[field] = value
    record.set_bytes_content(block)
    plain = io.BytesIO()
    record.write(plain, checksum_data=True)
    return gzip.compress(plain.getvalue(), mtime=0)


def _answer(exchange: Exchange) -> bytes:
    headers = tuple((JOINED.get(n.lower(), n), value) for n, value in exchange.headers)
    line = f"HTTP/1.1 {exchange.status} {exchange.reason}\r\n".encode("latin-1")
    return line + _head(headers) + exchange.body


def _head(headers: Fields) -> bytes:
    lines = [f"{name}: {value}\r\n" for name, value in headers]
    return "".join(lines).encode("latin-1") + b"\r\n"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _new_name() -> str:
    return f"urn:uuid:{uuid4()}"
