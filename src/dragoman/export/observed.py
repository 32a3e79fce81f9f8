"""Records of pages and of what was read in them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.cameo import to_cameo
from dragoman.export.values import Names, Record, interval_value, span_value
from dragoman.model.event import Argument
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.time import Dating
from dragoman.resolve.linker import is_personal
from dragoman.resolve.said import decided_copies
from dragoman.store.base import Store

__all__ = [
    "claim_records",
    "document_records",
    "mention_records",
    "office_records",
    "quote_records",
    "rejected_records",
    "time_records",
]


def document_records(store: Store) -> Iterator[Record]:
    """Give documents; `published` is what the page says, where others tell no narrower time.

    A page that says nothing of when it came out has no date but theirs.
    """
    inferred, copies, spun = store.published(), _copies(store), store.spun()
    origins = {document: label for document, _, label in store.origins()}
    for document in store.documents():
        dating = inferred.get(document.id, _known(document.published))
        copy = copies.get(document.id)
        score = spun.get(document.id)
        yield {
            "id": document.id,
            "address": document.address,
            "title": document.title or None,
            "byline": document.byline or None,
            "outlet": document.outlet or None,
            "agencies": list(document.agencies),
            "language": document.language or None,
            "published": interval_value(dating.interval if dating else None),
            "published_basis": dating.basis.value if dating else None,
            "published_steps": list(dating.steps) if dating else [],
            "text": document.text,
            "copy_of": copy.right if copy else None,
            "copy_kind": copy.copy_kind.value if copy and copy.copy_kind else None,
            "origin": origins.get(document.id) or None,
            "spun": score.probability if score else None,
            "section": document.section or None,
        }


def _known(dating: Dating | None) -> Dating | None:
    return dating if dating and dating.interval.known else None


def _copies(store: Store) -> dict[str, Judgement]:
    """Give copy → the judgement that says what it follows: a person's, else the surest."""
    copies: dict[str, Judgement] = {}
    for judgement in decided_copies(store.judgements("document"), set(store.document_ids())):
        if judgement.verdict is Verdict.SAME:
            best = copies.setdefault(judgement.left, judgement)
            if _weight(judgement) > _weight(best):
                copies[judgement.left] = judgement
    return copies


def _weight(judgement: Judgement) -> tuple[bool, float]:
    return (is_personal(judgement), judgement.score)


def rejected_records(store: Store) -> Iterator[Record]:
    """Give rejected pages."""
    for page in store.rejected():
        yield {"address": page.address, "reason": page.reason}


def mention_records(store: Store) -> Iterator[Record]:
    """Give mentions, each with its entity."""
    names = Names(store)
    for mention in store.mentions():
        yield {
            "id": mention.id,
            "document": mention.span.document,
            "start": mention.span.start,
            "end": mention.span.end,
            "text": mention.text,
            "kind": mention.kind.value,
            "entity": names.entity(mention.id),
        }


def office_records(store: Store) -> Iterator[Record]:
    """Give offices; `holder` is an entity, `held` what the document says of the time."""
    names = Names(store)
    for office in store.offices():
        yield {
            "holder": names.entity(office.holder),
            "holder_name": office.holder_name,
            "post": office.post,
            "of": office.of,
            "to": office.to,
            "held": interval_value(office.held),
            "document": office.span.document,
            "start": office.span.start,
            "end": office.span.end,
            "status": office.status or None,
        }


def time_records(store: Store) -> Iterator[Record]:
    """Give time expressions."""
    for time in store.times():
        yield {
            "document": time.span.document,
            "start": time.span.start,
            "end": time.span.end,
            "text": time.text,
            "value": time.value,
            "interval": interval_value(time.interval),
            "basis": time.basis.value,
            "type": time.type,
            "edtf": time.edtf or None,
        }


def quote_records(store: Store) -> Iterator[Record]:
    """Give quotes; `speaker` is an entity, `speaker_name` the name the document gives."""
    names = Names(store)
    for quote in store.quotes():
        yield {
            "document": quote.content.document,
            "content": span_value(quote.content),
            "cue": span_value(quote.cue),
            "speaker_span": span_value(quote.speaker_span),
            "speaker": names.entity(quote.speaker),
            "speaker_name": quote.speaker_name or None,
            "direct": quote.direct,
        }


def claim_records(store: Store) -> Iterator[Record]:
    """Give claims; `time` is the narrowed one where other documents narrowed it."""
    names, narrowed = Names(store), store.claim_times()
    event_of = {claim: event.id for event in store.events() for claim in event.claims}
    for claim in store.claims():
        time = narrowed.get(claim.id, claim.time)
        speaker = names.entity(claim.speaker)
        yield {
            "id": claim.id,
            "document": claim.document,
            "sentence": span_value(claim.sentence),
            "trigger": span_value(claim.trigger),
            "type": claim.type or None,
            "mode": claim.mode or None,
            "extension": claim.extension or None,
            "contexts": list(claim.contexts),
            "arguments": [_argument(argument, names) for argument in claim.arguments],
            "time": interval_value(time.interval),
            "time_basis": time.basis.value,
            "modality": claim.modality.value,
            "polarity": claim.polarity.value,
            "stance": claim.stance,
            "speaker": names.name(speaker) or claim.speaker_name or None,
            "outlet": claim.outlet or None,
            "agency": claim.agency or None,
            "event": event_of.get(claim.id),
            "evidence": [span_value(span) for span in claim.evidence],
            "made_by": claim.made_by,
            "time_steps": list(time.steps),
            "speaker_id": speaker,
            "cameo": to_cameo(claim.type, claim.mode, claim.extension, claim.modality),
        }


def _argument(argument: Argument, names: Names) -> Record:
    return {
        "role": argument.role.value,
        "entity": names.entity(argument.mention),
        "name": argument.name,
        "start": argument.span.start,
        "end": argument.span.end,
        "number": argument.number,
    }
