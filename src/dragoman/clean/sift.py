"""Lines of a page → story, title, byline, outlet, credit; and every line that went, with why.

The story runs from its first sentence to its last. Above stand menus, title, byline and dates;
below credits, tags, legal notices and comments. Each step takes lines away for one reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.clean.foot import (
    take_credit,
    take_headings_that_end,
    take_lone_names,
    take_rest_below,
)
from dragoman.clean.head import take_dates_and_bylines, take_rest_above, take_title
from dragoman.clean.lines import Line, is_menu
from dragoman.clean.sifted import SENTENCE_ENDS, Sifted
from dragoman.clean.story import find_story
from dragoman.codebook.furniture import MENU, find_furniture
from dragoman.codebook.printed_dates import read_date_line

__all__ = ["sift"]

APART = "sentence that stands apart from the story"
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]{2,}")
LEAST_TOGETHER = 2
LEAST_WORDS = 40
LEAST_NAMES = 2
"""Paragraphs, their words, and the names that they share with the story, from which they go on
with it; a teaser is one sentence below a headline."""
LABEL_WORDS = 3
LONG_MENU = 25
"""Labels of so many words in a row that are a menu; lists of a story are shorter or have words."""
FEWEST_IN_HEADLINE = 3
"""Words of a line that a page without any sentence may consist of."""


def sift(lines: tuple[Line, ...], title: str = "", *, framed: bool = True) -> Sifted:
    """Sift the lines of a page; `title` is what its markup says, if it has any.

    `framed` says that menus and the like still stand about the story; after an extractor has cut
    the frame away, only lines go that the table of furniture names.
    """
    page = Sifted(lines, title=title)
    _take_furniture_anywhere(page)
    take_headings_that_end(page)
    first, last = find_story(page)
    if first > last:
        _take_labels(page)
        return page
    take_credit(page)
    _take_edges(page, first, last)
    take_dates_and_bylines(page, first, last)
    first = take_title(page, first, last)
    if framed:
        _take_long_menus(page, first, last)
        _take_sentences_apart(page, first, last)
        take_rest_above(page, first)
        take_lone_names(page, last)
        take_rest_below(page, last)
    return page


def _take_furniture_anywhere(page: Sifted) -> None:
    for index, line in enumerate(page.lines):
        if row := find_furniture(line.text, edge=False):
            page.reasons[index] = row.reason


def _take_labels(page: Sifted) -> None:
    """Take labels and words without company out of a page that holds no sentence."""
    for index in page.left(0, len(page.lines)):
        line = page.lines[index]
        row = find_furniture(line.text, edge=True)
        if row or line.words < FEWEST_IN_HEADLINE:
            page.reasons[index] = row.reason if row else MENU


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


def _take_long_menus(page: Sifted, first: int, last: int) -> None:
    """Take long runs of labels within the story, which was too small beside them to stand out."""
    run: list[int] = []
    for index in range(first, last + 1):
        line = page.lines[index]
        if index in page.reasons:
            continue
        if line.words <= LABEL_WORDS and not line.text.endswith((*SENTENCE_ENDS, ":", ";")):
            run.append(index)
            continue
        if len(run) >= LONG_MENU:
            page.reasons.update(dict.fromkeys(run, MENU))
        run = []


def _take_sentences_apart(page: Sifted, first: int, last: int) -> None:
    """Take the sentences that stand apart from the story: notices, teasers, comments.

    Paragraphs together that speak of the same names go on with the story beyond a menu.
    """
    names = _names(page.lines[i] for i in page.left(first, last + 1))
    for run in _runs(page, [*page.left(0, first), *page.left(last + 1, len(page.lines))]):
        lines = [page.lines[index] for index in run]
        goes_on = (
            len(run) >= LEAST_TOGETHER
            and sum(line.words for line in lines) >= LEAST_WORDS
            and len(_names(lines) & names) >= LEAST_NAMES
        )
        if not goes_on:
            page.reasons.update(dict.fromkeys(run, APART))


def _runs(page: Sifted, indexes: list[int]) -> list[list[int]]:
    """Give the runs of sentences among indexes, with nothing but what was taken between them."""
    runs: list[list[int]] = []
    before = -2
    for index in indexes:
        if not page.lines[index].prose:
            continue
        if runs and not page.left(before + 1, index):
            runs[-1].append(index)
        else:
            runs.append([index])
        before = index
    return runs


def _names(lines: Iterable[Line]) -> frozenset[str]:
    """Give the capitalised words of lines that do not begin a sentence."""
    return frozenset(name for line in lines for name in NAME.findall(line.text))
