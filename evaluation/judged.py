"""How the acts that a coder finds on pages are held against those that readers coded by hand.

A page here is any text that was read: the coded zone of a news page, or a passage of our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from evaluation.figures import harmonic, share
from evaluation.gold_acts import Act, GoldEvent, align, match, same_modality, same_who

__all__ = ["RESPECTS", "Judged", "figures"]

RESPECTS = (
    "event_precision",
    "event_recall",
    "event_f1",
    "parties_accuracy",
    "modality_accuracy",
)
"""The figures of a set of pages."""


@dataclass(frozen=True)
class Judged:
    """One page: what was annotated, what a coder found where it was read, what goes together."""

    page: str
    part: str
    """The part of the set that it belongs to: its reader, or what it is kept for."""
    text: str
    gold: tuple[GoldEvent, ...]
    ours: tuple[Act, ...]
    lost: int = 0
    """Annotated acts whose words the text does not hold; they are missed."""

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Indexes of an annotated act and of ours that is right."""
        return match(self.gold, self.ours)

    @cached_property
    def wrong(self) -> list[tuple[int, int]]:
        """Indexes of an annotated act that must be found and of ours beside it, of another code."""
        return align(self.gold, self.ours, self.pairs)

    @property
    def found(self) -> list[tuple[GoldEvent, Act]]:
        """The acts that must be found, each with ours, that are."""
        pairs = ((self.gold[g], self.ours[o]) for g, o in self.pairs)
        return [(event, act) for event, act in pairs if not event.optional]

    @property
    def wanted(self) -> int:
        """How many acts must be found."""
        return sum(not event.optional for event in self.gold) + self.lost

    @property
    def missed(self) -> list[GoldEvent]:
        """Acts that must be found and have none of ours beside them, right or wrong."""
        taken = {g for g, _ in (*self.pairs, *self.wrong)}
        rows = enumerate(self.gold)
        return [event for g, event in rows if g not in taken and not event.optional]

    @property
    def extra(self) -> list[Act]:
        """Acts of ours that are none of the annotated ones."""
        taken = {o for _, o in self.pairs}
        return [act for o, act in enumerate(self.ours) if o not in taken]


def figures(pages: Sequence[Judged]) -> dict[str, float]:
    """Give the figures of `RESPECTS`, and how many acts they count."""
    found = [pair for page in pages for pair in page.found]
    given = len(found) + sum(len(page.extra) for page in pages)
    wanted = sum(page.wanted for page in pages)
    precision, recall = share(len(found), given), share(len(found), wanted)
    return {
        "event_precision": precision,
        "event_recall": recall,
        "event_f1": harmonic(precision, recall),
        "parties_accuracy": share(sum(same_who(e, a) for e, a in found), len(found)),
        "modality_accuracy": share(sum(same_modality(e, a) for e, a in found), len(found)),
        "events": float(wanted),
        "found": float(given),
        "lost": float(sum(page.lost for page in pages)),
    }
