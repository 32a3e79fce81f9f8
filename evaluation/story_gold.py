"""A story as a careful reader annotates it, and how what Dragoman finds is held against it.

Everything here compares records of the exported kind with entries of a ``gold.json``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.model.time import Interval

__all__ = [
    "Aliases",
    "Entry",
    "Mention",
    "code_of",
    "match",
    "place_of",
    "plain",
    "same_code",
    "same_time",
    "times_meet",
]

type Entry = dict[str, Any]
"""One entry of the gold, or one exported record."""

STEM = 4
"""Letters that two words share at least to be forms of one word."""
ENDING = 3
"""Letters of the shorter word that may differ at its end."""
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


def plain(text: str | None) -> str:
    """Give a text for comparison: straight quotes, no hyphens, one kind of space, lower case."""
    folded = (text or "").translate(_QUOTES).replace("-", " ").replace("–", " ")
    return " ".join(folded.split()).casefold()


def place_of(words: str, text: str) -> tuple[int, int] | None:
    """Give where words stand in a text, whatever its white space and quotes; None if nowhere."""
    pattern = r"\s+".join(re.escape(part) for part in words.translate(_QUOTES).split())
    found = re.search(pattern, text.translate(_QUOTES))
    return found.span() if found else None


class Aliases:
    """Whether an entity of ours bears a name of the gold."""

    def __init__(self, entities: Iterable[Entry]) -> None:
        self._names = {
            row["id"]: {plain(name) for name in (row["name"], *row["names"])} for row in entities
        }

    def bears(self, entity: str | None, name: str, printed: str | None = None) -> bool:
        """Say whether the entity (or, without one, the printed words) has the name."""
        return plain(name) in self._names.get(entity or "", ()) or (
            printed is not None and plain(name) == plain(printed)
        )

    def same_set(self, names: Sequence[str], found: Sequence[tuple[str | None, str]]) -> bool:
        """Say whether (entity, printed) pairs are those that the gold names, and no others."""
        keys = {entity or plain(printed): (entity, printed) for entity, printed in found}
        return len(keys) == len(set(names)) and all(
            any(self.bears(entity, name, printed) for entity, printed in keys.values())
            for name in names
        )

    def shares(self, names: Sequence[str], found: Sequence[tuple[str | None, str]]) -> bool:
        """Say whether one of the pairs is one that the gold names."""
        return any(self.bears(entity, name, printed) for name in names for entity, printed in found)


@dataclass(frozen=True)
class Mention:
    """One act that we read in one place: the claims of one trigger and code."""

    claims: tuple[Entry, ...]
    text: str

    @property
    def first(self) -> Entry:
        """Its first claim, which has all but the stance in common with the others."""
        return self.claims[0]

    @property
    def trigger(self) -> str:
        """The words that tell the act."""
        start, end = self.first["trigger"]
        return self.text[start:end]

    @property
    def sentence(self) -> str:
        """The sentence that tells it."""
        start, end = self.first["sentence"]
        return self.text[start:end]

    @cached_property
    def code(self) -> str:
        """Its type, with our extension if it has one: "MOBILIZE+test", "state"."""
        return code_of(self.first)

    def filling(self, role: str) -> list[tuple[str | None, str]]:
        """Give the (entity, printed name) pairs of one role."""
        return [(a["entity"], a["name"]) for a in self.first["arguments"] if a["role"] == role]


def code_of(entry: Entry) -> str:
    """Give type and extension in one word."""
    return "+".join(part for part in (entry["type"], entry["extension"]) if part)


def match(
    gold: Sequence[Entry], ours: Sequence[Mention], text: str, aliases: Aliases
) -> list[tuple[int, int]]:
    """Pair the annotated events of one article with ours, each once; give pairs of indexes.

    First those in one sentence whose trigger words contain each other or are forms of one
    word; then those in one sentence with one code and an actor in common. Among several the
    one with the same code, then the same actors, is taken.
    """
    places = [place_of(event["sentence"], text) for event in gold]
    beside = [
        (g, o)
        for g, place in enumerate(places)
        for o, mention in enumerate(ours)
        if place and _overlap(place, mention.first["sentence"])
    ]

    def rank(pair: tuple[int, int]) -> tuple[bool, bool, int, int]:
        event, mention = gold[pair[0]], ours[pair[1]]
        actors = aliases.same_set(event["actors"], mention.filling("actor"))
        return (not same_code(event, mention), not actors, *pair)

    found: list[tuple[int, int]] = []
    for alike in (_same_trigger, _same_act(aliases)):
        used_gold, used_ours = {g for g, _ in found}, {o for _, o in found}
        for g, o in sorted(filter(lambda p: alike(gold[p[0]], ours[p[1]]), beside), key=rank):
            if g not in used_gold and o not in used_ours:
                found.append((g, o))
                used_gold.add(g)
                used_ours.add(o)
    return sorted(found)


def same_code(event: Entry, mention: Mention) -> bool:
    """Say whether both have one type; without a PLOVER type, one extension."""
    if event["type"] or mention.first["type"]:
        return bool(event["type"] == mention.first["type"])
    return bool(event["extension"] == mention.first["extension"])


def _overlap(left: Sequence[int], right: Sequence[int]) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _same_trigger(event: Entry, mention: Mention) -> bool:
    left, right = plain(event["trigger"]), plain(mention.trigger)
    if left in right or right in left:
        return True
    return any(_one_word(a, b) for a in _WORD.findall(left) for b in _WORD.findall(right))


def _one_word(left: str, right: str) -> bool:
    shared = max(STEM, min(len(left), len(right)) - ENDING)
    return len(left) >= shared and left[:shared] == right[:shared]


def _same_act(aliases: Aliases) -> Callable[[Entry, Mention], bool]:
    def alike(event: Entry, mention: Mention) -> bool:
        actors = mention.filling("actor")
        return same_code(event, mention) and aliases.shares(event["actors"], actors)

    return alike


def same_time(gold: Sequence[str | None], ours: Sequence[str | None]) -> bool:
    """Say whether two intervals are equal, or ours lies in an annotated one wider than a day."""
    wanted, found = Interval.from_iso(*gold), Interval.from_iso(*ours)
    if wanted == found:
        return True
    return wanted.known and wanted.days != 1 and found.known and wanted.contains(found)


def times_meet(gold: Sequence[str | None], ours: Sequence[str | None]) -> bool:
    """Say whether two intervals share a day as far as they are known; unknown meets unknown."""
    wanted, found = Interval.from_iso(*gold), Interval.from_iso(*ours)
    if not (wanted.known and found.known):
        return wanted.known == found.known
    return wanted.intersection(found) is not None
