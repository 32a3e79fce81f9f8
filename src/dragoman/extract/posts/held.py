"""Since when and until when a post is held, as the clause that names it says."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.posts.titles import Title
from dragoman.model.parsed import Parsed, Token
from dragoman.model.time import UNBOUNDED, Interval, TimeExpression

__all__ = ["held_time"]

STARTING = frozenset(
    {"become", "appoint", "name", "elect", "nominate", "install", "designate", "replace", "succeed"}
)
"""Verbs after which "in 2004" is the year in which the post began."""
FOLLOWING = 4
"""Tokens after an apposition within which "since 2014" still belongs to it."""


def held_time(
    parsed: Parsed,
    title: Title,
    verb: Token | None,
    status: str,
    times: Sequence[TimeExpression],
) -> Interval:
    """Give the time of holding that the clause of the post says; unbounded where it says none.

    `verb` is the holding verb, if one joins the post and its holder.
    """
    held = UNBOUNDED
    for time in times:
        if time.interval is None or not _belongs(parsed, title, verb, time):
            continue
        bounds = _bounds(parsed, verb, status, time)
        both = held.intersection(bounds) if bounds else None
        held = both or held
    return held


def _belongs(parsed: Parsed, title: Title, verb: Token | None, time: TimeExpression) -> bool:
    tokens = parsed.tokens_of(time.span)
    if not tokens or tokens[0].sentence != parsed.tokens[title.head].sentence:
        return False
    first = tokens[0].index
    if 0 <= first - title.last <= FOLLOWING:
        between = parsed.tokens[title.last : first]
        return not any(token.pos in ("VERB", "AUX") or token.text in ",;" for token in between)
    if verb is None:
        return False
    top = parsed.head_of(time.span)
    while top is not None and top.pos not in ("VERB", "AUX") and top.head != top.index:
        top = parsed.tokens[top.head]
    return top is not None and top.index == verb.index


def _bounds(
    parsed: Parsed, verb: Token | None, status: str, time: TimeExpression
) -> Interval | None:
    """Read "since 2014", "until 2010", "from 1999 to 2004", "in 2004"."""
    interval = time.interval
    if interval is None:
        return None
    if not time.bound and "/" in (time.value or ""):
        return interval  # "from 2004 to 2010"
    word = time.bound or _word_before(parsed, time)
    if word in ("since", "from", "after"):
        return Interval(interval.start, None) if interval.start else None
    if word in ("until", "till", "to", "by", "before", "through"):
        return Interval(None, interval.end) if interval.end else None
    if time.type in ("DURATION", "SET"):
        return None
    starting = verb is not None and verb.lemma in STARTING and status != "former"
    if starting or status == "appointed":
        return Interval(interval.start, None) if interval.start else None
    if status == "former":
        return Interval(None, interval.end) if interval.end else None
    return interval


def _word_before(parsed: Parsed, time: TimeExpression) -> str:
    tokens = parsed.tokens_of(time.span)
    if tokens and tokens[0].lower in ("since", "until", "till", "from"):
        return tokens[0].lower
    index = tokens[0].index - 1 if tokens else -1
    return parsed.tokens[index].lower if index >= 0 else ""
