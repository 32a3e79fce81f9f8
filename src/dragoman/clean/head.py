"""What stands above a story: its title, byline and dates, and the frame of the page."""

from __future__ import annotations

import re

from dragoman.clean.bylines import is_name, parse_byline
from dragoman.clean.lines import Line, is_headline
from dragoman.clean.sifted import SENTENCE_ENDS, Sifted
from dragoman.clean.titles import SURE_WORDS, find_title
from dragoman.codebook.furniture import BYLINE, CLOCK, DATE_LINE, MENU, TITLE, label_of
from dragoman.codebook.printed_dates import DateLine, read_date_line

__all__ = ["take_dates_and_bylines", "take_rest_above", "take_title"]

HEADER_LINES = 12
"""Lines of a page among which dates and byline may stand below a lead-in."""
LEAD_IN_WORDS = 5
"""Words from which a line below the title is a lead-in and no label."""
MOST_NOTICES = 6
"""Sentences above a title that are notices of the site; further down a headline is a heading."""
MOST_CANDIDATES = 300
"""Lines above a story among which its title is sought; each is held against each."""
SITE_MARK = re.compile(r"\s*(?:[|•·»–—]|\s-\s|::)\s*")


def take_dates_and_bylines(page: Sifted, first: int, last: int) -> None:
    """Take date lines and "By …" lines of the head and the foot, and labelled dates anywhere."""
    size = len(page.lines)
    head_end = max(first, min(HEADER_LINES, size))
    for index in page.left(0, size):
        line = page.lines[index]
        at_edge = index < first or index > last
        in_head = index < head_end or at_edge
        dated = None if line.prose else read_date_line(line.text)
        if dated is None:
            name = parse_byline(line.text) if in_head else None
            if name:
                page.reasons[index] = BYLINE
                page.byline = page.byline or name
        elif at_edge or _labelled(dated) or (in_head and dated.dates[0].clock):
            _take_date_line(page, index, dated)


def _take_date_line(page: Sifted, index: int, dated: DateLine) -> None:
    if _could_be_title(page, index, dated):
        return
    clock = _is_clock(page, index, dated)
    page.reasons[index] = CLOCK if clock else DATE_LINE
    for part in dated.rest.split(" | "):
        name = parse_byline(part)
        if name and not page.byline:
            page.byline = name


def _labelled(dated: DateLine) -> bool:
    return any(printed.label in ("published", "modified") for printed in dated.dates)


def _could_be_title(page: Sifted, index: int, dated: DateLine) -> bool:
    """Say whether a dated line is more headline than date ("Joint Statement of May 9, 2023")."""
    words = len(dated.rest.replace("|", " ").split())
    if words < 3 or dated.dates[0].clock or _labelled(dated) or parse_byline(dated.rest):
        return False
    return " | " not in dated.rest.strip(" |") or is_headline(page.lines[index])


def _is_clock(page: Sifted, index: int, dated: DateLine) -> bool:
    """Say whether a date line is the clock of the site: the hour of the visit, not of the story.

    It stands at the very top with day of the week and hour, above it at most labels, and menus or
    labels follow it.
    """
    if not (dated.weekday and dated.dates[0].clock) or _labelled(dated) or index > HEADER_LINES:
        return False
    if page.left(0, index):
        return False
    following = page.lines[index + 1] if index + 1 < len(page.lines) else None
    return following is not None and not (following.prose or is_headline(following))


def take_title(page: Sifted, first: int, last: int) -> int:
    """Find the printed title, take each of its printings out, and give the story's beginning.

    Sentences above the title (a notice, a slogan) are then no part of the story.
    """
    above = page.left(0, first)
    if page.title:
        _take_printings(page, page.title)
        return first
    headlines = [i for i in above if is_headline(page.lines[i])][-MOST_CANDIDATES:]
    for index in headlines:
        split = _with_site(page, index, headlines)
        if split:
            page.title, page.outlet = split[0], page.outlet or split[1]
            page.reasons[index] = TITLE
            _take_printings(page, page.title)
            return first
    prose = [i for i in page.left(first, last + 1) if page.lines[i].prose]
    end = prose[:MOST_NOTICES][-1] if prose else first
    candidates = page.left(0, end)[-MOST_CANDIDATES:]
    chosen = find_title(page.lines, candidates, first, page.reasons)
    if chosen is None:
        chosen = _alone_above(page, above)
    if chosen is None:
        return first
    page.title = page.lines[chosen].text
    _take_printings(page, page.title)
    return max(first, next((i for i in prose if i > chosen), first))


def _alone_above(page: Sifted, above: list[int]) -> int | None:
    """Give the headline that is all that stands above a story: no frame is there to name.

    So are files of text laid out; a short one may yet be the name of a site or a section.
    """
    if len(above) != 1 or MENU in (page.reasons.get(index) for index in range(above[0])):
        return None
    line = page.lines[above[0]]
    return above[0] if is_headline(line) and line.words >= SURE_WORDS else None


def _with_site(page: Sifted, index: int, headlines: list[int]) -> tuple[str, str] | None:
    """Split "Title | Site" where the title also stands alone in another line."""
    text = page.lines[index].text
    for other in headlines:
        title = page.lines[other].text
        if other != index and text.startswith(title):
            mark = SITE_MARK.match(text, len(title))
            site = text[mark.end() :] if mark else ""
            if site and len(site.split()) <= 5:
                return title, site
    return None


def _take_printings(page: Sifted, title: str) -> None:
    wanted = label_of(title)
    for index in page.left(0, len(page.lines)):
        if label_of(page.lines[index].text) == wanted:
            page.reasons[index] = TITLE


def take_rest_above(page: Sifted, first: int) -> None:
    """Take what is left above the story, but for lead-ins that follow the title."""
    titles = [i for i, reason in page.reasons.items() if reason == TITLE and i < first]
    for index in page.left(0, first):
        line = page.lines[index]
        if is_name(line.text) and titles and index > min(titles):
            page.reasons[index] = BYLINE
            page.byline = page.byline or line.text
        elif not (titles and index > min(titles) and _may_be_story(line)):
            page.reasons[index] = MENU


def _may_be_story(line: Line) -> bool:
    """Say whether a line between title and first sentence is a lead-in or an address."""
    return line.words >= LEAD_IN_WORDS or line.text.endswith((*SENTENCE_ENDS, ":"))
