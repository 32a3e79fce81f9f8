"""To whom an act is done that its own frame does not say: what stands around it does.

"Norway recalled its envoy in response to remarks by Chad's king" is done to Chad; whoever "invited
the Danes, offering talks" offered the Danes talks; a king who pledges money "on a visit to Oslo"
pledges it to Norway; "denounced the exercises" is said to those who held them.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.event_book import Entry
from dragoman.extract.acts.arguments import heads_at
from dragoman.extract.acts.phrases import lemmas_of, pobjects, word_set
from dragoman.extract.acts.verbs import PASSIVE_SUBJECTS, SUBJECTS
from dragoman.model.parsed import Parsed, Token

__all__ = ["borrowed_heads"]

WORDS = frozenset({1, 3})
"""The quads of what is done in words."""
_ASKED = frozenset({"REQUEST", "AGREE", "THREATEN", "AID", "CONCEDE"})
"""Types whose own object is what is asked or promised, so that the clause above may say whom."""
_GIVEN = frozenset({"AGREE", "AID", "SUPPORT"})
"""Types of what a guest does to the host."""
_SHARED = ("indirect", "to", "object", "object-to", "object-with", "object-against", "on", "with")
_OCCASIONS = ("on", "during", "after", "at", "in")


def borrowed_heads(parsed: Parsed, verb: int, entry: Entry) -> Iterator[tuple[int, ...]]:
    """Give the heads at each place around a verb (or noun) that may say to whom it was done."""
    if entry.type == "CONSULT" or entry.extension == "state":
        return
    if entry.quad in WORDS or entry.type == "SANCTION":
        yield _answered(parsed, verb)
        yield _addressed(parsed, verb)
    if entry.type in _ASKED:
        yield _shared(parsed, verb)
    if entry.type in _GIVEN:
        yield _visited(parsed, verb)


def _answered(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give what is answered: "in response to X", "in retaliation for X's raid"."""
    bearers = (verb, *heads_at(parsed, verb, "object"))
    answered = [
        head
        for bearer in bearers
        for noun in pobjects(parsed, bearer, "in")
        if not word_set("answer").isdisjoint(lemmas_of(parsed.tokens[noun]))
        for word in ("to", "for", "at", "against", "over", "of")
        for head in pobjects(parsed, noun, word)
    ]
    whose = [
        i for head in answered for w in ("from", "by", "of") for i in pobjects(parsed, head, w)
    ]
    return (*answered, *whose)


def _addressed(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give whom the words are sent to: "…, addressing X", "in a message to X"."""
    found = [
        head
        for clause in parsed.dependents(verb, "advcl", "acl")
        if clause.lemma == "address" and clause.tag == "VBG"
        for head in heads_at(parsed, clause.index, "object")
    ]
    for noun in pobjects(parsed, verb, "in"):
        if not word_set("message").isdisjoint(lemmas_of(parsed.tokens[noun])):
            found.extend(pobjects(parsed, noun, "to"))
    return tuple(found)


def _shared(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give to whom the verb above is done that has the same subject ("summoned X and demanded")."""
    token = parsed.tokens[verb]
    above = parsed.tokens[token.head]
    joined = token.dep == "conj" or (token.dep == "advcl" and token.tag == "VBG")
    own = parsed.dependents(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if not joined or own or above.pos != "VERB" or above.index > verb:
        return ()
    return next((heads for p in _SHARED if (heads := _before(parsed, above, p, verb))), ())


def _before(parsed: Parsed, above: Token, place: str, verb: int) -> tuple[int, ...]:
    return tuple(head for head in heads_at(parsed, above.index, place) if head < verb)


def _visited(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give where the visit goes on which it is done ("on a visit to Oslo")."""
    visits = (
        token
        for token in (parsed.tokens[i] for i in parsed.subtree(verb))
        if token.dep == "pobj"
        and parsed.tokens[token.head].lower in _OCCASIONS
        and not word_set("visit").isdisjoint(lemmas_of(token))
        and _clause_of(parsed, token) == verb
    )
    return tuple(head for visit in visits for head in pobjects(parsed, visit.index, "to"))


def _clause_of(parsed: Parsed, token: Token) -> int | None:
    return next((t.index for t in parsed.ancestors(token.index) if t.pos == "VERB"), None)
