"""What an act is, and what it cannot do without: political parties, all that its kind asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.events import QUADS
from dragoman.codebook.organizations import organizations
from dragoman.extract.acts.arguments import carrier
from dragoman.extract.acts.harm import is_no_force
from dragoman.extract.acts.lookup import PARTY_ROLES, Lookup
from dragoman.extract.acts.meetings import is_group, is_meeting
from dragoman.extract.acts.phrases import lemmas_of, word_set
from dragoman.extract.acts.role_places import FORCE
from dragoman.extract.acts.triggers import Trigger
from dragoman.extract.acts.verbs import is_passive, objects, subjects
from dragoman.extract.names.outlets import government_of
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed

__all__ = ["Act", "homes", "is_political", "is_whole"]

POLITICAL = frozenset({Kind.PERSON, Kind.STATE, Kind.ORGANIZATION})
AGREEMENT_STEPS = frozenset({"sign", "ratify", "enter-force"})
GIVING = 2
"""The quad of material cooperation."""
SPEECH = frozenset({"state", "deny", "confirm"})


@dataclass(frozen=True, slots=True)
class Act:
    """A trigger with its arguments; `mode` is set when another act decides it."""

    trigger: Trigger
    arguments: tuple[Argument, ...]
    mode: str = ""

    @property
    def type(self) -> str:
        """The PLOVER type, empty for an extension without one."""
        return self.trigger.rule.entry.type

    def parties(self, role: Role) -> frozenset[str]:
        """Give the names that fill a role."""
        return frozenset(a.name for a in self.arguments if a.role is role)


def is_political(lookup: Lookup, act: Act, private: frozenset[str]) -> bool:
    """Say whether a state, a body or somebody of one takes part, or an agreement is made.

    `private` holds the names of those who stand for nobody; what is done to them may be news.
    """
    roles = PARTY_ROLES
    if act.trigger.rule.entry.quad == len(QUADS):
        # "Thirty people were killed in Aleppo": the state is where, whoever the people are.
        roles |= {Role.PLACE}
    harm = act.trigger.rule.entry.quad == len(QUADS) or act.trigger.rule.entry.extension == "die"
    for mention in _mentions(lookup, act, roles):
        listed = mention.state is not None or mention.codebook is not None
        if listed or (mention.kind in POLITICAL and (harm or mention.name not in private)):
            return True
    # "where a new treaty was signed" names no party, but the agreement is news enough;
    # "we signed a contract" is anybody's.
    index, rule = act.trigger.index, act.trigger.rule
    untold = rule.frame.pos == "noun" or is_passive(lookup.parsed, index)
    untold = untold or _is_by_law(lookup.parsed, index)
    return (untold or rule.entry.extension == "enter-force") and (
        rule.entry.extension in AGREEMENT_STEPS
        and any(argument.role is Role.AGREEMENT for argument in act.arguments)
    )


def _is_by_law(parsed: Parsed, verb: int) -> bool:
    """Say whether it is a law or decree that does it ("the law ratifies the treaty")."""
    return any(
        not word_set("document").isdisjoint(lemmas_of(parsed.tokens[head]))
        for head in subjects(parsed, verb)
    )


def _mentions(lookup: Lookup, act: Act, roles: frozenset[Role]) -> Iterator[Mention]:
    for argument in act.arguments:
        mention = lookup.by_id.get(argument.mention or "")
        if mention is not None and argument.role in roles:
            yield mention


def homes(lookup: Lookup, act: Act) -> frozenset[str]:
    """Give the actors by name, and the states that they belong to."""
    actors = list(_mentions(lookup, act, frozenset({Role.ACTOR})))
    states = {key for m in actors for key in (m.state, m.codebook) if key}
    return frozenset({m.name for m in actors} | states)


def is_whole(lookup: Lookup, act: Act, private: frozenset[str]) -> bool:
    """Say whether an act has what its kind cannot do without."""
    entry = act.trigger.rule.entry
    actors = [a for a in act.arguments if a.role is Role.ACTOR]
    recipients = [a for a in act.arguments if a.role is Role.RECIPIENT]
    if entry.extension == "die":
        return any(m.kind is Kind.PERSON for m in _mentions(lookup, act, PARTY_ROLES))
    if entry.extension in SPEECH:
        return any(_speaks(lookup, a, private) for a in actors)
    if entry.extension in AGREEMENT_STEPS:
        named = any(a.role is Role.AGREEMENT for a in act.arguments)
        return named or (entry.extension == "sign" and _is_of_several(lookup, act, actors))
    if entry.mode == "visit":
        return any(a.mention for a in actors) and _goes_abroad(lookup, act)
    if entry.mode == "multilateral" and act.trigger.rule.frame.pos == "noun":
        held = carrier(lookup.parsed, act.trigger.index, word_set("support"))
        return len(actors) + len(recipients) > 1 or held is not None
    if entry.type == "CONSULT":
        return is_meeting(lookup, act.trigger, actors, recipients)
    if entry.type in FORCE and is_no_force(lookup.parsed, act.trigger, actors):
        return False
    if entry.quad in (1, 3):
        if act.trigger.rule.frame.name == "jointly":
            return _is_joint(lookup, actors)
        told = _is_told(act, actors, recipients, private)
        return told or _is_undergone(lookup.parsed, act, actors, recipients)
    if entry.quad == GIVING and not actors:
        return _is_undergone(lookup.parsed, act, actors, recipients)
    return bool(actors or recipients)


def _is_joint(lookup: Lookup, actors: list[Argument]) -> bool:
    """Say whether several do it, or a body of several states."""
    if len({a.name for a in actors}) > 1 or any(is_group(lookup, a) for a in actors):
        return True
    keys = [m.codebook for a in actors if (m := lookup.by_id.get(a.mention or ""))]
    rows = [organizations().get(key or "") for key in keys]
    return any(row is not None and row.kind == "body" and row.state is None for row in rows)


def _is_of_several(lookup: Lookup, act: Act, actors: list[Argument]) -> bool:
    """Say whether several states sign what is not named ("X and Y put pen to paper")."""
    verb, idiom = act.trigger.index, bool(act.trigger.nouns)
    bare = act.trigger.rule.frame.pos == "verb" and not objects(lookup.parsed, verb)
    return (bare or idiom) and len(lookup.states_of(actors)) > 1


def _is_undergone(
    parsed: Parsed, act: Act, actors: list[Argument], recipients: list[Argument]
) -> bool:
    """Say whether it is done to somebody named, by whom is not said ("Chad was praised")."""
    frame = act.trigger.rule.frame
    passive = frame.pos == "verb" and is_passive(parsed, act.trigger.index)
    freed = frame.pos == "noun" and act.trigger.rule.entry.mode == "release"
    undergone = passive or freed or frame.name == "suffer"
    told = undergone and not parsed.dependents(act.trigger.index, "neg")  # "was not invited"
    return told and not actors and any(a.mention for a in recipients)


def _is_told(
    act: Act, actors: list[Argument], recipients: list[Argument], private: frozenset[str]
) -> bool:
    """Say whether an act of words has somebody who speaks, and if a noun tells it, to whom.

    "Russia's commitment" describes; "Russia's promise to Armenia" and "its offer to talk" tell.
    """
    rule = act.trigger.rule
    speaks = any(a.mention and a.name not in private for a in actors)
    if rule.frame.pos == "noun" and rule.pattern.clause is None:
        return speaks and any(a.mention for a in recipients)
    return speaks


def _speaks(lookup: Lookup, argument: Argument, private: frozenset[str]) -> bool:
    """Say whether a party can say something: a name, or a noun that speaks for one."""
    mention = lookup.by_id.get(argument.mention or "")
    if mention is None or mention.name in private:
        return False
    head = lookup.parsed.head_of(argument.span)
    covered = argument.span == mention.span
    return covered or (head is not None and head.lemma in word_set("speaker_noun"))


def _goes_abroad(lookup: Lookup, act: Act) -> bool:
    """Say whether a visit has an aim that is not the visitor's own country."""
    homes = {m.state or m.codebook for m in _mentions(lookup, act, frozenset({Role.ACTOR}))}
    aims = [
        m
        for m in _mentions(lookup, act, frozenset({Role.RECIPIENT, Role.PLACE}))
        if m.kind is not Kind.AGREEMENT
    ]
    homes.discard(None)
    if government_of(lookup.parsed.document.outlet) in homes:
        homes.add(None)  # where a government's own page names no state, it is at home
    return any((m.state or m.codebook) not in homes or m.kind is Kind.PERSON for m in aims)
