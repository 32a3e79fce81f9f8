"""The paragraphs of an HTML page, each with the element that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from lxml.html import HtmlElement

from dragoman.clean.lines import is_sentence, make_lines, plain
from dragoman.codebook.furniture import frame_classes
from dragoman.markup.html import Html

__all__ = ["Block", "ends_as_sentence", "find_blocks", "is_prose", "squeeze", "texts_of"]

HOLDERS = (
    "h1",
    "p",
    "blockquote",
    "li",
    "div",
    "section",
    "article",
    "td",
    "dd",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
)
SHORT = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements whose text counts however short it is."""
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
    """A paragraph of a page with the element that it stands in."""

    text: str
    element: HtmlElement
    home: HtmlElement
    framed: bool
    """It stands in the frame of the page, among links, or is hidden."""

    @property
    def squeezed(self) -> str:
        """Give the letters of its text alone."""
        return squeeze(self.text)

    @property
    def words(self) -> int:
        """Give the number of its words."""
        return self.text.count(" ") + 1


def find_blocks(html: Html) -> list[Block]:
    """Give the paragraphs of a page in order: every run of text between elements of blocks."""
    blocks = []
    framed: dict[HtmlElement, bool] = {}
    for element in html.visible.iter(*HOLDERS):
        short = element.tag in SHORT
        if not short and (_is_link(element) or not _holds_text(element)):
            continue
        text = plain("".join(texts_of(element)))
        if not short and text.count(" ") + 1 < FEWEST_WORDS and not _is_item(element):
            continue
        if not any(map(str.isalnum, text)):
            continue
        parent = element.getparent()
        home = parent if parent is not None else element
        outside = _in_frame(element, framed) or _linked(element) > MOST_LINKED * len(text)
        blocks.append(Block(text, element, home, outside))
    return blocks


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """Give the letters and digits of a text alone, in lower case."""
    return SQUEEZED.sub("", text).lower()


def is_prose(block: Block) -> bool:
    """Say whether a block is a sentence of the page's text and not of its frame."""
    return not block.framed and block.element.tag != "h1" and ends_as_sentence(block)


def ends_as_sentence(block: Block) -> bool:
    """Say whether a block is of some words and ends as a sentence does."""
    return all(is_sentence(line) for line in make_lines([(-1, block.text)]))


def _holds_text(element: HtmlElement) -> bool:
    """Say whether an element holds words itself and no blocks."""
    return all(not isinstance(child.tag, str) or child.tag in INLINE for child in element)


def _is_item(element: HtmlElement) -> bool:
    """Say whether an element is the item of a list without links, which menus never are."""
    above = element.getparent()
    return element.tag == "li" and above is not None and next(above.iter("a"), None) is None


def _is_link(element: HtmlElement) -> bool:
    """Say whether an element holds one link and nothing else, as the entries of menus do."""
    if len(element) != 1 or (element.text and not element.text.isspace()):
        return False
    only = element[0]
    return only.tag == "a" and (not only.tail or only.tail.isspace())


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
    return sum(len("".join(link.itertext())) for link in element.iter("a")) if len(element) else 0


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
