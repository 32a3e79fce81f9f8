"""What else a head may name: a place, an agreement, a thing, how many."""

from __future__ import annotations

from dragoman.codebook.patterns import same_spelling
from dragoman.codebook.states import states
from dragoman.extract.acts.fillers import beside
from dragoman.extract.acts.lookup import Lookup, hull, make_argument
from dragoman.extract.acts.phrases import CORE, lemmas_of, phrase, pobjects, word_set
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token
from dragoman.model.span import Span

__all__ = ["agreement_at", "number_at", "place_at", "theme_at"]

VAGUE = frozenset({"dozen", "score", "hundred", "thousand", "million"})
"""Nouns that say how many without saying it ("dozens of soldiers")."""
_TIMES = frozenset({"DATE", "TIME"})


def place_at(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give the place that a head names, if it names one."""
    mention = lookup.at(head, {Kind.PLACE, Kind.STATE})
    if mention is not None and not mention.members:
        return (make_argument(Role.PLACE, mention, mention.span),)
    house = _house_of(lookup.parsed, head)
    if house is not None:
        return (Argument(Role.PLACE, house, house.of(lookup.parsed.document.text)),)
    if lookup.parsed.tokens[head].lemma in word_set("place_noun"):
        return _at_site(lookup, head)
    return ()


def _at_site(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give the place that a common noun of a place tells ("the embassy in Oslo", "the capital")."""
    token = lookup.parsed.tokens[head]
    for child in lookup.parsed.dependents(head, "appos"):
        inner = lookup.at(child.index, {Kind.PLACE, Kind.STATE})
        if inner is not None:
            return (make_argument(Role.PLACE, inner, inner.span),)
    for child in lookup.parsed.dependents(head, "compound", "nmod", "amod"):
        inner = lookup.at(child.index, {Kind.PLACE})
        if inner is not None:
            return (make_argument(Role.PLACE, inner, inner.span),)
    for index in pobjects(lookup.parsed, head, "of"):
        inner = lookup.at(index, {Kind.PLACE, Kind.STATE})
        if inner is not None:
            return (make_argument(Role.PLACE, inner, inner.span),)
    site = lookup.at(head, {Kind.ORGANIZATION})
    if site is not None:
        return (make_argument(Role.PLACE, site, site.span),)
    if token.lemma == "capital":
        return _capital(lookup, head)
    if token.lemma not in word_set("site_noun"):
        return ()
    span = phrase(lookup.parsed, head, CORE)
    return (Argument(Role.PLACE, span, span.of(lookup.parsed.document.text)),)


def _house_of(parsed: Parsed, head: int) -> Span | None:
    """Give "Ministry of Defence headquarters", where a parser hangs the house under "of"."""
    for index in pobjects(parsed, head, "of"):
        token = parsed.tokens[index]
        site = not word_set("site_noun").isdisjoint(lemmas_of(token))
        if site and parsed.dependents(index, "compound"):
            first = parsed.tokens[head].start
            whole = phrase(parsed, head)
            return Span(whole.document, min(first, whole.start), token.end)
    return None


def _capital(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give the city that "the Kenyan capital" means."""
    for mention in beside(lookup, head):
        row = states().get(mention.state or "")
        if row is not None and row.capitals:
            span = hull(lookup, mention, head)
            return (Argument(Role.PLACE, span, row.capitals[0], mention.id),)
    return ()


def agreement_at(lookup: Lookup, head: int, words: frozenset[str]) -> tuple[Argument, ...]:
    """Give the agreement that a head names: a mention, or a phrase with a word like "treaty"."""
    mention = lookup.at(head, {Kind.AGREEMENT})
    if mention is not None:
        return (make_argument(Role.AGREEMENT, mention, mention.span),)
    token = lookup.parsed.tokens[head]
    if same_spelling(token.lemma) not in words:
        return ()
    for child in (*lookup.parsed.dependents(head, "appos", "oprd"), *_called(lookup.parsed, head)):
        mention = lookup.at(child.index, {Kind.AGREEMENT})
        if mention is not None:
            return (make_argument(Role.AGREEMENT, mention, mention.span),)
    span = phrase(lookup.parsed, head, CORE)
    return (Argument(Role.AGREEMENT, span, span.of(lookup.parsed.document.text)),)


def _called(parsed: Parsed, head: int) -> tuple[Token, ...]:
    return tuple(
        t
        for clause in parsed.dependents(head, "acl")
        if clause.lemma in {"call", "name", "know"}
        for t in parsed.dependents(clause.index, "oprd", "dobj", "attr")
    )


def theme_at(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give the thing that a head names, with the words right before it; a day is none."""
    token = lookup.parsed.tokens[head]
    if token.pos not in {"NOUN", "PROPN"} or _is_time(lookup.parsed, head):
        return ()
    span = phrase(lookup.parsed, head, CORE)
    return (Argument(Role.THEME, span, span.of(lookup.parsed.document.text)),)


def _is_time(parsed: Parsed, head: int) -> bool:
    return any(n.label in _TIMES and n.first <= head < n.last for n in parsed.names)


def number_at(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give how many a head counts, with what is counted ("more than 10,000 soldiers")."""
    parsed = lookup.parsed
    inside = _counting(parsed, parsed.tokens[head])
    if not inside:
        return ()
    quantity = parsed.span(inside[0], inside[-1] + 1)
    counted = [i for i in pobjects(parsed, head, "of") if i > head]
    last = parsed.tokens[max([head, *counted[:1]])]
    span = Span(quantity.document, quantity.start, max(quantity.end, last.end))
    text = parsed.document.text
    return (Argument(Role.NUMBER, span, span.of(text), number=quantity.of(text)),)


def _counting(parsed: Parsed, head: Token) -> list[int]:
    """Give the tokens of the quantity: the head's own ("dozens of"), or those before it."""
    if head.pos == "NUM" or head.lemma in VAGUE:
        return [i for i in parsed.subtree(head.index) if i < head.index] + [head.index]
    counts = [t for t in parsed.dependents(head.index, "nummod") if t.index < head.index]
    return [i for i in parsed.subtree(counts[0].index) if i < head.index] if counts else []
