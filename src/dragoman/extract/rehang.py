"""Mends joins of verbs that the parser hangs one level too deep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebook.timing import timing_words
from dragoman.model.parsed import Token

__all__ = ["rehung"]

FINITE = frozenset({"VBD", "VBZ", "VBN"})
REACH = 8
"""Tokens before a verb among which its "had" is sought."""
BELOW = frozenset({"ccomp", "xcomp"})
OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "csubj", "expl", "mark"})


def rehung(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Give the tokens of a document with verbs joined to one of their own tense.

    In "she has said that talks will help and proposed a date" the proposal is joined to
    "said": after "will" stands a bare verb, so what is joined to "help" would be bare as well.
    In "she denied that troops had fired and accused Peru", what is told in the simple past
    joins the denial, not the firing before it. In "she said that clerks were leaving but praised
    the guards", the simple past cannot join what was going on.
    """
    burdened = {token.head for token in tokens if token.dep in OWN}
    return tuple(_rehung(token, tokens, burdened) for token in tokens)


def _rehung(token: Token, tokens: Sequence[Token], burdened: set[int]) -> Token:
    if token.dep != "conj" or token.tag not in FINITE or token.index in burdened:
        return token
    joined = tokens[token.head]
    above = tokens[joined.head]
    bare = joined.tag == "VB" and joined.dep in BELOW and above.pos == "VERB"
    if bare and above.tag in FINITE and (token.tag == "VBZ") == (above.tag == "VBZ"):
        return replace(token, head=above.index)
    going_on = joined.tag == "VBG" and joined.dep == "ccomp"
    if going_on and token.tag == above.tag == "VBD":
        return replace(token, head=above.index)
    if _tells(token, above) and _pluperfect(tokens, joined):
        return replace(token, head=above.index)
    return token


def _tells(token: Token, above: Token) -> bool:
    words = timing_words().reporting
    return token.tag == above.tag == "VBD" and {token.lemma, above.lemma} <= words


def _pluperfect(tokens: Sequence[Token], verb: Token) -> bool:
    """Say whether a verb tells what somebody said had happened."""
    near = tokens[max(0, verb.index - REACH) : verb.index]
    had = any(t.head == verb.index and t.dep == "aux" and t.lower == "had" for t in near)
    return had and verb.tag == "VBN" and verb.dep == "ccomp"
