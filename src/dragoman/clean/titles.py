"""Which line above a story is its title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.clean.lines import Line, is_headline, is_title_case
from dragoman.codebook.furniture import BYLINE, DATE_LINE, STAMP, label_of

__all__ = ["SURE_WORDS", "find_title"]

CONTENT_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
STEM = 5
"""Letters of a word that are compared: "sign" and "signing" meet in most forms."""
FOLLOWED_WITHIN = 4
"""Lines below a title among which byline and date stand; a date may also stand right above."""
SURE = 2.0
"""Score from which a headline is the page's title; see `_score` for what gives how much."""
STORY_LINES = 12
FAR = 30
"""Lines beyond which it does not matter how far a headline stands from the story."""
FEWEST_WORDS = 3
SURE_WORDS = 5
"""Words from which a headline is hardly the name of a section."""
LEAST_SHARED = 0.25
"""Share of its words that a title has in common with the story's first lines."""
MOSTLY_SHARED = 0.6
"""The same for a short one."""
CLOSE = 2.0
"""How much less a headline may score than the one right below it, which is then its lead-in."""


def find_title(
    lines: Sequence[Line], candidates: Sequence[int], first: int, reasons: Mapping[int, str]
) -> int | None:
    """Give the index of the title among candidates, for a story that begins at line `first`.

    A candidate below the first sentence (which may be a notice) must be printed twice or be
    followed by byline or date. None when no line stands out: a page whose title the crawl lost
    has no title.
    """
    story = _stems(" ".join(line.text for line in lines[first : first + STORY_LINES]))
    labels = [label_of(lines[index].text) for index in candidates]
    best, best_score = None, 0.0
    for place, index in enumerate(candidates):
        line = lines[index]
        repeated = labels.count(labels[place]) > 1
        if line.prose or not (is_headline(line) or (repeated and line.words >= FEWEST_WORDS)):
            continue
        followed = any(
            reasons.get(i) in (BYLINE, DATE_LINE, STAMP)
            for i in range(index - 1, index + 1 + FOLLOWED_WITHIN)
        )
        words = _stems(line.text)
        elsewhere = story if index < first else _stems(_around(lines, index))
        shared = len(words & elsewhere) / len(words) if words else 0.0
        if not _eligible(line, index < first, repeated, followed, shared):
            continue
        free = sum(1 for i in range(index + 1, min(first, index + FAR)) if i not in reasons)
        score = _score(line, repeated, followed, shared, free)
        if best == index - 1 and score - CLOSE < best_score:
            continue  # the line below a title that scores little more is its lead-in
        if score > best_score:
            best, best_score = index, score
    return best if best_score >= SURE else None


def _around(lines: Sequence[Line], index: int) -> str:
    return " ".join(line.text for line in lines[index + 1 : index + 1 + STORY_LINES])


def _eligible(line: Line, above: bool, repeated: bool, followed: bool, shared: float) -> bool:
    """Say whether a headline can be the title at all: something besides its shape speaks for it."""
    if not above:
        return (repeated or followed) and shared >= LEAST_SHARED
    if line.words < SURE_WORDS:  # as short as the names of sections are, which menus repeat
        return shared >= (LEAST_SHARED if repeated else MOSTLY_SHARED)
    return repeated or followed or shared > 0


def _score(line: Line, repeated: bool, followed: bool, shared: float, free: int) -> float:
    """Add up what speaks for a headline.

    3 printed twice; 2 byline or date below; up to 4 for the share of its words that the story
    repeats; 1 in title case; 1.5 right above the story
    (a name may stand between); less with every line (`free`) between.
    """
    return (
        3.0 * repeated
        + 2.0 * followed
        + 4.0 * shared
        + 1.0 * is_title_case(line.text)
        + (1.5 if free <= 1 else 0.0)
        - (1.0 if line.words < SURE_WORDS else 0.0)
        - min(2.0, 0.1 * free)
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM].lower() for word in CONTENT_WORD.findall(text))
