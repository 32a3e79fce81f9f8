"""Lines of a page → story, title, byline, outlet, credit; and every line that went, with why.

The story runs from the first sentence to the last. Above stand menus, title, byline and dates;
below credits, tags, legal notices and comments. Each step takes lines away for one reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.clean.bylines import is_name, parse_byline
from dragoman.clean.credits import credit_lines
from dragoman.clean.lines import Line, is_headline, is_menu, is_title_case
from dragoman.clean.titles import find_title
from dragoman.codebook.furniture import (
    BYLINE,
    CLOCK,
    CREDIT,
    DATE_LINE,
    MENU,
    TITLE,
    find_furniture,
    label_of,
)
from dragoman.codebook.printed_dates import DateLine, read_date_line
from dragoman.model.document import Removed

__all__ = ["Sifted", "sift"]

HEADER_LINES = 12
"""Lines of a page among which dates and byline may stand below a lead-in."""
MOST_ABOVE = 0.5
"""Share of the page's sentences that must stand above a heading that ends the story."""
SURE_WORDS = 5
"""Words from which a headline is hardly the name of a section."""
FEWEST_WORDS = 4
"""Words below which a line under the story is a label and no item of a list."""
FEWEST_IN_HEADLINE = 3
SENTENCE_ENDS = (".", "!", "?", ",", ".”", '."', "!”", "?”")
MOST_NOTICES = 6
"""Sentences above a title that are notices of the site; further down a headline is a heading."""
LABEL_COST = 5
"""Words of a sentence that one label outweighs: forty menu entries end a story of two paragraphs'
distance, a list of ten items does not."""
LEAST_INSIDE = 0.6
"""Share of a page's sentences that its story must have, so that the others are put aside."""
LEAST_ABOVE = 0.15
"""The same for a heading of other stories: before the story its headlines may hold the title."""
APART = "sentence that stands apart from the story"
OTHER_HEADLINE = "headline of another story"
SITE_SUFFIX = re.compile(r"\s*(?:[|•·»–—]|\s-\s|::)\s*")


@dataclass(slots=True)
class Sifted:
    """What the lines of a page are; `kept` is the story."""

    lines: tuple[Line, ...]
    title: str = ""
    byline: str = ""
    outlet: str = ""
    credit: str = ""
    reasons: dict[int, str] = field(default_factory=dict)
    """Index of a line → why it is no story."""
    notes: list[str] = field(default_factory=list)

    @property
    def kept(self) -> tuple[Line, ...]:
        """Give the lines of the story, in order."""
        return tuple(line for i, line in enumerate(self.lines) if i not in self.reasons)

    @property
    def removed(self) -> tuple[Removed, ...]:
        """Give the lines that were taken out, in order, each with its reason."""
        return tuple(
            Removed(self.lines[index].text, reason, self.lines[index].number)
            for index, reason in sorted(self.reasons.items())
        )

    def left(self, start: int, end: int) -> list[int]:
        """Give the indexes in a range that nothing has taken yet."""
        return [index for index in range(start, end) if index not in self.reasons]


def sift(lines: tuple[Line, ...], title: str = "", *, framed: bool = True) -> Sifted:
    """Sift the lines of a page; `title` is what its markup says, if it has any.

    `framed` says that menus and the like still stand about the story; after an extractor has cut
    the frame away, only lines go that the table of furniture names.
    """
    page = Sifted(lines, title=title)
    _take_furniture_anywhere(page)
    _take_headings_that_end(page)
    first, last = _story(page)
    if first > last:
        _take_labels(page)
        return page
    _take_credit(page)
    _take_edges(page, first, last)
    _take_dates_and_bylines(page, first, last)
    first = _find_title(page, first, last)
    if framed:
        _take_sentences_apart(page, first, last)
        _take_rest_above(page, first)
        _take_lone_names(page, last)
        _take_rest_below(page, last)
    return page


def _story(page: Sifted) -> tuple[int, int]:
    """Give the indexes of the first and the last sentence of the story; (0, -1) without any.

    The story is the run of lines in which the words of sentences outweigh the labels between them
    the most (the maximal sum of a run, after Kadane). Notices and comments beyond a stretch of
    menus stay outside; a list or a break within the story costs less than what follows it.
    """
    best = (0, -1, 0)
    start = total = 0
    for index, line in enumerate(page.lines):
        if total <= 0:
            start, total = index, 0
        total += _weight(line, taken=index in page.reasons)
        if total > best[2]:
            best = (start, index, total)
    prose = [i for i in page.left(0, len(page.lines)) if page.lines[i].prose]
    if not prose:
        return 0, -1
    inside = [i for i in prose if best[0] <= i <= best[1]]
    words = sum(page.lines[i].words for i in prose)
    if sum(page.lines[i].words for i in inside) < LEAST_INSIDE * words:
        return prose[0], prose[-1]  # no run stands out: rather keep a notice than lose the story
    return inside[0], inside[-1]


def _take_labels(page: Sifted) -> None:
    """Take labels and words without company out of a page that holds no sentence."""
    for index in page.left(0, len(page.lines)):
        line = page.lines[index]
        row = find_furniture(line.text, edge=True)
        if row or line.words < FEWEST_IN_HEADLINE:
            page.reasons[index] = row.reason if row else MENU


def _weight(line: Line, *, taken: bool) -> int:
    """Give the words of a sentence, and a cost for what stands between sentences."""
    if taken:
        return -2
    if line.prose:
        return line.words
    return 0 if line.text.endswith(SENTENCE_ENDS) else -LABEL_COST


def _take_furniture_anywhere(page: Sifted) -> None:
    for index, line in enumerate(page.lines):
        if row := find_furniture(line.text, edge=False):
            page.reasons[index] = row.reason


def _take_credit(page: Sifted) -> None:
    found = credit_lines(page.lines)
    if found is None:
        return
    indexes, page.credit = found
    for index in indexes:
        page.reasons[index] = CREDIT


def _take_edges(page: Sifted, first: int, last: int) -> None:
    """Take labels, menus and notices above and below the story."""
    for index in [*page.left(0, first), *page.left(last + 1, len(page.lines))]:
        line = page.lines[index]
        if row := find_furniture(line.text, edge=True):
            page.reasons[index] = row.reason
            if row.name == "banner" and row.pattern and index < first:
                match = row.pattern.fullmatch(line.text)
                page.outlet = page.outlet or (match["outlet"].strip() if match else "")
        elif is_menu(line.raw) and read_date_line(line.text) is None:
            page.reasons[index] = MENU


def _take_dates_and_bylines(page: Sifted, first: int, last: int) -> None:
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

    It stands at the very top with day of the week and hour, and menus or labels follow it.
    """
    if index > 0 or not (dated.weekday and dated.dates[0].clock) or _labelled(dated):
        return False
    following = page.lines[1] if len(page.lines) > 1 else None
    return following is not None and not (following.prose or is_headline(following))


def _find_title(page: Sifted, first: int, last: int) -> int:
    """Find the printed title, take each of its printings out, and give the story's beginning.

    Sentences above the title (a notice, a slogan) are then no part of the story.
    """
    above = page.left(0, first)
    if page.title:
        _take_printings(page, page.title)
        return first
    headlines = [i for i in above if is_headline(page.lines[i])]
    for index in headlines:
        split = _with_site(page, index, headlines)
        if split:
            page.title, page.outlet = split[0], page.outlet or split[1]
            page.reasons[index] = TITLE
            _take_printings(page, page.title)
            return first
    prose = [i for i in page.left(first, last + 1) if page.lines[i].prose]
    chosen = find_title(
        page.lines, page.left(0, prose[:MOST_NOTICES][-1] if prose else first), first, page.reasons
    )
    if chosen is None:
        return first
    page.title = page.lines[chosen].text
    _take_printings(page, page.title)
    return max(first, next((i for i in prose if i > chosen), first))


def _with_site(page: Sifted, index: int, headlines: list[int]) -> tuple[str, str] | None:
    """Split "Title | Site" where the title also stands alone in another line."""
    text = page.lines[index].text
    for other in headlines:
        title = page.lines[other].text
        if other != index and text.startswith(title):
            mark = SITE_SUFFIX.match(text, len(title))
            site = text[mark.end() :] if mark else ""
            if site and len(site.split()) <= 5:
                return title, site
    return None


def _take_printings(page: Sifted, title: str) -> None:
    wanted = label_of(title)
    for index in page.left(0, len(page.lines)):
        if label_of(page.lines[index].text) == wanted:
            page.reasons[index] = TITLE


def _take_rest_above(page: Sifted, first: int) -> None:
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
    return line.words >= SURE_WORDS or line.text.endswith((*SENTENCE_ENDS, ":"))


def _take_sentences_apart(page: Sifted, first: int, last: int) -> None:
    """Take the sentences that stand apart from the story: notices, teasers, comments."""
    for index in [*page.left(0, first), *page.left(last + 1, len(page.lines))]:
        if page.lines[index].prose:
            page.reasons[index] = APART


def _take_lone_names(page: Sifted, last: int) -> None:
    """Take a writer's name that stands alone right below the last sentence."""
    below = page.left(last + 1, len(page.lines))
    if below and not page.byline and is_name(page.lines[below[0]].text):
        page.byline = page.lines[below[0]].text
        page.reasons[below[0]] = BYLINE
    elif below and page.byline and page.lines[below[0]].text == page.byline:
        page.reasons[below[0]] = BYLINE


def _take_rest_below(page: Sifted, last: int) -> None:
    """Take headlines and single words below the last sentence; items of a list stay."""
    for index in page.left(last + 1, len(page.lines)):
        line = page.lines[index]
        if line.text.endswith(SENTENCE_ENDS) and index - 1 not in page.reasons:
            continue  # "Thank you." goes on with the story
        if line.words < FEWEST_WORDS or not any(map(str.isalpha, line.text)):
            page.reasons[index] = MENU
        elif is_headline(line) and is_title_case(line.text):
            page.reasons[index] = OTHER_HEADLINE


def _take_headings_that_end(page: Sifted) -> None:
    """Take what follows "Comments", "Legal notice" or "Related stories"."""
    total = sum(line.words for line in page.lines if line.prose)
    above = 0
    ending = ""
    listing = ""
    for index, line in enumerate(page.lines):
        row = find_furniture(line.text, edge=True)
        if row and row.then == "rest" and above >= MOST_ABOVE * total:
            ending = row.reason
        elif row and row.then == "list" and above >= LEAST_ABOVE * total:
            listing = row.reason
        if ending:
            page.reasons.setdefault(index, ending)
        elif line.prose:
            listing = ""
        elif listing and is_headline(line):
            page.reasons.setdefault(index, OTHER_HEADLINE)
        if line.prose and index not in page.reasons:
            above += line.words
