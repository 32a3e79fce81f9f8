"""What stands below a story: credit, writer's name, notices, comments, other stories."""

from __future__ import annotations

from dragoman.clean.bylines import is_name
from dragoman.clean.credits import credit_lines
from dragoman.clean.lines import is_headline, is_title_case
from dragoman.clean.sifted import OTHER_HEADLINE, SENTENCE_ENDS, Sifted
from dragoman.codebook.furniture import BYLINE, CREDIT, MENU, find_furniture

__all__ = ["take_credit", "take_headings_that_end", "take_lone_names", "take_rest_below"]

MOST_ABOVE = 0.5
"""Share of the page's sentences that must stand above a heading that ends the story."""
LEAST_ABOVE = 0.15
"""The same for a heading of other stories: above the story its headlines may hold the title."""
FEWEST_WORDS = 4
"""Words below which a line under the story is a label and no item of a list."""


def take_credit(page: Sifted) -> None:
    """Take the lines that credit another outlet or an agency."""
    found = credit_lines(page.lines)
    if found is None:
        return
    indexes, page.credit = found
    for index in indexes:
        page.reasons[index] = CREDIT


def take_headings_that_end(page: Sifted) -> None:
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


def take_lone_names(page: Sifted, last: int) -> None:
    """Take a writer's name that stands alone right below the last sentence."""
    below = page.left(last + 1, len(page.lines))
    if below and not page.byline and is_name(page.lines[below[0]].text):
        page.byline = page.lines[below[0]].text
        page.reasons[below[0]] = BYLINE
    elif below and page.byline and page.lines[below[0]].text == page.byline:
        page.reasons[below[0]] = BYLINE


def take_rest_below(page: Sifted, last: int) -> None:
    """Take headlines and single words below the last sentence; items of a list stay."""
    for index in page.left(last + 1, len(page.lines)):
        line = page.lines[index]
        if line.text.endswith(SENTENCE_ENDS) and index - 1 not in page.reasons:
            continue  # "Thank you." goes on with the story
        if line.words < FEWEST_WORDS or not any(map(str.isalpha, line.text)):
            page.reasons[index] = MENU
        elif is_headline(line) and is_title_case(line.text):
            page.reasons[index] = OTHER_HEADLINE
