"""Finds what stands between quotation marks.

A quotation that runs over paragraphs repeats its opening mark at the head of each of them and
closes once, at the end (Chicago Manual of Style, 13.32); it gives one piece a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Quoted", "find_quoted"]

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'
SPACED = re.compile(r"``|''")
SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[\w“\"…$£€])")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…;:%)\]])[’'](?!\w)")
ELISION = re.compile(r"[‘'’](?:em|til|tis|twas|cause|n|bout|round|\d\ds?)\b", re.IGNORECASE)
LONGEST_SINGLE = 600
"""Code points: beyond it a single mark is an apostrophe whose partner is another apostrophe."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words between two marks, as offsets ``[start, end)`` without the marks.

    `follows` says that it carries on the quotation of the paragraph before.
    """

    start: int
    end: int
    follows: bool = False


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """Give what is quoted in a text, in order; marks inside a quotation belong to it."""
    found: list[Quoted] = []
    unclosed = False
    for start, line in _lines(text):
        if not line.strip():
            continue
        pieces, still_open = _in_line(line, unclosed)
        doubles = [Quoted(start + p.start, start + p.end, p.follows) for p in pieces]
        found.extend(doubles)
        found.extend(_singles(line, start, doubles))
        unclosed = still_open
    return tuple(sorted((q for q in found if text[q.start : q.end].strip()), key=_place))


def _place(quoted: Quoted) -> tuple[int, int]:
    return quoted.start, quoted.end


def _lines(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


def _in_line(line: str, unclosed: bool) -> tuple[list[Quoted], bool]:
    """Give the quotations of a paragraph, and whether the last one is still open at its end.

    `unclosed` says that the paragraph before left one open.
    """
    pieces: list[Quoted] = []
    opened: int | None = None
    follows = False
    for place, length, role in _marks(line):
        if opened is None and role != "close":
            opened = place + length
            follows = unclosed and not pieces and not line[:place].strip()
        elif opened is not None and role == "open":
            opened = place + length  # the mark before it was never closed
            follows = False
        elif opened is not None:
            _keep(pieces, line, opened, place, follows)
            opened = None
    if opened is None:
        return pieces, False
    whole = follows or not line[: opened - 1].strip() or line[:opened].rstrip('“" `').endswith(":")
    if whole or line.rstrip()[-1:] in ".?!…":
        _keep(pieces, line, opened, len(line), follows)
        return pieces, True
    return pieces, False


def _keep(pieces: list[Quoted], line: str, start: int, end: int, follows: bool) -> None:
    """Add a piece without the space at its ends."""
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    if start < end:
        pieces.append(Quoted(start, end, follows))


def _marks(line: str) -> Iterator[tuple[int, int, str]]:
    """Give (place, length, role) of double marks; the role is open, close or either."""
    for match in re.finditer(r"[“”„«»\"]|``|''|&quot;", line):
        mark, place = match.group(), match.start()
        before = line[place - 1 : place]
        after = line[match.end() : match.end() + 1]
        if mark in OPENING or mark == "``":
            yield place, len(mark), "open"
        elif mark in CLOSING:
            # A closing mark at the head of a word is an opening one, mistyped.
            wrong = mark == "”" and (not before or before.isspace()) and after.isalnum()
            yield place, len(mark), "open" if wrong else "close"
        else:
            yield place, len(mark), _straight(before, after)


def _straight(before: str, after: str) -> str:
    starts = not before or before.isspace() or before in "([—–-/‘'"
    ends = not after or after.isspace() or after in ")].,;:?!—–-/’'"
    if starts and not ends:
        return "open"
    return "close" if ends and not starts else "either"


def _singles(line: str, offset: int, doubles: list[Quoted]) -> Iterator[Quoted]:
    """Give quotations between single marks that stand outside every double one."""
    starts = [q.start for q in doubles]
    place = 0
    while match := SINGLE_OPEN.search(line, place):
        place = match.end()
        start = offset + place
        number = bisect_right(starts, start)
        if number and start <= doubles[number - 1].end:
            continue
        end = (
            None if ELISION.match(line, match.start()) else _single_end(line, place, match.group())
        )
        if end is None or (number < len(starts) and starts[number] < offset + end):
            continue
        yield Quoted(start, offset + end)
        place = end + 1


def _single_end(line: str, start: int, mark: str) -> int | None:
    """Give where a single quotation ends: a mark after a stop, else the first at a word's end.

    A plural's apostrophe ("the soldiers’ camp") looks like a closing mark, so one that follows
    a comma or full stop is preferred when no other opening mark comes before it.
    """
    closing = "’" if mark == "‘" else "'"
    again = SINGLE_OPEN.search(line, start)
    limit = min(len(line), start + LONGEST_SINGLE, again.start() if again else len(line))
    ends = [m.start() for m in SINGLE_CLOSE.finditer(line, start, limit) if m.group() == closing]
    stopped = [e for e in ends if line[e - 1] in ".,!?…"]
    last = line.rstrip()
    if not ends and again and not line[: start - 1].strip() and last.endswith(closing):
        return len(last) - 1  # a paragraph between single marks, with more of them inside
    # A mark after a letter closes at once unless it is a possessive plural before a stopped one.
    if ends and (not stopped or line[ends[0] - 1] != "s"):
        return ends[0]
    return stopped[0] if stopped else None
