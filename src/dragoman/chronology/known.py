"""Whom users' lists told a store of, and whom of them its pages name."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.actor import Actor
from dragoman.model.mention import Entity
from dragoman.store.base import Store

__all__ = ["KnownActor", "known_actors"]


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One listed actor; `entity` is None where no page names it, or nobody knows which does."""

    actor: Actor
    entity: Entity | None
    pages: int


def known_actors(store: Store) -> tuple[KnownActor, ...]:
    """Give every listed actor, by list and line."""
    home = {
        value: entity
        for entity in store.entities()
        for scheme, value in entity.codes
        if scheme.startswith("listed")
    }
    page_of = {mention.id: mention.span.document for mention in store.mentions()}
    found: list[KnownActor] = []
    for given in store.actor_lists():
        for actor in given.actors:
            entity = home.get(actor.place)
            pages = {page_of[m] for m in entity.mentions if m in page_of} if entity else set()
            found.append(KnownActor(actor, entity, len(pages)))
    return tuple(found)
