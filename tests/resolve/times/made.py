"""A small made-up corpus: pages of which each tells events by a day, by counted words, or bare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from dragoman.model.calendar import apply_shift
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval, Shift, TimeExpression
from dragoman.resolve.dates import Inferred, infer_dates
from dragoman.resolve.times.corpus import Corpus, make_corpus
from tests.factory import claim_of

__all__ = ["Act", "Sheet", "corpus_of", "groups_of", "infer", "sheets"]

DAYS = st.integers(0, 800).map(lambda n: date(2015, 1, 1) + timedelta(days=n))
COUNTED = (Shift("day", -1), Shift("day", 0), Shift("day", -12))
"""Counted in days alone: months and years do not move by a day when a page does."""
LONGER = (Shift("week", -1), Shift("month", -1), Shift("year", -1), Shift("weekday", -1, 2))


@dataclass(frozen=True, slots=True)
class Act:
    """One telling of an event: its day as printed, or how it is counted, or neither."""

    event: int
    printed: date | None = None
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, the day that it prints for itself, and what it tells."""

    number: int
    published: date | None
    acts: tuple[Act, ...]

    @property
    def document(self) -> Document:
        known = Dating(Interval.day(self.published), Basis.PRINTED) if self.published else None
        text = " ".join("It was signed then." for _ in self.acts)
        return Document(address=f"p{self.number}", text=text, published=known)

    @property
    def times(self) -> list[TimeExpression]:
        page = self.document
        return [one for n, act in enumerate(self.acts) if (one := _time(page, n, act)) is not None]

    @property
    def claims(self) -> list[Claim]:
        page = self.document
        return [_claim(page, n, _time(page, n, act)) for n, act in enumerate(self.acts)]

    def moved(self, days: int) -> Sheet:
        """Give the same page as it would stand some days later."""
        by = timedelta(days=days)
        acts = tuple(Act(a.event, a.printed and a.printed + by, a.shift) for a in self.acts)
        return Sheet(self.number, self.published and self.published + by, acts)


def _time(page: Document, number: int, act: Act) -> TimeExpression | None:
    span = Span(page.id, 20 * number + 14, 20 * number + 18)
    if act.printed is not None:
        day = Interval.day(act.printed)
        return TimeExpression(span, "then", "DATE", "", "", day, Basis.EXPLICIT, "test")
    if act.shift is None:
        return None
    counted = apply_shift(act.shift, page.published.interval) if page.published else None
    return TimeExpression(
        span, "then", "DATE", "", "", counted, Basis.PUBLICATION, "test", act.shift
    )


def _claim(page: Document, number: int, time: TimeExpression | None) -> Claim:
    known = time.interval if time is not None and time.interval is not None else UNBOUNDED
    basis = time.basis if time is not None and known.known else Basis.UNKNOWN
    source = time.span if time is not None else None
    sentence = Span(page.id, 20 * number, 20 * number + 19)
    trigger = Span(page.id, 20 * number + 7, 20 * number + 13)
    return claim_of(sentence, trigger, time=Dating(known, basis, (), source=source))


def groups_of(pages: Sequence[Sheet]) -> list[list[str]]:
    """Give the claims of each event."""
    found: dict[int, list[str]] = {}
    for page in pages:
        for act, claim in zip(page.acts, page.claims, strict=True):
            found.setdefault(act.event, []).append(claim.id)
    return list(found.values())


def corpus_of(pages: Sequence[Sheet]) -> Corpus:
    """Give the material of some pages."""
    return make_corpus(
        [page.document for page in pages],
        [claim for page in pages for claim in page.claims],
        {page.document.id: page.times for page in pages},
        groups_of(pages),
    )


def infer(pages: Sequence[Sheet]) -> Inferred:
    """Infer what follows from some pages."""
    return infer_dates(
        [page.document for page in pages],
        [claim for page in pages for claim in page.claims],
        {page.document.id: page.times for page in pages},
        groups_of(pages),
    )


@st.composite
def sheets(draw: st.DrawFn, *, shifts: Sequence[Shift] = (*COUNTED, *LONGER)) -> list[Sheet]:
    """Give two to six pages that tell up to three events, true or not."""
    how = st.one_of(st.none(), DAYS, st.sampled_from(shifts))
    found = []
    for number in range(draw(st.integers(2, 6))):
        published = draw(st.none() | DAYS)
        acts = []
        for event in sorted(draw(st.sets(st.integers(0, 2), min_size=1, max_size=2))):
            said = draw(how)
            printed, shift = (None, said) if isinstance(said, Shift) else (said, None)
            acts.append(Act(event, printed, shift))
        found.append(Sheet(number, published, tuple(acts)))
    return found
