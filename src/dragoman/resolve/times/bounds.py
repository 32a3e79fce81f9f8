"""What bounds a time: one bound with its reason, and links that hand bounds from time to time.

A node is a time that is looked for: the publication of a document or the time of a claim, named
by the id of the document or of the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from dragoman.model.time import Basis, Interval

__all__ = ["PUBLICATION", "SHARED", "WORDS", "Bound", "Given", "Known", "Link", "Order", "width"]

type Known = Mapping[str, Interval]
"""What is known so far, by node."""

PUBLICATION = 0
"""Rank of links that bound when a page was written: they are asked first."""
WORDS = 1
"""Rank of links that date what a page tells by its own words."""
SHARED = 2
"""Rank of links that date what a page tells by what others say of it."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Days that something allows for (None: no day at all), and why, in plain words."""

    interval: Interval | None
    reason: str
    """Stands behind "the page was published …": "it tells as past what it dates 'in 2019'"."""
    claims: tuple[str, ...] = ()
    """The claims behind it."""
    through: tuple[str, ...] = ()
    """Nodes that it leans on; where these were inferred themselves, their reasons are told too."""
    basis: Basis = Basis.INFERENCE
    weight: int = 1
    """Where bounds cannot all be right, the heaviest set of those that can is kept."""


class Link(Protocol):
    """Bounds on some nodes that follow from what is known of others.

    A frozen dataclass of small values: its `repr` says all that it depends on besides `reads`,
    since what followed from it is kept under that. What it gives may only become narrower as
    what it reads becomes narrower.
    """

    @property
    def rank(self) -> int:
        """When it is asked within a turn: PUBLICATION, WORDS, SHARED or later."""
        ...

    @property
    def reads(self) -> tuple[str, ...]:
        """The nodes that it looks up."""
        ...

    @property
    def writes(self) -> tuple[str, ...]:
        """The nodes that it may bound."""
        ...

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        """Give (node, bound) as far as they follow."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """A bound that follows from nothing else."""

    node: str
    bound: Bound
    rank: int = PUBLICATION

    @property
    def reads(self) -> tuple[str, ...]:
        """Look nothing up."""
        return ()

    @property
    def writes(self) -> tuple[str, ...]:
        """Bound one node."""
        return (self.node,)

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:  # noqa: ARG002 (needs none)
        """Give the bound."""
        yield self.node, self.bound


@dataclass(frozen=True, slots=True)
class Order:
    """One time does not begin after another; each bounds the other.

    `why_later` is told of the later one, `why_earlier` of the earlier one.
    """

    earlier: str
    later: str
    why_earlier: str
    why_later: str
    claims: tuple[str, ...] = ()
    rank: int = SHARED
    weight: int = 1

    @property
    def reads(self) -> tuple[str, ...]:
        """Look both up."""
        return (self.earlier, self.later)

    @property
    def writes(self) -> tuple[str, ...]:
        """Bound both."""
        return (self.earlier, self.later)

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        """Give the later one the start of the earlier one, and the earlier the later's end."""
        start, end = known[self.earlier].start, known[self.later].end
        if start is not None:
            yield self.later, self._bound(Interval(start, None), self.why_later, self.earlier)
        if end is not None:
            yield self.earlier, self._bound(Interval(None, end), self.why_earlier, self.later)

    def _bound(self, interval: Interval, why: str, other: str) -> Bound:
        return Bound(interval, why, self.claims, (other,), weight=self.weight)


def width(interval: Interval | None) -> int:
    """Give the days of an interval, for putting the narrowest first; what has no end comes last."""
    return interval.days if interval is not None and interval.days is not None else 10**7
