"""What is known of entities when events are compared: which state a leader or a city belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.states import capital_holders, states
from dragoman.model.claim import Claim
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Entity, Kind
from dragoman.resolve.entities import entity_id
from dragoman.resolve.names.name_forms import place_key

__all__ = ["ALONE", "World", "make_world"]

ALONE = frozenset({"ratify", "withdraw-treaty"})
"""Acts that each party does by itself."""

WORDS = "words:"
"""Beginning of the stand-in for an argument that no mention fills."""


@dataclass(frozen=True, slots=True)
class World:
    """Entities by id, with the state (an entity id too) of those that belong to one."""

    entity_of: Mapping[str, str]
    entities: Mapping[str, Entity]
    state_of: Mapping[str, str]

    def entity(self, argument: Argument) -> str | None:
        """Give the entity of an argument; None when its words were not resolved."""
        return self.entity_of.get(argument.mention) if argument.mention else None

    def filling(self, claim: Claim, role: Role) -> tuple[str, ...]:
        """Give the entities of one role, in order of the text, each once.

        Who ratifies a treaty "with" another does so alone: the other is a recipient.
        """
        arguments = _alone(claim, role) if claim.extension in ALONE else claim.filling(role)
        found = (self.entity(argument) for argument in arguments)
        acting = role in {Role.ACTOR, Role.RECIPIENT}
        keys = (self._government(key) if acting else key for key in found if key)
        return tuple(dict.fromkeys(keys))

    def place(self, claim: Claim) -> str | None:
        """Give a claim's place: an entity, or its words where nobody resolved them."""
        for argument in claim.filling(Role.PLACE):
            return self.entity(argument) or WORDS + place_key(argument.name)
        return None

    def state(self, key: str) -> str | None:
        """Give the state that an entity is, belongs to or stands in."""
        return self.state_of.get(key) or self._state_of_words(key)

    def states(self, keys: Iterable[str]) -> frozenset[str]:
        """Give the states of several entities."""
        return frozenset(state for key in keys if (state := self.state(key)))

    def is_state(self, key: str) -> bool:
        """Say whether an entity is a state."""
        return self.state_of.get(key) == key

    def name(self, key: str) -> str:
        """Give an entity's name, or the words that stand for it."""
        entity = self.entities.get(key)
        return entity.name if entity else key.removeprefix(WORDS)

    def kind(self, key: str) -> Kind | None:
        """Give what an entity is; None for mere words. An office acts as whoever holds it."""
        entity = self.entities.get(key)
        if entity is not None and entity.kind is Kind.OFFICE:
            return Kind.PERSON
        return entity.kind if entity else None

    def _government(self, key: str) -> str:
        """Give the state for a capital that acts or is acted upon ("Ankara said")."""
        entity = self.entities.get(key)
        if entity is None or entity.kind is not Kind.PLACE:
            return key
        state = entity_id(capital_holders().get(entity.name, ""))
        return state if state in self.entities else key

    def _state_of_words(self, key: str) -> str | None:
        entity = self.entities.get(key)
        if key.startswith(WORDS):
            return _cities().get(key.removeprefix(WORDS))
        if entity is not None and entity.kind is Kind.PLACE:
            return _cities().get(place_key(entity.name))
        return None


def _alone(claim: Claim, role: Role) -> tuple[Argument, ...]:
    """Tell those before the verb, who act, from those after it, with whom the treaty is."""
    actors = claim.filling(Role.ACTOR)
    before = tuple(a for a in actors if a.span.start < claim.trigger.start)
    after = tuple(a for a in actors if a not in before) if before else ()
    if role is Role.ACTOR:
        return before or actors
    return (*claim.filling(role), *after) if role is Role.RECIPIENT else claim.filling(role)


def make_world(entities: Sequence[Entity], entity_of: Mapping[str, str]) -> World:
    """Gather what the entities' codes say."""
    state_of: dict[str, str] = {}
    for entity in entities:
        codes = dict(entity.codes)
        if entity.kind is Kind.STATE:
            state_of[entity.id] = entity.id
        elif "state" in codes:
            state_of[entity.id] = entity_id(codes["state"])
    return World(entity_of, {entity.id: entity for entity in entities}, state_of)


@cache
def _cities() -> Mapping[str, str]:
    """Give city → entity id of its state, for cities that the codebook lists once."""
    found: dict[str, set[str]] = {}
    for state in states().values():
        for name in (*state.capitals, *state.places):
            found.setdefault(place_key(name), set()).add(entity_id(state.key))
    return {city: min(keys) for city, keys in found.items() if len(keys) == 1}
