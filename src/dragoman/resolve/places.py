"""Where places lie: each name of a place gets one position, with its reason, or stays unsure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.gazetteer import find_spots
from dragoman.codebook.places import state_spot
from dragoman.codebook.spots import Spot, SpotKind, distance
from dragoman.codebook.states import state_name
from dragoman.model.document import Document
from dragoman.model.mention import Entity, Kind, Mention
from dragoman.resolve.spots.evidence import Reading, read_name
from dragoman.resolve.spots.forms import forms
from dragoman.resolve.spots.page import PageOfPlaces, place_name, read_page

__all__ = ["Located", "locate_entities", "locate_places", "place_keys"]

ROUNDS = 3
"""How often the names of a page are read again in the light of one another."""
SURE = 0.5
"""Points by which a reading has to lead over one that lies elsewhere."""
THIN = 4.5
"""Points below which nothing is said: a town of 30,000 without any other evidence has them."""
ELSEWHERE = 161.0
"""Km (a hundred miles) beyond which two readings are two places; usual in geocoding."""
MOST = 3
"""Other readings that are told."""
AGREED = 0.75
"""Part of an entity's located mentions that must lie in one place for the entity to have it."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a mention's place lies, why, and where else it might."""

    spot: Spot
    reason: str
    alternatives: tuple[str, ...] = ()


def place_keys(mentions: Iterable[Mention]) -> frozenset[str]:
    """Give the names under which the places of mentions are looked up."""
    names = {name for mention in mentions if (name := place_name(mention))}
    return frozenset(key for name in names for step in forms(name) for key in step)


def locate_places(
    documents: Iterable[Document],
    mentions: Sequence[Mention],
    spots: Mapping[str, tuple[Spot, ...]] | None = None,
) -> Mapping[str, Located]:
    """Give mention id → position, for the mentions of states and places that are sure enough.

    `mentions` may be of any kind and of any documents; those of one document are read together.
    `spots` are what their `place_keys` can mean, where that was looked up before.
    """
    by_document: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.span.document].append(mention)
    if spots is None:
        spots = find_spots(place_keys(mentions))
    found: dict[str, Located] = {}
    for document in documents:
        group = sorted(by_document.get(document.id, ()), key=lambda m: (m.span.start, m.span.end))
        page = read_page(document.text, group, spots)
        for index, located in _located(page).items():
            found.update((mention.id, located) for mention in page.names[index].mentions)
    return found


def _located(page: PageOfPlaces) -> dict[int, Located]:
    """Read the names of a page, some rounds over, and keep what is sure."""
    chosen: dict[int, Spot] = {}
    readings: dict[int, tuple[Reading, ...]] = {}
    for _ in range(ROUNDS):
        readings = {i: read_name(i, page, chosen) for i in range(len(page.names))}
        chosen = {i: rows[0].spot for i, rows in readings.items() if rows}
    found = {i: _sure(rows) for i, rows in readings.items() if rows}
    return {index: located for index, located in found.items() if located is not None}


def _sure(readings: Sequence[Reading]) -> Located | None:
    best, *rest = readings
    if best.score < THIN:
        return None
    elsewhere = [
        row
        for row in rest
        if distance(row.spot, best.spot) > ELSEWHERE and not _is_around(row.spot, best.spot)
    ]
    if elsewhere and best.score - elsewhere[0].score < SURE:
        return None
    reason = f"{_told(best.spot)}: {'; '.join(best.reasons[:MOST])}"
    return Located(best.spot, reason, tuple(_told(row.spot) for row in elsewhere[:MOST]))


def _is_around(left: Spot, right: Spot) -> bool:
    """Say whether one is the division of the other (São Paulo, city and state)."""
    return bool(left.code) and left.code == right.code


def _told(spot: Spot) -> str:
    where = state_name(spot.state) if spot.state and spot.kind is not SpotKind.STATE else ""
    return f"{spot.name}, {where}" if where else spot.name


def locate_entities(
    entities: Iterable[Entity], located: Mapping[str, Located]
) -> tuple[Entity, ...]:
    """Give places and states `lat`, `lon` and `geonames` among their codes, where most agree."""
    return tuple(_with_position(entity, located) for entity in entities)


def _with_position(entity: Entity, located: Mapping[str, Located]) -> Entity:
    spot = _spot_of(entity, located)
    if spot is None:
        return entity
    position = [("lat", f"{spot.lat:.4f}"), ("lon", f"{spot.lon:.4f}")]
    if spot.geonames:
        position.append(("geonames", spot.geonames))
    return replace(entity, codes=(*entity.codes, *position))


def _spot_of(entity: Entity, located: Mapping[str, Located]) -> Spot | None:
    """Give the point of a state, or the one place in which most mentions of a place lie."""
    if entity.kind is Kind.STATE:
        return state_spot(dict(entity.codes).get("codebook", ""))
    spots = Counter(located[key].spot for key in entity.mentions if key in located)
    if entity.kind is not Kind.PLACE or not spots:
        return None
    spot, times = min(spots.items(), key=lambda row: (-row[1], row[0].geonames, row[0].name))
    return spot if times >= AGREED * spots.total() else None
