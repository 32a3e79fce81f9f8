"""Which elements of a page belong to its story, and which to other stories or to the frame."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from dragoman.codebook.furniture import label_of
from dragoman.codebook.load import read_table
from dragoman.markup.html import Html

__all__ = ["Frame", "find_frame", "marks_of", "text_of", "unwanted"]

LEAST_TITLE = 8
"""Code points from which a heading that the page's title contains is the story's own."""
MOST_HEADINGS = 200
TEXTS = XPath(".//text()")
"""The texts in an element; `itertext` would give those of HTML comments too."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Where the story stands in a page: its headings, and the elements that hold one of them."""

    headings: frozenset[HtmlElement]
    about: frozenset[HtmlElement]

    def is_aside(self, element: HtmlElement, *, published: bool = False) -> bool:
        """Say whether an element stands among comments, other stories, or in the page's frame.

        What holds the story's heading is the frame of the story, whatever it is called. An <aside>
        right in the story's own <article> is a box about it where the element is `published`, said
        in markup to be a day of publication; another story there has an <article> of its own.
        """
        boxed = published and next(element.iterancestors("article"), None) in self.about
        for above in element.iterancestors():
            own = above.tag == "footer" or (above.tag == "aside" and boxed)
            if above.tag in ("aside", "nav", "footer") and not (own and self._own(above)):
                return True
            if above.tag in ("body", "html", "main") or above in self.about:
                return False
            if unwanted().search(marks_of(above)):
                return True
        return False

    def _own(self, box: HtmlElement) -> bool:
        """Say whether a footer or box is the story's own, where many sites print its day."""
        return any(above in self.about for above in box.iterancestors("article"))


@lru_cache(maxsize=2)
def find_frame(html: Html) -> Frame:
    """Find the story's heading: what the page's title repeats, or else every h1."""
    title = html.tree.find(".//head/title")
    said = label_of(html.said("og:title", "twitter:title"))
    titles = f"{said} | {label_of(text_of(title)) if title is not None else ''}"
    headings = list(islice(html.tree.iter("h1", "h2", "h3"), MOST_HEADINGS))
    labels = [label_of(text_of(heading)) for heading in headings]
    told = [label for label in labels if len(label) >= LEAST_TITLE and label in titles]
    best = said if said in told else max(told, key=len, default="")
    chosen = [h for h, label in zip(headings, labels, strict=True) if best and label == best]
    chosen = chosen or [heading for heading in headings if heading.tag == "h1"]
    about = frozenset(above for heading in chosen for above in heading.iterancestors())
    return Frame(frozenset(chosen), about)


def marks_of(element: HtmlElement | None) -> str:
    """Give class, id and what an element says it is, in lower case."""
    if element is None:
        return ""
    parts = [element.get(name) for name in ("class", "id", "itemprop", "property")]
    if element.get("pubdate") is not None:
        parts.append("pubdate")
    return " ".join(part for part in parts if part).lower()


def text_of(element: HtmlElement) -> str:
    """Give an element's words, apart where elements part them ("28.09.19" and "07:12")."""
    texts = TEXTS(element)
    assert isinstance(texts, list)
    return " ".join(" ".join(map(str, texts)).split())


@cache
def unwanted() -> re.Pattern[str]:
    """Give the pattern of classes of elements that hold other things' days."""
    other = read_table("date_markup")["other_classes"]
    return re.compile(rf"(?<![a-z])(?:{other})(?![a-z])")
