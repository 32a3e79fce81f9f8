"""Votes of plain text: lines that print a date, codes that carry one, datelines, stamps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.codebook.furniture import CLOCK, CODE, COPYRIGHT, DATE_LINE, OUTSIDE, TITLE
from dragoman.codebook.printed_dates import find_printed_dates, read_date_line
from dragoman.dates.votes import Vote
from dragoman.model.document import Document, Removed
from dragoman.model.time import Basis, Interval

__all__ = ["text_votes"]

CODED_DAY = re.compile(
    r"^[A-Z]{2,12}(\d{2})(\d{2})(\d{4})\d{4,}|^[A-Z]{2,12}(\d{4})(\d{2})(\d{2})\d{4,}"
)
AGO = re.compile(
    r"(?<!\d)(\d{1,3}|an?|one|two|three|four|five|six) "
    r"(second|sec|minute|min|hour|hr|day|week|month|year)s? ago",
    re.IGNORECASE,
)
BELOW = 3.0
"""Weight of the first date below a title; the second has half of it, and so on: further down
stand the days of other stories."""
ABOVE = 2.5
"""Weight of a date above a title, which may be today's."""
OPENING = 40
"""Code points at the start of a text in which a day before the first words ends."""
OPENING_LINES = 5
PLACE_BEFORE = re.compile(r"[^\W\d_][\w.’' -]{1,24}[,:]? ?[(\[]")
"""A place before a day in brackets: "Harbour Town, (18.01.2023)."."""
OPENERS = ("-", "–", "—", ":", "|", "/", "„", "“", '"', "«")
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def text_votes(document: Document) -> Iterator[Vote]:
    """Give what the lines of a page that were taken out of its text say, and its dateline."""
    title = max((r.line for r in document.removed if r.reason == TITLE), default=-1)
    below = 0
    for removed in document.removed:
        if removed.reason == COPYRIGHT:
            continue
        if removed.reason == CODE:
            yield from _code(removed.text)
        elif removed.reason in (DATE_LINE, CLOCK):
            below += removed.line > title
            yield from _printed(removed, ABOVE if removed.line < title else BELOW / max(below, 1))
        elif removed.reason != OUTSIDE:
            yield from _stamp(removed.text, document)
    yield from _opening(document)
    if document.dateline.printed_date:
        for printed in find_printed_dates(document.dateline.printed_date):
            words = f"the dateline {document.dateline.printed_date!r}"
            yield Vote(Interval.day(printed.day), Basis.DATELINE, words, 3.0)


def _opening(document: Document) -> Iterator[Vote]:
    """Vote for the day before the first words: "(18.01.2023) The farmers …", "9 May 2023 – …".

    A sentence that merely begins with a day ("9 May 1945 was …") has neither brackets nor a dash.
    """
    for line in document.text.split("\n", OPENING_LINES)[:OPENING_LINES]:
        start = line[:OPENING]
        for printed in find_printed_dates(start)[:1]:
            words = start[printed.start : printed.end].strip()
            if _opens(start[: printed.start].strip(), words, start[printed.end :].lstrip()):
                told = f"the day before the first words, {words!r}"
                yield Vote(Interval.day(printed.day), Basis.DATELINE, told, 2.0)
                return


def _opens(before: str, day: str, after: str) -> bool:
    """Say whether a day stands apart at the beginning of a line."""
    if before in ("(", "[") or PLACE_BEFORE.fullmatch(before):
        return after.startswith((")", "]"))
    numbers = not any(map(str.isalpha, day))
    return not before and (after.startswith(OPENERS) or (numbers and after[:1].isupper()))


def _printed(removed: Removed, weight: float) -> Iterator[Vote]:
    line = read_date_line(removed.text)
    if line is None:
        return
    for printed in line.dates:
        day = Interval.day(printed.day)
        words = f"the printed line {removed.text!r}"
        if removed.reason == CLOCK:
            yield Vote(day, Basis.PRINTED, words, 0, "the page's clock tells when it was visited")
        elif printed.label == "modified":
            yield Vote(day, Basis.PRINTED, words, 0, "a later change")
        elif printed.label == "other":
            yield Vote(day, Basis.PRINTED, words, 0, "not said of the story")
        else:
            yield Vote(day, Basis.PRINTED, words, weight + (1.0 if printed.label else 0.0))


def _code(text: str) -> Iterator[Vote]:
    """A code such as MENAFN13072025…: letters, a day as ddmmyyyy or yyyymmdd, a number."""
    match = CODED_DAY.match(text)
    if match is None:
        return
    groups = match.groups()
    options = [(groups[2], groups[1], groups[0]), (groups[3], groups[4], groups[5])]
    for year, month, day in options + _as_year_first(text):
        try:
            found = date(int(year), int(month), int(day))
        except (TypeError, ValueError):
            continue
        if 1990 <= found.year <= 2100:
            yield Vote(Interval.day(found), Basis.CODE, f"the code {text!r}", 2.5)
            return


def _as_year_first(text: str) -> list[tuple[str, str, str]]:
    digits = text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return [(digits[:4], digits[4:6], digits[6:8])]


def _stamp(text: str, document: Document) -> Iterator[Vote]:
    """Count "2 months ago" from the capture, and only where that is known."""
    match = AGO.search(text)
    if match is None or document.captured is None:
        return
    number = NUMBERS.get(match.group(1).lower()) or int(match.group(1))
    interval = _before(document.captured.date(), number, match.group(2).lower())
    words = f"{match.group()!r}, counted from the capture on {document.captured.date().isoformat()}"
    yield Vote(interval, Basis.STAMP, words, 1.0)


def _before(day: date, number: int, unit: str) -> Interval:
    """Give the days that "`number` `unit`s ago" may mean: pages round down to whole units."""
    if unit in ("second", "sec", "minute", "min", "hour", "hr"):
        hours = number if unit in ("hour", "hr") else 1
        return Interval(day - timedelta(days=(hours + 23) // 24), day + timedelta(days=1))
    width = {"day": 1, "week": 7, "month": 31, "year": 366}[unit]
    shortest = {"day": 1, "week": 7, "month": 28, "year": 365}[unit]
    start = day - timedelta(days=width * (number + 1) - (unit == "day"))
    return Interval(start, day - timedelta(days=shortest * number - 1))
