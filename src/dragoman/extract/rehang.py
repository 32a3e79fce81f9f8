"""Mends joins of verbs that the parser hangs one level too deep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.parsed import Token

__all__ = ["rehung"]

FINITE = frozenset({"VBD", "VBZ", "VBN"})
BELOW = frozenset({"ccomp", "xcomp"})
OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "csubj", "expl"})


def rehung(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Give the tokens of a document with verbs joined to one of their own tense.

    In "she has said that talks will help and proposed a date" the proposal is joined to
    "said": after "will" stands a bare verb, so what is joined to "help" would be bare as well.
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
    return token
