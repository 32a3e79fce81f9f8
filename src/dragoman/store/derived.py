"""The tables of what was derived: written whole, read whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from dragoman.model.agreement import Agreement, Step, StepState
from dragoman.model.derived import Derived
from dragoman.model.event import Event, Modality
from dragoman.model.judgement import Disagreement, Value
from dragoman.model.mention import Entity, Kind
from dragoman.model.time import Dating
from dragoman.store.columns import (
    Row,
    dating_columns,
    from_dating,
    from_list,
    list_column,
    placed,
)
from dragoman.store.file import StoreFile

__all__ = [
    "read_agreements",
    "read_datings",
    "read_disagreements",
    "read_entities",
    "read_events",
    "write_derived",
]

TABLES = (
    "entity_codes",
    "entity_mentions",
    "entities",
    "event_parties",
    "event_claims",
    "events",
    "agreement_steps",
    "agreements",
    "disagreement_values",
    "disagreements",
    "inferred_publications",
    "narrowed_times",
)
"""Whatever is derived, what hangs on another table before it: emptying them so is fastest."""


def write_derived(file: StoreFile, derived: Derived) -> None:
    """Replace everything derived."""
    for table in TABLES:
        file.change(f"DELETE FROM {table}")  # noqa: S608 (a name of this module's own)
    _write_entities(file, derived.entities)
    _write_events(file, derived.events)
    _write_agreements(file, derived.agreements)
    _write_disagreements(file, derived.disagreements)
    _write_datings(file, "inferred_publications", "document", derived.published)
    _write_datings(file, "narrowed_times", "claim", derived.claim_times)


# -- entities


def _write_entities(file: StoreFile, entities: Sequence[Entity]) -> None:
    file.insert("entities", map(_entity_row, entities))
    for entity in entities:
        file.insert("entity_codes", placed("entity", entity.id, entity.codes, _code_row))
    file.insert(
        "entity_mentions",
        chain.from_iterable(placed("entity", e.id, e.mentions, _mention_row) for e in entities),
    )


def _entity_row(entity: Entity) -> Row:
    names = list_column(entity.names)
    return {"id": entity.id, "kind": str(entity.kind), "name": entity.name, "names": names}


def _code_row(code: tuple[str, str]) -> Row:
    return {"scheme": code[0], "code": code[1]}


def _mention_row(mention: str) -> Row:
    return {"mention": mention}


def read_entities(file: StoreFile) -> Iterator[Entity]:
    """Give entities, by id."""
    codes = file.below(
        "SELECT entity, scheme, code FROM entity_codes ORDER BY entity, position",
        lambda row: (row["scheme"], row["code"]),
    )
    mentions = file.below(
        "SELECT entity, mention FROM entity_mentions ORDER BY entity, position",
        lambda row: str(row["mention"]),
    )
    for row in file.all("SELECT * FROM entities ORDER BY id"):
        yield Entity(
            id=row["id"],
            kind=Kind(row["kind"]),
            name=row["name"],
            names=from_list(row["names"]),
            codes=codes.get(row["id"], ()),
            mentions=mentions.get(row["id"], ()),
        )


# -- events


def _write_events(file: StoreFile, events: Sequence[Event]) -> None:
    file.insert("events", (_event_row(i, event) for i, event in enumerate(events)))
    file.insert("event_parties", chain.from_iterable(map(_party_rows, events)))
    file.insert(
        "event_claims",
        chain.from_iterable(placed("event", e.id, e.claims, _claim_row) for e in events),
    )


def _party_rows(event: Event) -> Iterator[Row]:
    yield from placed("event", event.id, event.actors, lambda e: {"role": "actor", "entity": e})
    yield from placed(
        "event", event.id, event.recipients, lambda e: {"role": "recipient", "entity": e}
    )


def _claim_row(claim: str) -> Row:
    return {"claim": claim}


def _event_row(position: int, event: Event) -> Row:
    return {
        "id": event.id,
        "position": position,
        "title": event.title,
        "type": event.type,
        "mode": event.mode,
        "extension": event.extension,
        "place": event.place,
        **dating_columns(event.time),
        "modality": str(event.modality),
        "articles": event.articles,
        "origins": event.origins,
    }


def read_events(file: StoreFile, only: str | None = None) -> Iterator[Event]:
    """Give events in order of time, undated ones last; one alone if its id is given."""
    ids = ("", "\U0010ffff") if only is None else (only, only)
    parties = file.below(
        "SELECT event, role, entity FROM event_parties WHERE event BETWEEN ? AND ? "
        "ORDER BY event, role, position",
        lambda row: (row["role"], row["entity"]),
        *ids,
    )
    claims = file.below(
        "SELECT event, claim FROM event_claims WHERE event BETWEEN ? AND ? "
        "ORDER BY event, position",
        lambda row: str(row["claim"]),
        *ids,
    )
    query = "SELECT * FROM events WHERE id BETWEEN ? AND ? ORDER BY position"
    for row in file.all(query, *ids):
        found = parties.get(row["id"], ())
        yield Event(
            type=row["type"],
            mode=row["mode"],
            extension=row["extension"],
            actors=tuple(entity for role, entity in found if role == "actor"),
            recipients=tuple(entity for role, entity in found if role == "recipient"),
            place=row["place"],
            time=from_dating(row),
            modality=Modality(row["modality"]),
            claims=claims[row["id"]],
            articles=row["articles"],
            origins=row["origins"],
            title=row["title"],
        )


# -- agreements


def _write_agreements(file: StoreFile, agreements: Sequence[Agreement]) -> None:
    file.insert("agreements", (_agreement_row(i, one) for i, one in enumerate(agreements)))
    for agreement in agreements:
        file.insert(
            "agreement_steps", placed("agreement", agreement.id, agreement.steps, _step_row)
        )


def _agreement_row(position: int, agreement: Agreement) -> Row:
    return {
        "id": agreement.id,
        "position": position,
        "name": agreement.name,
        "names": list_column(agreement.names),
        "parties": list_column(agreement.parties),
    }


def _step_row(step: Step) -> Row:
    return {
        "state": str(step.state),
        "party": step.party,
        **dating_columns(step.time),
        "claims": list_column(step.claims),
    }


def read_agreements(file: StoreFile) -> Iterator[Agreement]:
    """Give agreements, by name."""
    steps = file.below("SELECT * FROM agreement_steps ORDER BY agreement, position", _to_step)
    for row in file.all("SELECT * FROM agreements ORDER BY position"):
        yield Agreement(
            id=row["id"],
            name=row["name"],
            names=from_list(row["names"]),
            parties=from_list(row["parties"]),
            steps=steps.get(row["id"], ()),
        )


def _to_step(row: sqlite3.Row) -> Step:
    return Step(
        state=StepState(row["state"]),
        party=row["party"],
        time=from_dating(row),
        claims=from_list(row["claims"]),
    )


# -- disagreements


def _write_disagreements(file: StoreFile, found: Sequence[Disagreement]) -> None:
    for number, disagreement in enumerate(found):
        file.insert("disagreements", [_disagreement_row(number, disagreement)])
        file.insert(
            "disagreement_values",
            placed("disagreement", number, disagreement.values, _value_row),
        )


def _disagreement_row(number: int, disagreement: Disagreement) -> Row:
    return {
        "number": number,
        "event": disagreement.event,
        "document": disagreement.document,
        "field": disagreement.field,
        "note": disagreement.note,
    }


def _value_row(value: Value) -> Row:
    return {"value": value.value, "claims": list_column(value.claims)}


def read_disagreements(file: StoreFile) -> Iterator[Disagreement]:
    """Give disagreements, by event and field."""
    values = file.below(
        "SELECT * FROM disagreement_values ORDER BY disagreement, position",
        lambda row: Value(row["value"], from_list(row["claims"])),
    )
    for row in file.all("SELECT * FROM disagreements ORDER BY number"):
        yield Disagreement(
            event=row["event"],
            field=row["field"],
            values=values.get(row["number"], ()),
            note=row["note"],
            document=row["document"],
        )


# -- datings


def _write_datings(file: StoreFile, table: str, key: str, datings: Mapping[str, Dating]) -> None:
    file.insert(table, ({key: id_, **dating_columns(d)} for id_, d in datings.items()))


def read_datings(file: StoreFile, table: str, key: str) -> dict[str, Dating]:
    """Give id → dating of one of the two tables of datings."""
    query = f"SELECT * FROM {table} ORDER BY {key}"  # noqa: S608 (names of this package's own)
    return {row[key]: from_dating(row) for row in file.all(query)}
