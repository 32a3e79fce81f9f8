"""Which two acts are worth comparing: those that share who or what, and whose days lie together.

Within a block the acts stand in order of their first day, and each is paired with those that
begin before it is long over: work grows with the pairs that are given.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.resolve.acts.acts import ONCE, Act
from dragoman.resolve.acts.treaty_names import treaty_name
from dragoman.resolve.acts.world import World
from dragoman.resolve.linker import unordered

__all__ = ["near_pairs"]

LARGE = 300
"""Claims in a block beyond which only claims with a date of a month or less are compared."""
MONTH = 31
LONGEST_GAP = 10
"""Days by which two tellings of one act may lie apart, whatever the act."""
WORDS = "words"
PARTY = "party"
EVER = 10**9
"""Day after all days."""

type _Row = tuple[int, int, str]
"""First day (0: unknown), last day on which another one may begin, and id of a claim."""


def near_pairs(acts: Mapping[str, Act], world: World) -> list[tuple[str, str]]:
    """Give the pairs of claims (ids) that could be one event, each once, in order."""
    blocks: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    lone: set[str] = set()
    for key in sorted(acts):
        parties = {world.state(party) or party for party in acts[key].parties} | acts[key].hosts
        if len(parties) < 2:
            lone.add(key)
        for block in sorted(set(_keys(acts[key], parties))):
            blocks[block].append(key)
    seen: set[tuple[str, str]] = set()
    for block, members in blocks.items():
        if len(members) > 1:
            seen.update(_near(block, members, acts, lone))
    return sorted(seen)


def _near(
    block: tuple[str, ...], members: Sequence[str], acts: Mapping[str, Act], lone: set[str]
) -> Iterator[tuple[str, str]]:
    """Give the pairs of a block; in that of one party one of the two names no other one."""
    near: Iterable[tuple[str, str]]
    if block[0] == WORDS:
        near = ((a, b) for a, b in combinations(members, 2) if not _far(acts[a], acts[b]))
    else:
        few = [key for key in members if key in lone] if block[0] == PARTY else members
        if not few:
            return
        near = _sweep(_rows(members, acts), None if few is members else set(few))
    yield from (unordered(left, right) for left, right in near)


def _far(left: Act, right: Act) -> bool:
    """Say whether two dates lie so far apart that comparing is in vain."""
    gap = left.interval.gap(right.interval)
    return left.kind != "die" and gap is not None and gap > LONGEST_GAP


def _keys(act: Act, parties: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Give the blocks of a claim: its words, its parties by state, and its agreement.

    A block of one party serves the claims that name no other one.
    """
    claim = act.claim
    yield WORDS, claim.document, str(claim.trigger.start), str(claim.trigger.end)
    for left, right in combinations(sorted(parties), 2):
        yield act.family, left, right
    for party in {*parties, *act.parties}:
        yield PARTY, act.family, party
    if act.kind in ONCE:
        for entity, name in act.papers:
            if entity:
                yield act.family, "paper", entity
            yield from ((act.family, "paper", word) for word in treaty_name(name).words)
        if act.place:
            yield act.family, "place", act.place


def _rows(members: Sequence[str], acts: Mapping[str, Act]) -> list[_Row]:
    """Put the acts of a block (all of one family) in order of their first day.

    In a large block those that are loosely dated are left out, and only days in common bring
    two together.
    """
    large = len(members) > LARGE
    rows: list[_Row] = []
    for key in members:
        act = acts[key]
        start, end = act.interval.start, act.interval.end
        first = start.toordinal() if start else 0
        if not large:
            ends = end.toordinal() + LONGEST_GAP if end and act.kind != "die" else EVER
            rows.append((first, ends, key))
        elif start and end and act.width <= MONTH:
            rows.append((first, end.toordinal() - 1, key))
    rows.sort()
    return rows


def _sweep(rows: Sequence[_Row], few: Collection[str] | None) -> Iterator[tuple[str, str]]:
    """Give the pairs of which the second begins in time; one of the two is among the `few`."""
    chosen = rows if few is None else [row for row in rows if row[2] in few]
    for place, row in enumerate(rows):
        _, last, left = row
        whole = few is None or left in few
        others = rows if whole else chosen
        for index in range(place + 1 if whole else bisect_right(chosen, row), len(others)):
            first, _, right = others[index]
            if first > last:
                break
            yield left, right
