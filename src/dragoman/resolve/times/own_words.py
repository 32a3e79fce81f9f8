"""Bounds from a page's own words: the dates that it prints, and what it counts from its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.codebook.times import future_cues, quoting_marks
from dragoman.codebook.told_days import may_be_ahead
from dragoman.model.calendar import apply_shift, bounded, in_words, unit_meant
from dragoman.model.span import Span
from dragoman.model.time import Basis, Interval, Shift, TimeExpression
from dragoman.resolve.times.bounds import WORDS, Bound, Given, Known, Link, width
from dragoman.resolve.times.corpus import Corpus, Told

__all__ = ["Counted", "OneUnit", "PastTold", "counted", "own_words", "still_to_come"]

LAST = 3
"""Rank of words that several acts share: asked when each act has its own time."""
OWN = 1000
"""Weight of a page's own words on what it tells: no other page outvotes them."""
CHAIN = 6
"""Expressions that may be counted from each other; longer chains were never met."""


def own_words(corpus: Corpus) -> Iterator[Link]:
    """Give the links that follow from each page alone."""
    users: dict[Span, list[Told]] = {}
    for one in corpus.told.values():
        if corpus.open(one.document.id):
            yield from _printed(one)
        yield from _dated(corpus, one)
        if counted(one) and one.expression is not None and not one.expression.bound:
            users.setdefault(one.expression.span, []).append(one)
    for same in users.values():
        if len(same) > 1 and same[0].expression is not None:
            expression = same[0].expression
            claims = tuple(one.claim.id for one in same)
            yield OneUnit(claims, expression.text, expression.shift)


def counted(one: Told) -> bool:
    """Say whether a claim's time is counted from its document's publication."""
    found = one.expression
    return found is not None and found.shift is not None and found.basis is Basis.PUBLICATION


def still_to_come(one: Told) -> bool:
    """Say whether the sentence puts its act after the page, in the page's own words."""
    if not one.planned:
        return False
    words = one.claim.sentence.of(one.document.text).lower().replace("’", "'")
    if any(mark in words for mark in quoting_marks()):
        return False
    plain = f" {words} ".replace("'ll", " 'll")
    return any(f" {cue} " in plain for cue in future_cues())


def _printed(one: Told) -> Iterator[Link]:
    """Bound a publication by the dates that the page itself prints for what it tells."""
    time = one.claim.time
    if time.basis is not Basis.EXPLICIT or one.expression is None:
        return
    words = f"{one.expression.text!r} ({in_words(time.interval)})"
    if one.happened and time.interval.start is not None:
        if _may_be_ahead(one, one.expression):
            return
        reason = f"it tells as past what it dates {words}"
        bound = Bound(Interval(time.interval.start, None), reason, (one.claim.id,))
        yield Given(one.document.id, bound)
    elif still_to_come(one) and time.interval.end is not None:
        reason = f"it tells as still to come what it dates {words}"
        bound = Bound(Interval(None, time.interval.end), reason, (one.claim.id,))
        yield Given(one.document.id, bound)


def _may_be_ahead(one: Told, expression: TimeExpression) -> bool:
    """Say whether the date may be of what the act was about: it then bounds nothing."""
    sentence, act = one.claim.sentence, one.claim.trigger
    return may_be_ahead(
        one.document.text,
        (sentence.start, sentence.end),
        (act.start, act.end),
        expression.span.start,
    )


def _dated(corpus: Corpus, one: Told) -> Iterator[Link]:
    """Count a claim's time anew as its page's day becomes known, or end it by that day."""
    page = one.document.id
    expression = one.expression
    if expression is not None and corpus.open(page):
        chain = _chain(expression, {time.span: time for time in corpus.times.get(page, ())})
        if chain:
            yield Counted(one.claim.id, page, chain, expression.bound)
    if one.happened and not one.claim.time.interval.known:
        yield PastTold(one.claim.id, page)


def _chain(
    expression: TimeExpression, here: Mapping[Span, TimeExpression]
) -> tuple[tuple[str, Shift], ...]:
    """Give the words counted from publication, then those counted from these, up to the last.

    Nothing where the way does not lead to publication.
    """
    found: list[tuple[str, Shift]] = []
    one: TimeExpression | None = expression
    for _ in range(CHAIN):
        if one is None or one.shift is None:
            return ()
        found.append((one.text, one.shift))
        if one.basis is Basis.PUBLICATION:
            return tuple(reversed(found))
        if one.basis is not Basis.EXPRESSION or one.anchor is None:
            return ()
        one = here.get(one.anchor)
    return ()


@dataclass(frozen=True, slots=True)
class _FromPublication:
    """What a page's publication says of the time of one of its claims."""

    claim: str
    document: str
    rank: int = field(default=WORDS, kw_only=True)

    @property
    def reads(self) -> tuple[str, ...]:
        """Look up the publication."""
        return (self.document,)

    @property
    def writes(self) -> tuple[str, ...]:
        """Bound the claim."""
        return (self.claim,)


@dataclass(frozen=True, slots=True)
class Counted(_FromPublication):
    """A claim's time, counted from what is known of its page's publication."""

    chain: tuple[tuple[str, Shift], ...]
    """Words counted from publication, those counted from them, and so on up to the claim's own."""
    bound: str

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        """Give all that the words can mean when they were written then."""
        published = known[self.document]
        time: Interval | None = published
        for _, shift in self.chain:
            time = apply_shift(shift, time) if time is not None else None
        if time is not None:
            words = ", this from ".join(repr(words) for words, _ in reversed(self.chain[:-1]))
            way = f"{words}, this from " if words else ""
            own = self.chain[-1][0]
            reason = f"{own!r} is counted from {way}the publication, {in_words(published)}"
            interval = bounded(time, self.bound)
            through = (self.document,)
            yield self.claim, Bound(interval, reason, (), through, weight=OWN)


@dataclass(frozen=True, slots=True)
class PastTold(_FromPublication):
    """What is told as past was over by the day of publication."""

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        """End the claim's time by the last day on which its page can have been published."""
        published = known[self.document]
        if published.end is not None:
            reason = f"told as past by a page published {in_words(published)}"
            interval = Interval(None, published.end)
            yield self.claim, Bound(interval, reason, (), (self.document,), weight=OWN)


@dataclass(frozen=True, slots=True)
class OneUnit:
    """Acts that the same words of a page date lie in the one unit that those words mean.

    "He came in June, when the treaty was signed": once another page dates the signing, June is
    the June of that year for the coming as well.
    """

    claims: tuple[str, ...]
    words: str
    shift: Shift | None
    rank: int = LAST

    @property
    def reads(self) -> tuple[str, ...]:
        """Look up every act."""
        return self.claims

    @property
    def writes(self) -> tuple[str, ...]:
        """Bound every act."""
        return self.claims

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        """Give the unit that holds the act which is known best."""
        pinned = min(self.claims, key=lambda claim: (width(known[claim]), claim))
        unit = unit_meant(self.shift, known[pinned])
        if unit is None:
            return
        reason = f"{self.words!r} is {in_words(unit)}, as another act dated by it shows"
        for claim in self.claims:
            through = (pinned,) if claim != pinned else ()
            yield claim, Bound(unit, reason, (pinned,), through)
