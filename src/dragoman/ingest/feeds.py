"""Feeds (RSS, Atom, RDF) → their entries, and pages of those that carry their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from dragoman.errors import Rejected
from dragoman.ingest.kinds import looks_like_html
from dragoman.ingest.source import Item, Source, one_line, plain_address
from dragoman.ingest.stamps import parse_day
from dragoman.ingest.unpack import read_whole
from dragoman.markup.decode import decode
from dragoman.model.source import Page
from dragoman.model.time import Basis, Dating, Interval
from dragoman.settings import Settings

__all__ = ["Entry", "find_entries", "read_xml"]

# What may stand before the first element: declarations, comments, and a document type, which can
# define what makes a parser swell or read other files. No feed in use needs one.
PROLOG = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
END = re.compile(r"</(?:\w+:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
FROM_END = 4096
"""Code points within which a feed closes its root; servers add comments behind it."""
FEED_ROOTS = frozenset({"rss", "feed", "RDF"})
MARKED_UP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]")
ELEMENT = re.compile(
    r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<(?P<end>/?)[A-Za-z_][^<>]*?(?P<empty>/?)>", re.DOTALL
)
DEEPEST = 200
"""Elements inside each other. A feed has five, and XHTML within it some dozens; feedparser slows
down with each."""
MOST_ENTRIES = 10_000
MOST_ELEMENTS = 50 * MOST_ENTRIES


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: an address, what it says of the page there, and its text if given."""

    address: str
    title: str
    outlet: str
    published: Dating | None
    content: str
    kind: str
    """"html" or "text"."""


def read_xml(source: Source, settings: Settings) -> Iterator[Item]:
    """Give a page for each entry of a feed that carries text; XHTML is given as the page it is.

    Raises Rejected for other XML, and for a document type with its entities.
    """
    content = read_whole(source, settings.largest_page)
    if looks_like_html(content):
        yield Page(address=source.address, content=content, kind="html")
        return
    entries = 0
    for number, entry in enumerate(find_entries(content, source.address), 1):
        entries = number
        address = entry.address or f"{source.address}#{number}"
        if not entry.content.strip():
            yield Rejected(address, f"entry {number} of {source.name} has no text, only a link")
            continue
        yield Page(
            address=address,
            content=entry.content.encode(),
            kind=entry.kind,
            charset="utf-8",
            title=entry.title,
            outlet=entry.outlet,
            published=entry.published,
        )
    if not entries:
        yield Rejected(source.address, "the feed has no entries")


def find_entries(content: bytes, address: str) -> Iterator[Entry]:
    """Give the entries of a feed; raises Rejected for what is none, or holds a document type.

    Of one that breaks off the entries before are given first. `address` is the feed's own, for
    messages and for the steps of a dating.
    """
    import feedparser

    text, _ = decode(Page(address=address, content=content, kind="text", charset=_said(content)))
    text = _refuse_document_type(text, address)
    _refuse_depth(text, address)
    parsed = feedparser.parse(
        BytesIO(text.encode()),  # bytes alone would be tried as the name of a file
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    site = one_line(parsed.feed.get("title", ""), 200)
    # What feedparser calls "updated" is Atom's own word there, but any <dc:date> in RSS.
    note = ", which gives the day of its update alone" if "atom" in parsed.version else ""
    if len(parsed.entries) > MOST_ENTRIES:
        raise Rejected(address, f"more than {MOST_ENTRIES} entries: too long for a feed")
    for entry in parsed.entries:
        yield _entry(entry, site, address, note)
    if not END.search(text, max(0, len(text) - FROM_END)):
        raise Rejected(address, "breaks off: the feed has no end")


def _refuse_document_type(text: str, address: str) -> str:
    """Give a feed from its root element on."""
    start = PROLOG.match(text)
    root = text[start.end() :] if start else text
    if root[:9].upper() == "<!DOCTYPE" or "<!ENTITY" in text[:4096].upper():
        raise Rejected(address, "XML with a document type is not read: it can be a trap")
    named = ROOT.match(root)
    if named is None:
        raise Rejected(address, "not XML: no element begins it")
    if named.group(2) not in FEED_ROOTS:
        raise Rejected(
            address, f"XML, but no feed (its root is <{one_line(named.group(), 40)[1:]}>)"
        )
    return root


def _refuse_depth(text: str, address: str) -> None:
    depth = 0
    for number, element in enumerate(ELEMENT.finditer(text)):
        if element["end"] is not None and not element["empty"]:
            depth += -1 if element["end"] else 1
        if depth > DEEPEST:
            raise Rejected(address, f"more than {DEEPEST} elements of XML inside each other")
        if number > MOST_ELEMENTS:
            raise Rejected(address, f"more than {MOST_ELEMENTS} elements: too long for a feed")


def _entry(entry: Any, site: str, feed: str, if_updated: str) -> Entry:
    source = entry.get("source") or {}
    content, kind = _content(entry)
    return Entry(
        address=plain_address(entry.get("link") or ""),
        title=_plain(entry.get("title") or ""),
        outlet=one_line(source.get("title") or site, 200),
        published=_published(entry, feed, if_updated),
        content=content,
        kind=kind,
    )


def _content(entry: Any) -> tuple[str, str]:
    """Give the longest text of an entry and its kind."""
    given = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    best = max(given, key=lambda part: len(part.get("value") or ""))
    value = str(best.get("value") or "")
    html = "html" in str(best.get("type")) and MARKED_UP.search(value) is not None
    return value, "html" if html else "text"


def _published(entry: Any, feed: str, if_updated: str) -> Dating | None:
    """Give the day that an entry says, in its own zone."""
    for field, note in (("published", ""), ("updated", if_updated)):
        said = dict.get(entry, field)  # its own `get` gives the one for the other
        if not said:
            continue
        day = parse_day(said) or _parsed_day(dict.get(entry, f"{field}_parsed"))
        if day is not None:
            words = f"the entry of the feed {feed}{note} ({one_line(said, 40)!r})"
            return Dating(day, Basis.FEED, (words,))
    return None


def _parsed_day(moment: Any) -> Interval | None:
    """Give the day that feedparser read out of a form that is its own (UTC)."""
    try:
        return Interval.day(date(moment.tm_year, moment.tm_mon, moment.tm_mday))
    except (AttributeError, ValueError):
        return None


def _plain(title: str) -> str:
    """Give a title without the tags that some feeds put into it."""
    return one_line(re.sub(r"<[^<>]{0,200}>", "", title), 500)


def _said(content: bytes) -> str | None:
    """Give the encoding that an XML declaration names."""
    found = re.match(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", content[:512])
    return found.group(1).decode("ascii") if found else None
