"""What a person means by a name, the beginning of an id, or an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from dragoman.errors import NotFound, UsageError
from dragoman.model.ids import ID_LENGTH
from dragoman.model.mention import Entity, Kind
from dragoman.resolve.names.name_forms import plain
from dragoman.resolve.names.profiles import name_key
from dragoman.store.base import Store

__all__ = ["Named", "Sort", "Thing", "find_named", "find_thing"]

SHORTEST_ID = 4
"""Characters of an id below which it is not looked for: too many things begin so."""
CLEARLY = 5
"""Times as many mentions as the next that make one of several entities the one that is meant."""
NEAR = 3
"""Near names that are told where nothing bears the one that was asked for."""
ALIKE = 0.75
"""Share of letters in common (Ratcliff and Obershelp) from which a name is near another."""


@dataclass(frozen=True, slots=True)
class Named:
    """The entities that a name meets: the one that is clearly meant, if one is, and the others."""

    best: Entity | None
    others: tuple[Entity, ...]
    """Best known first."""
    near: tuple[str, ...]
    """Names like the one asked for, where nothing bears it."""

    @property
    def all(self) -> tuple[Entity, ...]:
        """Every entity that the name meets."""
        return (self.best, *self.others) if self.best else self.others


class Sort(StrEnum):
    """What a reference can name."""

    PAGE = "page"
    EVENT = "event"
    ENTITY = "entity"
    CLAIM = "claim"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Thing:
    """A record that a person named; `id` is whole."""

    sort: Sort
    id: str


def find_named(entities: Iterable[Entity], words: str) -> Named:
    """Find the entities that bear a name, or whose id begins so.

    Who bears the whole name goes before a person whose full name is another romanisation of it,
    then whose name has all its words, then a part of a word. Case, accents, dashes and
    apostrophes make no difference.
    """
    known = list(entities)
    wanted = plain(words)
    if not wanted:
        return Named(None, (), ())
    if is_beginning(words):
        found = [entity for entity in known if entity.id.startswith(words.lower())]
        if found:
            return _ranked(found, wanted)
    folded = [(entity, {plain(name) for name in (entity.name, *entity.names)}) for entity in known]
    tokens = set(wanted.split())
    spelt = name_key(Kind.PERSON, words)
    persons = (entity for entity in known if entity.kind is Kind.PERSON and len(tokens) > 1)
    for found in (
        [entity for entity, names in folded if wanted in names],
        [p for p in persons if spelt in {name_key(p.kind, n) for n in (p.name, *p.names)}],
        [entity for entity, names in folded if any(tokens <= set(n.split()) for n in names)],
        [entity for entity, names in folded if any(wanted in name for name in names)],
    ):
        if found:
            return _ranked(found, wanted)
    return Named(None, (), tuple(_near(known, wanted)))


def is_beginning(words: str) -> bool:
    """Say whether the words could be the beginning of an id."""
    return SHORTEST_ID <= len(words) <= ID_LENGTH and all(
        letter in "0123456789abcdef" for letter in words.lower()
    )


def _ranked(found: Iterable[Entity], wanted: str) -> Named:
    """Put the best known first, and say which is meant.

    The name of a state means that state, and not its namesake ("Georgia"), unless the pages hardly
    speak of the state.
    """
    ordered = sorted(found, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))
    states = [e for e in ordered if e.kind is Kind.STATE and plain(e.name) == wanted]
    if len(states) == 1 and len(ordered[0].mentions) < CLEARLY * len(states[0].mentions):
        ordered.sort(key=lambda entity: entity is not states[0])
        return Named(ordered[0], tuple(ordered[1:]), ())
    first, *rest = ordered
    clearly = not rest or len(first.mentions) >= CLEARLY * len(rest[0].mentions)
    # A city that is the whole name of one entity is not meant less for being a seat of power.
    titled = [e for e in rest if plain(e.name) == wanted and e.kind is not Kind.PERSON]
    if clearly and (first.kind is Kind.PERSON or plain(first.name) == wanted or not titled):
        return Named(first, tuple(rest), ())
    return Named(None, tuple(ordered), ())


def _near(known: Sequence[Entity], wanted: str) -> Iterator[str]:
    """Give names that are spelt nearly so, or have a word that is, the best known first."""
    ordered = sorted(known, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))
    names: dict[str, str] = {}
    for entity in ordered:
        names.setdefault(plain(entity.name), entity.name)
    size = len(wanted)
    sized = [name for name in names if 0.5 * size <= len(name) <= 2 * size]
    close = get_close_matches(wanted, sized, NEAR, ALIKE)
    words = {word for name in names for word in name.split() if len(word) > 2}
    alike = set(get_close_matches(wanted, sorted(words), NEAR, ALIKE))
    alike |= {word for word in wanted.split() if word in words}
    sharing = [name for name in names if alike & set(name.split())]
    yield from (names[name] for name in list(dict.fromkeys((*close, *sharing)))[:NEAR])


def find_thing(store: Store, words: str) -> Thing:
    """Find the one record that a person means by an address, an id or its beginning, or a name.

    A name counts only where one entity clearly bears it. Raises UsageError where several things
    are meant, NotFound where none is.
    """
    if is_beginning(words):
        found = _by_id(store, words.lower())
        if len(found) > 1:
            some = ", ".join(f"{thing.sort} {thing.id}" for thing in found[:4])
            raise UsageError(f"several things have an id that begins with {words!r}: {some}")
        if found:
            return found[0]
    elif words and all(letter in "0123456789abcdef" for letter in words.lower()):
        raise UsageError(f"give at least {SHORTEST_ID} characters of an id")
    page = next((page.id for page in store.documents() if page.address == words), None)
    if page is not None:
        return Thing(Sort.PAGE, page)
    return Thing(Sort.ENTITY, _by_name(store, words).id)


def _by_name(store: Store, words: str) -> Entity:
    named = find_named(store.entities(), words)
    wanted, spelt = plain(words), name_key(Kind.PERSON, words)
    exact = [
        e
        for e in named.all
        if wanted in {plain(name) for name in (e.name, *e.names)}
        or (" " in wanted and e.kind is Kind.PERSON and spelt == name_key(e.kind, e.name))
    ]
    if named.best and named.best in exact:
        return named.best
    if exact:
        some = ", ".join(f"{e.kind} {e.name} {e.id[:8]}" for e in exact[:4])
        raise UsageError(f"several are called {words!r}, give the id of one: {some}")
    near = [entity.name for entity in named.all[:NEAR]] or list(named.near)
    hint = f" (near: {', '.join(near)})" if near else ""
    raise NotFound(
        f"no event, page, claim, mention or entity has an id that begins with {words!r}, and none "
        f"that name or address{hint}"
    )


def _by_id(store: Store, beginning: str) -> list[Thing]:
    """Give what has an id that begins so; what is read in pages only if nothing else does."""
    found = [
        *_begin(Sort.EVENT, (event.id for event in store.events()), beginning),
        *_begin(Sort.PAGE, store.document_ids(), beginning),
        *_begin(Sort.ENTITY, (entity.id for entity in store.entities()), beginning),
    ]
    if not found:
        found = [
            *_begin(Sort.CLAIM, (claim.id for claim in store.claims()), beginning),
            *_begin(Sort.MENTION, (mention.id for mention in store.mentions()), beginning),
        ]
    return found


def _begin(sort: Sort, ids: Iterable[str], beginning: str) -> Iterator[Thing]:
    return (Thing(sort, id_) for id_ in ids if id_.startswith(beginning))
