"""Votes of what a page carries for its scripts: data in scripts, and data attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.dates.frame import find_frame
from dragoman.dates.published_markup import parse_day
from dragoman.dates.votes import Vote
from dragoman.markup.html import Html
from dragoman.model.time import Basis, Interval

__all__ = ["data_votes"]

MOST_SCRIPT = 2_000_000
"""Code points of scripts that are searched."""
KEYS = (
    r"date_?published|published_?(?:at|date|time|on)|publish_?(?:ed)?_?(?:date|time)|"
    r"publication_?date(?:_?time)?|pub_?date|first_?published(?:_?(?:date|at|time))?|"
    r"date_?created|created_?(?:at|date)|release_?date"
)
# The quotes may be escaped, where the data is a string within a script.
ENTRY = re.compile(
    rf"\\?\"(?P<key>{KEYS})\\?\"\s*:\s*\\?\"(?P<day>\d{{4}}-\d\d-\d\d)", re.IGNORECASE
)
ATTRIBUTES = re.compile(
    r"(?:data-)?(?:date|datetime|date-?time|timestamp|published|pub-?date|publish-?date|time)$"
)
MOST_ATTRIBUTES = 3
"""Different days in attributes from which they are those of a list."""


def data_votes(html: Html) -> Iterator[Vote]:
    """Give the day that scripts and data attributes name, each where it is one day alone."""
    yield from _scripts(html)
    yield from _attributes(html)


def _scripts(html: Html) -> Iterator[Vote]:
    """A page's own data comes first in its scripts; that of other stories follows."""
    left = MOST_SCRIPT
    first: tuple[str, str] | None = None
    days: set[str] = set()
    for script in html.tree.iter("script"):
        if html.json_ld and "ld+json" in (script.get("type") or ""):
            continue  # it has been read, and its objects told apart
        text = (script.text or "")[:left]
        left -= len(text)
        for match in ENTRY.finditer(text):
            first = first or (match["key"], match["day"])
            days.add(match["day"])
    day = parse_day(first[1]) if first else None
    if first is not None and day is not None:
        weight = 2.5 if len(days) == 1 else 1.2
        yield Vote(Interval.day(day), Basis.META, f"the page's data ({first[0]})", weight)


def _attributes(html: Html) -> Iterator[Vote]:
    frame = find_frame(html)
    found = []
    for element in html.tree.iter("div", "span", "p", "article", "section", "header", "li", "a"):
        for key, value in element.attrib.items():
            name = str(key)
            if not ATTRIBUTES.match(name) or not 8 <= len(value) <= 60:
                continue
            day = parse_day(value)
            if day is not None and not frame.is_aside(element):
                found.append((day, name))
    if found and len({day for day, _ in found}) < MOST_ATTRIBUTES:
        day, name = found[0]
        yield Vote(Interval.day(day), Basis.META, f"the attribute {name}", 1.5)
