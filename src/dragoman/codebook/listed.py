"""What users' lists add to the tables: states and names that no table has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.organizations import agreements, organizations
from dragoman.codebook.states import PREFIX, State, declared_states, states
from dragoman.model.actor import Actor
from dragoman.model.mention import Kind

__all__ = ["ListedName", "listed_names", "listed_states", "own_state_key"]

DEMONYMS = ("an", "ese", "ish", "i", "ic", "er", "ans", "ers", "is")
"""Endings by which an alias of a state is told for the word for its people ("Ruritanian")."""
ROOT = 3
"""Letters of a state's name with which such a word begins at least."""


@dataclass(frozen=True, slots=True)
class ListedName:
    """What a name that no table has is by the lists."""

    kind: Kind
    state: str | None
    made_by: str


def listed_names(actors: Iterable[Actor]) -> Mapping[str, ListedName]:
    """Give the names of bodies and places that no table has, with what they are.

    A name that lists give to several kinds is left out, and so is one without a capital.
    """
    found: dict[str, ListedName] = {}
    kinds: defaultdict[str, set[Kind | None]] = defaultdict(set)
    for actor in sorted(actors, key=lambda actor: (actor.list, actor.lines)):
        for name in actor.names:
            kinds[name].add(actor.kind)
            if actor.kind in {Kind.ORGANIZATION, Kind.PLACE} and _is_new(name):
                found.setdefault(name, ListedName(actor.kind, actor.state, actor.made_by))
    return {name: found[name] for name in sorted(found) if len(kinds[name]) == 1}


def listed_states(actors: Iterable[Actor]) -> tuple[State, ...]:
    """Give rows for the states that no table has under any of the listed names."""
    found: dict[str, State] = {}
    for actor in sorted(actors, key=lambda actor: (actor.list, actor.lines)):
        if actor.kind is not Kind.STATE or not all(map(_is_new, actor.names)):
            continue
        people = tuple(name for name in actor.names[1:] if _is_of(actor.name, name))
        names = tuple(name for name in actor.names[1:] if name not in people)
        key = own_state_key(actor.name)
        found.setdefault(key, State(key, actor.name, "", names, people, (), (), (), ""))
    return tuple(found[key] for key in sorted(found))


def own_state_key(name: str) -> str:
    """Give the key of a state that no table has ("state/RURITANIA")."""
    return PREFIX + "".join(letter for letter in name.upper() if letter.isalnum())


def _is_new(name: str) -> bool:
    return name not in _table_names() and any(letter.isupper() for letter in name)


def _is_of(state: str, alias: str) -> bool:
    """Say whether an alias is the word for a state's people."""
    alike = alias[:ROOT].casefold() == state[:ROOT].casefold()
    return alike and " " not in alias and alias.endswith(DEMONYMS)


@cache
def _table_names() -> frozenset[str]:
    """Give every name of the tables themselves."""
    bodies = (*organizations().values(), *agreements().values())
    return frozenset(
        name
        for row in states().values()
        if row not in declared_states()
        for name in (
            row.name,
            *row.names,
            *row.demonyms,
            *row.capitals,
            *row.seats,
            *row.places,
        )
    ) | {name for body in bodies for name in (body.name, *body.names)}
