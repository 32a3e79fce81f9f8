"""The grammar of time expressions: the table's patterns as one tree that is walked over pieces.

A pattern is expanded into all the sequences that it allows, and these share their beginnings
in a tree: a walk looks at each piece once per branch, so no text can make it slow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from dragoman.codebook.times import TimeRule, time_rules
from dragoman.dates.patterns import LITERAL, sequences
from dragoman.dates.pieces import Piece

__all__ = ["Match", "longest_matches"]


@dataclass(slots=True)
class _Node:
    """A place in the tree: where each label leads, and the rules that end here."""

    next: dict[str, _Node] = field(default_factory=dict)
    rules: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matches pieces ``[first, last)``; `labels` are the ones it read, in order."""

    rule: TimeRule
    first: int
    last: int
    labels: tuple[tuple[str, int | str], ...]

    def all(self, label: str) -> tuple[int, ...]:
        """Give the whole numbers read under a label, in order."""
        return tuple(v for name, v in self.labels if name == label and isinstance(v, int))

    def get(self, label: str) -> int | None:
        """Give the first whole number read under a label."""
        return next((v for name, v in self.labels if name == label and isinstance(v, int)), None)

    def word(self, label: str) -> str | None:
        """Give the first word read under a label."""
        return next((v for name, v in self.labels if name == label and isinstance(v, str)), None)

    def has(self, *words: str) -> bool:
        """Say whether one of these literal words was read."""
        return any(name == LITERAL + word for name, _ in self.labels for word in words)


def _matches(pieces: Sequence[Piece], start: int, limit: int) -> list[Match]:
    """Give every match that begins at a piece, the longest first, then in order of the table.

    `limit` is the first piece that may not be read (the end of the sentence).
    """
    root = _tree()
    first = pieces[start].labels
    if first is None or not any(label in root.next for label in first):
        return []
    found: list[Match] = []
    _walk(pieces, start, start, limit, root, [], found)
    order = _order()
    found.sort(key=lambda match: (-match.last, order[match.rule.name]))
    return found


@cache
def _order() -> dict[str, int]:
    return {rule.name: place for place, rule in enumerate(time_rules())}


def longest_matches(pieces: Sequence[Piece], start: int, limit: int) -> Iterator[Match]:
    """Give the matches that begin at a piece, each span and rule once, best first."""
    seen: set[tuple[int, str]] = set()
    for match in _matches(pieces, start, limit):
        key = (match.last, match.rule.name)
        if key not in seen:
            seen.add(key)
            yield match


def _walk(
    pieces: Sequence[Piece],
    start: int,
    place: int,
    limit: int,
    node: _Node,
    read: list[tuple[str, int | str]],
    found: list[Match],
) -> None:
    for number in node.rules:
        found.append(Match(time_rules()[number], start, place, tuple(read)))
    if place >= limit:
        return
    labels = pieces[place].labels
    if labels is None:
        return
    for label, value in labels.items():
        following = node.next.get(label)
        if following is not None:
            read.append((label, value))
            _walk(pieces, start, place + 1, limit, following, read, found)
            read.pop()


@cache
def _tree() -> _Node:
    root = _Node()
    for number, rule in enumerate(time_rules()):
        for pattern in rule.patterns:
            for sequence in sequences(pattern, rule.name):
                node = root
                for label in sequence:
                    node = node.next.setdefault(label, _Node())
                if number not in node.rules and sequence:
                    node.rules.append(number)
    return root
