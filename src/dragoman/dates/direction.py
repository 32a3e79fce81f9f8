"""Where the nearest Tuesday, June or 19 June is sought: before the anchor or after it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.tense import Tense, clause_head, tense_of
from dragoman.codebook.timing import timing_words
from dragoman.model.parsed import Parsed, Token

__all__ = ["direction_of"]

MODIFIERS = frozenset({"compound", "poss", "nmod", "amod", "nummod"})


def direction_of(parsed: Parsed, tokens: Sequence[Token], bound: str, unit: str) -> tuple[int, str]:
    """Give -1 (latest not after), +1 (first not before) or 0 (nearest), and why.

    It follows from the tense of the verb that governs the time; "since" looks back. Where no
    verb decides, a day of week looks back, as news does, and a date is the nearest one.
    """
    if bound == "nearest":
        return 0, "'as of' looks either way: the nearest one"
    head = _topmost(tokens)
    attributive = head.dep in MODIFIERS and head.head > tokens[-1].index
    tense = tense_of(parsed, head.index)
    if bound == "since" and not _opens_the_future(parsed, tokens, tense):
        return -1, "'since' looks back: the latest one up to the anchor"
    verb = clause_head(parsed, head.index)
    if tense is Tense.PAST and not (attributive and unit != "day"):
        return -1, f"{verb.text!r} is in the past tense: the latest one up to the anchor"
    if attributive:
        return 0, f"it describes {parsed.tokens[head.head].text!r}: the nearest one"
    if tense is Tense.FUTURE:
        return 1, f"{verb.text!r} is still to come: the first one from the anchor on"
    if tense is Tense.PRESENT:
        if verb.lemma in timing_words().reporting:
            return -1, f"{verb.text!r} tells of what is past: the latest one up to the anchor"
        return 1, f"{verb.text!r} is in the present tense: the first one from the anchor on"
    if unit == "day":
        return -1, "no verb gives a tense: the latest one up to the anchor"
    return 0, "no verb gives a tense: the nearest one"


def _topmost(tokens: Sequence[Token]) -> Token:
    first, last = tokens[0].index, tokens[-1].index
    for token in tokens:
        if token.head == token.index or not first <= token.head <= last:
            return token
    return tokens[-1]


def _opens_the_future(parsed: Parsed, tokens: Sequence[Token], tense: Tense) -> bool:
    """Say whether "starting 1 July" or "from 1 July" opens what is still to come."""
    first = tokens[0].index
    words = {token.lower for token in parsed.tokens[max(0, first - 2) : first]}
    return "since" not in words and tense in {Tense.FUTURE, Tense.PRESENT}
