"""When an event was, by all the claims that tell it, step by step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from dragoman.model.claim import Claim
from dragoman.model.event import Modality
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval

__all__ = ["event_time", "say_interval"]

_HAPPENED = frozenset({Modality.HAPPENED, Modality.CONFIRMED})
_TRIP = 14
"""Longest hull, in days, of the tellings of one trip."""


def event_time(told: Sequence[Claim], modality: Modality, *, trip: bool = False) -> Dating:
    """Give the days on which all dated claims agree; of those that do not, the most told ones.

    Plans may slip: of an event that happened only the claims that say so are asked, if any of
    them is dated. A trip lasts from its first to its last day. Claims that disagree with the
    result are listed as conflicts.
    """
    dated = [claim for claim in told if claim.time.interval.known]
    if modality in _HAPPENED:
        dated = [claim for claim in dated if claim.modality in _HAPPENED] or dated
    if not dated:
        return Dating(UNBOUNDED, Basis.UNKNOWN, ("no claim says when",))
    counted = Counter(claim.time.interval for claim in dated)
    ranked = sorted(counted, key=lambda i: (-counted[i], i.days or 100_000, i.iso()[0] or ""))
    agreed = ranked[0]
    conflicts: list[Interval] = []
    for interval in ranked[1:]:
        both = agreed.intersection(interval)
        if both is None:
            conflicts.append(interval)
        else:
            agreed = both
    if conflicts and trip:
        hull = _hull([agreed, *conflicts])
        if (hull.days or _TRIP + 1) <= _TRIP:
            agreed, conflicts = hull, []
    return Dating(
        agreed, _basis(dated, agreed), _steps(dated, agreed), tuple(map(say_interval, conflicts))
    )


def say_interval(interval: Interval) -> str:
    """Give an interval in words: "2024-06-19", "2024-06-01 to 2024-06-30", "before 2024-06-19"."""
    start, end = interval.iso()
    if interval.days == 1:
        return str(start)
    if start and end:
        return f"{start} to {interval.end - timedelta(days=1)}" if interval.end else str(start)
    return f"from {start}" if start else f"before {end}" if end else "unknown"


def _hull(intervals: Sequence[Interval]) -> Interval:
    hull = intervals[0]
    for interval in intervals[1:]:
        hull = hull.hull(interval)
    return hull


def _basis(dated: Sequence[Claim], agreed: Interval) -> Basis:
    """Give the basis of the claims that say just this; an inference when none alone does."""
    bases = Counter(claim.time.basis for claim in dated if claim.time.interval == agreed)
    return min(bases, key=lambda basis: (-bases[basis], basis)) if bases else Basis.INFERENCE


def _steps(dated: Sequence[Claim], agreed: Interval) -> tuple[str, ...]:
    counted = Counter(claim.time.interval for claim in dated)
    if len(counted) == 1:
        first = min(dated, key=lambda claim: claim.id)
        steps = first.time.steps
        return (*steps, f"so say {len(dated)} claims") if len(dated) > 1 else steps
    said = sorted(counted, key=lambda interval: (-counted[interval], interval.iso()[0] or ""))
    lines = [f"{counted[i]} claim{'s' if counted[i] > 1 else ''}: {say_interval(i)}" for i in said]
    return (*lines, f"together: {say_interval(agreed)}")
