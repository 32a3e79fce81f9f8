"""Events that readers coded by hand on pages, kept without their text, and how ours are held to it.

The gold knows a paragraph by a digest of its characters without white space, and words by where
they stand among these characters, so that cleaning may change without moving them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Act", "Anchored", "GoldEvent", "anchor", "is_right", "match", "read_gold", "same_who"]

DIGITS = 10
"""Hexadecimal digits of a paragraph's digest."""
DIRECTED = frozenset({"visit", "third-party"})
"""Modes of CONSULT in which the one who comes and the one who is visited are told apart."""

type Place = tuple[int, int]
type Labels = frozenset[str]
"""What one party may be called: the code of its state, or names of its body."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a coder's: places in the text, codes, and the parties by their labels."""

    trigger: Place
    sentence: Place
    type: str
    extension: str
    actors: tuple[Labels, ...]
    recipients: tuple[Labels, ...]
    modality: str = ""
    note: str = ""
    """How it was found, for whoever reads the errors."""

    @property
    def is_bare_statement(self) -> bool:
        """Say whether it only tells that something was said."""
        return not self.type and self.extension == "state"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One annotated act, with the number of words that name its actors and recipients."""

    trigger: Place
    type: str
    mode: str
    extension: str
    actors: Labels
    recipients: Labels
    printed: tuple[int, int]
    modality: str

    @property
    def is_optional(self) -> bool:
        """Say whether its sentence names no party at all."""
        return self.printed == (0, 0)

    @property
    def is_reciprocal(self) -> bool:
        """Say whether both sides do the same."""
        return self.type == "CONSULT" and self.mode not in DIRECTED


@dataclass(frozen=True, slots=True)
class Anchored:
    """What was annotated in one text: the paragraphs that were read, and the acts told there."""

    zones: tuple[Place, ...]
    events: tuple[GoldEvent, ...]
    lost: int
    """Annotated acts whose paragraph the text does not hold."""

    def reads(self, place: Place) -> bool:
        """Say whether words stand in a paragraph that was read."""
        return any(start <= place[0] < end for start, end in self.zones)


def read_gold(file: Path) -> dict[str, list[dict[str, Any]]]:
    """Read annotated "pages", and the "second_reading" of some of them."""
    rows: dict[str, list[dict[str, Any]]] = json.loads(file.read_text(encoding="utf-8"))
    return rows


def anchor(page: Mapping[str, Any], text: str) -> Anchored:
    """Find the annotated paragraphs in a text, each once, and the acts in them.

    Bare statements are left out.
    """
    lines = _paragraphs(text)
    zones: list[Place | None] = []
    for digest in page["paragraphs"]:
        found = next((place for place in lines if _digest(text[slice(*place)]) == digest), None)
        if found:
            lines.remove(found)
        zones.append(found)
    told = [row for row in page["events"] if row["type"] or row["extension"] != "state"]
    events = [
        _event(row, text, zone) for row in told if (zone := zones[row["paragraph"]]) is not None
    ]
    return Anchored(tuple(z for z in zones if z), tuple(events), len(told) - len(events))


def _paragraphs(text: str) -> list[Place]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _digest(words: str) -> str:
    return hashlib.sha256("".join(words.split()).encode()).hexdigest()[:DIGITS]


def _event(row: Mapping[str, Any], text: str, zone: Place) -> GoldEvent:
    inked = [i for i in range(*zone) if not text[i].isspace()]
    first, last = row["trigger"]
    who = row["who"]
    return GoldEvent(
        (inked[first], inked[last - 1] + 1),
        row["type"],
        row["mode"],
        row["extension"],
        frozenset(who["actors"]),
        frozenset(who["recipients"]),
        (len(row["actors"]), len(row["recipients"])),
        row["modality"],
    )


def match(gold: Sequence[GoldEvent], ours: Sequence[Act]) -> list[tuple[int, int]]:
    """Pair annotated acts with ours, each once, that stand in one sentence and have one code.

    What must be found comes before what may be; then triggers that overlap, then the same
    parties. Gives pairs of indexes.
    """
    pairs = [(g, o) for g, e in enumerate(gold) for o, a in enumerate(ours) if is_right(e, a)]

    def rank(pair: tuple[int, int]) -> tuple[bool, bool, bool, int, int]:
        event, act = gold[pair[0]], ours[pair[1]]
        apart = not _overlap(event.trigger, act.trigger)
        return (event.is_optional, apart, not same_who(event, act), *pair)

    found: dict[int, int] = {}
    for g, o in sorted(pairs, key=rank):
        if g not in found and o not in found.values():
            found[g] = o
    return sorted(found.items())


def is_right(event: GoldEvent, act: Act) -> bool:
    """Say whether an act of ours may be the annotated one: its sentence and its code."""
    near = _overlap(event.trigger, act.sentence)
    coded = event.type == act.type and event.extension in ("", act.extension)
    return near and coded


def _overlap(left: Place, right: Place) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def same_who(event: GoldEvent, act: Act) -> bool:
    """Say whether an act has the annotated parties, seen through their states.

    A side that the sentence does not name may be left open. A meeting's sides may stand in
    any order, but as many must be told as are named (two of one state are two).
    """
    if event.is_reciprocal:
        named = min(2, sum(event.printed))
        sides = (*act.actors, *act.recipients)
        wanted = event.actors | event.recipients
        whole = _same(wanted, sides) and len(sides) >= named
        return whole or (named < 2 and _within(wanted, sides))
    return _same_side(event.actors, event.printed[0], act.actors) and _same_side(
        event.recipients, event.printed[1], act.recipients
    )


def _same_side(wanted: Labels, printed: int, found: Sequence[Labels]) -> bool:
    return _same(wanted, found) or (not printed and not found)


def _same(wanted: Labels, found: Sequence[Labels]) -> bool:
    return all(labels & wanted for labels in found) and all(
        any(label in labels for labels in found) for label in wanted
    )


def _within(wanted: Labels, found: Sequence[Labels]) -> bool:
    return bool(found) and all(labels & wanted for labels in found)
