"""Bounds from a page's own words on the order of what it tells: "two days after the visit".

An act without a date so gets a bound from one with a date, and from there, where other pages tell
of either, these do too. What is dated to the day stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.model.calendar import anchors_of, apply_shift, in_words
from dragoman.model.claim import Claim, Relation, TimeLink
from dragoman.model.span import Span
from dragoman.model.time import Interval, Shift
from dragoman.resolve.times.bounds import SHARED, Bound, Known, Link
from dragoman.resolve.times.corpus import Corpus, Told

__all__ = ["InOrder", "told_order"]

VOUCHED = frozenset({"asserts", "confirms"})


def told_order(corpus: Corpus) -> Iterator[Link]:
    """Link acts that one voice of one page tells as done and puts in order."""
    joined = [one for one in corpus.told.values() if one.claim.order and _vouched(one)]
    pages = {one.document.id for one in joined}
    told = _by_trigger(one for one in corpus.told.values() if one.document.id in pages)
    for one in joined:
        for link in one.claim.order:
            for other in told.get(link.other, ()):
                if _voice(one.claim) == _voice(other.claim) and other is not one:
                    yield from _linked(corpus, one, other, link)


def _vouched(one: Told) -> bool:
    return one.happened and one.claim.stance in VOUCHED


def _voice(claim: Claim) -> tuple[str | None, str]:
    return claim.speaker, claim.speaker_name


def _by_trigger(told: Iterable[Told]) -> Mapping[Span, Sequence[Told]]:
    found: defaultdict[Span, list[Told]] = defaultdict(list)
    for one in told:
        if _vouched(one):
            found[one.claim.trigger].append(one)
    return found


def _linked(corpus: Corpus, one: Told, other: Told, link: TimeLink) -> Iterator[Link]:
    text = one.document.text
    nodes = (one.claim.id, other.claim.id)
    moving = tuple(node for node in nodes if corpus.known(node).days != 1)
    if moving:
        yield InOrder(
            claim=one.claim.id,
            other=other.claim.id,
            relation=link.relation,
            shift=link.shift,
            lasts=link.lasts,
            cue=_words(link.cue, text),
            act=_words(one.claim.trigger, text),
            other_act=_words(other.claim.trigger, text),
            writes=moving,
        )


def _words(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


@dataclass(frozen=True, slots=True)
class InOrder:
    """One act was before, after or on the day of another one, or so many days from it."""

    claim: str
    other: str
    relation: Relation
    shift: Shift | None
    """How `claim` is counted from `other`."""
    lasts: int
    """Days that the longer of the two may last (see `TimeLink`)."""
    cue: str
    act: str
    other_act: str
    writes: tuple[str, ...]
    rank: int = SHARED

    @property
    def reads(self) -> tuple[str, ...]:
        """Look both up."""
        return (self.claim, self.other)

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        """Give each what follows from the other, as far as it is not dated to the day."""
        for node, interval, reason in self._both(known):
            if node in self.writes and interval is not None and interval.known:
                source = self.other if node == self.claim else self.claim
                yield node, Bound(interval, reason, (source,), (source,))

    def _both(self, known: Known) -> Iterator[tuple[str, Interval | None, str]]:
        mine, others = known[self.claim], known[self.other]
        said = f"the page puts it {self.cue!r} {self.other_act!r}, {in_words(others)}"
        back = f"the page puts {self.act!r}, {in_words(mine)}, {self.cue!r} it"
        if others.known:
            yield self.claim, self._of_claim(others), said
        if mine.known:
            yield self.other, self._of_other(mine), back

    def _of_claim(self, other: Interval) -> Interval | None:
        if self.shift is not None:
            return apply_shift(self.shift, _stretched(other, self.lasts))
        if self.relation is Relation.AFTER:
            return Interval(other.start, None)
        return Interval(None, other.end)

    def _of_other(self, claim: Interval) -> Interval | None:
        if self.shift is not None:
            days = anchors_of(self.shift, claim)
            return None if days is None else _stretched(days, self.lasts)
        if self.relation is Relation.BEFORE:
            return Interval(claim.start, None)
        # What may go on for years can be dated by any of its days.
        return Interval(None, claim.end) if self.lasts else None


def _stretched(interval: Interval, lasts: int) -> Interval:
    """Give the days that an act can have gone on, if one of its days lies in an interval."""
    more = timedelta(days=max(lasts, 1) - 1)
    start, end = interval.start, interval.end
    return Interval(start and start - more, end and end + more)
