"""Votes of a page's HTML: JSON-LD, meta tags, <time>, and elements that print a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from dragoman.codebook.load import read_table
from dragoman.codebook.printed_dates import DateLine, find_printed_dates, read_date_line
from dragoman.dates.votes import Vote
from dragoman.markup.html import Html, article_nodes
from dragoman.model.time import Basis, Interval

__all__ = ["markup_votes", "parse_day", "printed_votes"]

ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
IN_UTC = re.compile(r"[T\s](\d{2}):?\d{2}.*(?:Z|[+-]00:?00|GMT|UTC)\s*$", re.IGNORECASE)
EPOCH = re.compile(r"(\d{10})(?:\d{3})?$")
LONGEST_PRINTED = 120
"""Code points of an element that prints a date and little else."""
MANY = 3
"""Elements of one class with different days: a list of other stories."""
NEAR_TITLE = 60
"""Elements after the heading within which the story's own date stands."""
CHANGE = "a later change"
COMMENT = re.compile(r"\bcomments?\b|\breply\b|\breplies\b")
MOST_CHILDREN = 6
TAGS = "span div p li small em td dd a i b strong h2 h3 h4 h5 h6 font header label time"
PRINTING = frozenset(TAGS.split())


def markup_votes(html: Html) -> Iterator[Vote]:
    """Give what JSON-LD, meta tags and <time> elements say."""
    yield from _json_ld(html)
    yield from _meta(html)
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
    articles = article_nodes(html)
    seen = {id(node) for node in articles}
    pages = [n for n in html.json_ld if "WebPage" in str(n.get("@type")) and id(n) not in seen]
    for nodes, weight in ((articles[:1], 6.0), (pages[:1], 3.0)):
        for node in nodes:
            for key in ("datePublished", "dateCreated"):
                if parse_day(node.get(key)):
                    words = f"the page's JSON-LD ({key})"
                    yield from _vote(node[key], Basis.JSON_LD, words, weight)
                    break
            changed = node.get("dateModified")
            yield from _vote(changed, Basis.JSON_LD, "JSON-LD dateModified", 0, CHANGE)


def _meta(html: Html) -> Iterator[Vote]:
    names = _markup_names()
    weights = {"published": (5.0, ""), "unsaid": (2.5, ""), "modified": (0.0, CHANGE)}
    for key, content in html.meta:
        if key in names:
            yield from _vote(content, Basis.META, f"the meta tag {key}", *weights[names[key]])


def _time_tags(html: Html) -> Iterator[Vote]:
    """Vote for the first <time> that is said to be the publication, or the first of the article."""
    unsaid: list[tuple[HtmlElement, str, date]] = []
    for element in html.tree.iter("time", "abbr"):
        said = element.get("datetime") or element.get("title") or str(element.text_content())
        day = parse_day(said)
        if day is None or _is_aside(element):
            continue
        marks = _marks(element)
        if "published" in marks or "pubdate" in marks:
            words = f"the <time> {_short(said)!r} of publication"
            yield from _vote(said, Basis.TIME_TAG, words, 4.5)
            return
        if "modified" in marks or "updated" in marks.split():
            yield from _vote(said, Basis.TIME_TAG, "a <time> of a later change", 0, CHANGE)
        elif element.tag == "time":
            unsaid.append((element, said, day))
    if unsaid:
        element, said, _ = unsaid[0]
        few = len({day for _, _, day in unsaid}) <= 2
        weight = 3.0 if few or _in_article_head(element) else 1.5
        yield from _vote(said, Basis.TIME_TAG, f"the first <time> {_short(said)!r}", weight)


def printed_votes(html: Html) -> Iterator[Vote]:
    """Give the days that short elements print; the one below the heading counts most."""
    found = []
    for marks, line, bonus in _printing(html):
        if bonus < 0:
            day = Interval.day(line.dates[0].day)
            yield Vote(day, Basis.PRINTED, "a comment's date", 0, "a comment is no story")
        else:
            found.append((marks, line, bonus))
    days: dict[str, set[date]] = {}
    for marks, line, _ in found:
        days.setdefault(marks, set()).add(line.dates[0].day)
    near = False
    for marks, line, bonus in found:
        listed = len(days[marks]) >= MANY
        weight = 0.5 if listed else 1.5 + bonus
        if bonus >= 1 and not near:
            near, weight = True, weight + 0.5
        yield from _printed_line(line, weight)


def _printed_line(line: DateLine, weight: float) -> Iterator[Vote]:
    for printed in line.dates:
        day = Interval.day(printed.day)
        words = f"the printed date {printed.day.isoformat()}"
        if printed.label in ("modified", "other"):
            yield Vote(day, Basis.PRINTED, words, 0, CHANGE)
        else:
            yield Vote(day, Basis.PRINTED, words, 3.5 if printed.label else weight)
        weight = min(weight, 0.5)


def _printing(html: Html) -> Iterator[tuple[str, DateLine, float]]:
    """Give the elements that print a date: (tag and class, line, how near the story).

    Nearness is -1 among comments; other stories and the frame of the page are passed over.
    """
    wanted, unwanted = _classes()
    since_title = NEAR_TITLE + 1
    for element in html.tree.iter(etree.Element):
        since_title += 1
        if element.tag == "h1":
            since_title = 0
        text = _short_text(element) if element.tag in PRINTING else None
        line = read_date_line(text) if text else None
        if line is None:
            continue
        marks = _marks(element)
        if unwanted.search(marks) or _is_aside(element):
            if COMMENT.search(" ".join((marks, *map(_marks, element.iterancestors())))):
                yield marks, line, -1.0
            continue
        named = wanted.search(f"{marks} {_marks(element.getparent())}") is not None
        yield f"{element.tag} {marks}", line, 0.5 * named + (since_title <= NEAR_TITLE)


def _short_text(element: HtmlElement) -> str | None:
    """Give the text of an element that is short and holds a digit; None for others."""
    if len(element) > MOST_CHILDREN:
        return None
    text = str(element.text_content())
    if len(text) > 3 * LONGEST_PRINTED:
        return None
    text = " ".join(text.split())
    if not 6 <= len(text) <= LONGEST_PRINTED or not any(mark.isdigit() for mark in text):
        return None
    return text


def _marks(element: HtmlElement | None) -> str:
    """Give class, id and what an element says it is, in lower case."""
    if element is None:
        return ""
    parts = [element.get(name) for name in ("class", "id", "itemprop", "property")]
    if element.get("pubdate") is not None:
        parts.append("pubdate")
    return " ".join(part for part in parts if part).lower()


def _is_aside(element: HtmlElement) -> bool:
    """Say whether an element stands among comments, other stories, or in the frame of the page."""
    unwanted = _classes()[1]
    for above in element.iterancestors():
        if above.tag in ("aside", "footer", "nav"):
            return True
        if above.tag in ("body", "html", "main") or _holds_heading(above):
            return False
        if unwanted.search(_marks(above)):
            return True
    return False


def _holds_heading(element: HtmlElement) -> bool:
    """Say whether an element is the frame of the story, whatever it is called."""
    return element.find(".//h1") is not None


def _in_article_head(element: HtmlElement) -> bool:
    for above in element.iterancestors("header", "article", "main"):
        return _holds_heading(above)
    return False


def _short(text: str) -> str:
    return " ".join(str(text).split())[:40]


@cache
def _markup_names() -> dict[str, str]:
    table = read_table("date_markup")
    return {key: kind for kind in ("published", "unsaid", "modified") for key in table[kind]}


@cache
def _classes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_table("date_markup")
    return (
        re.compile(table["classes"]),
        re.compile(rf"(?<![a-z])(?:{table['other_classes']})(?![a-z])"),
    )
