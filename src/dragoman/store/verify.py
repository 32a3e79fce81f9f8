"""Re-reads every span of a store and follows every reference: what `dragoman verify` runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.judgement import by_person
from dragoman.model.mention import Mention, OfficeMention
from dragoman.model.quote import Quote
from dragoman.model.span import Span
from dragoman.model.time import TimeExpression
from dragoman.store.base import Store

__all__ = ["Problem", "verify"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that does not hold: its kind, its id (or place), and what is wrong with it."""

    record: str
    id: str
    note: str


@dataclass(slots=True)
class _Ids:
    """The ids that a store holds, by kind of record."""

    document: set[str] = field(default_factory=set)
    mention: set[str] = field(default_factory=set)
    claim: set[str] = field(default_factory=set)
    entity: set[str] = field(default_factory=set)
    event: set[str] = field(default_factory=set)
    agreement: set[str] = field(default_factory=set)

    def of(self, record: str) -> set[str]:
        """Give the ids of one kind of record."""
        found: set[str] = getattr(self, record)
        return found


def verify(store: Store) -> Iterator[Problem]:
    """Give every problem of a store; none means that each fact opens on the words it names."""
    ids = _Ids()
    for id_ in store.document_ids():
        ids.document.add(id_)
        yield from _document(store, id_, ids)
    ids.entity.update(entity.id for entity in store.entities())
    ids.event.update(event.id for event in store.events())
    ids.agreement.update(agreement.id for agreement in store.agreements())
    yield from _judgements(store, ids)
    yield from _entities(store, ids)
    yield from _events(store, ids)
    yield from _agreements(store, ids)
    yield from _disagreements(store, ids)
    yield from _missing("published", "document", store.published(), ids)
    yield from _missing("claim_times", "claim", store.claim_times(), ids)


# -- one document and what was read out of it


def _document(store: Store, id_: str, ids: _Ids) -> Iterator[Problem]:
    document = store.document(id_)
    if document.id != id_:
        yield Problem("document", id_, "its text or address is no longer the one that was read")
    mentions = tuple(store.mentions(id_))
    claims = tuple(store.claims(id_))
    here = {mention.id for mention in mentions}
    ids.mention.update(here)
    ids.claim.update(claim.id for claim in claims)
    for mention in mentions:
        yield from _mention(document, mention, here)
    for time in store.times(id_):
        yield from _time(document, time)
    for office in store.offices(id_):
        yield from _office(document, office, here)
    for quote in store.quotes(id_):
        yield from _quote(document, quote, here)
    for claim in claims:
        yield from _claim(document, claim, here)


def _mention(document: Document, mention: Mention, here: Collection[str]) -> Iterator[Problem]:
    yield from _words("mention", mention.id, document, mention.span, mention.text)
    yield from _reference("mention", mention.id, "antecedent", mention.antecedent, here)
    for member in mention.members:
        yield from _reference("mention", mention.id, "member", member, here)


def _time(document: Document, time: TimeExpression) -> Iterator[Problem]:
    yield from _words("time", _place(time.span), document, time.span, time.text)
    yield from _inside("time", _place(time.span), document, anchor=time.anchor)


def _office(document: Document, office: OfficeMention, here: Collection[str]) -> Iterator[Problem]:
    id_ = _place(office.span)
    yield from _inside("office", id_, document, words=office.span)
    yield from _reference("office", id_, "holder", office.holder, here)


def _quote(document: Document, quote: Quote, here: Collection[str]) -> Iterator[Problem]:
    id_ = _place(quote.content)
    spans = {"content": quote.content, "cue": quote.cue, "speaker": quote.speaker_span}
    yield from _inside("quote", id_, document, **spans)
    yield from _reference("quote", id_, "speaker", quote.speaker, here)


def _claim(document: Document, claim: Claim, here: Collection[str]) -> Iterator[Problem]:
    yield from _inside("claim", claim.id, document, sentence=claim.sentence, trigger=claim.trigger)
    if not claim.sentence.covers(claim.trigger):
        yield Problem("claim", claim.id, "its trigger stands outside its sentence")
    for argument in claim.arguments:
        yield from _inside("claim", claim.id, document, **{argument.role: argument.span})
        yield from _reference("claim", claim.id, argument.role, argument.mention, here)
    for span in claim.evidence:
        yield from _inside("claim", claim.id, document, evidence=span)
    yield from _inside("claim", claim.id, document, time=claim.time.source)
    yield from _reference("claim", claim.id, "speaker", claim.speaker, here)


def _place(span: Span) -> str:
    return f"{span.document}:{span.start}-{span.end}"


def _words(record: str, id_: str, document: Document, span: Span, text: str) -> Iterator[Problem]:
    outside = tuple(_inside(record, id_, document, words=span))
    yield from outside
    if not outside and span.of(document.text) != text:
        yield Problem(record, id_, f"the text reads {span.of(document.text)!r} there, not {text!r}")


def _inside(record: str, id_: str, document: Document, **spans: Span | None) -> Iterator[Problem]:
    length = len(document.text)
    for name, span in spans.items():
        if span is not None and span.end > length:
            where = f"[{span.start}, {span.end})"
            yield Problem(record, id_, f"its {name} {where} run past the text ({length})")


def _reference(
    record: str, id_: str, name: str, mention: str | None, here: Collection[str]
) -> Iterator[Problem]:
    if mention is not None and mention not in here:
        yield Problem(record, id_, f"its {name} is mention {mention}, which its document lacks")


# -- what was judged and derived


def _judgements(store: Store, ids: _Ids) -> Iterator[Problem]:
    """Follow the judgements on what was observed: derived ids change as things are merged.

    A person's verdict outlives a reading in which its mention or claim is no more, and waits for
    pages that have not come yet.
    """
    for subject in ("document", "mention", "claim"):
        for judgement in store.judgements(subject):
            if not by_person(judgement.made_by):
                name = f"{judgement.left} = {judgement.right} ({judgement.made_by})"
                pair = (judgement.left, judgement.right)
                yield from _missing("judgement", subject, pair, ids, name)


def _entities(store: Store, ids: _Ids) -> Iterator[Problem]:
    for entity in store.entities():
        yield from _missing("entity", "mention", entity.mentions, ids, entity.id)


def _events(store: Store, ids: _Ids) -> Iterator[Problem]:
    for event in store.events():
        place = () if event.place is None else (event.place,)
        yield from _missing("event", "claim", event.claims, ids, event.id)
        parties = (*event.actors, *event.recipients, *place)
        yield from _missing("event", "entity", parties, ids, event.id)


def _agreements(store: Store, ids: _Ids) -> Iterator[Problem]:
    for agreement in store.agreements():
        yield from _missing("agreement", "entity", agreement.parties, ids, agreement.id)
        for step in agreement.steps:
            party = () if step.party is None else (step.party,)
            yield from _missing("agreement", "entity", party, ids, agreement.id)
            yield from _missing("agreement", "claim", step.claims, ids, agreement.id)


def _disagreements(store: Store, ids: _Ids) -> Iterator[Problem]:
    for found in store.disagreements():
        name = f"{found.event or found.document} {found.field}"
        yield from _missing(
            "disagreement", "event", [found.event] if found.event else [], ids, name
        )
        for value in found.values:
            yield from _missing("disagreement", "claim", value.claims, ids, name)


def _missing(
    record: str, kind: str, named: Iterable[str], ids: _Ids, name: str = ""
) -> Iterator[Problem]:
    for id_ in named:
        if id_ not in ids.of(kind):
            yield Problem(record, name or id_, f"it names {kind} {id_}, which the store lacks")
