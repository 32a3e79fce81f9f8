"""Which words stand at the places that a frame of the codebook names ("subject", "of", …)."""

from __future__ import annotations

from dragoman.extract.acts.phrases import coordinated, lemmas_of, pobjects, word_set
from dragoman.extract.acts.verbs import PASSIVE_SUBJECTS, RELATIVE, SUBJECTS, objects, subjects
from dragoman.model.parsed import Parsed, Token

__all__ = ["carrier", "heads_at"]

VOICING = frozenset({"express", "voice", "offer"})
"""Verbs that carry only the noun that is their own object."""


def carrier(parsed: Parsed, noun: int, support: frozenset[str]) -> int | None:
    """Give the verb that carries a noun of action ("held talks", "talks began"); None for none."""
    token = parsed.tokens[noun]
    for _ in range(3):
        above = parsed.tokens[token.head]
        if above.index == token.index:
            return None
        if above.pos in {"VERB", "AUX"} and token.dep != "advcl":
            roles = {"dobj", "nsubj", "nsubjpass", "attr", "obj", "oprd"}
            if token.index != noun and above.lemma in VOICING:
                return None  # "voiced concern over the raid": nobody voiced a raid
            if token.dep in roles or token.lower in {"in", "on", "into", "with", "for"}:
                return above.index if support.intersection(lemmas_of(above)) else None
            return None
        if token.dep == "relcl":
            return None
        if (
            above.lemma in word_set("transparent")
            or above.pos == "ADP"
            or token.dep in {"conj", "prep"}
        ):
            token = above
            continue
        return None
    return None


def heads_at(parsed: Parsed, trigger: int, place: str) -> tuple[int, ...]:
    """Give the heads that stand at a named place around a verb or noun; see `codebook.Frame`."""
    if "-" in place:
        outer, inner = place.split("-", 1)
        heads = heads_at(parsed, trigger, outer)
        found = tuple(i for head in heads for i in heads_at(parsed, head, inner))
        if found or outer != "object" or inner == "content":
            return found
        return tuple(i for head in _told_of(parsed, heads) for i in heads_at(parsed, head, inner))
    named = _PLACES.get(place)
    return named(parsed, trigger) if named else pobjects(parsed, trigger, place)


def _told_of(parsed: Parsed, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Give the common nouns that nouns are of ("the resumption of ties with X", "of talks").

    What the inner noun is with, between or against is what the whole is.
    """
    found = [inner for head in heads for inner in pobjects(parsed, head, "of")]
    return tuple(index for index in found if parsed.tokens[index].pos == "NOUN")


def _indirect(parsed: Parsed, verb: int) -> tuple[int, ...]:
    for token in parsed.dependents(verb, "dative"):
        if token.pos == "ADP":
            return _joined(parsed, parsed.dependents(token.index, "pobj"))
        return coordinated(parsed, token.index)
    return ()


def _joined(parsed: Parsed, tokens: tuple[Token, ...]) -> tuple[int, ...]:
    return tuple(i for t in tokens for i in coordinated(parsed, t.index))


def _modifiers(parsed: Parsed, noun: int) -> tuple[int, ...]:
    """Give the words before a noun that may name a party ("US-Russia talks", "Israeli raids")."""
    found: list[int] = []
    for token in parsed.dependents(noun, "amod", "compound", "nmod", "advmod"):
        found.append(token.index)
        found.extend(t.index for t in parsed.dependents(token.index, "compound", "amod", "nmod"))
    return tuple(sorted(found))


def _clause_subject(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give the subject of the clause below ("demanded that X leave", "urged X to leave").

    A finite clause that only stands beside ("urged X to leave, while Y waited") is none.
    """
    for clause in parsed.dependents(verb, "ccomp", "xcomp", "advcl"):
        auxiliaries = {token.lower for token in parsed.dependents(clause.index, "aux")}
        if clause.dep == "advcl" and "to" not in auxiliaries:
            continue
        own = parsed.dependents(clause.index, *SUBJECTS, *PASSIVE_SUBJECTS)
        if own and own[0].lower not in RELATIVE:
            return coordinated(parsed, own[0].index)
    return ()


def _teller(parsed: Parsed, index: int) -> tuple[int, ...]:
    """Give the subject of the verb whose clause tells this ("X said that Y was to blame")."""
    token = parsed.tokens[index]
    while token.head != token.index:
        if token.dep == "ccomp":
            return subjects(parsed, token.head)
        token = parsed.tokens[token.head]
    return ()


def _where(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give the place that a clause with "where" is of ("in Oslo, where X arrived")."""
    token = parsed.tokens[verb]
    opened = any(t.lower == "where" for t in parsed.dependents(verb, "advmod"))
    if not opened or token.dep != "relcl":
        return ()
    noun = parsed.tokens[token.head]
    prep = parsed.tokens[noun.head]
    return (noun.index, prep.head) if prep.lower == "of" else (noun.index,)


def _content(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give what the clause below is done to ("refused to meet X")."""
    for clause in parsed.dependents(verb, "xcomp", "ccomp", "acl"):
        found = list(objects(parsed, clause.index))
        for noun in (clause.index, *found):
            for word in ("with", "to", "on", "against", "from", "of", "in", "into", "for"):
                found.extend(pobjects(parsed, noun, word))
        if found:
            return tuple(found)
    return ()


_PLACES = {
    "subject": subjects,
    "object": objects,
    "indirect": _indirect,
    "possessor": lambda parsed, noun: _joined(parsed, parsed.dependents(noun, "poss")),
    "modifier": _modifiers,
    "clause": _clause_subject,
    "content": _content,
    "teller": _teller,
    "where": _where,
}
