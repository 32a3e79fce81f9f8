"""The paragraphs of an HTML page, each with the element that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from dragoman.clean.lines import is_sentence, make_lines, plain
from dragoman.codebook.furniture import frame_classes
from dragoman.markup.html import Html

__all__ = ["Block", "find_blocks", "is_prose", "squeeze", "texts_of"]

HOLDERS = ("h1", "p", "blockquote", "li", "div", "section", "article", "td", "dd", "h2", "h3", "h4")
INLINE_TAGS = (
    "a abbr acronym b bdi bdo big br cite code del dfn em font i img ins kbd mark nobr q ruby s "
    "samp small span strike strong sub sup time tt u var wbr input svg picture source"
)
INLINE = frozenset(INLINE_TAGS.split())
SILENT_TAGS = "script style noscript template svg button form figure figcaption"
SILENT = frozenset(SILENT_TAGS.split())
FRAME_TAGS = "aside nav footer form figure figcaption button select"
FRAME = frozenset(FRAME_TAGS.split())
SQUEEZED = re.compile(r"[\W_]+")
MOST_LINKED = 0.5
"""Share of its letters in links from which a block is a menu or a list of stories."""
FEWEST_WORDS = 4
"""Words from which the text of an element other than a paragraph is more than a label."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph of a page with the element that it stands in; `squeezed` is its letters alone."""

    text: str
    squeezed: str
    element: HtmlElement
    home: HtmlElement
    framed: bool
    """It stands in the frame of the page, among links, or is hidden."""

    @property
    def words(self) -> int:
        """Give the number of its words."""
        return self.text.count(" ") + 1


def find_blocks(html: Html) -> list[Block]:
    """Give the paragraphs of a page in order: every run of text between elements of blocks."""
    blocks = []
    framed: dict[HtmlElement, bool] = {}
    for element in html.visible.iter(*HOLDERS):
        if element.tag not in ("p", "h1") and not _holds_text(element):
            continue
        text = plain("".join(texts_of(element)))
        if text.count(" ") + 1 < FEWEST_WORDS and element.tag not in ("p", "h1"):
            continue
        squeezed = squeeze(text)
        if not squeezed:
            continue
        parent = element.getparent()
        home = parent if parent is not None else element
        linked = _linked(element) > MOST_LINKED * len(text)
        blocks.append(Block(text, squeezed, element, home, linked or _in_frame(element, framed)))
    return blocks


def squeeze(text: str) -> str:
    """Give the letters and digits of a text alone, in lower case."""
    return SQUEEZED.sub("", text).lower()


def is_prose(block: Block) -> bool:
    """Say whether a block is a sentence of the page's text and not of its frame."""
    return (
        not block.framed
        and block.element.tag != "h1"
        and all(is_sentence(line) for line in make_lines([(-1, block.text)]))
    )


def _holds_text(element: HtmlElement) -> bool:
    """Say whether an element holds words itself and no blocks."""
    return all(not isinstance(child.tag, str) or child.tag in INLINE for child in element)


def texts_of(element: HtmlElement) -> Iterator[str]:
    """Give the texts of an element without those of scripts, forms and pictures."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            if child.tag == "br":
                yield "\n"
            elif child.tag not in SILENT:
                yield "".join(texts_of(child))
        if child.tail:
            yield child.tail


def _linked(element: HtmlElement) -> int:
    return sum(len(plain(str(link.text_content()))) for link in element.iter("a"))


def _in_frame(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Say whether an element or one above it belongs to the frame of the page, or is hidden."""
    path = []
    answer = False
    current: HtmlElement | None = element
    while current is not None and current.tag not in ("body", "html", "main", "article"):
        if current in known:
            answer = known[current]
            break
        path.append(current)
        if _is_frame(current):
            answer = True
            break
        current = current.getparent()
    for passed in path:
        known[passed] = answer
    return answer


def _is_frame(element: HtmlElement) -> bool:
    if element.tag in FRAME or element.get("hidden") is not None:
        return True
    if "none" in (element.get("style") or "").replace(" ", "").partition("display:")[2][:4]:
        return True
    marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return _frame_classes().search(marks) is not None


@cache
def _frame_classes() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{frame_classes()})(?![a-z])")
