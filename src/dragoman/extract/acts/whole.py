"""What an act is, and what it cannot do without: political parties, all that its kind asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.events import QUADS
from dragoman.codebook.organizations import organizations
from dragoman.extract.acts.arguments import carrier
from dragoman.extract.acts.gatherings import is_gathering
from dragoman.extract.acts.lookup import Lookup
from dragoman.extract.acts.phrases import lemmas_of, pobjects, word_set
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
FORCE = frozenset({"ASSAULT", "COERCE"})
GROUPS = frozenset({"two", "both", "three", "four", "five"})
SPEECH = frozenset({"state", "deny", "confirm"})
PARTY_ROLES = frozenset({Role.ACTOR, Role.RECIPIENT})


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
    if entry.type == "CONSULT" and (_is_interview(lookup, act) or _is_naming(lookup.parsed, act)):
        return False
    if entry.type == "CONSULT" and entry.mode not in {"third-party", "multilateral"}:
        sides = len(actors) + len(recipients)
        several = sides > 1 or any(_is_group(lookup, a) for a in actors)
        return several or is_gathering(lookup, act.trigger, actors)
    if entry.type in FORCE and _is_no_force(lookup.parsed, act, actors):
        return False
    if entry.quad in (1, 3) and entry.type != "CONSULT":
        if act.trigger.rule.frame.name == "jointly":
            return _is_joint(lookup, actors)
        told = _is_told(act, actors, recipients, private)
        return told or _is_undergone(lookup.parsed, act, actors, recipients)
    if entry.quad == GIVING and not actors:
        return _is_undergone(lookup.parsed, act, actors, recipients)
    return bool(actors or recipients)


def _is_joint(lookup: Lookup, actors: list[Argument]) -> bool:
    """Say whether several do it, or a body of several states."""
    if len({a.name for a in actors}) > 1 or any(_is_group(lookup, a) for a in actors):
        return True
    keys = [m.codebook for a in actors if (m := lookup.by_id.get(a.mention or ""))]
    rows = [organizations().get(key or "") for key in keys]
    return any(row is not None and row.kind == "body" and row.state is None for row in rows)


def _is_of_several(lookup: Lookup, act: Act, actors: list[Argument]) -> bool:
    """Say whether several states sign what is not named ("X and Y put pen to paper")."""
    verb, idiom = act.trigger.index, bool(act.trigger.nouns)
    bare = act.trigger.rule.frame.pos == "verb" and not objects(lookup.parsed, verb)
    return (bare or idiom) and len(_states(lookup, actors)) > 1


def _states(lookup: Lookup, arguments: list[Argument]) -> frozenset[str]:
    found = [m for a in arguments if (m := lookup.by_id.get(a.mention or ""))]
    return frozenset(key for m in found if (key := m.state or m.codebook))


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


def _is_no_force(parsed: Parsed, act: Act, actors: list[Argument]) -> bool:
    """Say whether force is used on no person, or an assault may be a mere accident."""
    accident = act.type == "ASSAULT" and not actors and not _is_hostile(parsed, act)
    return accident or _is_on_beasts(parsed, act)


def _is_on_beasts(parsed: Parsed, act: Act) -> bool:
    """Say whether a verb of force is done to animals, goods or germs only ("slaughtered hogs")."""
    if act.trigger.rule.frame.pos != "verb":
        return False
    heads = objects(parsed, act.trigger.index)
    unharmed = word_set("unharmed")
    return bool(heads) and all(not unharmed.isdisjoint(lemmas_of(parsed.tokens[h])) for h in heads)


def _is_naming(parsed: Parsed, act: Act) -> bool:
    """Say whether a verb tells what somebody is called ("called X a friend"), not that X was."""
    verb = act.trigger.index
    if act.trigger.rule.entry.mode != "phone":
        return False
    return bool(parsed.dependents(verb, "dobj") and parsed.dependents(verb, "oprd"))


def _is_interview(lookup: Lookup, act: Act) -> bool:
    """Say whether somebody speaks to a broadcaster and meets nobody."""
    index = act.trigger.index
    if word_set("broadcast").isdisjoint(lemmas_of(lookup.parsed.tokens[index])):
        return False
    found = [lookup.at(head) for head in pobjects(lookup.parsed, index, "to")]
    return bool(found) and all(m is not None and _is_newsroom(m) for m in found)


def _is_newsroom(mention: Mention) -> bool:
    """Say whether a body is listed as an agency of news, or is not listed and of no state."""
    if mention.kind is not Kind.ORGANIZATION:
        return False
    row = organizations().get(mention.codebook or "")
    return row.kind == "agency" if row else mention.state is None


def _is_hostile(parsed: Parsed, act: Act) -> bool:
    """Say whether what nobody is said to have done was an attack, not an accident."""
    token = parsed.tokens[act.trigger.index]
    if word_set("mishap").isdisjoint(lemmas_of(token)):
        return True
    sentence = parsed.sentences[token.sentence]
    return any(
        not word_set("hostile").isdisjoint(lemmas_of(other))
        for other in parsed.in_sentence(sentence)
        if other.index not in act.trigger.words
    )


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


def _is_group(lookup: Lookup, argument: Argument) -> bool:
    """Say whether one argument stands for several ("the two leaders", "African Union leaders")."""
    mention = lookup.by_id.get(argument.mention or "")
    words = argument.span.of(lookup.parsed.document.text).lower().split()
    row = organizations().get(mention.codebook or "") if mention else None
    if row is not None and row.kind == "body" and row.state is None:
        return any(
            t.tag == "NNS" and not word_set("human").isdisjoint(lemmas_of(t))
            for t in lookup.parsed.tokens_of(argument.span)
        )
    several = mention is not None and (bool(mention.members) or words == ["we"])
    return several or words[0] in GROUPS


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
