"""Where on a page the story stands."""

from __future__ import annotations

from dragoman.clean.lines import Line
from dragoman.clean.sifted import SENTENCE_ENDS, Sifted

__all__ = ["find_story"]

LABEL_COST = 5
"""Words of a sentence that one label outweighs: forty menu entries set two paragraphs apart, a
list of ten items does not. Of 3 to 5 on 178 whole pages, 5 kept most of the frame out."""
TAKEN_COST = 2
"""The same for a line that was found to be furniture."""
LEAST_INSIDE = 0.6
"""Share of a page's sentences that its story must have, so that the others are put aside."""


def find_story(page: Sifted) -> tuple[int, int]:
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


def _weight(line: Line, *, taken: bool) -> int:
    """Give the words of a sentence, and a cost for what stands between sentences."""
    if taken:
        return -TAKEN_COST
    if line.prose:
        return line.words
    return 0 if line.text.endswith(SENTENCE_ENDS) else -LABEL_COST
