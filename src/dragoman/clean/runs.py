"""Lines that an extractor broke at links, bold words and raw line breaks are made whole again.

On short pages trafilatura falls back to the text of every element in a line of its own, and in
some elements it takes the line breaks of the markup for those of the page. What a browser shows
in one line is a run: the words between elements of blocks and `<br>`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from lxml.html import HtmlElement

from dragoman.clean.blocks import INLINE, SILENT, squeeze
from dragoman.clean.lines import plain
from dragoman.markup.html import Html

__all__ = ["find_runs", "mend"]

END = "\0"
"""Mark where a run ends; no page as parsed holds it."""
WITHIN = (INLINE - {"br"}) | {"script", "style", "noscript", "template"}
"""Elements that do not end a run."""
MOST_PIECES = 80
"""Pieces into which a run may have been broken."""


def find_runs(html: Html) -> list[str]:
    """Give the runs of words of a page in order."""
    pieces: list[str] = []
    _collect(html.visible, pieces)
    runs = (plain(run) for run in "".join(pieces).split(END))
    return [run for run in runs if run]


def mend(lines: Sequence[str], runs: Sequence[str]) -> list[str]:
    """Give the lines with those joined that are one run together; every other stays as it is."""
    whole = {squeeze(run): run for run in runs}
    in_order = sorted(whole)
    mended: list[str] = []
    index = 0
    while index < len(lines):
        end = _end_of_run(lines, index, in_order)
        pieces = lines[index:end]
        run = whole.get(squeeze("".join(pieces)), "")
        if len(pieces) > 1 and not _glued(pieces, run):
            mended.append(run)
        else:
            mended.extend(pieces)
        index = end
    return mended


def _end_of_run(lines: Sequence[str], start: int, in_order: Sequence[str]) -> int:
    """Give the index after the run that begins with a line; after the line itself if none does."""
    letters = ""
    for end in range(start, min(len(lines), start + MOST_PIECES)):
        letters += squeeze(lines[end])
        place = bisect_left(in_order, letters)
        if not letters or place == len(in_order) or not in_order[place].startswith(letters):
            break
        if in_order[place] == letters:
            return end + 1
    return start + 1


def _glued(lines: Sequence[str], run: str) -> bool:
    """Say whether a run holds whole words without a space between, as the entries of menus."""
    joints = (
        (line.split()[-1], after.split()[0]) for line, after in pairwise(filter(str.strip, lines))
    )
    return any(
        before[-1].islower() and after[0].isupper() and before + after in run
        for before, after in joints
    )


def _collect(element: HtmlElement, pieces: list[str]) -> None:
    """Gather the words of an element, with a mark where a run ends."""
    start = len(pieces)
    pieces.append(element.text or "")
    for child in element:
        mark = "" if not isinstance(child.tag, str) or child.tag in WITHIN else END
        pieces.append(mark)
        if isinstance(child.tag, str) and child.tag not in SILENT:
            _collect(child, pieces)
        pieces.append(mark)
        pieces.append(child.tail or "")
    if element.tag == "pre":  # its line breaks are the page's
        pieces[start:] = [piece.replace("\n", END) for piece in pieces[start:]]
