"""What dateparser's search finds, for the same table as our own times."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateparser.search import search_dates

from dragoman.model.parsed import Parsed

__all__ = ["BEST", "Found", "dateparser_in", "dateparser_times"]

BEST = {"PREFER_DATES_FROM": "past", "STRICT_PARSING": True}
"""News tells of the past, and what it reads as a date must look like one."""

LEADING = re.compile(r"(?:(?:on|in|at|by|of|from|to|since|until|and|the)\s+)+", re.IGNORECASE)
"""Small words that it takes along ("on Tuesday"), which no gold counts as words of the time."""

logging.getLogger("dateparser").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Found:
    """Half-open code points of the words that were taken for a date, and the day."""

    start: int
    end: int
    day: date


def dateparser_in(text: str, base: date | None, **settings: Any) -> list[Found]:
    """Search one sentence, in English, counted from the day of publication where one is known."""
    if base is not None:
        settings["RELATIVE_BASE"] = datetime(base.year, base.month, base.day, 12)
    found: list[Found] = []
    place = 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, place)
        if start < 0:
            continue
        place = start + len(words)
        leading = LEADING.match(words)
        found.append(Found(start + (leading.end() if leading else 0), place, moment.date()))
    return found


def dateparser_times(read: Parsed, **settings: Any) -> Iterator[Found]:
    """Search a document sentence by sentence, as it is meant to be used; offsets are the text's."""
    published = read.document.published
    base = published.interval.start if published is not None else None
    for sentence in read.sentences:
        tokens = read.tokens[sentence.first : sentence.last]
        start, end = tokens[0].start, tokens[-1].end
        for found in dateparser_in(read.document.text[start:end], base, **settings):
            yield Found(found.start + start, found.end + start, found.day)
