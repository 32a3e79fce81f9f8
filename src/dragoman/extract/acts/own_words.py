"""Whether what somebody tells of themselves ("I", "we") in a transcript is a deed, or only talk.

A speech is full of thanks, wishes, intentions and praise of the work in common, which nobody would
enter in a chronology. What counts is what was done ("we have signed the treaty"), and what is done
by saying it ("I congratulate you", "we ask Chad to wait").
"""

from __future__ import annotations

from dragoman.extract.acts.lookup import Lookup
from dragoman.extract.acts.phrases import lemmas_of, word_set
from dragoman.extract.acts.whole import Act
from dragoman.extract.factuality import find_factuality
from dragoman.model.event import Modality, Role
from dragoman.model.parsed import Parsed, Token

__all__ = ["is_talk", "is_wish"]

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
    if not any(a.span.of(text) in FIRST_PERSON for a in actors):
        return False
    if not word_set("performative").isdisjoint(lemmas):
        return not named
    if find_factuality(lookup.parsed, trigger.index).modality is not Modality.HAPPENED:
        return True
    if not word_set("courtesy").isdisjoint(lemmas) or not _is_past(lookup.parsed, trigger):
        return True
    joint = act.type in TOGETHER or act.trigger.rule.entry.extension
    return not (named or joint)


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
