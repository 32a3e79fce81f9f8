"""One record of a web archive → its page, or what it is besides one."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.errors import Rejected
from dragoman.ingest.kinds import looks_like_html
from dragoman.ingest.source import plain_address
from dragoman.ingest.unpack import CHUNK
from dragoman.model.source import Page
from dragoman.settings import Settings

__all__ = ["BROKEN", "PASSED", "RECORDS", "address_of", "read_record"]

RECORDS = (
    WarcRecordType.response
    | WarcRecordType.resource
    | WarcRecordType.conversion
    | WarcRecordType.revisit
)
ENCODINGS = ("Content-Encoding", "Transfer-Encoding")
ANSWER = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n"
)
NEXT_RECORD = re.compile(
    rb"\r\n\r\nWARC/1\.\d\r\n(?:[A-Za-z-]{1,40}: [^\r\n]{0,4000}\r\n){0,20}WARC-Type: "
)
UNSAID = "unsaid"
KINDS = frozenset({"html", "text", UNSAID})
REVISIT = "revisits of pages kept before"
NO_PAGE = "redirects and errors"
OTHER = "records that are not HTML"
BROKEN = "broken records"
PASSED = (REVISIT, NO_PAGE, OTHER, BROKEN)
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
OK = 200


def read_record(
    record: WarcRecord, archive: str, settings: Settings
) -> tuple[Page | Rejected | str, bool]:
    """Give a record's page, or what it is besides one, and whether the record was all there.

    Raises OSError when its packing is damaged.
    """
    address = address_of(record, archive)
    declared = record.content_length
    if record.record_type == WarcRecordType.revisit:
        return REVISIT, True
    try:
        record.parse_http(auto_decode="none")
    except OSError:
        return Rejected(address, "the answer's headers are damaged"), True
    kind = _kind(record)
    if kind not in KINDS:
        return kind, True
    if declared > settings.largest_page + CHUNK:
        return Rejected(address, f"{declared} bytes: too large for a page"), True
    body = record.reader.read(settings.largest_page + 1)
    whole = len(body) >= min(record.content_length, settings.largest_page + 1)
    if following := NEXT_RECORD.search(body):  # the length that the record says is too great
        body, whole = body[: following.start()], False
    content = _decoded(record, body, settings.largest_page + 1)
    if content is None:
        return Rejected(address, "the answer is not packed as its headers say"), whole
    if len(content) > settings.largest_page:
        return Rejected(address, "unpacks to more than one page may have"), whole
    if kind == UNSAID:
        if not looks_like_html(content):
            return OTHER, whole
        kind = "html"
    if not content:
        return Rejected(address, "the record holds no page"), True
    return (
        Page(
            address=address,
            content=content,
            kind=kind,
            captured=_utc(record.record_date),
            charset=record.http_charset,
        ),
        whole,
    )


def _kind(record: WarcRecord) -> str:
    """Give "html", "text", `UNSAID` for what may be either, or what the record is besides."""
    if record.record_type == WarcRecordType.conversion:
        return "text"
    headers = record.http_headers
    if headers is not None:
        if (headers.status_code or OK) != OK:
            return NO_PAGE
        said = record.http_content_type or ""
    else:
        said = record.headers.get("Content-Type") or ""
    media = said.partition(";")[0].strip().lower()
    if media in HTML_TYPES:
        return "html"
    if media == "text/plain":
        return "text"
    return OTHER if media else UNSAID


def _decoded(record: WarcRecord, body: bytes, most: int) -> bytes | None:
    """Give at most `most` bytes of an answer as its page had them; None: they are damaged.

    Many crawlers keep a page unpacked and the headers that say it is packed.
    """
    headers = record.http_headers
    said = [(name, headers.get(name) or "") for name in ENCODINGS] if headers is not None else []
    said = [(name, value) for name, value in said if value]
    if not said:
        return body
    for chosen in (said, said[:1], said[1:]):
        content = _unpacked(body, chosen, most)
        if content is not None:
            return content
    return body if looks_like_html(body) else None


def _unpacked(body: bytes, said: list[tuple[str, str]], most: int) -> bytes | None:
    """Give at most `most` bytes of a body that is packed as some headers say; None: it is not."""
    if not said:
        return None
    lines = "".join(f"{name}: {value}\r\n" for name, value in said)
    block = f"HTTP/1.1 200 OK\r\n{lines}\r\n".encode("latin-1", "replace") + body
    try:
        record = next(ArchiveIterator(BytesIO(ANSWER % len(block) + block), parse_http=False))
        record.parse_http(auto_decode="all")
        return bytes(record.reader.read(most))
    except (OSError, StopIteration):
        return None


def address_of(record: WarcRecord, archive: str) -> str:
    """Give the address that the crawler asked for, else the record's place in its archive."""
    target = plain_address(record.headers.get("WARC-Target-URI") or "").strip("<>")
    return target or f"{archive}#{record.stream_pos}"


def _utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
