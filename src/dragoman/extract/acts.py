"""Which of a sentence's triggers tell an act of their own, and what one act makes of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.events import QUADS, EventBook
from dragoman.extract.lookup import Lookup
from dragoman.extract.phrases import lemmas_of, word_set
from dragoman.extract.triggers import Trigger
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed

__all__ = ["Act", "refine"]

POLITICAL = frozenset({Kind.PERSON, Kind.STATE, Kind.ORGANIZATION})
AGREEMENT_STEPS = frozenset({"sign", "ratify", "enter-force"})
GROUPS = frozenset({"two", "both", "three", "four", "five"})
SPEECH = frozenset({"state", "deny", "confirm"})
PARTY_ROLES = frozenset({Role.ACTOR, Role.RECIPIENT})
OCCASION = frozenset({"during", "after", "following", "before", "amid", "since", "despite", "as"})
"""Prepositions that tell when an act was, not what it was about."""
_DOWN = frozenset({"xcomp", "ccomp", "advcl", "acl", "pcomp", "pobj", "prep", "dobj", "conj"})


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


def refine(lookup: Lookup, acts: Sequence[Act], book: EventBook) -> tuple[Act, ...]:
    """Give the acts that stand: political, told once, with the mode that the act below sets."""
    moded = [_with_mode(lookup.parsed, act, acts, book) for act in acts]
    standing = [act for act in moded if _is_political(lookup, act) and _is_whole(lookup, act)]
    once = [act for act in standing if not _is_retold(lookup.parsed, act, standing)]
    return tuple(act for act in once if not _is_mere_speech(lookup.parsed, act, once))


def _with_mode(parsed: Parsed, act: Act, acts: Sequence[Act], book: EventBook) -> Act:
    modes = book.complement_modes.get(act.type)
    if modes is None or act.trigger.rule.entry.mode:
        return act
    for other in acts:
        if other.type in modes and _hangs_on(parsed, other.trigger.index, act.trigger.index):
            return replace(act, mode=modes[other.type])
    return act


def _hangs_on(parsed: Parsed, lower: int, upper: int, *, joined: bool = True) -> bool:
    """Say whether one trigger is the content of another: only clauses and objects between them.

    `joined` lets it be joined to such content by "and", too.
    """
    token = parsed.tokens[lower]
    for _ in range(6):
        if token.head == token.index or token.dep not in _DOWN or token.lower in OCCASION:
            return False
        if token.dep == "conj" and not joined:
            return False
        if token.head == upper:
            return True
        token = parsed.tokens[token.head]
    return False


def _is_political(lookup: Lookup, act: Act) -> bool:
    """Say whether a state, an organisation or a person takes part, or an agreement is made."""
    roles = PARTY_ROLES
    if act.trigger.rule.entry.quad == len(QUADS):
        # "Thirty people were killed in Aleppo": the state is where, whoever the people are.
        roles |= {Role.PLACE}
    if any(m.kind in POLITICAL or m.state is not None for m in _mentions(lookup, act, roles)):
        return True
    # "where a new treaty was signed" names no party, but the agreement is news enough.
    return act.trigger.rule.entry.extension in AGREEMENT_STEPS and any(
        argument.role is Role.AGREEMENT for argument in act.arguments
    )


def _mentions(lookup: Lookup, act: Act, roles: frozenset[Role]) -> Iterator[Mention]:
    for argument in act.arguments:
        mention = lookup.by_id.get(argument.mention or "")
        if mention is not None and argument.role in roles:
            yield mention


def _is_whole(lookup: Lookup, act: Act) -> bool:
    """Say whether an act has what its kind cannot do without."""
    entry = act.trigger.rule.entry
    actors = [a for a in act.arguments if a.role is Role.ACTOR]
    recipients = [a for a in act.arguments if a.role is Role.RECIPIENT]
    if entry.extension == "die":
        return any(m.kind is Kind.PERSON for m in _mentions(lookup, act, PARTY_ROLES))
    if entry.extension in SPEECH:
        return any(_speaks(lookup, a) for a in actors)
    if entry.extension in AGREEMENT_STEPS:
        return any(a.role is Role.AGREEMENT for a in act.arguments)
    if entry.mode == "visit":
        return any(a.mention for a in actors) and _goes_abroad(lookup, act)
    if entry.type == "CONSULT" and entry.mode not in {"third-party", "multilateral"}:
        return len(actors) + len(recipients) > 1 or any(_is_group(lookup, a) for a in actors)
    if entry.type == "ASSAULT" and not actors and not _is_hostile(lookup.parsed, act):
        return False
    if entry.quad in (1, 3) and entry.type != "CONSULT":
        return _is_told(act, actors, recipients)
    return bool(actors or recipients)


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


def _is_told(act: Act, actors: list[Argument], recipients: list[Argument]) -> bool:
    """Say whether an act of words has somebody who speaks, and if a noun tells it, to whom.

    "Russia's commitment" describes; "Russia's promise to Armenia" and "its offer to talk" tell.
    """
    rule = act.trigger.rule
    speaks = any(a.mention for a in actors)
    if rule.frame.pos == "noun" and rule.pattern.clause is None:
        return speaks and any(a.mention for a in recipients)
    return speaks or not actors


def _speaks(lookup: Lookup, argument: Argument) -> bool:
    """Say whether a party can say something: a name, or a noun that speaks for one."""
    mention = lookup.by_id.get(argument.mention or "")
    if mention is None or _is_private(lookup, mention):
        return False
    head = lookup.parsed.head_of(argument.span)
    covered = argument.span == mention.span
    return covered or (head is not None and head.lemma in word_set("speaker_noun"))


def _is_private(lookup: Lookup, mention: Mention) -> bool:
    """Say whether the text calls a person an analyst or the like: what they say is no act."""
    if mention.kind is not Kind.PERSON:
        return False
    parsed, private = lookup.parsed, word_set("private_noun")
    for other in lookup.mentions:
        if other.name != mention.name or other.kind is not Kind.PERSON:
            continue
        head = parsed.head_of(other.span)
        if head is None:
            continue
        beside = parsed.dependents(head.index, "appos", "compound", "amod")
        above = (parsed.tokens[head.head],) if head.dep == "appos" else ()
        if any(not private.isdisjoint(lemmas_of(t)) for t in (*beside, *above)):
            return True
    return False


def _is_group(lookup: Lookup, argument: Argument) -> bool:
    """Say whether one argument stands for several ("the two leaders", whoever they are)."""
    mention = lookup.by_id.get(argument.mention or "")
    words = argument.span.of(lookup.parsed.document.text).lower().split()
    return (mention is not None and bool(mention.members)) or words[0] in GROUPS


def _goes_abroad(lookup: Lookup, act: Act) -> bool:
    """Say whether a visit has an aim that is not the visitor's own country."""
    homes = {m.state or m.codebook for m in _mentions(lookup, act, frozenset({Role.ACTOR}))}
    aims = [
        m
        for m in _mentions(lookup, act, frozenset({Role.RECIPIENT, Role.PLACE}))
        if m.kind is not Kind.AGREEMENT
    ]
    homes.discard(None)
    return any((m.state or m.codebook) not in homes or m.kind is Kind.PERSON for m in aims)


def _is_retold(parsed: Parsed, act: Act, acts: Sequence[Act]) -> bool:
    """Say whether the act is told by another trigger of its own clause ("met to discuss")."""
    for other in acts:
        if other is act or other.type != act.type or not act.type:
            continue
        if not _hangs_on(parsed, act.trigger.index, other.trigger.index, joined=False):
            continue
        if _modes(act) != _modes(other) and act.type != "CONSULT":
            continue
        if act.parties(Role.ACTOR) <= other.parties(Role.ACTOR) | other.parties(Role.RECIPIENT):
            if act.type == "CONSULT" or act.arguments == other.arguments:
                return True
            if act.parties(Role.RECIPIENT) <= other.parties(Role.RECIPIENT):
                return True
    return False


def _modes(act: Act) -> tuple[str, str]:
    entry = act.trigger.rule.entry
    return act.mode or entry.mode, entry.extension


def _is_mere_speech(parsed: Parsed, act: Act, acts: Sequence[Act]) -> bool:
    """Say whether a statement only tells another act, which then carries the news."""
    if act.trigger.rule.entry.extension != "state":
        return False
    return any(
        other is not act and _hangs_below(parsed, other.trigger.index, act.trigger.index)
        for other in acts
    )


def _hangs_below(parsed: Parsed, lower: int, upper: int) -> bool:
    """Say whether a trigger stands in the clause that a verb of saying opens."""
    token = parsed.tokens[lower]
    while token.head != token.index:
        if token.head == upper:
            return token.dep in {"ccomp", "xcomp"}
        token = parsed.tokens[token.head]
    return False
