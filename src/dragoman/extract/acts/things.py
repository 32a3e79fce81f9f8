"""What else a head may name: a place, an agreement, a thing, how many."""

from __future__ import annotations

from dragoman.codebook.patterns import same_spelling
from dragoman.codebook.states import states
from dragoman.extract.acts.fillers import beside
from dragoman.extract.acts.lookup import Lookup, hull, make_argument
from dragoman.extract.acts.phrases import CORE, phrase, pobjects, word_set
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token
from dragoman.model.span import Span

__all__ = ["agreement_at", "number_at", "place_at", "theme_at"]


def place_at(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give the place that a head names, if it names one."""
    mention = lookup.at(head, {Kind.PLACE, Kind.STATE})
    if mention is not None and not mention.members:
        return (make_argument(Role.PLACE, mention, mention.span),)
    token = lookup.parsed.tokens[head]
    site = lookup.at(head, {Kind.ORGANIZATION})
    if token.lemma in word_set("place_noun"):
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
        if site is not None:
            return (make_argument(Role.PLACE, site, site.span),)
        if token.lemma == "capital":
            return _capital(lookup, head)
        if token.lemma not in word_set("site_noun"):
            return ()
        span = phrase(lookup.parsed, head, CORE)
        return (Argument(Role.PLACE, span, span.of(lookup.parsed.document.text)),)
    return ()


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
    """Give the thing that a head names, with the words right before it."""
    token = lookup.parsed.tokens[head]
    if token.pos not in {"NOUN", "PROPN"}:
        return ()
    span = phrase(lookup.parsed, head, CORE)
    return (Argument(Role.THEME, span, span.of(lookup.parsed.document.text)),)


def number_at(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give how many a head counts ("more than 10,000 soldiers", "dozens of soldiers")."""
    parsed = lookup.parsed
    token = parsed.tokens[head]
    if token.pos == "NUM":
        counted = parsed.subtree(head)
        span = parsed.span(counted[0], head + 1)
        text = span.of(parsed.document.text)
        return (Argument(Role.NUMBER, span, text, number=text),)
    counts = [t for t in parsed.dependents(head, "nummod") if t.index < head]
    if counts:
        inside = [i for i in parsed.subtree(counts[0].index) if i < head]
        quantity = parsed.span(inside[0], inside[-1] + 1)
    elif token.lemma in {"dozen", "hundred", "thousand", "score"} and pobjects(parsed, head, "of"):
        inside = [t.index for t in parsed.dependents(head) if t.index < head] or [head]
        quantity = parsed.span(min(inside), head + 1)
    else:
        return ()
    span = Span(quantity.document, quantity.start, max(quantity.end, token.end))
    text = parsed.document.text
    return (Argument(Role.NUMBER, span, span.of(text), number=quantity.of(text)),)
