"""HTML → the lines of its story, with what its markup says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.clean.bylines import is_name, parse_byline
from dragoman.clean.lines import plain
from dragoman.clean.sections import marked_section
from dragoman.markup.html import Html, article_nodes

__all__ = ["Metadata", "find_lines", "find_metadata"]

# trafilatura reports every page without text on its log; we say it in the rejection.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "sailthru.title")
SITES = ("og:site_name", "application-name", "citation_journal_title", "cre")
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl",
           "citation_author", "byline", "article.author")  # fmt: skip
SITE_MARK = re.compile(r"\s+[|•·»–—:-]+\s+|\s*[|•»]\s*|\s+::\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page's markup says of it; empty where it says nothing."""

    title: str
    byline: str
    outlet: str
    section: str


def find_lines(html: Html) -> list[str]:
    """Give the lines of the page's main text as trafilatura reads it fast; none without text.

    Its careful reading asks two more extractors and costs half as much again; what the fast one
    drops is found by `dragoman.clean.region`.
    """
    import trafilatura

    found = trafilatura.bare_extraction(
        html.visible, fast=True, include_comments=False, with_metadata=False
    )
    return str(getattr(found, "text", None) or "").split("\n")


def find_metadata(html: Html) -> Metadata:
    """Give title, byline, outlet and section as the markup names them."""
    nodes = article_nodes(html)
    outlet = plain(html.said(*SITES[:1]) or _publisher(nodes) or html.said(*SITES[1:]))
    title = _title(html, nodes, outlet)
    return Metadata(title, _byline(html, nodes), outlet, marked_section(html, title))


def _title(html: Html, nodes: tuple[dict[str, Any], ...], outlet: str) -> str:
    headings = [plain(h.text_content()) for h in html.tree.iter("h1")]
    headings = [heading for heading in headings if heading and heading != outlet]
    candidates = [
        *(str(node["headline"]) for node in nodes if isinstance(node.get("headline"), str)),
        html.said(*TITLES),
        *(headings if len(headings) == 1 else ()),
        *(element.text or "" for element in list(html.tree.iter("title"))[:1]),
        *headings[:1],
    ]
    for candidate in candidates:
        title = _without_site(plain(candidate), outlet, headings)
        if title and title != outlet:
            return title
    return ""


def _without_site(title: str, outlet: str, headings: list[str]) -> str:
    """Cut the site's name from "Title | Site", where it is known to be that."""
    for mark in reversed(list(SITE_MARK.finditer(title))):
        head, tail = title[: mark.start()], title[mark.end() :]
        if head in headings or (outlet and tail.casefold() == outlet.casefold()):
            return head
    return title


def _publisher(nodes: tuple[dict[str, Any], ...]) -> str:
    for node in nodes:
        publisher = node.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return ""


def _byline(html: Html, nodes: tuple[dict[str, Any], ...]) -> str:
    names = list(
        dict.fromkeys(plain(name) for node in nodes for name in _names(node.get("author")))
    )
    if names:
        return ", ".join(names)
    for key in AUTHORS:
        said = plain(html.said(key))
        if said and not said.startswith(("http", "@", "/")):
            return parse_byline(said) or said
    for element in html.tree.xpath("//a[@rel='author']|//*[@itemprop='author']")[:3]:
        text = plain(element.text_content())
        if is_name(text):
            return text
        if name := parse_byline(text):
            return name
    return ""


def _names(author: Any) -> Iterator[str]:
    if isinstance(author, str) and not author.startswith("http"):
        yield author
    elif isinstance(author, dict) and isinstance(author.get("name"), str):
        yield author["name"]
    elif isinstance(author, list):
        for item in author[:10]:
            yield from _names(item)
