"""A page that a browser saved as one file (MHTML) → the page."""

from __future__ import annotations

import email
import email.errors
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message

from dragoman.errors import Rejected
from dragoman.ingest.source import Item, Source, one_line, plain_address
from dragoman.ingest.stamps import parse_moment
from dragoman.ingest.unpack import read_whole
from dragoman.model.source import Page
from dragoman.settings import Settings

__all__ = ["read_mhtml"]

WITH_PICTURES = 8
"""Pages of the largest size that a page with its pictures may weigh."""
MOST_PARTS = 10_000
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(source: Source, settings: Settings) -> Iterator[Item]:
    """Give the page of an MHTML file, with its address, its title and when it was saved.

    The file's other parts (pictures, frames) are not read. Raises Rejected for another file, a
    page that is too large, or parts inside each other beyond reason.
    """
    content = read_whole(source, WITH_PICTURES * settings.largest_page)
    try:
        message = email.message_from_bytes(content)
        part = _page_part(message)
        page = part.get_payload(decode=True) if part is not None else None
    except RecursionError as error:
        raise Rejected(source.address, "too many parts inside each other") from error
    except (ValueError, LookupError, email.errors.MessageError) as error:
        raise Rejected(source.address, f"the MHTML is damaged ({one_line(error)})") from error
    if part is None or not isinstance(page, bytes):
        raise Rejected(source.address, "an MHTML file without a page")
    if not page.strip():
        raise Rejected(source.address, "the page of the MHTML file is empty")
    if len(page) > settings.largest_page:
        raise Rejected(source.address, "the page of the MHTML file is too large for a page")
    yield Page(
        address=_address(message, part) or source.address,
        content=page,
        kind="html",
        captured=parse_moment(_header(message, "Date")),
        charset=part.get_content_charset(),
        title=_header(message, "Subject"),
    )
    if _breaks_off(message, part):
        yield Rejected(source.address, "breaks off: the end of the page is missing")


def _page_part(message: Message) -> Message | None:
    """Give the part that is the page: the first one of HTML, which all writers put first."""
    waiting = [message]
    for _ in range(MOST_PARTS):
        if not waiting:
            return None
        part = waiting.pop()
        if part.is_multipart():
            inner = part.get_payload()
            if isinstance(inner, list):
                waiting.extend(p for p in reversed(inner) if isinstance(p, Message))
        elif part.get_content_type() in HTML_TYPES:
            return part
    return None


def _breaks_off(message: Message, part: Message) -> bool:
    """Say whether the file ends within its page; of pictures behind it nothing is missed."""
    unclosed = any(isinstance(d, email.errors.CloseBoundaryNotFoundDefect) for d in message.defects)
    parts = message.get_payload()
    return unclosed and isinstance(parts, list) and parts[-1] is part


def _address(message: Message, part: Message) -> str:
    for address in (
        _header(message, "Snapshot-Content-Location"),
        _header(part, "Content-Location"),
    ):
        if address.startswith(("http://", "https://")):
            return plain_address(address)
    return ""


def _header(message: Message, name: str) -> str:
    """Give a header's words; empty when it is missing or cannot be read."""
    try:
        return one_line(make_header(decode_header(message.get(name, ""))), 2000)
    except (ValueError, LookupError, email.errors.MessageError):
        return ""
