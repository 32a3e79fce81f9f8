"""Bounds from the identity of events: pages that tell one event date it, and it dates them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model.calendar import MONTHS, anchors_of, in_words
from dragoman.model.time import Basis, Interval
from dragoman.resolve.times.bounds import PUBLICATION, SHARED, Bound, Known, Link
from dragoman.resolve.times.corpus import Corpus
from dragoman.resolve.times.votes import Vote, agree, find_votes, narrowest

__all__ = ["DatesItsPages", "SharesItsTime", "same_events"]

SLIP = 10
"""Days by which texts may err about an act that happens once."""


def same_events(corpus: Corpus) -> Iterator[Link]:
    """Let claims of one event share its time, and let this bound the pages that tell it."""
    for event in corpus.events:
        if len(event) < 2:
            continue
        votes = find_votes(corpus, event)
        waiting = any(vote.open for vote in votes)
        if waiting:
            yield DatesItsPages(votes)
        if waiting or len({vote.read for vote in votes}) > 1 or votes[0].read.days != 1:
            yield SharesItsTime(votes)


@dataclass(frozen=True, slots=True)
class DatesItsPages:
    """An event bounds the publication of the pages that tell it by the time that others give."""

    votes: tuple[Vote, ...]
    rank: int = PUBLICATION

    @property
    def reads(self) -> tuple[str, ...]:
        """Look up the time of every claim."""
        return tuple(vote.claim for vote in self.votes)

    @property
    def writes(self) -> tuple[str, ...]:
        """Bound the pages that are not dated to the day."""
        return tuple(dict.fromkeys(vote.document for vote in self.votes if vote.open))

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        """Give what follows for each page from the time that others give.

        Neither the page's own claims nor what dated pages have from it take part: what a page
        says would come back to it as another one's word.
        """
        for document in self.writes:
            others = tuple(vote for vote in self.votes if vote.document != document)
            said = {vote.claim: known[vote.claim] if vote.open else vote.read for vote in others}
            agreed = agree(others, said)
            source = next(iter(narrowest((v for v in agreed.kept if v.firm), said)), None)
            if source is None or not agreed.interval.known:
                continue
            for vote in self.votes:
                if vote.document == document:
                    for bound in _of_event(vote, agreed.interval, source):
                        yield document, bound


def _of_event(vote: Vote, time: Interval, source: Vote) -> Iterator[Bound]:
    dated = f"an event that page {source.address} dates {in_words(time)}"
    claims, through = (vote.claim,), (source.claim,)
    time = _own_day(vote, time) or time
    if vote.happened and time.start is not None:
        reason = f"it tells as past {dated}"
        yield Bound(Interval(time.start, None), reason, claims, through)
    if vote.ahead and time.end is not None:
        reason = f"it tells as still to come {dated}"
        yield Bound(Interval(None, time.end), reason, claims, through)
    if vote.shift is not None:
        days = anchors_of(vote.shift, time)
        yield Bound(days, f"it says {vote.words!r} of {dated}", claims, through)
        if vote.happened and time.days == 1 and vote.shift.unit in MONTHS:
            # A month or a year is not said of what happened on the day of writing.
            reason = f"it says {vote.words!r}, and not the day, of {dated}"
            yield Bound(Interval(time.end, None), reason, claims, through)


@dataclass(frozen=True, slots=True)
class SharesItsTime:
    """Claims of one event have the time on which they agree."""

    votes: tuple[Vote, ...]
    rank: int = SHARED

    @property
    def reads(self) -> tuple[str, ...]:
        """Look up the time of every claim."""
        return tuple(vote.claim for vote in self.votes)

    @property
    def writes(self) -> tuple[str, ...]:
        """Bound the claims whose day is not known; what a page says to the day stays."""
        return tuple(vote.claim for vote in self.votes if vote.read.days != 1)

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        """Give the time agreed on; to plans only where they were asked for it."""
        agreed = agree(self.votes, known)
        sources = narrowest(agreed.kept, known)
        if not sources or not agreed.interval.known:
            return
        kept = {vote.claim for vote in agreed.kept}
        for vote in self.votes:
            source = next((one for one in sources if one.document != vote.document), sources[0])
            best = vote.claim == sources[0].claim and known[vote.claim] == agreed.interval
            if best or source.claim == vote.claim:
                continue  # nothing is a ground of itself
            if vote.read.days != 1 and (vote.claim in kept or not vote.planned):
                whose = "its page" if source.document == vote.document else f"page {source.address}"
                reason = f"{whose} dates the same event {in_words(agreed.interval)}"
                claims = (source.claim,)
                bound = Bound(agreed.interval, reason, claims, claims, Basis.EVENT)
                own = _own_day(vote, agreed.interval)
                if own is not None:
                    near = f"{reason}, and the {vote.words!r} nearest to that is {in_words(own)}"
                    yield vote.claim, replace(bound, interval=own, reason=near)
                else:
                    yield vote.claim, bound


def _own_day(vote: Vote, time: Interval) -> Interval | None:
    """Give the day nearest to an event's that a claim names without its year, if it is another one.

    The texts then disagree about the day, and the event tells the year alone. None where the
    claim names no such day, the event has no day, or the two lie further apart than texts err.
    """
    shift, day = vote.shift, time.start
    if shift is None or shift.month is None or shift.day is None or shift.length != 1:
        return None
    if shift.unit == "year" or day is None or time.days != 1:
        return None
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            named = date(year, shift.month, shift.day)
        except ValueError:  # 29 February
            continue
        if 0 < abs((named - day).days) <= SLIP:
            return Interval(named, named + timedelta(days=1))
    return None
