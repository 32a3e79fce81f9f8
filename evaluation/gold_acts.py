"""Acts that readers coded by hand, and which of a coder's is which: sentence, code, parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "Act",
    "GoldEvent",
    "Labels",
    "Place",
    "align",
    "is_right",
    "match",
    "same_actor",
    "same_modality",
    "same_recipient",
    "same_who",
]

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
    """One annotated act, with the number of words that name its actors and recipients.

    An optional one is neither missed when it is lacking nor extra when it is there.
    """

    trigger: Place
    type: str
    mode: str
    extension: str
    actors: Labels
    recipients: Labels
    printed: tuple[int, int]
    modality: str
    optional: bool = False

    @property
    def is_reciprocal(self) -> bool:
        """Say whether both sides do the same."""
        return self.type == "CONSULT" and self.mode not in DIRECTED


def match(gold: Sequence[GoldEvent], ours: Sequence[Act]) -> list[tuple[int, int]]:
    """Pair annotated acts with ours, each once, that stand in one sentence and have one code.

    What must be found comes before what may be; then triggers that overlap, then the same
    parties. Gives pairs of indexes.
    """
    pairs = [(g, o) for g, e in enumerate(gold) for o, a in enumerate(ours) if is_right(e, a)]

    def rank(pair: tuple[int, int]) -> tuple[bool, bool, bool, int, int]:
        event, act = gold[pair[0]], ours[pair[1]]
        apart = not _overlap(event.trigger, act.trigger)
        return (event.optional, apart, not same_who(event, act), *pair)

    return _each_once(sorted(pairs, key=rank))


def align(
    gold: Sequence[GoldEvent], ours: Sequence[Act], right: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pair what `match` left over, each once, within one sentence and whatever the code.

    Triggers that overlap come first, then acts with a party in common. What may be found is
    left out, with an act of ours that tells it.
    """
    done = {g for g, _ in right}, {o for _, o in right}
    pairs = [
        (g, o)
        for g, event in enumerate(gold)
        for o, act in enumerate(ours)
        if g not in done[0] and o not in done[1] and _overlap(event.trigger, act.sentence)
    ]

    def rank(pair: tuple[int, int]) -> tuple[bool, bool, int, int]:
        event, act = gold[pair[0]], ours[pair[1]]
        named = event.actors | event.recipients
        strange = not any(labels & named for labels in (*act.actors, *act.recipients))
        return (not _overlap(event.trigger, act.trigger), strange, *pair)

    found = _each_once(sorted(pairs, key=rank))
    return [(g, o) for g, o in found if not gold[g].optional]


def _each_once(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take pairs in their order, no index twice."""
    found: dict[int, int] = {}
    for g, o in pairs:
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


def same_modality(event: GoldEvent, act: Act) -> bool:
    """Say whether two modalities are one; what is confirmed has happened."""
    return event.modality == act.modality.replace("confirmed", "happened")


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
    return same_actor(event, act) and same_recipient(event, act)


def same_actor(event: GoldEvent, act: Act) -> bool:
    """Say whether those who act are the annotated ones; open where the words name nobody."""
    return _same_side(event.actors, event.printed[0], act.actors)


def same_recipient(event: GoldEvent, act: Act) -> bool:
    """Say whether those to whom it is done are the annotated ones; open where none is named."""
    return _same_side(event.recipients, event.printed[1], act.recipients)


def _same_side(wanted: Labels, printed: int, found: Sequence[Labels]) -> bool:
    return _same(wanted, found) or (not printed and not found)


def _same(wanted: Labels, found: Sequence[Labels]) -> bool:
    return all(labels & wanted for labels in found) and all(
        any(label in labels for labels in found) for label in wanted
    )


def _within(wanted: Labels, found: Sequence[Labels]) -> bool:
    return bool(found) and all(labels & wanted for labels in found)
