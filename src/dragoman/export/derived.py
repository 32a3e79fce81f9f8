"""Records of what was judged and derived: readable names first, ids beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dragoman.codebook.cameo import to_cameo
from dragoman.export.values import Names, Record, interval_value
from dragoman.model.agreement import Step
from dragoman.model.event import Role
from dragoman.store.base import Store

__all__ = [
    "agreement_records",
    "disagreement_records",
    "entity_records",
    "event_records",
    "judgement_records",
]


def entity_records(store: Store) -> Iterator[Record]:
    """Give entities; `codes` is scheme → code."""
    for entity in store.entities():
        yield {
            "id": entity.id,
            "kind": entity.kind.value,
            "name": entity.name,
            "names": list(entity.names),
            "codes": dict(entity.codes),
        }


def event_records(store: Store) -> Iterator[Record]:
    """Give events in order of time; `articles` counts copies, `origins` does not.

    A place that no entity stands for ("the party's headquarters") is given as printed, without
    a `place_id`.
    """
    names = Names(store)
    printed = _printed_places(store)
    for event in store.events():
        yield {
            "id": event.id,
            "type": event.type or None,
            "mode": event.mode or None,
            "extension": event.extension or None,
            "actors": names.names(event.actors),
            "recipients": names.names(event.recipients),
            "place": names.name(event.place) or _commonest(printed, event.claims),
            "time": interval_value(event.time.interval),
            "time_steps": list(event.time.steps),
            "modality": event.modality.value,
            "claims": list(event.claims),
            "articles": event.articles,
            "origins": event.origins,
            "title": event.title,
            "actor_ids": list(event.actors),
            "recipient_ids": list(event.recipients),
            "place_id": event.place,
            "time_basis": event.time.basis.value,
            "cameo": to_cameo(event.type, event.mode, event.extension, event.modality),
        }


def _printed_places(store: Store) -> dict[str, str]:
    """Give claim → the words of its place, where no mention resolves them."""
    return {
        claim.id: argument.name
        for claim in store.claims()
        for argument in claim.filling(Role.PLACE)
        if argument.mention is None
    }


def _commonest(printed: Mapping[str, str], claims: Iterable[str]) -> str | None:
    counted = Counter(printed[claim] for claim in claims if claim in printed)
    return min(counted, key=lambda words: (-counted[words], words)) if counted else None


def agreement_records(store: Store) -> Iterator[Record]:
    """Give agreements with the steps of their life."""
    names = Names(store)
    for agreement in store.agreements():
        yield {
            "id": agreement.id,
            "name": agreement.name,
            "names": list(agreement.names),
            "parties": names.names(agreement.parties),
            "steps": [_step(step, names) for step in agreement.steps],
            "party_ids": list(agreement.parties),
        }


def _step(step: Step, names: Names) -> Record:
    return {
        "state": step.state.value,
        "party": names.name(step.party),
        "time": interval_value(step.time.interval),
        "claims": list(step.claims),
        "party_id": step.party,
    }


def disagreement_records(store: Store) -> Iterator[Record]:
    """Give what claims of one event (or one document) cannot all be right about."""
    for disagreement in store.disagreements():
        yield {
            "event": disagreement.event,
            "field": disagreement.field,
            "values": [
                {"value": value.value, "claims": list(value.claims)}
                for value in disagreement.values
            ],
            "note": disagreement.note,
            "document": disagreement.document,
        }


def judgement_records(store: Store) -> Iterator[Record]:
    """Give judgements on all subjects."""
    for judgement in store.judgements():
        yield {
            "left": judgement.left,
            "right": judgement.right,
            "verdict": judgement.verdict.value,
            "score": judgement.score,
            "reason": judgement.reason,
            "made_by": judgement.made_by,
            "at": judgement.at,
            "subject": judgement.subject,
            "copy_kind": judgement.copy_kind.value if judgement.copy_kind else None,
        }
