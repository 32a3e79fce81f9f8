"""Store + query → the events of a chronology, each with who took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.chronology.query import Query
from dragoman.model.event import Event
from dragoman.model.mention import Entity
from dragoman.store.base import Store

__all__ = ["Cast", "Entry", "chronology", "read_cast"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a chronology: an event with the names of those who took part."""

    event: Event
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who: entities by id, and the state that each belongs to ("state/RUS")."""

    entities: Mapping[str, Entity]
    state_of: Mapping[str, str]

    def name(self, entity: str) -> str:
        """Give the name of an entity."""
        found = self.entities.get(entity)
        return found.name if found else entity


def read_cast(store: Store) -> Cast:
    """Read the entities; an entity's state is the one that most of its mentions name."""
    entity_of = store.entity_of()
    votes: dict[str, Counter[str]] = {}
    for mention in store.mentions():
        entity = entity_of.get(mention.id)
        if entity is None:
            continue
        state = mention.state
        if mention.codebook and mention.codebook.startswith("state/"):
            state = mention.codebook
        if state:
            votes.setdefault(entity, Counter())[state] += 1
    state_of = {
        entity: min(counter, key=lambda key: (-counter[key], key))
        for entity, counter in votes.items()
    }
    return Cast({entity.id: entity for entity in store.entities()}, state_of)


def chronology(store: Store, query: Query) -> Iterator[Entry]:
    """Give the events that meet a query, in order of time, undated ones last."""
    cast = read_cast(store)
    for event in store.events():
        if (
            query.meets_kind(event)
            and query.meets_window(event)
            and _takes_part(event, query, cast)
        ):
            yield Entry(
                event,
                tuple(cast.name(actor) for actor in event.actors),
                tuple(cast.name(recipient) for recipient in event.recipients),
                cast.name(event.place) if event.place else "",
            )


def _takes_part(event: Event, query: Query, cast: Cast) -> bool:
    involved = (*event.actors, *event.recipients)
    if query.between:
        states = {cast.state_of[entity] for entity in involved if entity in cast.state_of}
        if not set(query.between) <= states:
            return False
    if query.entities and query.entities.isdisjoint((*involved, event.place)):
        return False
    if query.entity:
        wanted = query.entity.casefold()
        names = (
            name
            for entity in involved
            if entity in cast.entities
            for name in (cast.entities[entity].name, *cast.entities[entity].names)
        )
        return any(wanted in name.casefold() for name in names)
    return True
