"""Bounds from the life of an agreement: signed, then ratified, then in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.model.agreement import Agreement, StepState
from dragoman.model.calendar import in_words
from dragoman.model.time import Interval
from dragoman.resolve.times.bounds import SHARED, Bound, Known, Link
from dragoman.resolve.times.corpus import Corpus
from dragoman.resolve.times.overlap import largest_agreement

__all__ = ["Follows", "treaty_order"]

LATER_STEPS = (StepState.RATIFIED, StepState.IN_FORCE)
"""What comes after signing (Vienna Convention on the Law of Treaties, articles 11 to 16 and 24)."""


def treaty_order(corpus: Corpus) -> Iterator[Link]:
    """Put the steps of each agreement in order, as far as pages tell them as done.

    A party of an agreement between two ratifies it before it is in force; one between many may
    be in force long before.
    """
    for agreement in sorted(corpus.agreements, key=lambda one: one.id):
        yield from _ordered(agreement, _told_steps(corpus, agreement))


type _Steps = dict[tuple[StepState, str | None], tuple[str, ...]]


def _told_steps(corpus: Corpus, agreement: Agreement) -> _Steps:
    """Give the claims that tell each step as done; a step told of two different times is none."""
    found: defaultdict[tuple[StepState, str | None], list[tuple[str, ...]]] = defaultdict(list)
    for step in agreement.steps:
        claims = (key for key in step.claims if key in corpus.told and corpus.told[key].happened)
        told = tuple(sorted(claims))
        if told:
            found[step.state, step.party].append(told)
    return {key: several[0] for key, several in found.items() if len(several) == 1}


def _ordered(agreement: Agreement, steps: _Steps) -> Iterator[Link]:
    signed = steps.get((StepState.SIGNED, None))
    in_force = steps.get((StepState.IN_FORCE, None))
    for (state, _), claims in sorted(steps.items(), key=lambda item: item[1]):
        if signed is not None and state in LATER_STEPS:
            yield Follows(agreement.name, "signed", signed, str(state), claims)
        between_two = len(agreement.parties) == 2
        if in_force is not None and state is StepState.RATIFIED and between_two:
            yield Follows(agreement.name, "ratified", claims, "in force", in_force)


@dataclass(frozen=True, slots=True)
class Follows:
    """One step of an agreement does not come before another one."""

    agreement: str
    first: str
    earlier: tuple[str, ...]
    then: str
    later: tuple[str, ...]
    rank: int = SHARED

    @property
    def reads(self) -> tuple[str, ...]:
        """Look up the claims of both steps."""
        return (*self.earlier, *self.later)

    @property
    def writes(self) -> tuple[str, ...]:
        """Bound the claims of both steps."""
        return (*self.earlier, *self.later)

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        """Give the later step the start of the earlier one, and the earlier the later's end."""
        before, after = _time(self.earlier, known), _time(self.later, known)
        if before.start is not None:
            source = min(
                self.earlier, key=lambda claim: (known[claim].start != before.start, claim)
            )
            reason = (
                f"{self.agreement!r} was {self.first} {in_words(before)}, before it was {self.then}"
            )
            for claim in self.later:
                yield claim, Bound(Interval(before.start, None), reason, (source,), (source,))
        if after.end is not None:
            source = min(self.later, key=lambda claim: (known[claim].end != after.end, claim))
            reason = (
                f"{self.agreement!r} was {self.then} {in_words(after)}, after it was {self.first}"
            )
            for claim in self.earlier:
                yield claim, Bound(Interval(None, after.end), reason, (source,), (source,))


def _time(claims: tuple[str, ...], known: Known) -> Interval:
    """Give the time on which most claims of a step agree."""
    return largest_agreement([known[claim] for claim in claims], [1] * len(claims)).interval
