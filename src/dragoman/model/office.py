"""Who held which post, and when: a line of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Interval

__all__ = ["Tenure", "Witness"]


@dataclass(frozen=True, slots=True)
class Witness:
    """Words that speak for a tenure, and what they say of its time; or a line of a user's list.

    `says` is "held" (in post on those days), "began", "ended", or "acting" (held for another).
    `listed` names the line ("mine.csv line 3"), which has no span; it is empty for words.
    """

    says: str
    time: Interval
    span: Span | None
    listed: str = ""

    @property
    def source(self) -> str:
        """What vouches for it: a document's id, or the line."""
        return self.listed if self.span is None else self.span.document


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one post, once; `holder` is an entity id, `of` and `to` are names or empty.

    `held` are the days on which the evidence puts the holder in post, from the first to the
    last: a lower bound, and unknown where nobody saw him in post. `began` is where its first day
    lies and `ended` where its last one does, as far as pages say; a bound that nothing is known
    of is None. `acting` tells who held the post for another.
    """

    post: str
    of: str
    to: str
    holder: str
    holder_name: str
    held: Interval
    began: Interval = UNBOUNDED
    ended: Interval = UNBOUNDED
    acting: bool = False
    evidence: tuple[Witness, ...] = ()
    doubt: str = ""
    """What speaks against it, in words; a doubtful tenure clashes with none."""

    @property
    def documents(self) -> int:
        """How many documents speak for it."""
        return len({witness.source for witness in self.evidence if not witness.listed})

    @property
    def listed(self) -> tuple[str, ...]:
        """The lines of users' lists that speak for it."""
        return tuple(sorted({witness.listed for witness in self.evidence if witness.listed}))
