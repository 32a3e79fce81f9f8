"""Lines that a site prints under many of its texts: they make no page a copy of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from dragoman.model.document import Document

__all__ = ["find_furniture", "site_of"]

PAGES = 4
"""Different texts of one site on which a line is its furniture."""
LONGEST = 600
"""Code points of the longest line that can be furniture (a disclaimer)."""
MOST = 0.35
"""Share of a text that may be furniture; where more recurs, the page itself was printed again."""


def find_furniture(documents: Iterable[Document]) -> dict[str, frozenset[str]]:
    """Give document id → its lines that are furniture, for documents that have any."""
    sites: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        site = site_of(document)
        if site:
            sites[site].append(document)
    found: dict[str, frozenset[str]] = {}
    for pages in sites.values():
        if len(pages) < PAGES:
            continue
        texts = {page.text for page in pages}
        counts = Counter(line for text in texts for line in set(_lines(text)))
        common = {line for line, count in counts.items() if count >= PAGES}
        for page in pages:
            lines = _lines(page.text)
            mine = [line for line in lines if line in common]
            if mine and sum(map(len, mine)) <= MOST * sum(map(len, lines)):
                found[page.id] = frozenset(mine)
    return found


def site_of(document: Document) -> str:
    """Give the host of a document's address, or its outlet; empty when neither is known."""
    return urlsplit(document.address).netloc.lower() or document.outlet


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.split("\n"))
    return [line for line in lines if line and len(line) <= LONGEST]
