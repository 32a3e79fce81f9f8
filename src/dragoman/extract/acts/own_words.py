"""Whether what somebody tells of themselves ("I", "we") in a transcript is a deed, or only talk.

A speech is full of thanks, wishes, intentions and praise of the work in common, which nobody would
enter in a chronology. What counts is what was done ("we have signed the treaty"), and what is done
by saying it ("I congratulate you", "we ask Chad to wait").
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.patterns import same_spelling
from dragoman.extract.acts.lookup import Lookup
from dragoman.extract.acts.phrases import lemmas_of, word_set
from dragoman.extract.acts.whole import Act
from dragoman.extract.factuality import find_factuality
from dragoman.extract.names.outlets import government_of
from dragoman.model.event import Argument, Modality, Role
from dragoman.model.parsed import Parsed, Token

__all__ = ["is_done_by_saying", "is_own_house", "is_talk", "is_wish"]

FIRST_PERSON = frozenset({"I", "we", "We", "me", "us"})
TOGETHER = frozenset({"CONSULT", "AGREE"})
"""Types of what needs no other recipient than those who do it together."""


def is_talk(lookup: Lookup, act: Act) -> bool:
    """Say whether an act is a courtesy to nobody named, or what a speaker tells of themselves."""
    trigger = lookup.parsed.tokens[act.trigger.index]
    lemmas = lemmas_of(trigger)
    named = any(a.role is Role.RECIPIENT and a.mention for a in act.arguments)
    if act.type == "SUPPORT" and not named and not word_set("addressed").isdisjoint(lemmas):
        return True
    actors = [a for a in act.arguments if a.role is Role.ACTOR]
    text = lookup.parsed.document.text
    if act.type == "SUPPORT" and not actors:
        if not word_set("honors").isdisjoint(lemmas):
            return True  # "the title was awarded to": nobody is told to have done it
        return any(a.span.of(text) in FIRST_PERSON for a in act.arguments)  # "I am honoured"
    if not any(a.span.of(text) in FIRST_PERSON for a in actors):
        return False
    if not word_set("performative").isdisjoint(lemmas):
        said = find_factuality(lookup.parsed, trigger.index).modality is Modality.HAPPENED
        return not named or not (said or is_done_by_saying(lookup, act))
    joint = act.type in TOGETHER or bool(act.trigger.rule.entry.extension)
    if joint and _is_joint(lookup, actors) and _is_told(lookup.parsed, trigger):
        return False
    if find_factuality(lookup.parsed, trigger.index).modality is not Modality.HAPPENED:
        return True
    if not word_set("courtesy").isdisjoint(lemmas) or not _is_past(lookup.parsed, trigger):
        return True
    return not (named or joint)


def _is_joint(lookup: Lookup, actors: Sequence[Argument]) -> bool:
    """Say whether "we" are two who speak with each other: what they do together is no mere talk."""
    sides = {a.mention for a in actors if a.span.of(lookup.parsed.document.text) in FIRST_PERSON}
    return len(sides) > 1


def _is_told(parsed: Parsed, verb: Token) -> bool:
    """Say whether what two did together is over, goes on now, or is a meeting to come."""
    modality = find_factuality(parsed, verb.index).modality
    if modality is Modality.PLANNED:
        return not word_set("encounter").isdisjoint(lemmas_of(verb))
    goes_on = verb.tag == "VBG" and bool(parsed.dependents(verb.index, "aux"))
    return modality is Modality.HAPPENED and (goes_on or _is_past(parsed, verb))


def is_done_by_saying(lookup: Lookup, act: Act) -> bool:
    """Say whether it is done by saying that one would like to ("I want to congratulate you").

    "I would like to welcome the king to Oslo", "I must apologize": who says so in the first
    person has done it, unless it is put off ("I will congratulate him").
    """
    verb = lookup.parsed.tokens[act.trigger.index]
    if word_set("said-done").isdisjoint(lemmas_of(verb)) or verb.tag != "VB":
        return False
    auxiliaries = {t.lower for t in lookup.parsed.dependents(verb.index, "aux", "neg")}
    if auxiliaries & word_set("put_off"):
        return False
    text = lookup.parsed.document.text
    parties = [a for a in act.arguments if a.role in (Role.ACTOR, Role.RECIPIENT)]
    own = FIRST_PERSON | word_set("pleasure")
    return any(same_spelling(a.span.of(text)) in own or a.span.of(text) in own for a in parties)


def is_own_house(lookup: Lookup, act: Act) -> bool:
    """Say whether somebody only orders their own ministries about, or a law says what shall be.

    "The president instructed the interior ministry" is administration; "Chad shall have no
    claims" is a clause of a treaty, and nothing that was done.
    """
    parsed, word = lookup.parsed, lookup.parsed.tokens[act.trigger.index]
    if any(t.lower == "shall" for t in parsed.dependents(_verb_of(parsed, word).index, "aux")):
        text = parsed.document.text
        return not any(a.span.of(text) in FIRST_PERSON for a in act.arguments)
    if act.type != "REQUEST" or word_set("instruct").isdisjoint(lemmas_of(word)):
        return False
    home = government_of(parsed.document.outlet)
    actors = _states(lookup, act, Role.ACTOR) or frozenset({home} - {None})
    others = _states(lookup, act, Role.RECIPIENT)
    return bool(actors) and others <= actors


def _verb_of(parsed: Parsed, token: Token) -> Token:
    """Give the verb in whose clause a word stands, or the one that shares its auxiliary with it.

    In "shall meet and sign" and "shall have to sign" the auxiliary of "sign" stands on the other.
    """
    while token.pos not in {"VERB", "AUX"} and token.head != token.index:
        token = parsed.tokens[token.head]
    above = parsed.tokens[token.head]
    return above if token.dep in {"xcomp", "conj"} and token.tag in {"VB", "VBG"} else token


def _states(lookup: Lookup, act: Act, role: Role) -> frozenset[str | None]:
    """Give the states (or listed bodies) of who fills a role; None for whom none stands."""
    found = [lookup.by_id.get(a.mention or "") for a in act.arguments if a.role is role]
    return frozenset(m.state or m.codebook if m else None for m in found)


def is_wish(lookup: Lookup, act: Act, modality: Modality) -> bool:
    """Say whether somebody only wants others to work together, with nothing to do it on.

    "North and South must cooperate" is what its speaker demands, which is told as such.
    """
    trigger = lookup.parsed.tokens[act.trigger.index]
    return (
        act.type == "COOPERATE"
        and modality in (Modality.DEMANDED, Modality.POSSIBLE)
        and trigger.pos == "VERB"
        and not word_set("together").isdisjoint(lemmas_of(trigger))
    )


def _is_past(parsed: Parsed, token: Token) -> bool:
    """Say whether a verb, or the verb above a noun, is told in the past or the perfect."""
    verb = token
    while verb.pos not in {"VERB", "AUX"} and verb.head != verb.index:
        verb = parsed.tokens[verb.head]
    if verb.tag == "VBD":
        return True
    helpers = {t.lower for t in parsed.dependents(verb.index, "aux")}
    return verb.tag == "VBN" and not helpers.isdisjoint({"have", "has", "had", "’ve", "'ve"})
