"""HTML → tree, meta tags and JSON-LD, read once for all that ask."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dragoman.errors import Rejected
from dragoman.markup.decode import decode
from dragoman.markup.guard import refuse_hostile_html
from dragoman.model.source import Page

__all__ = ["Html", "article_nodes", "read_html"]

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|LiveBlog|Analysis|Opinion")
_CLASSES = "concat(' ', normalize-space(@class), ' ')"
_NAMES = ("hidden", "visually-hidden", "sr-only", "screen-reader-text", "visuallyhidden")
HIDDEN = (
    "//body//*[self::span or self::small or self::sup or self::em or self::i]["
    + " or ".join(f"contains({_CLASSES}, ' {name} ')" for name in _NAMES)
    + " or contains(translate(@style, ' ', ''), 'display:none')]"
)
"""Inline elements alone: whole articles are marked hidden until a script shows them."""
MOST_JSON = 300_000
"""Code points of JSON-LD that are read; what is longer lists a whole site."""
MOST_NODES = 500


@dataclass(frozen=True, slots=True, eq=False)
class Html:
    """An HTML page as parsed. Nobody may change `tree`: it is shared.

    `meta` holds (key in lower case, content) in order, the key being what `property`, `name`
    or `itemprop` says. `json_ld` holds every object found, nested ones too.
    """

    tree: HtmlElement
    visible: HtmlElement
    """The same without words that are hidden within lines (explanations that open on a touch,
    words for screen readers); `tree` itself where nothing is hidden."""
    meta: tuple[tuple[str, str], ...]
    json_ld: tuple[dict[str, Any], ...]
    notes: tuple[str, ...]
    """What was mended in decoding."""

    def said(self, *keys: str) -> str:
        """Give the content of the first of `keys` that has one; empty when none has."""
        for wanted in keys:
            for key, content in self.meta:
                if key == wanted and content:
                    return content
        return ""


@lru_cache(maxsize=2)
def read_html(page: Page) -> Html:
    """Parse a page; the latest are remembered, since cleaning and dating ask one after the other.

    Raises Rejected for what cannot be decoded, is hostile, or holds no element.
    """
    html, notes = decode(page)
    refuse_hostile_html(html, page.address)
    html = XML_DECLARATION.sub("", html, count=1).replace("\x00", "")
    if not html.strip():
        raise Rejected(page.address, "HTML without text")
    try:
        tree = document_fromstring(html, parser=HTMLParser(remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Rejected(page.address, f"HTML without text ({error})") from error
    return Html(tree, _visible(tree), tuple(_meta(tree)), tuple(_json_ld(tree)), notes)


def article_nodes(html: Html) -> tuple[dict[str, Any], ...]:
    """Give the JSON-LD objects that describe an article, in order."""
    return tuple(node for node in html.json_ld if ARTICLE_TYPES.search(str(node.get("@type", ""))))


def _visible(tree: HtmlElement) -> HtmlElement:
    if not tree.xpath(HIDDEN):
        return tree
    copied = deepcopy(tree)
    for element in copied.xpath(HIDDEN):
        element.drop_tree()  # the words behind it stay
    return copied


def _meta(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        if content:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if key := element.get(attribute):
                    yield key.strip().lower(), content


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip(" ;\n")
        if not text or len(text) > MOST_JSON:
            continue
        try:
            # Many sites put raw line breaks into strings, which strict JSON forbids.
            yield from _objects(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            continue


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Give every object in a JSON value, outer ones first."""
    queue = [value]
    for _ in range(MOST_NODES):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, dict):
            yield item
            queue.extend(inner for inner in item.values() if isinstance(inner, dict | list))
        elif isinstance(item, list):
            queue.extend(item)
