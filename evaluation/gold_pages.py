"""Events that readers coded by hand on pages, kept without their text.

The gold knows a paragraph by a digest of its characters without white space, and words by where
they stand among these characters, so that cleaning may change without moving them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.gold_acts import GoldEvent, Place

__all__ = ["Anchored", "anchor", "read_gold"]

DIGITS = 10
"""Hexadecimal digits of a paragraph's digest."""


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
        printed := (len(row["actors"]), len(row["recipients"])),
        row["modality"],
        optional=printed == (0, 0),
    )
