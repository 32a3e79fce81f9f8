"""The section of its site that an article stands in, as the page marks it up or prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from dragoman.clean.lines import plain
from dragoman.clean.sifted import Sifted
from dragoman.codebook.furniture import TITLE, label_of
from dragoman.codebook.sections import is_section, sections_of
from dragoman.markup.html import Html, article_nodes

__all__ = ["marked_section", "printed_section"]

KEYS = ("article:section", "og:article:section", "parsely-section", "articlesection", "section",
        "dc.subject.section")  # fmt: skip
MARKED = "//*[@itemprop='articleSection'][not(self::meta)]"
TRAIL = (
    "//*[contains(translate(@class, 'B', 'b'), 'breadcrumb')"
    " or translate(@aria-label, 'B', 'b') = 'breadcrumb']"
)
ABOVE = 3
"""Lines above the title among which a trail ("Home > World") stands."""


def marked_section(html: Html, title: str) -> str:
    """Give the section that the markup names; empty when it names none.

    What is said of the article itself comes before trails of links ("Home > World > …"), of
    which the innermost step that is not the title is the section.
    """
    said = [
        *(", ".join(_texts(node.get("articleSection"))) for node in article_nodes(html)),
        html.said(*KEYS),
        *(str(element.text_content()) for element in html.tree.xpath(MARKED)[:1]),
        _innermost(_json_trail(html), title),
        _innermost(_printed_trail(html), title),
    ]
    return next((name for name in map(plain, map(unescape, said)) if is_section(name)), "")


def printed_section(sifted: Sifted) -> str:
    """Give the section printed about the story; empty where no line, or several lines, say one.

    Among lines that differ the one by the title speaks of this story, the others of stories
    that the page lists.
    """
    found = [
        (index, section)
        for index in sorted(sifted.reasons)
        if (section := _innermost(sections_of(sifted.lines[index].text), sifted.title))
    ]
    if len({section for _, section in found}) <= 1:
        return found[0][1] if found else ""
    titles = [index for index, reason in sifted.reasons.items() if reason == TITLE]
    story = next(i for i in range(len(sifted.lines) + 1) if i not in sifted.reasons)
    title = max((index for index in titles if index < story), default=story)
    beside = [section for index, section in found if title - ABOVE <= index < story]
    return beside[0] if len(set(beside)) == 1 else ""


def _innermost(steps: Sequence[str], title: str) -> str:
    """Give the last step of a trail that is neither the title nor the front page."""
    wanted = label_of(title)
    for step in reversed([plain(step) for step in steps]):
        if is_section(step) and not (wanted and _is_title(label_of(step), wanted)):
            return step
    return ""


def _is_title(step: str, title: str) -> bool:
    """Say whether a step is the title, whole or cut short."""
    return step == title or (len(step.split()) > 2 and title.startswith(step.rstrip(" .…")))


def _json_trail(html: Html) -> list[str]:
    """Give the steps of the page's only trail in JSON-LD; none where it has several."""
    trails = [node for node in html.json_ld if node.get("@type") == "BreadcrumbList"]
    items = trails[0].get("itemListElement") if len(trails) == 1 else None
    steps: list[str] = []
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            inner = item.get("item")
            names = [item.get("name"), inner.get("name") if isinstance(inner, dict) else None]
            steps.extend(list(_texts(names))[:1])
    return steps


def _printed_trail(html: Html) -> list[str]:
    """Give the words of the links in the outermost element that is marked as a trail.

    Links to the front page are none of its steps, whatever they are called.
    """
    for element in html.tree.xpath(TRAIL)[:1]:
        links = (link for link in element.iter("a") if not _to_front(link.get("href") or "#"))
        return [str(link.text_content()) for link in links]
    return []


def _to_front(address: str) -> bool:
    """Say whether an address has no path: it is that of the front page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query and not parts.fragment and address != "#"


def _texts(said: Any) -> Iterator[str]:
    """Give the words in a value of JSON-LD: a string or a list of them."""
    values: Iterable[Any] = said if isinstance(said, list) else (said,)
    return (value.strip() for value in values if isinstance(value, str) and value.strip())
