"""Hands bounds from time to time until nothing narrows.

A turn asks the links whose time has come, in order of rank: those that read a node which became
narrower since they were asked last. Times only become narrower and days are finite, so it ends;
`PATIENCE` ends circles that would creep on day by day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    starts: dict[str, _Reached] = field(default_factory=dict)
    """Node → what brought its start where it is, for starts that are not the given ones."""
    ends: dict[str, _Reached] = field(default_factory=dict)
    narrowed: defaultdict[str, int] = field(init=False)
    steps: int = 0
    """How often any node was narrowed."""
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
        self.steps += 1
        if after.start != before.start:
            self.starts[node] = _Reached(self.steps, _tightest(_from(bounds, after)))
        if after.end != before.end:
            self.ends[node] = _Reached(self.steps, _tightest(_up_to(bounds, after)))
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
        """Give the bound that says most for each end that is not the given one.

        Only what was known before that end was reached can be its ground, so that no node is
        explained by what others have from it, whatever the way round.
        """
        known, start, end = self.known[node], self.starts.get(node), self.ends.get(node)
        found: list[Bound | None] = []
        if start is not None:
            found.append(self._ground(start, list(_from(kept, known))))
        if end is not None:
            found.append(self._ground(end, list(_up_to(kept, known))))
        return tuple(dict.fromkeys(bound for bound in found if bound is not None))

    def _ground(self, reached: _Reached, bounds: Sequence[Bound]) -> Bound | None:
        """Give what says most of the bounds on one end that lean on nothing later than it.

        Without such, the bound that brought the end there, as its nodes were later on.
        """
        first = reached.bound
        as_it_is = (bound for bound in bounds if first and bound.through == first.through)
        return (
            _tightest(bound for bound in bounds if self._is_before(bound, reached))
            or _tightest(as_it_is)
            or first
        )

    def _is_before(self, bound: Bound, reached: _Reached) -> bool:
        """Say whether all nodes behind a bound were as they are before that step."""
        behind = (ends.get(node) for node in bound.through for ends in (self.starts, self.ends))
        return all(one is None or one.step < reached.step for one in behind)


@dataclass(frozen=True, slots=True)
class _Reached:
    """The step in which an end of a node came to be where it is, and the bound that did it."""

    step: int
    bound: Bound | None


def _from(bounds: Iterable[Bound], known: Interval) -> Iterator[Bound]:
    """Give the bounds that begin on the first day known."""
    return (bound for bound in bounds if bound.interval and bound.interval.start == known.start)


def _up_to(bounds: Iterable[Bound], known: Interval) -> Iterator[Bound]:
    """Give the bounds that end with the last day known."""
    return (bound for bound in bounds if bound.interval and bound.interval.end == known.end)


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
