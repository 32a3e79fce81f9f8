"""The largest set of intervals that agree, and those that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model.time import UNBOUNDED, Interval

__all__ = ["Agreed", "largest_agreement"]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the `kept` intervals have in common; `dropped` ones have no day with it."""

    interval: Interval
    kept: tuple[int, ...]
    dropped: tuple[int, ...]


def largest_agreement(intervals: Sequence[Interval], weights: Sequence[int]) -> Agreed:
    """Give the heaviest set of intervals that share a day; of equal ones the earliest.

    On a line, intervals that meet pair by pair all share a day (Helly), so the heaviest set
    is the heaviest day. Positions in the result are those of `intervals`.
    """
    together = _common(intervals)
    if together is not None:
        return Agreed(together, tuple(range(len(intervals))), ())
    sized = list(zip(intervals, weights, strict=True))
    opening = sorted((interval.start or date.min, weight) for interval, weight in sized)
    closing = sorted((interval.end or date.max, weight) for interval, weight in sized)
    best, heaviest, weight, closed = date.min, -1, 0, 0
    for place, (day, added) in enumerate(opening):
        weight += added
        while closed < len(closing) and closing[closed][0] <= day:
            weight -= closing[closed][1]
            closed += 1
        last_of_day = place + 1 == len(opening) or opening[place + 1][0] != day
        if last_of_day and weight > heaviest:
            best, heaviest = day, weight
    kept = tuple(i for i, interval in enumerate(intervals) if _holds(interval, best))
    common = UNBOUNDED
    for place in kept:
        common = common.intersection(intervals[place]) or common
    dropped = tuple(i for i, interval in enumerate(intervals) if not _holds(interval, best))
    return Agreed(common, kept, dropped)


def _common(intervals: Sequence[Interval]) -> Interval | None:
    """Give the days that all of them have; None where there are none."""
    start = max((one.start for one in intervals if one.start is not None), default=None)
    end = min((one.end for one in intervals if one.end is not None), default=None)
    return None if start is not None and end is not None and start >= end else Interval(start, end)


def _holds(interval: Interval, day: date) -> bool:
    return (interval.start is None or interval.start <= day) and (
        interval.end is None or day < interval.end
    )
