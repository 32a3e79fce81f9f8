"""Whether a meeting is told of which only one party is named ("the king chaired a session").

Official pages tell of meetings held, chaired or attended, and name those present sentences later
or not at all. What counts then is that the words say that it took place.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.events import Rule
from dragoman.extract.acts.arguments import carrier
from dragoman.extract.acts.lookup import Lookup
from dragoman.extract.acts.phrases import lemmas_of, word_set
from dragoman.extract.acts.triggers import Trigger
from dragoman.extract.acts.verbs import PASSIVE_SUBJECTS, SUBJECTS, objects
from dragoman.model.event import Argument
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token

__all__ = ["is_gathering"]


def is_gathering(lookup: Lookup, trigger: Trigger, actors: Sequence[Argument]) -> bool:
    """Say whether an act of meeting stands with the one party that its words name.

    Somebody of a state holds or attends a meeting ("took part in a session"; a ceremony that one
    attends is none), a meeting took place, or a body of several meets or discusses.
    """
    if not any(_is_public(lookup, actor) for actor in actors):
        return False
    parsed, rule = lookup.parsed, trigger.rule
    if rule.frame.pos == "noun":
        return _took_place(parsed, trigger.index)
    if _is_only_meant(parsed, trigger.index):
        return False
    if _asks_for_talk(rule):
        return any(_is_talk(parsed.tokens[noun]) for noun in trigger.nouns)
    return any(_is_body(lookup, actor) for actor in actors) and not _meets_a_thing(parsed, trigger)


def _took_place(parsed: Parsed, noun: int) -> bool:
    """Say whether a meeting is the subject of a verb that carries it ("a session was held")."""
    verb = carrier(parsed, noun, word_set("support"))
    return verb is not None and parsed.tokens[noun].dep in {*SUBJECTS, *PASSIVE_SUBJECTS}


def _is_only_meant(parsed: Parsed, verb: int) -> bool:
    """Say whether a verb stands under another as what is offered or wanted ("an offer to meet")."""
    token = parsed.tokens[verb]
    return token.tag == "VB" and token.dep in {"acl", "xcomp", "relcl", "pcomp"}


def _asks_for_talk(rule: Rule) -> bool:
    return rule.frame.name == "gather"


def _is_talk(token: Token) -> bool:
    return not word_set("talk").isdisjoint(lemmas_of(token))


def _is_public(lookup: Lookup, argument: Argument) -> bool:
    """Say whether a party is listed, or is somebody or some body of a state."""
    mention = lookup.by_id.get(argument.mention or "")
    return mention is not None and (mention.state is not None or mention.codebook is not None)


def _is_body(lookup: Lookup, argument: Argument) -> bool:
    """Say whether a party is one that consists of several who meet ("the government")."""
    mention = lookup.by_id.get(argument.mention or "")
    if mention is None or mention.kind is not Kind.ORGANIZATION:
        return False
    words = {word for token in lookup.parsed.tokens_of(argument.span) for word in lemmas_of(token)}
    return not word_set("assembly").isdisjoint(words)


def _meets_a_thing(parsed: Parsed, trigger: Trigger) -> bool:
    """Say whether the verb "meet" has an object, which is then no party ("met the demand")."""
    word = parsed.tokens[trigger.index]
    return word.lemma == "meet" and bool(objects(parsed, trigger.index))
