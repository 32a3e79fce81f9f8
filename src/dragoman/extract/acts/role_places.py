"""Where those who take part in an act, its place and its topic may stand around its words."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.events import EventBook
from dragoman.extract.acts.arguments import carrier, heads_at
from dragoman.extract.acts.lookup import PARTY_ROLES
from dragoman.extract.acts.means import means_of, reach_of
from dragoman.extract.acts.phrases import lemmas_of, pobjects, word_set
from dragoman.extract.acts.triggers import Trigger
from dragoman.extract.acts.verbs import is_passive, objects, subjects
from dragoman.model.event import Role
from dragoman.model.parsed import Parsed

__all__ = ["FORCE", "role_heads", "support_of"]

FORCE = frozenset({"ASSAULT", "COERCE"})
"""Types of what is done to people by force."""
PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "inside", "off", "on", "around", "across")
_TOPIC_PREPOSITIONS = ("about", "on", "over", "regarding", "concerning")
_TIME_PREPOSITIONS = frozenset({"during", "after", "following", "before", "on", "in", "at", "amid"})
_VERBAL = frozenset(
    {
        "subject",
        "object",
        "indirect",
        "possessor",
        "modifier",
        "clause",
        "content",
        "teller",
        "where",
    }
)
"""Places around the trigger alone, not around the nouns of its pattern."""


def role_heads(
    parsed: Parsed, trigger: Trigger, role: Role, book: EventBook
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give each place where a role may stand with the heads that stand there."""
    places = trigger.rule.frame.roles.get(role, ())
    if role is Role.PLACE:
        places = (*places, *PLACE_PREPOSITIONS)
    support = support_of(parsed, trigger, book)
    means = means_of(parsed, trigger, book) if role in PARTY_ROLES else ()
    deed = {trigger.index, *means}
    undergone = role is Role.RECIPIENT and bool(places) and _may_be_undergone(trigger)
    if undergone:
        yield "possessor", heads_at(parsed, trigger.index, "possessor")
    for place in places:
        if place == "topic":
            yield place, _topics(parsed, trigger, support)
            continue
        for heads in _heads(parsed, trigger, place, support):
            yield place, tuple(head for head in heads if head not in deed)
    if undergone:
        yield "modifier", heads_at(parsed, trigger.index, "modifier")
    if means:
        yield "means", means if role is Role.ACTOR else reach_of(parsed, means)
    if role is Role.PLACE:
        yield "occasion", _place_of_occasion(parsed, trigger.index)


def _may_be_undergone(trigger: Trigger) -> bool:
    """Say whether a noun may be done to whoever stands before it; see `eligible.is_misplaced`."""
    entry = trigger.rule.entry
    return trigger.rule.frame.pos == "noun" and entry.type in FORCE | {"SANCTION", "RETREAT"}


def _heads(
    parsed: Parsed, trigger: Trigger, place: str, support: int | None
) -> Iterator[tuple[int, ...]]:
    """Give the heads at a place: of the trigger, of the nouns of its pattern, of its carrier."""
    if place in {"support", "undergoer"}:
        yield _carried(parsed, support, undergone=place == "undergoer")
        return
    if place == "voiced":
        yield _voice_above(parsed, trigger.index)
        return
    if place in {"above", "scene"}:
        verb = _verb_of_occasion(parsed, trigger.index)
        if verb is not None:
            yield _subject_above(parsed, verb) if place == "above" else _scene(parsed, verb)
        return
    yield heads_at(parsed, trigger.index, place)
    if place in _VERBAL:
        return
    outer, _, inner = place.rpartition("-")
    if outer in {"", "object"}:
        for noun in trigger.nouns:
            yield heads_at(parsed, noun, inner)
            # "another round of exercises with Chad": what hangs on the round is the exercises'.
            measure = _measure(parsed, noun)
            if measure is not None:
                yield heads_at(parsed, measure, inner)
    if support is not None and not outer:
        yield pobjects(parsed, support, place)
        if place == "between":
            # "talks held the day before between X and Y": no other word here takes "between".
            yield tuple(h for i in parsed.subtree(support) for h in pobjects(parsed, i, place))


def _topics(parsed: Parsed, trigger: Trigger, support: int | None) -> tuple[int, ...]:
    """Give what was talked about: under "on" or "about", or discussed, as the clause says it."""
    words = (trigger.index, *trigger.nouns, *(() if support is None else (support,)))
    found = [head for i in words for of in _TOPIC_PREPOSITIONS for head in pobjects(parsed, i, of)]
    if not trigger.nouns and trigger.rule.frame.pos == "verb":
        found.extend(objects(parsed, trigger.index))
    for index in words:
        for verb in parsed.dependents(index, "advcl"):
            if not word_set("topical").isdisjoint(lemmas_of(verb)):
                found.extend(objects(parsed, verb.index))
    aside = word_set("aside")
    return tuple(i for i in found if aside.isdisjoint(lemmas_of(parsed.tokens[i])))


def _measure(parsed: Parsed, noun: int) -> int | None:
    """Give "round" of "a round of talks"."""
    of = parsed.tokens[parsed.tokens[noun].head]
    above = parsed.tokens[of.head]
    if of.lower == "of" and above.lemma in word_set("transparent"):
        return above.index
    return None


def _carried(parsed: Parsed, support: int | None, *, undergone: bool) -> tuple[int, ...]:
    """Give the subject of the verb that carries a noun: who does it, or to whom it is done."""
    if support is None:
        return ()
    suffers = not word_set("undergo").isdisjoint(lemmas_of(parsed.tokens[support]))
    return subjects(parsed, support) if suffers is undergone else ()


def support_of(parsed: Parsed, trigger: Trigger, book: EventBook) -> int | None:
    """Give the verb that carries a noun of action, above it or behind it ("talks held by")."""
    if trigger.rule.frame.pos != "noun":
        return None
    words = book.sets["support"] | book.sets["undergo"]
    above = carrier(parsed, trigger.index, words)
    if above is not None:
        return above
    for verb in parsed.dependents(trigger.index, "acl", "relcl"):
        if verb.tag == "VBN" and not words.isdisjoint(lemmas_of(verb)):
            return verb.index
    return None


def _verb_of_occasion(parsed: Parsed, noun: int) -> int | None:
    """Give the verb of the clause that says what went on during it."""
    token = parsed.tokens[noun]
    prep = parsed.tokens[token.head]
    if token.dep != "pobj" or prep.lower not in _TIME_PREPOSITIONS:
        return None
    verb = parsed.tokens[prep.head]
    return verb.index if verb.pos in {"VERB", "AUX"} else None


def _subject_above(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give the subject of the clause above ("on a visit to Oslo, X said …")."""
    return heads_at(parsed, verb, "object") if is_passive(parsed, verb) else subjects(parsed, verb)


def _voice_above(parsed: Parsed, noun: int) -> tuple[int, ...]:
    """Give who says what the noun calls it ("in a warning to Chad, X said …")."""
    token = parsed.tokens[noun]
    prep = parsed.tokens[token.head]
    new = {t.lower for t in parsed.dependents(noun, "det")} & {"a", "an", "another"}
    verb = _verb_of_occasion(parsed, noun)
    return _subject_above(parsed, verb) if prep.lower == "in" and new and verb else ()


def _scene(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give where the clause above took place ("signed in Oslo during a visit by X")."""
    return pobjects(parsed, verb, "in") + pobjects(parsed, verb, "at")


def _place_of_occasion(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give where the occasion was at which it was done.

    "During a meeting in Turku, X met Y"; "attended a summit in Oslo, where X was signed".
    """
    found: list[int] = []
    for word in _TIME_PREPOSITIONS:
        for occasion in pobjects(parsed, verb, word):
            for place in ("in", "at"):
                found.extend(pobjects(parsed, occasion, place))
    if any(token.lower == "where" for token in parsed.dependents(verb, "advmod")):
        above = next((t for t in parsed.ancestors(verb) if t.pos == "VERB"), None)
        for place in ("in", "at", "to", "object-in", "object-at", "object-to"):
            if above is not None:
                found.extend(heads_at(parsed, above.index, place))
    return tuple(found)
