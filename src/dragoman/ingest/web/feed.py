"""The pages that a feed (RSS, Atom) names, with its dates."""

from __future__ import annotations

import calendar
import io
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import feedparser

from dragoman.errors import Rejected
from dragoman.ingest.web.wanted import Wanted

__all__ = ["read_entries"]


def read_entries(content: bytes, base: str, feed: str) -> list[Wanted]:
    """Give the links of a feed's entries, against its own address `base`; `feed` names it.

    Of the dates only that of publication counts: "updated" tells something else. Raises Rejected
    for what is no feed.
    """
    # Handed over as a file: what looks like an address would be fetched.
    parsed = feedparser.parse(io.BytesIO(content))
    if not parsed.get("version"):
        raise Rejected(feed, "not a feed (RSS or Atom)")
    found: list[Wanted] = []
    for entry in parsed.entries:
        link = str(entry.get("link") or "").strip()
        if link:
            found.append(Wanted(urljoin(base, link), feed, _moment(entry)))
    return found


def _moment(entry: feedparser.FeedParserDict) -> datetime | None:
    """Give when an entry was published; None when it does not say, or not in earnest.

    The zone is the entry's own where it can be read, so that the day is the outlet's.
    """
    said = str(entry.get("published") or "")
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(said.strip())
        except (ValueError, OverflowError, IndexError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    parsed = entry.get("published_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (OverflowError, ValueError, OSError):
        return None
