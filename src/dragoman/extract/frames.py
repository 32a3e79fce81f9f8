"""Fills the frame of a trigger: actor, recipient, place and the rest, out of its own clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.codebook.events import EventBook
from dragoman.codebook.states import state_name
from dragoman.extract.arguments import carrier, heads_at, is_passive, pobjects, subjects
from dragoman.extract.fillers import (
    Lookup,
    agreement_at,
    number_at,
    parties_at,
    place_at,
    theme_at,
)
from dragoman.extract.triggers import Trigger
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed

__all__ = ["fill_frame", "role_heads"]

PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "inside", "off", "on", "around", "across")
_TIME_PREPOSITIONS = frozenset({"during", "after", "following", "before", "on", "in", "at", "amid"})


def fill_frame(lookup: Lookup, trigger: Trigger, book: EventBook) -> tuple[Argument, ...]:
    """Give the arguments of a trigger; nobody is both actor and recipient of one act."""
    found: list[Argument] = []
    for role in (Role.ACTOR, Role.RECIPIENT, Role.AGREEMENT, Role.THEME, Role.PLACE, Role.NUMBER):
        for argument in _fill(lookup, trigger, role, book, found):
            if not _stands(argument, found):
                found.append(argument)
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
        for head in heads:
            for argument in _filler(lookup, role, head, book):
                if _stands(argument, standing):
                    continue
                if argument.mention is not None:
                    named.append(argument)
                elif role not in _PARTIES or place in _MAY_BE_BARE[role]:
                    bare.append(argument)
        if named and not together:
            break
    return named + bare if together else named or bare[:1]


def _filler(lookup: Lookup, role: Role, head: int, book: EventBook) -> tuple[Argument, ...]:
    if role in _PARTIES:
        return parties_at(lookup, head, role)
    if role is Role.AGREEMENT:
        return agreement_at(lookup, head, book.sets["agreement"])
    if role is Role.PLACE:
        return place_at(lookup, head)
    return theme_at(lookup, head) if role is Role.THEME else number_at(lookup, head)


_PARTIES = frozenset({Role.ACTOR, Role.RECIPIENT})
_MAY_BE_BARE = {
    Role.ACTOR: frozenset({"subject", "by", "of-by", "with", "between", "support", "from"}),
    Role.RECIPIENT: frozenset({"object", "indirect", "of", "against", "clause", "subject"}),
}
"""Places where a noun that names nobody may still stand: "police", "twelve fishermen"."""


def role_heads(
    parsed: Parsed, trigger: Trigger, role: Role, book: EventBook
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give each place where a role may stand with the heads that stand there."""
    places = trigger.rule.frame.roles.get(role, ())
    if role is Role.PLACE:
        places = (*places, *PLACE_PREPOSITIONS)
    support = _support(parsed, trigger, book)
    for place in places:
        heads = _heads(parsed, trigger, place, support)
        yield place, tuple(head for head in heads if head != trigger.index)
    if role is Role.PLACE:
        yield "occasion", _place_of_occasion(parsed, trigger.index)


def _heads(parsed: Parsed, trigger: Trigger, place: str, support: int | None) -> tuple[int, ...]:
    if place == "support":
        return subjects(parsed, support) if support is not None else ()
    if place == "above":
        return _subject_above(parsed, trigger.index)
    heads = heads_at(parsed, trigger.index, place)
    if place in _VERBAL or "-" in place:
        return heads
    for noun in trigger.nouns:
        heads += heads_at(parsed, noun, place)
    if support is not None:
        heads += pobjects(parsed, support, place)
    return heads


_VERBAL = frozenset(
    {"subject", "object", "indirect", "possessor", "modifier", "clause", "content", "teller"}
)


def _support(parsed: Parsed, trigger: Trigger, book: EventBook) -> int | None:
    if trigger.rule.frame.pos != "noun":
        return None
    return carrier(parsed, trigger.index, book.sets["support"])


def _subject_above(parsed: Parsed, noun: int) -> tuple[int, ...]:
    """Give the subject of the clause that says what went on during it ("on a visit to …, X …")."""
    token = parsed.tokens[noun]
    prep = parsed.tokens[token.head]
    if token.dep != "pobj" or prep.lower not in _TIME_PREPOSITIONS:
        return ()
    verb = parsed.tokens[prep.head]
    if verb.pos not in {"VERB", "AUX"}:
        return ()
    if is_passive(parsed, verb.index):
        return heads_at(parsed, verb.index, "object")
    return subjects(parsed, verb.index)


def _place_of_occasion(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give where the occasion was at which it was done ("during a meeting in Wonsan, X met Y")."""
    found: list[int] = []
    for word in _TIME_PREPOSITIONS:
        for occasion in pobjects(parsed, verb, word):
            for place in ("in", "at"):
                found.extend(pobjects(parsed, occasion, place))
    return tuple(found)


def _stands(argument: Argument, found: list[Argument]) -> bool:
    """Say whether an argument stands already, in this role or in one that it cannot share."""
    for other in found:
        if argument.role is Role.THEME and argument.span.overlaps(other.span):
            return True
        both = argument.role in _PARTIES and other.role in _PARTIES
        if other.role is not argument.role and not both:
            continue
        if other.mention is not None and other.mention == argument.mention:
            return True
        if other.name == argument.name:
            return True
    return False


def _states_of_places(lookup: Lookup, found: list[Argument], *, visit: bool) -> Iterator[Argument]:
    """Let a place that is a party stand for its state; on a visit it is the place as well."""
    places = {a.mention for a in found if a.role is Role.PLACE}
    names = {a.name for a in found if a.role in _PARTIES}
    for argument in found:
        mention = lookup.by_id.get(argument.mention or "")
        if argument.role not in _PARTIES or mention is None or mention.kind is not Kind.PLACE:
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
