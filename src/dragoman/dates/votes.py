"""Votes for a page's day of publication, and how they are weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.time import Basis, Dating, Interval

__all__ = ["CHANGE", "EARLIEST", "Vote", "weigh"]

CHANGE = "a later change"

EARLIEST = date(1900, 1, 2)
"""Days before are placeholders of software, as is the first day of its clock."""
MARKUP = (Basis.JSON_LD, Basis.META)
MOST_VOTES = 300
"""Votes that are weighed; a page with more days than that is a calendar."""
PLACEHOLDERS = frozenset({date(1970, 1, 1), date(1969, 12, 31)})


@dataclass(frozen=True, slots=True)
class Vote:
    """One place of a page that names a day, with its words.

    `weight` is how much it counts; 0 is a day that is known not to be the publication's, kept
    so that the reader sees why it was not taken (`why_not`).
    """

    interval: Interval
    basis: Basis
    words: str
    weight: float
    why_not: str = ""
    beside: date | None = None
    """The day before or after, which a stamp in UTC may be where the page was written."""

    @property
    def day(self) -> date | None:
        """Give the day, if it is one."""
        return self.interval.start if self.interval.days == 1 else None


def weigh(votes: Sequence[Vote], captured: date | None) -> Dating | None:
    """Give the publication that the votes agree on; None when none of them can stand.

    Days after the capture are put aside. Each day has the sum of its voters' weights, each kind
    of voter counted once, and half of what stands for the days beside it (clocks of servers and
    readers differ); a stamp in UTC counts for both days that it can be, so that the page's own
    local day decides. The heaviest wins, the earlier of two that weigh the same. A month stands
    only where no day does, and where nothing stands the capture or the last change of the page is
    an upper bound.
    """
    counted: list[Vote] = []
    refused: list[tuple[Vote, str]] = []
    for vote in list(dict.fromkeys(votes))[:MOST_VOTES]:
        reason = vote.why_not or _impossible(vote, captured)
        if reason:
            refused.append((vote, reason))
        elif vote.weight > 0:
            counted.append(vote)
    days = {vote.day for vote in counted if vote.day}
    if not days:
        best = max(counted, key=lambda vote: vote.weight, default=None)
        if best is None:
            return _bounded(refused, captured)
        chosen = best.interval
    else:
        chosen = Interval.day(max(days, key=lambda day: (_support(day, counted), -day.toordinal())))
    return _dating(chosen, counted, refused)


def _dating(chosen: Interval, votes: list[Vote], refused: list[tuple[Vote, str]]) -> Dating | None:
    agreeing = sorted((v for v in votes if v.interval == chosen), key=lambda vote: -vote.weight)
    if not agreeing:
        return None
    against = [v for v in votes if not _agrees(v.interval, chosen)]
    steps = [_told(agreeing[0])]
    steps += [f"confirmed by {_told(vote)}" for vote in agreeing[1:]]
    steps += [
        f"agrees with {_told(vote)}"
        for vote in votes
        if vote.interval != chosen and _agrees(vote.interval, chosen)
    ]
    conflicts = [_told(vote) for vote in against]
    conflicts += [f"{_told(vote)}: {reason}" for vote, reason in refused if vote.interval != chosen]
    return Dating(
        chosen, agreeing[0].basis, tuple(dict.fromkeys(steps)), tuple(dict.fromkeys(conflicts))
    )


def _bounded(refused: Sequence[tuple[Vote, str]], captured: date | None) -> Dating | None:
    """Bound a publication by the last change that the markup names, or by the capture.

    A page is no younger than its change. That is all that a change tells: on pages that name both,
    it is often years later, so it never stands for the publication itself.
    """
    changes = [v for v, why in refused if why == CHANGE and v.basis in MARKUP and v.day]
    last = max(changes, key=lambda vote: vote.day or EARLIEST, default=None)
    conflicts = tuple(dict.fromkeys(f"{_told(v)}: {why}" for v, why in refused if v is not last))
    if last is not None and last.interval.end is not None:
        day = f"not after {_told(last)}, which is {CHANGE}"
        return Dating(Interval(None, last.interval.end), last.basis, (day,), conflicts)
    if captured is not None:
        bound = Interval(None, captured + timedelta(days=1))
        step = f"not after the capture on {captured.isoformat()}"
        return Dating(bound, Basis.RECORD, (step,), conflicts)
    return None


def _support(day: date, votes: Sequence[Vote]) -> float:
    """Sum the weights for a day; a kind of voter counts once, by its heaviest vote."""
    exact: dict[Basis, float] = {}
    near: dict[Basis, float] = {}
    for vote in votes:
        if vote.day == day or vote.beside == day:
            exact[vote.basis] = max(exact.get(vote.basis, 0.0), vote.weight)
        elif _agrees(vote.interval, Interval.day(day)):
            near[vote.basis] = max(near.get(vote.basis, 0.0), vote.weight)
    beside = sum(weight for basis, weight in near.items() if basis not in exact)
    return sum(exact.values()) + 0.5 * beside


def _agrees(interval: Interval, chosen: Interval) -> bool:
    """Say whether an interval holds the chosen one, or is the day beside it."""
    if interval.contains(chosen):
        return True
    gap = interval.gap(chosen)
    return interval.days == 1 and chosen.days == 1 and gap == 0 and interval != chosen


def _impossible(vote: Vote, captured: date | None) -> str:
    start = vote.interval.start
    if start is None:
        return "no day"
    if start < EARLIEST or start in PLACEHOLDERS:
        return "a placeholder, no day of publication"
    if captured is not None and start > captured + timedelta(days=1):
        return f"after the page was captured ({captured.isoformat()})"
    return ""


def _told(vote: Vote) -> str:
    start = vote.interval.start
    day = start.isoformat() if start else "?"
    if vote.interval.days != 1:
        day = day[:7]
    return f"{day} from {vote.words}"
