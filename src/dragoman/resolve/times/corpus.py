"""What is known before dates are inferred: the material that sources of bounds read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.model.agreement import Agreement
from dragoman.model.calendar import bounded
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Modality
from dragoman.model.ids import digest
from dragoman.model.mention import Entity, OfficeMention
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Basis, Interval, TimeExpression
from dragoman.resolve.times.bounds import Link

__all__ = ["FACTS", "Corpus", "Source", "Told", "make_corpus"]

FACTS = frozenset({Modality.HAPPENED, Modality.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, its document, and the expression that dates it."""

    claim: Claim
    document: Document
    expression: TimeExpression | None

    @property
    def happened(self) -> bool:
        """Whether the page tells it as done."""
        return self.claim.modality in FACTS

    @property
    def planned(self) -> bool:
        """Whether the page tells it as a plan."""
        return self.claim.modality is Modality.PLANNED

    @property
    def firm(self) -> bool:
        """Whether it may date another page: what was only planned must print its own date."""
        return self.happened or self.claim.time.basis is Basis.EXPLICIT


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents and claims by id, times by document, events as sorted ids of claims."""

    documents: Mapping[str, Document]
    told: Mapping[str, Told]
    times: Mapping[str, Sequence[TimeExpression]]
    events: Sequence[Sequence[str]]
    offices: Sequence[OfficeMention] = ()
    entities: Sequence[Entity] = ()
    entity_of: Mapping[str, str] = field(default_factory=dict)
    """Mention id → entity id."""
    agreements: Sequence[Agreement] = ()
    event_of: Mapping[str, str] = field(init=False)
    """Claim id → id of its event, for claims whose event others tell too."""

    def __post_init__(self) -> None:
        found: dict[str, str] = {}
        for event in self.events:
            if len(event) > 1:
                found |= dict.fromkeys(event, digest("event", min(event)))
        object.__setattr__(self, "event_of", found)

    def known(self, node: str) -> Interval:
        """Give what is known of a node before anything is inferred."""
        one = self.told.get(node)
        return one.claim.time.interval if one is not None else self.published(node)

    def published(self, document: str) -> Interval:
        """Give what a document itself says of its publication."""
        dating = self.documents[document].published
        return dating.interval if dating is not None else UNBOUNDED

    def grouped(self, groups: Sequence[Sequence[str]]) -> Corpus:
        """Give the same material with other judgements on which claims tell one event."""
        return replace(self, events=_events(groups, self.told))

    def open(self, document: str) -> bool:
        """Say whether a document's publication can still be narrowed: bound only such ones."""
        return self.published(document).days != 1


type Source = Callable[[Corpus], Iterable[Link]]
"""Gives links; in `sources.SOURCES` it takes part in every inference."""


def make_corpus(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    times: Mapping[str, Sequence[TimeExpression]],
    groups: Sequence[Sequence[str]],
    *,
    offices: Sequence[OfficeMention] = (),
    entities: Sequence[Entity] = (),
    entity_of: Mapping[str, str] | None = None,
) -> Corpus:
    """Put everything by id and in order; claims of documents that are not there are left out."""
    pages = {page.id: page for page in sorted(documents, key=lambda page: page.id)}
    told = {
        claim.id: Told(claim, pages[claim.document], _expression(claim, times))
        for claim in sorted(claims, key=lambda claim: claim.id)
        if claim.document in pages
    }
    return Corpus(
        documents=pages,
        told=told,
        times=times,
        events=_events(groups, told),
        offices=tuple(offices),
        entities=tuple(entities),
        entity_of=entity_of or {},
    )


def _events(
    groups: Sequence[Sequence[str]], told: Mapping[str, Told]
) -> tuple[tuple[str, ...], ...]:
    """Give the claims of each event in order, and the events in order of their claims."""
    events = (tuple(sorted(key for key in set(group) if key in told)) for group in groups)
    return tuple(sorted(event for event in events if event))


def _expression(
    claim: Claim, times: Mapping[str, Sequence[TimeExpression]]
) -> TimeExpression | None:
    """Give the expression that dates a claim: the one that its dating names.

    Where that names none, the one whose words its first step quotes, nearest before the
    claim's end.
    """
    source: Span | None = claim.time.source
    here = times.get(claim.document, ())
    if source is not None:
        named = [time for time in here if time.span == source]
        return next((time for time in named if _dates(time, claim.time.interval)), None)
    first = claim.time.steps[0] if claim.time.steps else ""
    if "'" not in first and '"' not in first:
        return None  # it quotes no words
    named = [
        time
        for time in here
        if time.span.start < claim.sentence.end
        and repr(time.text) in first
        and _dates(time, claim.time.interval)
    ]
    return max(named, key=lambda time: time.span.start, default=None)


def _dates(time: TimeExpression, act: Interval) -> bool:
    """Say whether an expression may date an act, and not only bound it from one side."""
    return time.interval is None or bounded(time.interval, time.bound).contains(act)
