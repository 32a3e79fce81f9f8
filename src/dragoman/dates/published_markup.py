"""Votes of a page's markup: JSON-LD, meta tags, microdata and <time>."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from dragoman.codebook.load import read_table
from dragoman.codebook.printed_dates import find_printed_dates
from dragoman.dates.frame import Frame, find_frame, marks_of, text_of
from dragoman.dates.votes import CHANGE, Vote
from dragoman.markup.html import Html
from dragoman.model.time import Basis, Interval

__all__ = ["markup_votes", "parse_day"]

ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
IN_UTC = re.compile(r"[T\s](\d{2}):?\d{2}.*(?:Z|[+-]00:?00|GMT|UTC)\s*$", re.IGNORECASE)
EPOCH = re.compile(r"(\d{10})(?:\d{3})?$")
# What a node of JSON-LD may be, from what dates a page the surest; a review, a video or a comment
# within a page has a day of its own.
ARTICLES = re.compile(r"Article|Posting|Report(?!age)|Reportage|LiveBlog|Analysis|Opinion")
WORKS = re.compile(r"Recipe|CreativeWork|HowTo|QAPage|Question|Dataset|Episode|Review")
PAGES = re.compile(r"WebPage|ItemPage|AboutPage")
FEW = 2
"""Different days of <time> elements up to which the first is hardly one of a list."""


def markup_votes(html: Html) -> Iterator[Vote]:
    """Give what JSON-LD, meta tags, microdata and <time> elements say."""
    yield from _json_ld(html)
    yield from _meta(html)
    yield from _microdata(html)
    yield from _time_tags(html)


def parse_day(value: Any) -> date | None:
    """Read the day of a date in markup: ISO 8601, seconds since 1970, or words."""
    text = str(value or "").strip()[:100]
    if match := ISO.match(text):
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            return None
    if match := EPOCH.match(text):
        return datetime.fromtimestamp(int(match.group(1)), UTC).date()
    printed = find_printed_dates(text)
    return printed[0].day if printed else None


def _vote(value: Any, basis: Basis, words: str, weight: float, why: str = "") -> Iterator[Vote]:
    """Vote for the day of a value in markup, if it has one."""
    day = parse_day(value)
    if day is None:
        return
    beside = None
    in_utc = IN_UTC.search(str(value))
    if in_utc:
        # Before noon it may still be the day before in America, after noon the next in Asia.
        beside = day + timedelta(days=-1 if int(in_utc.group(1)) < 12 else 1)
    yield Vote(Interval.day(day), basis, words, weight, why, beside)


def _json_ld(html: Html) -> Iterator[Vote]:
    taken: set[int] = set()
    for kinds, weight in ((ARTICLES, 6.0), (WORKS, 5.0), (PAGES, 3.0)):
        nodes = (n for n in html.json_ld if kinds.search(str(n.get("@type"))))
        node = next((n for n in nodes if id(n) not in taken), None)
        if node is None:
            continue
        taken.add(id(node))
        for key in ("datePublished", "dateCreated"):
            if parse_day(node.get(key)):
                yield from _vote(node[key], Basis.JSON_LD, f"the page's JSON-LD ({key})", weight)
                break
        changed = node.get("dateModified")
        yield from _vote(changed, Basis.JSON_LD, "JSON-LD dateModified", 0, CHANGE)
        if kinds is ARTICLES and parse_day(node.get("datePublished")):
            return


def _meta(html: Html) -> Iterator[Vote]:
    names = _markup_names()
    for key, content in html.meta:
        if key in names:
            yield from _vote(content, Basis.META, f"the meta tag {key}", *WEIGHTS[names[key]])


def _microdata(html: Html) -> Iterator[Vote]:
    """Vote for the first element of each kind that carries a day as itemprop."""
    names = _markup_names()
    seen: set[str] = set()
    frame = find_frame(html)
    for element in html.tree.xpath("//body//*[@itemprop]"):
        key = element.get("itemprop").strip().lower()
        said = element.get("content") or element.get("datetime")
        if element.tag in ("time", "meta") or key in seen or key not in names or not said:
            continue
        if parse_day(said) and not frame.is_aside(element):
            seen.add(key)
            yield from _vote(said, Basis.META, f"the itemprop {key}", *WEIGHTS[names[key]])


def _time_tags(html: Html) -> Iterator[Vote]:
    """Vote for the <time> of the publication, or else for the first one of the article.

    Where several are said to be publications, the others are those of other stories: the one that
    follows the heading is taken.
    """
    times = list(_times(html))
    for text, _, kind, _ in times:
        if kind == "modified":
            yield from _vote(text, Basis.TIME_TAG, "a <time> of a later change", 0, CHANGE)
    said = [found for found in times if found[2] == "published"]
    unsaid = [found for found in times if not found[2]]
    said_near = [found for found in said if found[3]]
    near = [found for found in unsaid if found[3]]
    if said and (said_near or not near):
        text = (said_near or said)[0][0]
        sure = said_near or len({day for _, day, _, _ in said}) == 1
        words = f"the <time> {_short(text)!r} of publication"
        yield from _vote(text, Basis.TIME_TAG, words, 4.5 if sure else 2.5)
    elif unsaid:
        text = (near or unsaid)[0][0]
        sure = near or len({day for _, day, _, _ in unsaid}) <= FEW
        words = f"the first <time> {_short(text)!r}"
        yield from _vote(text, Basis.TIME_TAG, words, 3.0 if sure else 1.5)


def _times(html: Html) -> Iterator[tuple[str, date, str, bool]]:
    """Give (text, day, "published", "modified" or "", whether it is the heading's) of <time>s.

    A <time> is the heading's when it stands with the heading in one element, or is the first below.
    """
    frame = find_frame(html)
    following, above = False, True
    kept: list[tuple[str, date, str, bool]] = []
    aside: list[tuple[str, date, str, bool]] = []
    for element in html.tree.iter("h1", "h2", "h3", "time", "abbr"):
        if element.tag in ("h1", "h2", "h3"):
            following = element in frame.headings or following
            above = above and not following
            continue
        said = element.get("datetime") or element.get("title") or text_of(element)
        day = parse_day(said) or parse_day(text_of(element))
        if day is None:
            continue
        kind = _kind(element)
        if element.tag == "abbr" and not kind:
            continue
        said = said if parse_day(said) else text_of(element)
        if frame.is_aside(element, published=kind == "published"):
            aside.append((said, day, kind, False))
            continue
        kept.append((said, day, kind, following or _heads(element, frame, above=above)))
        following = False
    alone = len({day for _, day, _, _ in aside}) == 1
    yield from kept or (aside if alone else ())


def _kind(element: HtmlElement) -> str:
    marks = marks_of(element)
    if "published" in marks or "pubdate" in marks:
        return "published"
    return "modified" if "modified" in marks or "updated" in marks.split() else ""


def _heads(element: HtmlElement, frame: Frame, *, above: bool) -> bool:
    """Say whether an element stands in the head of an article, with or above its heading."""
    kinds = ("header", "article", "main") if above else ("header",)
    return any(holder in frame.about for holder in element.iterancestors(*kinds))


def _short(text: str) -> str:
    return " ".join(str(text).split())[:40]


WEIGHTS = {"published": (5.0, ""), "unsaid": (2.5, ""), "modified": (0.0, CHANGE)}


@cache
def _markup_names() -> dict[str, str]:
    table = read_table("date_markup")
    return {key: kind for kind in WEIGHTS for key in table[kind]}
