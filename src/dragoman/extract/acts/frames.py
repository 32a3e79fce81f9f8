"""Fills the frame of a trigger: actor, recipient, place and the rest, out of its own clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.codebook.events import EventBook
from dragoman.codebook.states import state_name
from dragoman.extract.acts.around import others_around
from dragoman.extract.acts.eligible import (
    is_all_own,
    is_misplaced,
    is_no_place,
    is_own_side,
    is_taken,
    may_be_bare,
)
from dragoman.extract.acts.fillers import parties_at
from dragoman.extract.acts.lookup import PARTY_ROLES, Lookup
from dragoman.extract.acts.phrases import coordinated, word_set
from dragoman.extract.acts.purpose import purpose_of
from dragoman.extract.acts.role_places import role_heads, support_of
from dragoman.extract.acts.things import agreement_at, number_at, place_at, theme_at
from dragoman.extract.acts.triggers import Trigger
from dragoman.extract.names.outlets import government_of
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind, Mention

__all__ = ["fill_frame"]


def fill_frame(lookup: Lookup, trigger: Trigger, book: EventBook) -> tuple[Argument, ...]:
    """Give the arguments of a trigger; nobody is both actor and recipient of one act.

    Whom its own clause does not name may be told by the clause around it, or by the act before to
    which its object points back.
    """
    found = list(_own_arguments(lookup, trigger, book))
    if Role.RECIPIENT not in trigger.rule.frame.roles:
        return tuple(found)
    if any(a.role is Role.RECIPIENT and a.mention for a in found):
        return tuple(found)
    others = others_around(lookup, trigger, found, book, _own_arguments)
    if not others:
        return tuple(found)
    return (*(a for a in found if a.role is not Role.RECIPIENT), *others)


def _own_arguments(lookup: Lookup, trigger: Trigger, book: EventBook) -> tuple[Argument, ...]:
    """Give what the frame itself names."""
    found: list[Argument] = []
    for role in (Role.ACTOR, Role.RECIPIENT, Role.AGREEMENT, Role.THEME, Role.PLACE, Role.NUMBER):
        for argument in _fill(lookup, trigger, role, book, found):
            if not is_taken(argument, found, lookup):
                found.append(argument)
    found = [a for a in found if not is_own_side(lookup, trigger, a, found)]
    found.extend(purpose_of(lookup.parsed, trigger, support_of(lookup.parsed, trigger, book)))
    if trigger.rule.entry.extension == "ratify":
        found = _by_home(lookup, [lookup.for_state(argument) for argument in found])
    visit = trigger.rule.entry.mode == "visit"
    return tuple(_states_of_places(lookup, found, visit=visit))


def _fill(
    lookup: Lookup, trigger: Trigger, role: Role, book: EventBook, standing: list[Argument]
) -> list[Argument]:
    """Give what fills a role: of its places all, or the first that names somebody."""
    together = role in trigger.rule.frame.together
    named: list[Argument] = []
    bare: list[Argument] = []
    for place, heads in role_heads(lookup.parsed, trigger, role, book):
        for head in _listed(lookup, heads) if role in PARTY_ROLES else heads:
            for argument in _filler(lookup, role, head, book):
                if is_taken(argument, standing, lookup) or is_no_place(lookup, argument, place):
                    continue
                if argument.mention is not None:
                    if not is_misplaced(lookup, trigger, argument, place):
                        named.append(argument)
                elif may_be_bare(lookup.parsed, role, place, head, trigger):
                    bare.append(argument)
        own = role is Role.RECIPIENT and is_all_own(lookup, trigger, named, standing)
        if (named or (bare and role is Role.NUMBER)) and not (together or own):
            break
    if role is Role.NUMBER:
        return bare  # "killed 12 soldiers and 30 farmers"
    return named + bare if together else named or bare[:1]


def _by_home(lookup: Lookup, found: list[Argument]) -> list[Argument]:
    """Let the state whose page tells of a ratification be who ratified, if nobody else is named."""
    home = government_of(lookup.parsed.document.outlet)
    if home is None or any(a.role is Role.ACTOR for a in found):
        return found
    return [
        replace(a, role=Role.ACTOR)
        if a.role is Role.RECIPIENT and lookup.states_of([a]) == {home}
        else a
        for a in found
    ]


def _listed(lookup: Lookup, heads: tuple[int, ...]) -> Iterator[int]:
    """Give heads with the states listed behind a state ("Norway, Chad, Peru and the rich Niger").

    The parser takes a member of a list for an apposition at times, but no state is another one.
    """
    for head in heads:
        yield head
        state = lookup.at(head, {Kind.STATE})
        for token in lookup.parsed.dependents(head, "appos") if state else ():
            other = lookup.at(token.index, {Kind.STATE})
            if other is not None and other.codebook not in (None, state and state.codebook):
                yield from coordinated(lookup.parsed, token.index)


def _filler(lookup: Lookup, role: Role, head: int, book: EventBook) -> tuple[Argument, ...]:
    if role in PARTY_ROLES:
        return parties_at(lookup, head, role)
    if role is Role.AGREEMENT:
        return agreement_at(lookup, head, book.sets["agreement"])
    if role is Role.PLACE:
        return place_at(lookup, head)
    return theme_at(lookup, head) if role is Role.THEME else number_at(lookup, head)


def _states_of_places(lookup: Lookup, found: list[Argument], *, visit: bool) -> Iterator[Argument]:
    """Let a place that is a party stand for its state; on a visit it is the place as well."""
    places = {a.mention for a in found if a.role is Role.PLACE}
    names = {a.name for a in found if a.role in PARTY_ROLES}
    for argument in found:
        mention = lookup.by_id.get(argument.mention or "")
        if (
            argument.role not in PARTY_ROLES
            or mention is None
            or not _is_place(lookup, mention, visit)
        ):
            yield argument
            continue
        state = state_name(mention.state)
        if state is None and not visit:
            yield argument
        elif state is not None and state not in names:
            names.add(state)
            yield replace(argument, name=state)
        if visit and mention.id not in places:
            yield Argument(Role.PLACE, argument.span, mention.name, mention.id)


def _is_place(lookup: Lookup, mention: Mention, visit: bool) -> bool:
    """Say whether a party is a place: a city, or an embassy that is visited."""
    if mention.kind is Kind.PLACE:
        return True
    head = lookup.parsed.head_of(mention.span)
    return (
        visit
        and mention.kind is Kind.ORGANIZATION
        and mention.state is not None
        and head is not None
        and head.lemma in word_set("place_noun")
    )
