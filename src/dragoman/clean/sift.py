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
SENTENCE_ENDS = (".", "!", "?", ",", ".”", '."', "!”", "?”")
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
    first, last = _story(page)
    _take_credit(page)
    _take_edges(page, first, last)
    _take_dates_and_bylines(page, first, last)
    _find_title(page, first)
    if framed:
        _take_rest_above(page, first)
        _take_lone_names(page, last)
        _take_rest_below(page, last)
    _take_headings_that_end(page)
    return page


def _story(page: Sifted) -> tuple[int, int]:
    """Give the indexes of the first and the last sentence; (0, last line) without any."""
    prose = [i for i in page.left(0, len(page.lines)) if page.lines[i].prose]
    if not prose:
        return 0, len(page.lines) - 1
    return prose[0], prose[-1]


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
        if index < head_end or at_edge:
            name = parse_byline(line.text)
            if name:
                page.reasons[index] = BYLINE
                page.byline = page.byline or name
                continue
        dated = read_date_line(line.text)
        if dated is None or line.prose:
            continue
        if at_edge or _labelled(dated) or (index < head_end and dated.dates[0].clock):
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


def _find_title(page: Sifted, first: int) -> None:
    """Find the printed title above the story, and take each of its printings out."""
    above = page.left(0, first)
    if page.title:
        _take_printings(page, page.title)
        return
    headlines = [i for i in above if is_headline(page.lines[i])]
    for index in headlines:
        split = _with_site(page, index, headlines)
        if split:
            page.title, page.outlet = split[0], page.outlet or split[1]
            page.reasons[index] = TITLE
            _take_printings(page, page.title)
            return
    repeated = [i for i in above if _printed_again(page, i, above)]
    chosen = repeated or [i for i in headlines if page.lines[i].words >= SURE_WORDS] or headlines
    if chosen and _is_title(page, chosen[0], repeated=bool(repeated)):
        page.title = page.lines[chosen[0]].text
        _take_printings(page, page.title)


def _is_title(page: Sifted, index: int, *, repeated: bool) -> bool:
    """Say whether a headline is the page's title.

    It is if it is printed twice, in title case, long, or followed by a byline or a date.
    """
    line = page.lines[index]
    if repeated or is_title_case(line.text) or line.words >= SURE_WORDS:
        return True
    return page.reasons.get(index + 1) in (DATE_LINE, BYLINE)


def _printed_again(page: Sifted, index: int, above: list[int]) -> bool:
    text = page.lines[index].text
    others = (page.lines[i].text for i in above if i != index)
    return page.lines[index].words >= 3 and not page.lines[index].prose and text in others


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
        elif row and row.then == "list":
            listing = row.reason
        if ending:
            page.reasons.setdefault(index, ending)
        elif line.prose:
            listing = ""
        elif listing and is_headline(line):
            page.reasons.setdefault(index, OTHER_HEADLINE)
        if line.prose and index not in page.reasons:
            above += line.words
