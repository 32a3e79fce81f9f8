"""Whose deed it was to which "the offer", "the exercises" or "the move" points back.

"Chad offered talks. Niger dismissed the offer": the words go to Chad, who made it. Only an act
told shortly before, by the same noun or its verb, says whose it was; a noun like "the move" takes
the last act of somebody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.codebook.event_book import EventBook
from dragoman.extract.acts.fillers import beside
from dragoman.extract.acts.lookup import Lookup, make_argument
from dragoman.extract.acts.phrases import lemmas_of, phrase, prepositions, word_set
from dragoman.extract.acts.triggers import Trigger, find_triggers
from dragoman.extract.acts.verbs import objects
from dragoman.model.event import Argument, Role
from dragoman.model.parsed import Parsed, Sentence, Token

__all__ = ["authors_before"]

Fill = Callable[[Lookup, Trigger, EventBook], tuple[Argument, ...]]
"""Gives the arguments of a trigger out of its own clause."""

ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "AGREE"})
"""Types of what is said to somebody about what they did."""
BACK = 3
"""Sentences to look back for the act."""
STEM = 5
"""Letters that a noun and the verb of the same deed begin with ("proposal", "proposed")."""


def authors_before(
    lookup: Lookup, trigger: Trigger, book: EventBook, fill: Fill
) -> Iterator[tuple[Argument, ...]]:
    """Give who did what a trigger's object points back to, the nearest act first, as recipients."""
    entry = trigger.rule.entry
    if entry.type not in ANSWERS and entry.extension not in ("deny", "confirm"):
        return
    noun = _pointing(lookup.parsed, trigger)
    if noun is None:
        return
    span = phrase(lookup.parsed, noun.index)
    for authors in _authors(lookup, noun, book, fill):
        yield tuple(replace(a, role=Role.RECIPIENT, span=span) for a in authors)


def _pointing(parsed: Parsed, trigger: Trigger) -> Token | None:
    """Give the object that points back to a deed and says nothing more of it."""
    heads = [*trigger.nouns]
    if trigger.rule.frame.pos == "verb":
        heads.extend(objects(parsed, trigger.index))
    deeds, pointing = word_set("deed"), word_set("pointing")
    for index in heads:
        noun = parsed.tokens[index]
        before = {t.lower for t in parsed.dependents(index, "det")}
        told = parsed.dependents(index, "poss", "acl", "relcl") or prepositions(parsed, index)
        if before & pointing and not told and not deeds.isdisjoint(lemmas_of(noun)):
            return noun
    return None


def _authors(
    lookup: Lookup, noun: Token, book: EventBook, fill: Fill
) -> Iterator[tuple[Argument, ...]]:
    parsed = lookup.parsed
    summing = not word_set("summing").isdisjoint(lemmas_of(noun))
    for back in range(min(BACK, noun.sentence) + 1):
        sentence = parsed.sentences[noun.sentence - back]
        before = find_triggers(parsed, sentence, lookup.kinds, book)
        for trigger in reversed([t for t in before if t.index < noun.index]):
            if _tells(parsed, trigger, noun) or (summing and back):
                yield tuple(a for a in fill(lookup, trigger, book) if a.role is Role.ACTOR)
        for other in _same_noun(parsed, sentence, noun):
            yield tuple(make_argument(Role.ACTOR, m, m.span) for m in beside(lookup, other.index))


def _tells(parsed: Parsed, trigger: Trigger, noun: Token) -> bool:
    """Say whether a trigger tells the deed that a noun names."""
    own = noun.lemma
    for index in (trigger.index, *trigger.nouns):
        forms = lemmas_of(parsed.tokens[index])
        if own in forms or (len(own) > STEM and own[:STEM] in {form[:STEM] for form in forms}):
            return index != noun.index
    return False


def _same_noun(parsed: Parsed, sentence: Sentence, noun: Token) -> Iterator[Token]:
    for token in reversed(parsed.in_sentence(sentence)):
        if token.index < noun.index and token.pos == "NOUN" and token.lemma == noun.lemma:
            yield token
