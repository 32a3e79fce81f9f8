"""Why an event stands in the chronology: its claims, their words, who said so, what was merged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.chronology.timeline import Entry, read_cast
from dragoman.clean.recurring import Recurring, recurring_in
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Event
from dragoman.model.judgement import Disagreement, Judgement, Verdict
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Dating
from dragoman.resolve.said import decided_copies
from dragoman.store.base import Store

__all__ = ["ClaimCard", "DocumentCard", "EventCard", "explain_document", "explain_event"]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim with its sentence and the words in it that carry it."""

    claim: Claim
    document: Document
    published: Dating | None
    sentence: str
    marks: tuple[tuple[int, int, str], ...]
    """(start, end, role) within `sentence`, in order; "trigger", or the role of an argument."""
    chain: tuple[str, ...]
    """Who says so: outlet or address, then agency, then speaker."""
    time: Dating
    copies: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event with everything that speaks for it."""

    entry: Entry
    claims: tuple[ClaimCard, ...]
    merges: tuple[Judgement, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document, how it was dated, what was removed from it, and what follows it."""

    document: Document
    published: Dating | None
    origin: str
    spun: float | None
    spun_reason: str
    copies: tuple[Judgement, ...]
    claims: int
    recurring: tuple[Recurring, ...]
    """Sentences that its site prints everywhere: they stay in the text, and nothing is told by
    them."""
    disagreements: tuple[Disagreement, ...]


def explain_event(store: Store, event: Event) -> EventCard:
    """Gather the evidence of one event."""
    cast = read_cast(store)
    entry = Entry(
        event,
        tuple(cast.name(actor) for actor in event.actors),
        tuple(cast.name(recipient) for recipient in event.recipients),
        cast.name(event.place) if event.place else "",
    )
    wanted = set(event.claims)
    inferred = store.published()
    times = store.claim_times()
    copies: dict[str, list[str]] = {}
    for judgement in decided_copies(store.judgements("document"), set(store.document_ids())):
        if judgement.verdict is Verdict.SAME:
            copies.setdefault(judgement.right, []).append(judgement.left)
    cards = []
    for claim in store.claims_of(event.claims):
        document = store.document(claim.document)
        cards.append(
            ClaimCard(
                claim=claim,
                document=document,
                published=inferred.get(document.id, document.published),
                sentence=claim.sentence.of(document.text),
                marks=_marks(claim),
                chain=_chain(claim, document),
                time=times.get(claim.id, claim.time),
                copies=tuple(store.document(copy) for copy in copies.get(document.id, ())),
            )
        )
    cards.sort(key=_age)
    merges = tuple(
        judgement
        for judgement in store.judgements("claim")
        if judgement.left in wanted or judgement.right in wanted
    )
    return EventCard(
        entry,
        tuple(cards),
        merges,
        tuple(d for d in store.disagreements() if d.event == event.id),
    )


def explain_document(store: Store, document: Document) -> DocumentCard:
    """Gather what is known of one document."""
    score = store.spun().get(document.id)
    return DocumentCard(
        document=document,
        published=store.published().get(document.id, document.published),
        origin=next((label for key, _, label in store.origins() if key == document.id), ""),
        spun=score.probability if score else None,
        spun_reason=score.reason if score else "",
        copies=tuple(
            judgement
            for judgement in store.judgements("document")
            if document.id in (judgement.left, judgement.right)
        ),
        claims=sum(1 for _ in store.claims(document.id)),
        recurring=recurring_in(document, store.documents()),
        disagreements=tuple(d for d in store.disagreements() if d.document == document.id),
    )


def _age(card: ClaimCard) -> tuple[date, str, int]:
    """Put the earliest page first, undated ones last; within a page, as they stand."""
    published = card.published.interval if card.published else UNBOUNDED
    first = published.start or published.end or date.max
    return first, card.document.address, card.claim.trigger.start


def _marks(claim: Claim) -> tuple[tuple[int, int, str], ...]:
    """Give what to mark in the sentence; where marks overlap the first, then the longest, stays."""
    wanted: list[tuple[Span, str]] = [(claim.trigger, "trigger")]
    wanted.extend((argument.span, argument.role.value) for argument in claim.arguments)
    found: list[tuple[int, int, str]] = []
    reach = claim.sentence.start
    for span, role in sorted(wanted, key=lambda pair: (pair[0].start, -pair[0].end)):
        if span.start >= reach and span.end <= claim.sentence.end:
            found.append((span.start - claim.sentence.start, span.end - claim.sentence.start, role))
            reach = span.end
    return tuple(found)


def _chain(claim: Claim, document: Document) -> tuple[str, ...]:
    chain = [claim.outlet or f"no outlet printed ({document.address})"]
    if claim.agency and claim.agency != claim.outlet:
        chain.append(claim.agency)
    if claim.speaker_name and claim.speaker_name != claim.agency:
        chain.append(claim.speaker_name)
    return tuple(chain)
