"""Where a clause lies in time, read from its verb; shared by the stages that date things."""

from __future__ import annotations

from enum import StrEnum

from dragoman.codebook.times import tense_words
from dragoman.model.parsed import Parsed, Token

__all__ = ["Tense", "awaited", "clause_head", "is_clause_head", "main_clause", "tense_of"]

LONGEST_CHAIN = 8
"""Verbs climbed before giving up on a tense; deeper chains are parser's errors."""


class Tense(StrEnum):
    """Seen from the moment of writing."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


def is_clause_head(token: Token) -> bool:
    """Say whether a token heads a clause: a verb that is no auxiliary, modifier or compound."""
    return token.pos in {"VERB", "AUX"} and token.dep not in {
        "aux",
        "auxpass",
        "amod",
        "compound",
        "prep",
        "case",
        "pobj",
    }


def clause_head(parsed: Parsed, index: int) -> Token:
    """Give the verb of the clause in which a token stands; the root where there is no verb."""
    token = parsed.tokens[index]
    while not is_clause_head(token) and token.head != token.index:
        token = parsed.tokens[token.head]
    return token


def tense_of(parsed: Parsed, index: int) -> Tense:
    """Give the tense of the clause in which a token stands (a noun's own adjective goes first)."""
    words = tense_words()
    token = parsed.tokens[index]
    if token.pos in {"NOUN", "PROPN"}:
        lemmas = {child.lemma for child in parsed.dependents(index, "amod")}
        lemmas |= {child.lower for child in parsed.dependents(index, "amod")}
        if lemmas & words.future_adjectives:
            return Tense.FUTURE
        if lemmas & words.past_adjectives:
            return Tense.PAST
    if _is_proposed(parsed, index):
        return Tense.FUTURE
    head = clause_head(parsed, index)
    for _ in range(LONGEST_CHAIN):
        if awaited(parsed, head.index):
            return tense_of(parsed, main_clause(parsed, head).index)
        found = _own_tense(parsed, head)
        if found is not None:
            return found
        if head.head == head.index:
            break
        above = clause_head(parsed, head.head)
        if _points_ahead(parsed, head, above):
            return Tense.FUTURE
        head = above
    return Tense.UNKNOWN


def awaited(parsed: Parsed, index: int) -> bool:
    """Say whether what has happened is awaited: "will sign once the army has left"."""
    verb = parsed.tokens[index]
    if verb.dep != "advcl":
        return False
    if not any(aux.lower in {"has", "have"} for aux in parsed.dependents(index, "aux")):
        return False
    marks = {mark.lower for mark in parsed.dependents(index, "mark", "advmod")}
    soon = parsed.tokens[verb.head].lower == "soon"
    return (soon or bool(marks & tense_words().awaiting)) and _comes(parsed, verb)


def main_clause(parsed: Parsed, verb: Token) -> Token:
    """Give the verb on which an adverbial clause hangs, past the "soon" of "as soon as"."""
    return clause_head(parsed, verb.head)


def _comes(parsed: Parsed, verb: Token) -> bool:
    main = main_clause(parsed, verb)
    return main.index != verb.index and _own_tense(parsed, main) is Tense.FUTURE


def _own_tense(parsed: Parsed, verb: Token) -> Tense | None:
    """Give the tense that the verb itself shows; None for infinitives and participles."""
    words = tense_words()
    auxiliaries = parsed.dependents(verb.index, "aux", "auxpass")
    forms = {aux.lower for aux in auxiliaries}
    tags = {aux.tag for aux in auxiliaries}
    perfect = any(aux.lemma in {"have", "'ve", "’ve"} for aux in auxiliaries)
    if forms & words.future_auxiliaries and tags & {"MD"}:
        certain = forms & {"will", "'ll", "’ll", "shall", "wo"}
        return Tense.PAST if perfect and not certain else Tense.FUTURE
    if "TO" in tags:
        if verb.dep in {"acl", "relcl"} and "auxpass" in {aux.dep for aux in auxiliaries}:
            return Tense.FUTURE  # "an event to be held"
        if verb.head == verb.index and not perfect:
            return Tense.FUTURE  # a headline: "Peru to sign a pact"
        return Tense.PAST if perfect else None
    waits = verb.lemma in words.future_participles and verb.tag in {"VBN", "JJ"}
    if waits and not perfect:
        return Tense.FUTURE
    if perfect or "VBD" in tags or verb.tag == "VBD":
        return Tense.PAST
    if tags & {"VBZ", "VBP"} or verb.tag in {"VBZ", "VBP"}:
        return Tense.PRESENT
    if verb.tag == "VBN" and verb.dep not in {"conj", "xcomp", "ccomp"}:
        return Tense.PAST
    return None


def _points_ahead(parsed: Parsed, verb: Token, above: Token) -> bool:
    """Say whether `above` puts an infinitive below it in the future ("agreed to meet")."""
    words = tense_words()
    if verb.tag not in {"VB", "VBN", "VBG"} or verb.dep in {"advcl", "conj"}:
        return False
    parent = parsed.tokens[verb.head]
    if verb.dep == "acl" and verb.tag == "VB" and parent.lemma in words.future_nouns:
        return True
    if {above.lemma, parent.lemma} & words.future_governors:
        return verb.tag != "VBG" or parent.lemma in words.future_governors
    if above.lemma != "be" or verb.dep != "xcomp":
        return False
    if above.tag == "VBD":
        subjects = {noun.lemma for noun in parsed.dependents(above.index, "nsubj")}
        auxiliaries = parsed.dependents(verb.index, "aux", "auxpass")
        to_be = {"TO", "VB"} <= {aux.tag for aux in auxiliaries}  # "was to be held"
        return (verb.tag == "VB" or to_be) and not subjects & words.done_by_infinitive
    return above.tag in {"VBZ", "VBP"}


def _is_proposed(parsed: Parsed, index: int) -> bool:
    """Say whether a token belongs to a meeting that was only proposed ("a summit in June")."""
    words = tense_words()
    token = parsed.tokens[index]
    while not is_clause_head(token) and token.head != token.index:
        above = parsed.tokens[token.head]
        if token.dep == "dobj" and token.lemma in words.gatherings:
            return above.lemma in words.future_of_object
        token = above
    return False
