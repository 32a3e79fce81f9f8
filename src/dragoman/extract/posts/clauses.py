"""Of whom a clause says a post: "X was appointed …", "X, who served as …"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.codebook.offices import Holding, holdings
from dragoman.extract.posts.titles import Title
from dragoman.extract.posts.told import is_told, said_of_time
from dragoman.model.parsed import Parsed, Token

__all__ = ["Told", "appointer", "holder_in_clause", "holders_in_clause"]

CLIMBING = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "aux", "acomp"})
FOLLOWING = frozenset({"replace", "succeed"})
"""Verbs of which the subject takes the post and the object loses it."""
RELATIVES = frozenset({"who", "that", "which", "whom"})


@dataclass(frozen=True, slots=True)
class Told[T]:
    """The holder, the verb that ties it to the post, and the status that the verb gives."""

    holder: T
    verb: Token
    status: str


def holders_in_clause[T](
    parsed: Parsed, title: Title, at: Callable[[Token], T | None]
) -> tuple[Told[T], ...]:
    """Give of whom the clause says the post; `at` gives the person's mention of a token.

    Two persons where one follows the other ("X succeeded Y as minister"); none where the clause
    is negated, only wished for, or under a condition.
    """
    verb, place = _governing(parsed, parsed.tokens[title.head])
    if verb is None or not is_told(parsed, verb):
        return ()
    found: list[Told[T]] = []
    for row in holdings():
        if verb.lemma in row.lemmas and _place_fits(row, place):
            holder = _holder(parsed, verb, row, title, at)
            if holder is not None and holder not in [told.holder for told in found]:
                found.append(Told(holder, verb, row.status or said_of_time(parsed, verb)))
            if found and verb.lemma not in FOLLOWING:
                break
    return tuple(found)


def holder_in_clause[T](
    parsed: Parsed, title: Title, at: Callable[[Token], T | None]
) -> Told[T] | None:
    """Give the first of those of whom the clause says the post."""
    return next(iter(holders_in_clause(parsed, title, at)), None)


def appointer[T](parsed: Parsed, verb: Token, at: Callable[[Token], T | None]) -> T | None:
    """Give who appoints: the subject of a verb that has an object."""
    if parsed.dependents(verb.index, "nsubjpass", "auxpass"):
        return None
    subjects = parsed.dependents(verb.index, "nsubj")
    return at(subjects[0]) if subjects else None


def _place_fits(row: Holding, place: str) -> bool:
    if row.by == "attribute":
        return place == "attribute"
    if row.by == "object":
        return place in ("attribute", "object", "as")
    return place == "as"


def _governing(parsed: Parsed, head: Token) -> tuple[Token | None, str]:
    """Give the verb that governs a post and how: "attribute", "object" or "as"."""
    tokens = parsed.tokens
    while head.dep == "conj" and head.head != head.index:
        head = tokens[head.head]
    governor = tokens[head.head]
    if head.dep == "pobj" and governor.lower == "as":
        verb = tokens[governor.head]
        if verb.dep in ("dobj", "nsubjpass") and tokens[verb.head].lemma in FOLLOWING:
            verb = tokens[verb.head]  # the parser hangs "as" on whoever is replaced
        return verb, "as"
    if governor.pos in ("VERB", "AUX"):
        if head.dep in ("attr", "acomp"):
            return governor, "attribute"
        if head.dep in ("oprd", "dobj", "npadvmod", "appos", "ccomp"):
            return governor, "attribute" if governor.lemma == "become" else "object"
    return None, ""


def _holder[T](
    parsed: Parsed, verb: Token, row: Holding, title: Title, at: Callable[[Token], T | None]
) -> T | None:
    if verb.lemma in FOLLOWING:
        return _follower(parsed, verb, row, at)
    transitive = row.by == "object" or row.status == "former"
    if transitive:
        for child in parsed.dependents(verb.index, "dobj"):
            found = at(child)
            if found is not None and not title.first <= child.index < title.last:
                return found
        passive = parsed.dependents(verb.index, "nsubjpass", "auxpass")
        if row.by == "object" and verb.tag != "VBN" and not passive:
            before = title.first - 1  # "appointed Okoth ambassador"
            return at(parsed.tokens[before]) if before >= 0 else None
    subject = _subject(parsed, verb)
    return at(subject) if subject else None


def _follower[T](
    parsed: Parsed, verb: Token, row: Holding, at: Callable[[Token], T | None]
) -> T | None:
    """Give who follows (or, for a row of former holders, is followed): "X was replaced by Y"."""
    passive = parsed.dependents(verb.index, "nsubjpass")
    if row.status == "former":
        gone = passive or parsed.dependents(verb.index, "dobj")
        return at(gone[0]) if gone else None
    if not passive:
        subject = _subject(parsed, verb)
        return at(subject) if subject else None
    agents = parsed.dependents(verb.index, "agent")
    named = parsed.dependents(agents[0].index, "pobj") if agents else ()
    return at(named[0]) if named else None


def _subject(parsed: Parsed, verb: Token) -> Token | None:
    """Give the subject of a verb, found further up for a joined or subordinate verb."""
    for _ in range(6):
        own = parsed.dependents(verb.index, "nsubj", "nsubjpass")
        if own:
            if own[0].lower in RELATIVES and verb.dep == "relcl":
                return parsed.tokens[verb.head]
            return own[0]
        if verb.dep in ("relcl", "acl"):
            return parsed.tokens[verb.head]
        if verb.dep not in CLIMBING or verb.head == verb.index:
            return None
        verb = parsed.tokens[verb.head]
    return None
