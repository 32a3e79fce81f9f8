"""Who acts or is acted on at a head: the mention that covers it, or that modifies it.

"Russian ministers" and "Russia's parliament" act for Russia: a common noun hands its part to
the state or body beside it. A noun that nothing names stays a bare phrase without a mention.
"""

from __future__ import annotations

from dragoman.extract.lookup import Lookup, hull, make_argument
from dragoman.extract.phrases import coordinated, lemmas_of, phrase, pobjects, word_set
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed, Token

__all__ = ["beside", "parties_at"]

_EMPTY = frozenset(
    {"it", "they", "he", "she", "this", "that", "which", "who", "what", "there", "one"}
)


def parties_at(lookup: Lookup, head: int, role: Role) -> tuple[Argument, ...]:
    """Give who acts, or is acted on, at a head: mentions first, a bare phrase if none names it."""
    mention = lookup.at(head)
    if mention is not None:
        return tuple(make_argument(role, m, mention.span) for m in lookup.members(mention))
    found = beside(lookup, head)
    if found:
        return tuple(
            make_argument(role, m, hull(lookup, mention, head))
            for mention in found
            for m in lookup.members(mention)
        )
    token = lookup.parsed.tokens[head]
    if token.pos not in {"NOUN", "PROPN"} or token.lower in _EMPTY:
        return ()
    span = phrase(lookup.parsed, head)
    return (Argument(role, span, span.of(lookup.parsed.document.text)),)


def beside(lookup: Lookup, head: int) -> tuple[Mention, ...]:
    """Give the mentions that a common noun hands its part to."""
    parsed = lookup.parsed
    for child in parsed.dependents(head, "appos"):
        mention = lookup.at(child.index)
        if mention is not None and mention.kind in {Kind.PERSON, Kind.ORGANIZATION}:
            return (mention,)
    if parsed.tokens[head].lemma in word_set("transparent"):
        for inner in pobjects(parsed, head, "of"):
            mention = lookup.at(inner)
            found = (mention,) if mention is not None else beside(lookup, inner)
            if found:
                return found
    own: list[Mention] = []
    if not word_set("relational").isdisjoint(lemmas_of(parsed.tokens[head])):
        # "its southern neighbour" is not who "it" is; "his Polish counterpart" is Poland's.
        modifiers = [t for t in _modifiers(parsed, head) if t.dep != "poss"]
    else:
        modifiers = _modifiers(parsed, head)
    for child in modifiers:
        mention = lookup.at(child.index)
        if mention is not None and mention not in own:
            own.append(mention)
    if own:
        return _owners(own)
    stationed = parsed.tokens[head].lemma in word_set("stationed")
    for word in ("of", "from") if stationed else ("of", "from", "in"):
        found = tuple(
            mention
            for index in pobjects(parsed, head, word)
            for mention in (lookup.at(index),)
            if mention is not None and mention.kind is not Kind.PERSON
        )
        if found:
            return found
    return ()


def _modifiers(parsed: Parsed, head: int) -> list[Token]:
    found: list[Token] = []
    queue = list(parsed.dependents(head, "poss", "amod", "compound", "nmod"))
    for token in queue:
        for index in coordinated(parsed, token.index):
            found.append(parsed.tokens[index])
        if token.dep in {"poss", "amod", "compound", "nmod"}:
            queue.extend(parsed.dependents(token.index, "compound", "amod", "poss", "nmod"))
    return found


def _owners(found: list[Mention]) -> tuple[Mention, ...]:
    """Keep states and bodies where there are any: "Trump's Iran policy" is no act of Iran's."""
    people = [m for m in found if m.kind is Kind.PERSON]
    states = [m for m in found if m.kind in {Kind.STATE, Kind.ORGANIZATION}]
    return tuple(states or people or found)
