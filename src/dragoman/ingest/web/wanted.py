"""What is to be fetched: addresses as they were given, from a list, or from a feed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from dragoman.errors import UsageError
from dragoman.ingest.feeds import find_entries
from dragoman.model.time import Dating

__all__ = ["Wanted", "distinct", "named_by_feed", "read_list"]

STANDARD_INPUT = Path("-")
COMMENT = re.compile(r"(?:^|\s)#")
"""An address may hold a # itself (its fragment), but none after a space."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One address, and what the feed that named it says of it (empty, None: nothing)."""

    address: str
    feed: str = ""
    published: Dating | None = None


def read_list(path: Path) -> list[Wanted]:
    """Read a list of addresses: one a line; what follows a # after nothing or a space is a comment.

    The path "-" is standard input. Raises UsageError for a file that cannot be read.
    """
    try:
        text = sys.stdin.read() if path == STANDARD_INPUT else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as a list of addresses: {error}") from None
    found: list[Wanted] = []
    for line in text.splitlines():
        address = COMMENT.split(line, maxsplit=1)[0].strip()
        if address:
            found.append(Wanted(address))
    return found


def named_by_feed(content: bytes, base: str, feed: str) -> list[Wanted]:
    """Give the links of a feed's entries, with their dates; raises Rejected for what is no feed.

    `feed` names it as the user did, `base` is the address against which its links stand.
    """
    return [
        Wanted(_joined(base, entry.address), feed, entry.published)
        for entry in find_entries(content, feed)
        if entry.address
    ]


def distinct(wanted: Iterable[Wanted]) -> list[Wanted]:
    """Drop addresses that came before, keeping the one of which a feed says more."""
    kept: dict[str, Wanted] = {}
    for item in wanted:
        before = kept.get(item.address)
        if before is None or (before.published is None and item.published is not None):
            kept[item.address] = item
    return list(kept.values())


def _joined(base: str, link: str) -> str:
    """Give a link's whole address; one that is none is given as it is, to be refused by name."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link
