"""Whether what was found where a role may stand can fill that role."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.acts.lookup import PARTY_ROLES, Lookup
from dragoman.extract.acts.phrases import lemmas_of, pobjects, word_set
from dragoman.extract.acts.role_places import FORCE
from dragoman.extract.acts.triggers import Trigger
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed

__all__ = ["is_all_own", "is_misplaced", "is_no_place", "is_own_side", "is_taken", "may_be_bare"]

_NOT_OF_STATES = frozenset({"on", "off", "near"})
_MAY_BE_BARE = {
    Role.ACTOR: frozenset({"subject", "by", "of-by", "with", "between", "from"}),
    Role.RECIPIENT: frozenset({"object", "indirect", "of", "against", "clause", "subject"}),
}
"""Places where a noun that names nobody may still stand: "police", "twelve fishermen"."""


def is_taken(argument: Argument, found: Sequence[Argument], lookup: Lookup | None = None) -> bool:
    """Say whether an argument stands already, in this role or in one that it cannot share."""
    for other in found:
        if argument.role is Role.THEME and argument.span.overlaps(other.span):
            return True
        both = argument.role in PARTY_ROLES and other.role in PARTY_ROLES
        if other.role is not argument.role and not both:
            continue
        if other.mention is not None and other.mention == argument.mention:
            return True
        if other.name == argument.name and not (
            lookup and other.role is not argument.role and _are_two_groups(lookup, argument, other)
        ):
            return True
    return False


def _are_two_groups(lookup: Lookup, left: Argument, right: Argument) -> bool:
    """Say whether two parties of one state are told apart ("Fijian farmers", "Fiji's police")."""
    if left.span.overlaps(right.span):
        return False
    heads = [lookup.parsed.head_of(argument.span) for argument in (left, right)]
    mentions = [lookup.by_id.get(argument.mention or "") for argument in (left, right)]
    return all(
        head is not None
        and mention is not None
        and mention.kind is Kind.STATE
        and not mention.span.covers(argument.span)
        and not word_set("human").isdisjoint(lemmas_of(head))
        for head, mention, argument in zip(heads, mentions, (left, right), strict=True)
    )


def is_own_side(
    lookup: Lookup, trigger: Trigger, argument: Argument, found: Sequence[Argument]
) -> bool:
    """Say whether words go to the speakers' own side beside another, or to what they agree on.

    "The king of Norway asked Oslo and Rome to wait" asks Rome; "the two agreed to settle the
    Chadian question" tells nobody but each other.
    """
    if argument.role is not Role.RECIPIENT or trigger.rule.entry.quad not in (1, 3):
        return False
    actors = [a for a in found if a.role is Role.ACTOR]
    others = [a for a in found if a.role is Role.RECIPIENT and a is not argument]
    if trigger.rule.entry.type == "AGREE" and len(actors) > 1:
        return True
    own = lookup.states_of([argument])
    return bool(others) and bool(own) and own <= lookup.states_of(actors)


def is_all_own(
    lookup: Lookup, trigger: Trigger, named: Sequence[Argument], standing: Sequence[Argument]
) -> bool:
    """Say whether words go to the speakers' own people so far, and may yet name others.

    "The king said that Norwegians should talk to Chad": to Chad.
    """
    if trigger.rule.entry.quad not in (1, 3):
        return False
    homes = lookup.states_of(a for a in standing if a.role is Role.ACTOR)
    return all((own := lookup.states_of([a])) and own <= homes for a in named)


def is_misplaced(lookup: Lookup, trigger: Trigger, argument: Argument, place: str) -> bool:
    """Say whether a party before a noun of force has the other part than the place says.

    "Her arrest" was done to her, as "the Salisbury poisoning" was done in Salisbury; "Iran's
    arrest of sailors" and "her murder of the king" were done by them.
    """
    if trigger.rule.frame.pos != "noun" or place not in {"possessor", "modifier"}:
        return False
    mention = lookup.by_id[argument.mention or ""]
    if place == "modifier":
        site = trigger.rule.entry.type in FORCE and mention.kind is Kind.PLACE
        return site is (argument.role is Role.ACTOR)
    lemmas = lemmas_of(lookup.parsed.tokens[trigger.index])
    undergone = (
        mention.kind is Kind.PERSON
        and not word_set("undergone").isdisjoint(lemmas)
        and not pobjects(lookup.parsed, trigger.index, "of")
    )
    return undergone is (argument.role is Role.ACTOR)


def may_be_bare(parsed: Parsed, role: Role, place: str, head: int, trigger: Trigger) -> bool:
    """Say whether a noun that names nobody may fill a role: people may, "opposition" may not.

    Troops that are moved are nobody's foe.
    """
    if role not in PARTY_ROLES:
        return True
    if place not in _MAY_BE_BARE[role]:
        return False
    lemmas = lemmas_of(parsed.tokens[head])
    if "state" in lemmas and pobjects(parsed, head, "of"):
        return False  # "declared a state of emergency"
    if trigger.rule.entry.type == "MOBILIZE" and role is Role.RECIPIENT:
        human = word_set("human") - word_set("force")
    else:
        human = word_set("human")
    return not human.isdisjoint(lemmas)


def is_no_place(lookup: Lookup, argument: Argument, place: str) -> bool:
    """Say whether it is a state after "on": that is what is acted on, not where."""
    mention = lookup.by_id.get(argument.mention or "")
    return (
        argument.role is Role.PLACE
        and place in _NOT_OF_STATES
        and (mention is None or mention.kind is not Kind.PLACE)
    )
