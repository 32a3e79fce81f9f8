"""When an event was, by all claims that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model.time import Basis, Interval, Shift
from dragoman.resolve.times.bounds import Known, width
from dragoman.resolve.times.corpus import Corpus, Told
from dragoman.resolve.times.overlap import largest_agreement
from dragoman.resolve.times.own_words import counted, still_to_come

__all__ = ["Agreed", "Vote", "agree", "find_votes", "narrowest"]

WHOLE = 1000
"""Weight of all claims of one document on one event, whatever their number."""
STRENGTH = {Basis.EXPLICIT: 3, Basis.PUBLICATION: 2, Basis.EXPRESSION: 1}
"""Breaks ties between equally many documents: a printed date before a counted one."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one claim says of the time of its event."""

    claim: str
    document: str
    address: str
    open: bool
    """Whether its document is not dated to the day."""
    happened: bool
    firm: bool
    planned: bool
    ahead: bool
    """Whether its page puts the act after itself."""
    basis: Basis
    read: Interval
    words: str
    shift: Shift | None
    """How its words are counted from publication, if they are and do not only bound a time."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The time of an event, the votes that agree on it, and those that do not."""

    interval: Interval
    kept: tuple[Vote, ...]
    dropped: tuple[Vote, ...]


def find_votes(corpus: Corpus, event: Iterable[str]) -> tuple[Vote, ...]:
    """Give the votes of an event's claims, in the order of these."""
    return tuple(_vote(corpus, corpus.told[key]) for key in event)


def _vote(corpus: Corpus, one: Told) -> Vote:
    expression = one.expression
    plain = expression is not None and counted(one) and not expression.bound
    return Vote(
        claim=one.claim.id,
        document=one.document.id,
        address=one.document.address,
        open=corpus.open(one.document.id),
        happened=one.happened,
        firm=one.firm,
        planned=one.planned,
        ahead=still_to_come(one),
        basis=one.claim.time.basis,
        read=one.claim.time.interval,
        words=expression.text if expression is not None else "",
        shift=expression.shift if expression is not None and plain else None,
    )


def agree(votes: Sequence[Vote], known: Known) -> Agreed:
    """Give the time on which most documents agree.

    What happened is asked before what was planned, said to be possible or denied.
    """
    voters = [vote for vote in votes if vote.happened] or list(votes)
    count: dict[str, int] = {}
    for vote in voters:
        count[vote.document] = count.get(vote.document, 0) + 1
    weights = [WHOLE // count[vote.document] + STRENGTH.get(vote.basis, 0) for vote in voters]
    agreed = largest_agreement([known[vote.claim] for vote in voters], weights)
    return Agreed(
        agreed.interval,
        tuple(voters[place] for place in agreed.kept),
        tuple(voters[place] for place in agreed.dropped),
    )


def narrowest(votes: Iterable[Vote], known: Known) -> tuple[Vote, ...]:
    """Give a vote of each of the two pages that date an event best, by their own words first."""
    found: dict[str, Vote] = {}
    dated = [vote for vote in votes if known[vote.claim].known]
    dated.sort(key=lambda vote: (width(vote.read), width(known[vote.claim])))
    for vote in dated:
        found.setdefault(vote.document, vote)
        if len(found) == 2:
            break
    return tuple(found.values())
