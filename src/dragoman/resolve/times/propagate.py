"""Hands bounds from time to time until nothing narrows.

A turn asks the links whose time has come, in order of rank: those that read a node which became
narrower since they were asked last. Times only become narrower and days are finite, so it ends;
`PATIENCE` ends circles that would creep on day by day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.model.time import Interval
from dragoman.resolve.times.bounds import Bound, Known, Link, width
from dragoman.resolve.times.overlap import largest_agreement

__all__ = ["PATIENCE", "Settled", "settle"]

PATIENCE = 100
"""Times that one node may be narrowed: real chains do so a few times, a circle for ever."""

FRESH_STARTS = 20
"""Times that everything is begun again without a bound that was believed and then outvoted."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of each node in the end, and what led to it."""

    known: Known
    why: Mapping[str, tuple[Bound, ...]]
    """One bound for each end that was narrowed; none for nodes that stayed as given."""
    refused: Mapping[str, tuple[Bound, ...]]
    """Bounds that do not fit the rest."""
    against: Mapping[str, tuple[Bound, ...]]
    """For nodes with refused bounds, the bounds that these share no day with."""
    circles: tuple[str, ...]
    """Nodes whose bounds chase each other: what is known of them is right, but not all."""


def settle(given: Known, links: Sequence[Link]) -> Settled:
    """Give what follows from `links` for the nodes that are `given`.

    Where bounds on a node cannot all be right, the heaviest set that can is kept (of equal
    ones the earliest); everything is begun again without the others if one of them had been
    believed before, so that nothing rests on it.
    """
    banned: dict[tuple[int, str], tuple[Bound, ...]] = {}
    for _ in range(FRESH_STARTS):
        run = _Run(given, links, banned)
        run.work()
        if not run.outvoted:
            break
        banned.update(run.outvoted)
    return run.settled()


@dataclass(slots=True)
class _Run:
    """One way from what is given to where nothing narrows."""

    given: Known
    links: Sequence[Link]
    banned: Mapping[tuple[int, str], tuple[Bound, ...]]
    known: dict[str, Interval] = field(init=False)
    said: defaultdict[str, dict[int, list[Bound]]] = field(init=False)
    """Node → link → what it says last."""
    ends: dict[str, tuple[Bound | None, Bound | None]] = field(default_factory=dict)
    """Node → the bounds that brought its start and its end where they are."""
    narrowed: defaultdict[str, int] = field(init=False)
    outvoted: dict[tuple[int, str], tuple[Bound, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known = dict(self.given)
        self.said = defaultdict(dict)
        self.narrowed = defaultdict(int)

    def work(self) -> None:
        readers: defaultdict[str, list[int]] = defaultdict(list)
        waiting: defaultdict[int, set[int]] = defaultdict(set)
        for place, link in enumerate(self.links):
            waiting[link.rank].add(place)
            for node in link.reads:
                readers[node].append(place)
        ranks = sorted(waiting)
        while any(waiting.values()):
            for rank in ranks:
                asked, waiting[rank] = sorted(waiting[rank]), set()
                for node in self._ask(asked):
                    for place in readers[node]:
                        waiting[self.links[place].rank].add(place)

    def _ask(self, asked: Iterable[int]) -> list[str]:
        """Ask links, all of them from what is known now; give the nodes that became narrower."""
        touched: set[str] = set()
        for place in asked:
            found: defaultdict[str, list[Bound]] = defaultdict(list)
            for node, bound in self.links[place].bounds(self.known):
                found[node].append(bound)
            for node in self.links[place].writes:
                if (place, node) in self.banned or found.get(node) == self.said[node].get(place):
                    continue
                self.said[node][place] = found.get(node, [])
                touched.add(node)
        return [node for node in sorted(touched) if self._narrow(node)]

    def _narrow(self, node: str) -> bool:
        """Narrow a node by what its bounds agree on; say whether it became narrower."""
        fitting = self._fitting(node)
        if not fitting or self.narrowed[node] >= PATIENCE:
            return False
        before = self.known[node]
        if all(bound.interval and bound.interval.contains(before) for _, bound in fitting):
            return False
        agreed = _agreement([bound for _, bound in fitting])
        both = agreed.intersection(self.given[node])
        after = both.intersection(before) if both is not None else None
        if after is None:
            for place, bound in fitting:
                if bound.interval is None or bound.interval.intersection(agreed) is None:
                    self.outvoted[place, node] = tuple(self.said[node][place])
            return False
        if after == before:
            return False
        bounds = [bound for _, bound in fitting]
        start, end = self.ends.get(node, (None, None))
        if after.start != before.start:
            start = _tightest(b for b in bounds if b.interval and b.interval.start == after.start)
        if after.end != before.end:
            end = _tightest(b for b in bounds if b.interval and b.interval.end == after.end)
        self.ends[node] = (start, end)
        self.known[node] = after
        self.narrowed[node] += 1
        return True

    def _fitting(self, node: str) -> list[tuple[int, Bound]]:
        """Give the bounds on a node that fit what is given, with the places of their links."""
        given = self.given[node]
        return [
            (place, bound)
            for place, bounds in sorted(self.said[node].items())
            for bound in bounds
            if bound.interval is not None and bound.interval.intersection(given) is not None
        ]

    # -- what is given back

    def settled(self) -> Settled:
        why, refused, against = {}, {}, {}
        for node in sorted(self.said):
            bounds = [b for _, found in sorted(self.said[node].items()) for b in found]
            bounds += [b for (_, at), found in self.banned.items() if at == node for b in found]
            known = self.known[node]
            kept = [b for b in bounds if b.interval and b.interval.intersection(known)]
            if known != self.given[node]:
                why[node] = self._why(node, kept)
            wrong = dict.fromkeys(
                b for b in bounds if b.interval is None or b.interval.intersection(known) is None
            )
            if wrong:
                refused[node] = tuple(sorted(wrong, key=lambda bound: bound.reason))
                against[node] = tuple(_against(refused[node], kept))
        circles = (node for node, times in self.narrowed.items() if times >= PATIENCE)
        return Settled(self.known, why, refused, against, tuple(sorted(circles)))

    def _why(self, node: str, kept: Sequence[Bound]) -> tuple[Bound, ...]:
        """Give the bound that says most for each end that is not the given one."""
        known, given = self.known[node], self.given[node]
        first, last = self.ends[node]
        start = end = None
        if known.start != given.start:
            found = _tightest(b for b in kept if b.interval and b.interval.start == known.start)
            start = found or first
        if known.end != given.end:
            found = _tightest(b for b in kept if b.interval and b.interval.end == known.end)
            end = found or last
        return tuple(dict.fromkeys(bound for bound in (start, end) if bound is not None))


def _agreement(bounds: Sequence[Bound]) -> Interval:
    intervals = [bound.interval for bound in bounds if bound.interval is not None]
    return largest_agreement(intervals, [bound.weight for bound in bounds]).interval


def _tightest(bounds: Iterable[Bound]) -> Bound | None:
    """Give the bound that says most."""
    return min(bounds, key=lambda bound: (width(bound.interval), bound.reason), default=None)


def _against(refused: Sequence[Bound], kept: Sequence[Bound]) -> Iterable[Bound]:
    """Give, for each refused bound, one kept bound that cannot be right with it.

    On a line two bounds suffice (Helly): a smaller conflict there is none.
    """
    found: dict[Bound, None] = {}
    for bound in refused:
        if bound.interval is not None:
            opposed = [
                b for b in kept if b.interval and not b.interval.intersection(bound.interval)
            ]
            one = _tightest(opposed)
            if one is not None:
                found[one] = None
    return found
