"""Whoever answers an act acts not before it: "welcomed Oslo's offer", "in response to the raid"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.codebook.timing import timing_words
from dragoman.extract.times.outline import RECENT, outline
from dragoman.model.event import EventMention, Modality, Role
from dragoman.model.mention import Mention
from dragoman.model.parsed import Parsed, Token
from dragoman.model.time import Basis, Dating, Interval, TimeExpression

__all__ = ["after_causes"]

DONE = frozenset({Modality.HAPPENED, Modality.CONFIRMED})
OWNING = frozenset({"poss", "compound", "amod", "nmod"})
STEM = 5
"""Letters that a noun shares with the verb that it takes up: "announced", "announcement"."""
BY = frozenset({"of", "by", "from"})
"""Words between an act named by a noun and who did it."""

type Naming = Callable[[Token], Mention | None]


def after_causes(
    parsed: Parsed,
    events: Sequence[EventMention],
    times: Sequence[TimeExpression],
    naming: Naming,
) -> tuple[EventMention, ...]:
    """Give the acts of a page, those that answer another one not before it.

    `naming` gives the mention of a token. Only an act whose first day is unknown, or only
    concluded from the story, is bounded.
    """
    found: list[EventMention] = []
    for event in events:
        found.append(_bounded(parsed, event, found, times, naming))
    return tuple(found)


def _bounded(
    parsed: Parsed,
    event: EventMention,
    before: Sequence[EventMention],
    times: Sequence[TimeExpression],
    naming: Naming,
) -> EventMention:
    head, time = parsed.head_of(event.trigger), event.time
    if head is None or time is None or event.modality not in DONE or not _is_open(time):
        return event
    for noun in _answered(parsed, head):
        cause = _cause(parsed, noun, before, naming)
        if cause is not None and cause.time is not None:
            why = cause.trigger.of(parsed.document.text)
            return _not_before(event, time, cause.time.interval.start, why)
    response = next(_responded(parsed, head), None)
    if response is None:
        return event
    return _not_before(event, time, _first_news(parsed, times), response.text)


def _is_open(time: Dating) -> bool:
    """Say whether an act's first day is unknown, or only concluded from the story around it."""
    interval = time.interval
    concluded = time.basis is Basis.EVENT and interval.days != 1
    return interval.end is not None and (interval.start is None or concluded)


def _not_before(event: EventMention, time: Dating, first: date | None, why: str) -> EventMention:
    interval = time.interval
    if first is None or interval.end is None or first >= interval.end:
        return event
    if interval.start is not None and first <= interval.start:
        return event
    step = f"not before {why!r}, which it answers"
    bounded = Interval(first, interval.end)
    return replace(event, time=Dating(bounded, Basis.EVENT, (step, *time.steps)))


# -- what is answered


def _answered(parsed: Parsed, head: Token) -> Iterator[Token]:
    """Give the nouns that name what an act answers."""
    if head.lemma in timing_words().answering:
        yield from parsed.dependents(head.index, "dobj", "nsubjpass")
    yield from _responded(parsed, head)


def _responded(parsed: Parsed, head: Token) -> Iterator[Token]:
    """Give what the words expressly say is responded to: "in response to N", "responding to N"."""
    words = timing_words()
    verbs = [head, *parsed.dependents(head.index, "advcl", "xcomp")]
    above = parsed.tokens[head.head]
    if head.pos == "NOUN" and above.dep == "prep":
        verbs.append(parsed.tokens[above.head])  # "responded with an offer"
    for verb in verbs:
        if verb.lemma in words.responding:
            if verb is not head and verb.dep not in {"advcl", "xcomp"}:
                yield verb
            yield from _behind(parsed, verb, words.answered)
        yield from _in_response(parsed, verb)
    for noun in parsed.dependents(head.index, "dobj"):
        yield from _in_response(parsed, noun)


def _in_response(parsed: Parsed, token: Token) -> Iterator[Token]:
    """Give N of a word with "in response to N" behind it."""
    words = timing_words()
    for noun in _behind(parsed, token, {"in"}):
        if noun.lemma in words.responses:
            yield from _behind(parsed, noun, words.answered)


def _behind(parsed: Parsed, token: Token, prepositions: Collection[str]) -> Iterator[Token]:
    """Give the nouns that one of these prepositions hangs on a word."""
    for preposition in parsed.dependents(token.index, "prep"):
        if preposition.lower in prepositions:
            yield from parsed.dependents(preposition.index, "pobj")


# -- which act that is


def _cause(
    parsed: Parsed, noun: Token, before: Sequence[EventMention], naming: Naming
) -> EventMention | None:
    """Give the last act before that a noun names: by its own words, or by its word and its doer."""
    inside = set(parsed.subtree(noun.index))
    owners = {
        mention.name
        for token in (*parsed.dependents(noun.index, *OWNING), *_behind(parsed, noun, BY))
        if (mention := naming(token)) is not None
    }
    spoken = noun.lemma in timing_words().occasions
    for event in reversed(before):
        head = parsed.head_of(event.trigger)
        known = event.time is not None and event.time.interval.start is not None
        if head is None or not known or event.modality not in DONE:
            continue
        if head.index in inside:
            return event
        actors = {argument.name for argument in event.filling(Role.ACTOR)}
        if owners and not owners & actors:
            continue
        alike = head.lemma[:STEM] == noun.lemma[:STEM] and len(noun.lemma) >= STEM
        if alike or (owners and spoken):
            return event
    return None


def _first_news(parsed: Parsed, times: Sequence[TimeExpression]) -> date | None:
    """Give the first of the last days that the page tells of."""
    published = parsed.document.published
    if published is None or published.interval.start is None:
        return None
    last = published.interval.start
    days = [
        row.day.interval.start
        for row in outline(parsed, times)
        if row.day is not None and row.day.interval is not None and row.day.interval.days == 1
    ]
    return min(
        (day for day in days if day is not None and last - RECENT <= day <= last), default=None
    )
