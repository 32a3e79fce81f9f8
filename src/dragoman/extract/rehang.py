"""Mends what the parser hangs wrongly: joins of verbs, and months before a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.codebook.times import lexicon
from dragoman.codebook.timing import timing_words
from dragoman.model.parsed import Token

__all__ = ["rehung"]

FINITE = frozenset({"VBD", "VBZ", "VBN"})
REACH = 8
"""Tokens before a verb among which its "had" is sought."""
TIMED = frozenset({"in", "on"})
"""Prepositions before a month or a day of the week."""
BELOW = frozenset({"ccomp", "xcomp"})
BESIDE = frozenset({"advcl", "npadvmod"})
MARKS = frozenset('"“”')
OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "csubj", "expl", "mark"})


def rehung(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Give the tokens of a document with verbs joined to one of their own tense, and times apart.

    In "she has said that talks will help and proposed a date" the proposal is joined to
    "said": after "will" stands a bare verb, so what is joined to "help" would be bare as well.
    In "she denied that troops had fired and accused Peru", what is told in the simple past
    joins the denial, not the firing before it. In "she said that clerks were leaving but praised
    the guards", the simple past cannot join what was going on.
    In "In June Norway expelled two envoys" June is no part of Norway's name. In "she said “we
    shall see” as she left", the leaving is that of the speech, not of what was said.
    """
    burdened = {token.head for token in tokens if token.dep in OWN}
    held = {token.head for token in tokens if token.dep in {"pobj", "pcomp"}}
    return tuple(_timed(_rehung(token, tokens, burdened), tokens, held) for token in tokens)


def _timed(token: Token, tokens: Sequence[Token], held: set[int]) -> Token:
    """Hang a month or day that was read into the next name on the preposition before it.

    That preposition is then left without words of its own: in "in June talks" it holds "talks".
    """
    if token.dep not in {"compound", "nmod"} or token.head <= token.index or not token.index:
        return token
    before = tokens[token.index - 1]
    if before.lower not in TIMED or before.dep != "prep" or before.index in held:
        return token
    named = token.text[0].isupper() and token.lower in _calendar()
    if not named or tokens[token.head].pos != "PROPN":
        return token
    return replace(token, dep="pobj", head=before.index)


@cache
def _calendar() -> frozenset[str]:
    """Give the names of months and days of the week."""
    return frozenset((*lexicon()["month"], *lexicon()["weekday"]))


def _rehung(token: Token, tokens: Sequence[Token], burdened: set[int]) -> Token:
    if token.dep in BESIDE:
        return _outside(token, tokens)
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


def _outside(token: Token, tokens: Sequence[Token]) -> Token:
    """Hang what stands behind a quotation on the verb before it that speaks."""
    quoted = tokens[token.head]
    if quoted.dep != "ccomp" or token.index < quoted.index or quoted.head >= quoted.index:
        return token
    opened, closed = tokens[quoted.head : quoted.index], tokens[quoted.index : token.index]
    if all(sum(t.text in MARKS for t in run) % 2 for run in (opened, closed)):
        return replace(token, head=quoted.head)
    return token


def _tells(token: Token, above: Token) -> bool:
    words = timing_words().reporting
    return token.tag == above.tag == "VBD" and {token.lemma, above.lemma} <= words


def _pluperfect(tokens: Sequence[Token], verb: Token) -> bool:
    """Say whether a verb tells what somebody said had happened."""
    near = tokens[max(0, verb.index - REACH) : verb.index]
    had = any(t.head == verb.index and t.dep == "aux" and t.lower == "had" for t in near)
    return had and verb.tag == "VBN" and verb.dep == "ccomp"
