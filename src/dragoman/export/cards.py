"""An entity's card as records, for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.chronology.entity import EntityCard
from dragoman.chronology.identity import IdentityCard
from dragoman.chronology.known import KnownActor
from dragoman.chronology.offices import PostLines
from dragoman.chronology.verdicts import verdict_id
from dragoman.export.values import Record, interval_value
from dragoman.model.judgement import Judgement
from dragoman.model.mention import Entity
from dragoman.model.office import Tenure, Witness

__all__ = [
    "actor_record",
    "choice_records",
    "entity_card_record",
    "identity_card_record",
    "office_ledger_records",
    "verdict_record",
]


def entity_card_record(card: EntityCard) -> Record:
    """Give what `show --entity` prints above the events; `card` tells it from their records."""
    entity = card.entity
    return {
        "card": "entity",
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "names": [{"name": name, "mentions": count} for name, count in card.names],
        "otherwise": card.otherwise,
        "codes": dict(entity.codes),
        "speaks_for": [{"name": name, "mentions": count} for name, count in card.speaks_for],
        "posts": [_tenure(tenure) for tenure in card.tenures],
        "posts_undated": list(card.undated),
        "met": [
            {"id": met.id, "name": met.name, "kind": met.kind.value, "events": met.events}
            for met in card.met
        ],
        "events": card.events,
        "first": interval_value(card.first),
        "last": interval_value(card.last),
        "mentions": card.mentions,
        "articles": card.articles,
        "origins": card.origins,
    }


def choice_records(entities: Sequence[Entity], told: Mapping[str, tuple[str, int]]) -> list[Record]:
    """Give the entities among which a person has to choose."""
    return [
        {
            "card": "choice",
            "id": entity.id,
            "kind": entity.kind.value,
            "name": entity.name,
            "known_as": told[entity.id][0] or None,
            "mentions": len(entity.mentions),
            "pages": told[entity.id][1],
        }
        for entity in entities
    ]


def identity_card_record(card: IdentityCard) -> Record:
    """Give what `why` prints of an entity."""
    return {
        "card": "identity",
        "id": card.entity.id,
        "kind": card.entity.kind.value,
        "name": card.entity.name,
        "pages": [
            {
                "address": page.address,
                "published": interval_value(page.published),
                "names": [{"name": name, "mentions": count} for name, count in page.names],
                "mention": page.mention,
                "words": page.words,
            }
            for page in card.pages
        ],
        "joined": [
            {"reason": j.reason, "made_by": j.made_by, "score": j.score, "count": j.count}
            for j in card.joined
        ],
        "apart": [
            {
                "id": apart.id,
                "name": apart.name,
                "verdict": apart.judgement.verdict.value,
                "reason": apart.judgement.reason,
                "made_by": apart.judgement.made_by,
                "score": apart.judgement.score,
            }
            for apart in card.apart
        ],
        "verdicts": [verdict_record(verdict) for verdict in card.verdicts],
    }


def verdict_record(verdict: Judgement) -> Record:
    """Give a person's verdict; `id` is what `undo` takes."""
    return {
        "id": verdict_id(verdict),
        "subject": verdict.subject,
        "left": verdict.left,
        "right": verdict.right,
        "verdict": verdict.verdict.value,
        "reason": verdict.reason,
        "by": verdict.made_by.partition(":")[2],
        "at": verdict.at,
    }


def actor_record(known: KnownActor) -> Record:
    """Give what `actors` prints of one listed actor."""
    actor = known.actor
    return {
        "list": actor.list,
        "lines": list(actor.lines),
        "id": actor.code or None,
        "kind": actor.kind.value if actor.kind else None,
        "names": list(actor.names),
        "state": actor.state,
        "offices": [
            {
                "post": office.post,
                "of": office.of or None,
                "began": interval_value(office.began),
                "ended": interval_value(office.ended),
            }
            for office in actor.offices
        ],
        "entity": known.entity.id if known.entity else None,
        "pages": known.pages,
    }


def office_ledger_records(posts: Iterable[PostLines]) -> Iterator[Record]:
    """Give what `show --offices` prints: the holders of each post, then its gaps."""
    for lines in posts:
        for tenure in lines.tenures:
            yield {
                "card": "office",
                "holder": tenure.holder,
                "holder_name": tenure.holder_name,
                **_tenure(tenure),
                "clashes_with": [other.holder for other in lines.clashing(tenure)],
                "evidence": [_witness(witness) for witness in tenure.evidence],
            }
        for gap in lines.gaps:
            yield {
                "card": "gap",
                "post": gap.post,
                "of": gap.of or None,
                "to": gap.to or None,
                "time": interval_value(gap.time),
                "before": gap.before.holder,
                "after": gap.after.holder,
            }


def _witness(witness: Witness) -> Record:
    span = witness.span
    return {
        "says": witness.says,
        "time": interval_value(witness.time),
        "document": span.document if span else None,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "listed": witness.listed or None,
    }


def _tenure(tenure: Tenure) -> Record:
    return {
        "post": tenure.post,
        "of": tenure.of or None,
        "to": tenure.to or None,
        "acting": tenure.acting,
        "held": interval_value(tenure.held),
        "began": interval_value(tenure.began),
        "ended": interval_value(tenure.ended),
        "pages": tenure.documents,
        "listed": list(tenure.listed),
        "doubt": tenure.doubt or None,
    }
