"""Texts as runs of words that can be compared exactly: what two texts share, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from dragoman.model.document import Document

__all__ = ["WIDTH", "Shared", "Words", "read_words", "share"]

WIDTH = 5
"""Words of a shingle: long enough that two writers seldom hit on one, short enough to survive
edits."""

WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
QUOTED = re.compile(r"“[^”\n]{1,3000}”|\"[^\"\n]{1,3000}\"|«[^»\n]{1,3000}»")


@dataclass(frozen=True, slots=True)
class Words:
    """A document's words in lower case, with the hash of the shingle that starts at each.

    `quoted` says of each word whether it stands in quotation marks; `fixed` whether an editor
    or a spinner leaves it as it is: a number, or a name inside a sentence.
    """

    document: Document
    words: tuple[str, ...]
    shingles: tuple[int, ...]
    quoted: tuple[bool, ...]
    fixed: frozenset[str]

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts have in common.

    `left` and `right` are the shares (0..1) of each text's words that stand in a shingle of
    the other; `left_own` and `right_own` the same outside quotation marks, where a shared word
    is not somebody else's; `longest` is the longest common run, in words.
    """

    left: float
    right: float
    left_own: float
    right_own: float
    longest: int


def read_words(document: Document, furniture: frozenset[str] = frozenset()) -> Words:
    """Give the words of a document, without the lines that are its site's furniture."""
    text = document.text
    if furniture:
        text = "\n".join(line for line in text.split("\n") if line.strip() not in furniture)
    quotes = [match.span() for match in QUOTED.finditer(text)]
    words: list[str] = []
    quoted: list[bool] = []
    fixed: set[str] = set()
    last = quote = 0
    for match in WORD.finditer(text):
        word = match.group()
        start = match.start()
        while quote < len(quotes) and quotes[quote][1] <= start:
            quote += 1
        quoted.append(quote < len(quotes) and quotes[quote][0] <= start)
        lower = word.lower().replace("’", "'")
        if _is_fixed(word, text[last:start]):
            fixed.add(lower)
        words.append(lower)
        last = match.end()
    return Words(document, tuple(words), _shingles(words), tuple(quoted), frozenset(fixed))


def share(left: Words, right: Words) -> Shared:
    """Compare two texts exactly."""
    places: dict[int, list[int]] = {}
    for place, shingle in enumerate(right.shingles):
        places.setdefault(shingle, []).append(place)
    common = {shingle for shingle in left.shingles if shingle in places}
    in_left, in_right = _covered(left, common), _covered(right, common)
    return Shared(
        _ratio(in_left),
        _ratio(in_right),
        _ratio(_own(in_left, left)),
        _ratio(_own(in_right, right)),
        _longest(left, places),
    )


def covered_by(left: Words, others: Sequence[Words]) -> float:
    """Give the share of a text's words that stand in a shingle of any of the others."""
    common = set(left.shingles) & {s for other in others for s in other.shingles}
    return _ratio(_covered(left, common))


def _is_fixed(word: str, before: str) -> bool:
    if word[0].isdigit():
        return True
    inside = before in (" ", "-", "\u00a0") or before.endswith((", ", "(", " “", ' "'))
    return word[0].isupper() and inside


def _shingles(words: Sequence[str]) -> tuple[int, ...]:
    return tuple(
        crc32(" ".join(words[i : i + WIDTH]).encode()) for i in range(len(words) - WIDTH + 1)
    )


def _covered(text: Words, common: set[int]) -> list[bool]:
    found = [False] * len(text)
    until = 0
    for place, shingle in enumerate(text.shingles):
        if shingle in common:
            for i in range(max(place, until), place + WIDTH):
                found[i] = True
            until = place + WIDTH
    return found


def _own(covered: Sequence[bool], text: Words) -> list[bool]:
    own = [c for c, quoted in zip(covered, text.quoted, strict=True) if not quoted]
    return own if len(own) >= len(covered) * 0.3 else list(covered)


def _ratio(covered: Sequence[bool]) -> float:
    return sum(covered) / len(covered) if covered else 0.0


def _longest(left: Words, places: dict[int, list[int]]) -> int:
    """Give the longest run of words that both texts have, 0 when it is under a shingle."""
    best = 0
    running: dict[int, int] = {}
    for shingle in left.shingles:
        running = {p: running.get(p - 1, WIDTH - 1) + 1 for p in places.get(shingle, ())}
        best = max(best, *running.values()) if running else best
    return best
