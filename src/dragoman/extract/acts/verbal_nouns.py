"""Reads a verb's rows on the noun made of it: "the boarding of the tanker", "Chad's jailing of".

Only deeds are read so (what is said has nouns of its own), only with "of", under which stands what
the verb has as its object, and only by rows that ask for no subject, clause or preposition: a noun
has none of them at the same places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.codebook.events import EventBook, Rule
from dragoman.codebook.patterns import Pattern
from dragoman.codebook.verb_forms import verb_forms
from dragoman.extract.acts.phrases import pobjects
from dragoman.model.parsed import Parsed, Token

__all__ = ["rules_of_verbal_noun"]

DEEDS = frozenset({2, 4})
"""The quads of what is done and not only said."""
FRAME = "noun-of"
ANYTHING = frozenset({"*"})


def rules_of_verbal_noun(parsed: Parsed, token: Token, book: EventBook) -> Iterator[Rule]:
    """Give the rows of the verb that a noun in "-ing" is made of, as they read on the noun."""
    if token.pos != "NOUN" or not token.lower.endswith("ing"):
        return
    if not pobjects(parsed, token.index, "of"):
        return
    verb = verb_forms(token.lower)
    if verb is None or verb.base == token.lower or FRAME not in book.frames:
        return
    for rule in book.rules.get(verb.base, ()):
        if rule.frame.pos == "verb" and rule.entry.quad in DEEDS and _is_plain(rule.pattern):
            yield replace(rule, frame=book.frames[FRAME], pattern=_of(rule.pattern))


def _is_plain(pattern: Pattern) -> bool:
    """Say whether a pattern asks for nothing but particles and an object."""
    clause = pattern.clause is not None or pattern.no_clause
    return not (clause or pattern.subject or pattern.under or pattern.modifier)


def _of(pattern: Pattern) -> Pattern:
    """Ask under "of" for what a pattern asks for as the object."""
    refused = (("of", pattern.not_object),) if pattern.not_object else ()
    return replace(
        pattern,
        object=frozenset(),
        not_object=frozenset(),
        under=(("of", pattern.object or ANYTHING),),
        not_under=(*pattern.not_under, *refused),
    )
