"""Votes of a page's elements that print a date and little else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from dragoman.codebook.load import read_table
from dragoman.codebook.printed_dates import DateLine, find_printed_dates, read_date_line
from dragoman.dates.frame import find_frame, marks_of, text_of, unwanted
from dragoman.dates.votes import CHANGE, Vote
from dragoman.markup.html import Html
from dragoman.model.time import Basis, Interval

__all__ = ["lone_vote", "printed_votes"]

LONGEST_PRINTED = 120
"""Code points of an element that prints a date and little else."""
MOST_CHILDREN = 8
LONGEST_LONE = 300
"""Code points of a text that may hold the only date of a page."""
MANY = 3
"""Elements of one class with different days: a list of other stories."""
MOST_WORDS = 16
"""Words that an element named for dates may say besides, once the day has been given."""
MOST_BEFORE = 3
NEAR = 60
"""Elements after the heading within which the story's own date stands."""
CLOSE = 12
"""Elements after the heading within which it stands whatever else the page lists."""
WEB = date(1991, 8, 6)
"""The first page of the web; a page may print an older day, but was not published on it."""
COMMENT = re.compile(r"\bcomments?\b|\breply\b|\breplies\b")
TAGS = "span div p li small em td dd dt a i b u strong h2 h3 h4 h5 h6 font header label time cite"
SILENT = frozenset({"script", "style", "noscript", "template", "option", "textarea", "title"})
INLINE = frozenset({"a", "b", "i", "u", "em", "strong", "font", "cite", "span"})
PRINTING = frozenset(TAGS.split())


@dataclass(frozen=True, slots=True)
class _Printed:
    """An element that prints a date: what it is called, its line, and where it stands."""

    kind: str
    line: DateLine
    named: bool
    since_title: int
    comment: bool = False
    aside: bool = False


def printed_votes(html: Html, *, day_first: bool | None = None) -> Iterator[Vote]:
    """Give the days that short elements print; the one below the heading counts most.

    1.5 for any, 1 more near the heading, 1/2 for the first there, 1/2 right below it, and 1/2
    for a class that says "date"; a list of days has 1/2. A label ("Published") gives 3.5 at least.
    The page's frame is heard only where it prints the one day of the page, or the one so labelled.
    """
    found = list(_printing(html, day_first))
    days: dict[str, set[date]] = {}
    for printed in found:
        if not (printed.comment or printed.aside):
            days.setdefault(printed.kind, set()).add(printed.line.dates[0].day)
    first = unlabelled = True
    everywhere = {printed.line.dates[0].day for printed in found}
    said = {p.day for f in found for p in f.line.dates if p.label == "published"}
    for printed in found:
        if printed.aside:
            labelled = len(said) == 1 and any(p.day in said for p in printed.line.dates)
            if labelled or len(everywhere) == 1:
                yield from _votes(printed.line, 1.0)
            continue
        if printed.comment:
            day = Interval.day(printed.line.dates[0].day)
            yield Vote(day, Basis.PRINTED, "a comment's date", 0, "a comment is no story")
            continue
        near = printed.since_title <= NEAR
        close = near and first and printed.since_title <= CLOSE
        weight = 1.5 + 0.5 * printed.named + near + 0.5 * (near and first) + 0.5 * close
        if len(days[printed.kind]) >= MANY and not close:
            weight = 0.5
        first = first and not near
        if unlabelled and any(p.label == "published" for p in printed.line.dates):
            unlabelled, weight = False, max(weight, 3.5)
        yield from _votes(printed.line, weight)


def _votes(line: DateLine, weight: float) -> Iterator[Vote]:
    """Vote for the days of a line; the one that the label stands by counts most."""
    for printed in line.dates:
        day = Interval.day(printed.day)
        words = f"the printed date {printed.day.isoformat()}"
        if printed.label == "modified":
            yield Vote(day, Basis.PRINTED, words, 0, CHANGE)
        elif printed.label == "other":
            yield Vote(day, Basis.PRINTED, words, 0, "not said of the story")
        elif printed.day < WEB:
            yield Vote(day, Basis.PRINTED, words, 0, "older than any page of the web")
        else:
            yield Vote(day, Basis.PRINTED, words, max(weight, 2.5) if printed.label else weight)
        weight = min(weight, 0.5)


def _printing(html: Html, day_first: bool | None) -> Iterator[_Printed]:
    """Give the elements that print a date; other stories and the frame are passed over."""
    wanted, frame = _wanted(), find_frame(html)
    since_title = NEAR + 1
    for element in html.tree.iter(etree.Element):
        since_title += 1
        if element in frame.headings:
            since_title = 0
        for text, holder in _texts(element):
            if _in_sentence(holder):
                continue
            marks = marks_of(holder)
            named = wanted.search(f"{marks} {marks_of(holder.getparent())}") is not None
            line = _line(text, day_first, named=named and since_title <= NEAR)
            if line is None:
                continue
            kind = f"{holder.tag} {marks}"
            aside = unwanted().search(marks) is not None or frame.is_aside(holder)
            comment = aside and _in_comment(holder)
            yield _Printed(kind, line, named, since_title, comment, aside and not comment)


def _in_sentence(element: HtmlElement) -> bool:
    """Say whether words set apart (a link, bold type) are a piece of a paragraph of the story."""
    if element.tag not in INLINE:
        return False
    block = next((above for above in element.iterancestors() if above.tag not in INLINE), None)
    return (
        block is not None
        and block.tag in ("p", "li")
        and len(text_of(block)) > LONGEST_PRINTED + len(text_of(element))
    )


def _in_comment(element: HtmlElement) -> bool:
    marks = " ".join((marks_of(element), *map(marks_of, element.iterancestors())))
    return COMMENT.search(marks) is not None


def _texts(element: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Give the short texts with a digit that an element prints, and those right behind it."""
    if element.tag in PRINTING and len(element) <= MOST_CHILDREN:
        whole = str(element.text_content())
        if len(whole) <= 3 * LONGEST_PRINTED and _has_digit(whole):
            yield from _short(text_of(element), element)
    elif element.tag not in SILENT and element.text and _has_digit(element.text):
        yield from _short(" ".join(element.text[: 3 * LONGEST_PRINTED].split()), element)
    parent = element.getparent()
    if not element.tail or parent is None or not _has_digit(element.tail):
        return
    if parent.tag not in PRINTING or len(parent) > MOST_CHILDREN or element.tag == "br":
        yield from _short(" ".join(element.tail[: 3 * LONGEST_PRINTED].split()), parent)


def _short(text: str, element: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    if 6 <= len(text) <= LONGEST_PRINTED:
        yield text, element


def _has_digit(text: str) -> bool:
    return any(mark.isdigit() for mark in text[: 3 * LONGEST_PRINTED])


def _line(text: str, day_first: bool | None, *, named: bool) -> DateLine | None:
    """Read a date line; an element named for dates may go on with sections, writers and counts."""
    line = read_date_line(text, day_first=day_first)
    if line is None and named:
        line = read_date_line(text, day_first=day_first, most_words=MOST_WORDS)
        if line is not None and len(text[: line.dates[0].start].split()) > MOST_BEFORE:
            return None
    return line


def lone_vote(html: Html, story: str, *, day_first: bool | None = None) -> Iterator[Vote]:
    """Vote for the only day that a page prints outside its story, in whatever line it stands."""
    days: set[date] = set()
    for element in html.tree.iter(etree.Element):
        for text in ("" if element.tag in SILENT else element.text, element.tail):
            if not text or len(text) > LONGEST_LONE or not _has_digit(text):
                continue
            row = " ".join(text.split())
            if row in story or _in_comment(element):
                continue
            for printed in find_printed_dates(row, day_first=day_first):
                if printed.label not in ("modified", "other") and printed.day >= WEB:
                    days.add(printed.day)
    if len(days) == 1:
        day = days.pop()
        words = f"the only date that the page prints besides its story, {day.isoformat()}"
        yield Vote(Interval.day(day), Basis.PRINTED, words, 1.0)


@cache
def _wanted() -> re.Pattern[str]:
    return re.compile(read_table("date_markup")["classes"])
