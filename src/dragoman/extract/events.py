"""Finds what a text tells of acts between political actors; one act a clause.

The words that trigger an act, and where its arguments stand, are rows of
``codebook/events.toml``. How sure the words are, who says so and when it was are asked of
`factuality`, `attribution` and `timing`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.events import EventBook, read_events
from dragoman.extract.acts.acts import refine
from dragoman.extract.acts.frames import fill_frame
from dragoman.extract.acts.lookup import Lookup
from dragoman.extract.acts.own_words import is_done_by_saying, is_own_house, is_talk, is_wish
from dragoman.extract.acts.phrases import lemmas_of
from dragoman.extract.acts.standing import find_standing
from dragoman.extract.acts.triggers import Trigger, find_triggers
from dragoman.extract.acts.whole import Act
from dragoman.extract.attribution import Attribution, find_attribution
from dragoman.extract.factuality import find_factuality
from dragoman.extract.times.reactions import after_causes
from dragoman.extract.timing import date_event
from dragoman.model.event import EventMention, Modality, Role
from dragoman.model.mention import Mention
from dragoman.model.parsed import Parsed, Sentence
from dragoman.model.span import Span
from dragoman.model.time import TimeExpression

__all__ = ["Found", "Reading", "find_events", "open_reading", "read_sentence"]


SAID = frozenset({Modality.HAPPENED, Modality.ALLEGED, Modality.CONFIRMED})
"""A statement that was refused, planned or only possible is none."""
SHORT = 40
"""Characters up to which a sentence may be said twice ("They signed it.")."""
ENDS = (".", "!", "?", "”", '"', "’", "'", ":")
"""What ends a sentence; a caption mostly lacks it."""
ALIKE = 0.8
"""Share of words that a caption has of the sentence that it prints again."""
LONGEST_TRIGGER = 4
"""Tokens between a trigger and the farthest word that is shown with it."""


TALK = "said of oneself in a speech, and no deed"
OWN_HOUSE = "an order to one's own ministries, or a clause of a law"
WISH = "others are only wanted to work together"
NO_NEWS = "a statement that was not made, or only a private person's view"
SAID_ON = "the same speaker's statement goes on"


@dataclass(frozen=True, slots=True)
class Reading:
    """What all steps need to know of a document."""

    parsed: Parsed
    lookup: Lookup
    times: Sequence[TimeExpression]
    book: EventBook
    private: frozenset[str]
    """Names of those who speak for nobody but themselves."""


@dataclass(frozen=True, slots=True)
class Found:
    """The acts of one sentence, each with the event that it is, and those that were dropped."""

    told: tuple[tuple[Act, EventMention], ...]
    dropped: tuple[tuple[Act, str], ...]
    """With the reason, in plain words."""


def find_events(
    parsed: Parsed, mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> tuple[EventMention, ...]:
    """Give the acts that a document tells, in order of their triggers.

    Only acts with a state, an organisation or a person among actors and recipients are given.
    """
    reading = open_reading(parsed, mentions, times)
    events = [
        event for sentence in _once(parsed) for _, event in read_sentence(reading, sentence).told
    ]
    return after_causes(parsed, events, times, lambda token: reading.lookup.at(token.index))


def open_reading(
    parsed: Parsed, mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> Reading:
    """Give what is known of a document before its sentences are read for acts."""
    standing = find_standing(parsed, mentions)
    lookup = Lookup(parsed, mentions, standing.holders)
    return Reading(parsed, lookup, times, read_events(), standing.private)


def _once(parsed: Parsed) -> Iterator[Sentence]:
    """Give each sentence at its first place: a caption or summary often prints one again."""
    seen: set[str] = set()
    told: list[frozenset[str]] = []
    for sentence in parsed.sentences:
        printed = parsed.document.text[sentence.start : sentence.end].strip()
        words = printed.rstrip(" .…")
        again = words in seen or (printed[-1:] not in ENDS and _is_caption(words, told))
        if len(words) < SHORT or not again:
            yield sentence
        seen.add(words)
        told.append(frozenset(words.lower().split()))


def _is_caption(words: str, told: Sequence[frozenset[str]]) -> bool:
    """Say whether words without a full stop are those of a sentence before, but for a few."""
    own = frozenset(words.lower().split())
    return any(len(own & other) >= ALIKE * max(len(own), len(other)) for other in told)


def read_sentence(reading: Reading, sentence: Sentence) -> Found:
    """Give the acts of one sentence, in order of their triggers, and what was no act of its own."""
    parsed, lookup, book = reading.parsed, reading.lookup, reading.book
    triggers = find_triggers(parsed, sentence, lookup.kinds, book)
    acts = [Act(t, fill_frame(lookup, t, book), t.mode) for t in triggers]
    standing, refused = refine(lookup, acts, book, reading.private)
    dropped = [(act, str(why)) for act, why in refused]
    told: list[tuple[Act, EventMention]] = []
    for act in standing:
        if is_talk(lookup, act):
            dropped.append((act, TALK))
            continue
        if is_own_house(lookup, act):
            dropped.append((act, OWN_HOUSE))
            continue
        event = _event(reading, sentence, act)
        if is_wish(lookup, act, event.modality):
            dropped.append((act, WISH))
        elif not _is_news(reading, event):
            dropped.append((act, NO_NEWS))
        elif _is_said_on(event, [other for _, other in told]):
            dropped.append((act, SAID_ON))
        else:
            told.append((act, event))
    return Found(tuple(told), tuple(dropped))


def _is_news(reading: Reading, event: EventMention) -> bool:
    """Say whether it is more than a statement not made, or a private person's guess."""
    if event.extension == "state":
        return event.modality in SAID
    if event.speaker_name not in reading.private:
        return True
    head = reading.parsed.head_of(event.trigger)
    past = head is not None and head.tag in {"VBD", "VBN"}
    return past and event.modality is Modality.HAPPENED


def _is_said_on(event: EventMention, before: Sequence[EventMention]) -> bool:
    """Say whether a statement goes on with one of the same speaker ("said …, adding that …")."""
    speakers = {argument.name for argument in event.filling(Role.ACTOR)}
    return event.extension == "state" and any(
        other.extension == "state" and speakers == {a.name for a in other.filling(Role.ACTOR)}
        for other in before
    )


def _event(reading: Reading, sentence: Sentence, act: Act) -> EventMention:
    parsed = reading.parsed
    index, rule = act.trigger.index, act.trigger.rule
    factuality = find_factuality(parsed, index)
    said_done = is_done_by_saying(reading.lookup, act)
    said = find_attribution(parsed, index, reading.lookup.mentions)
    if rule.entry.extension == "state" and _is_own_speaker(said, act):
        said = Attribution()
    return EventMention(
        sentence=parsed.sentence_span(sentence),
        trigger=_trigger_span(parsed, act.trigger),
        type=rule.entry.type,
        mode=act.mode or rule.entry.mode,
        extension=rule.entry.extension,
        contexts=_contexts(reading, act),
        arguments=act.arguments,
        modality=Modality.HAPPENED if said_done else factuality.modality,
        polarity=factuality.polarity,
        made_by=rule.name,
        time=date_event(parsed, index, reading.times),
        speaker=said.speaker,
        speaker_name=said.speaker_name,
        stance=said.stance,
        cue=said.cue,
        factors=factuality.factors,
        evidence=_evidence(reading.lookup, act),
    )


def _is_own_speaker(said: Attribution, act: Act) -> bool:
    """Say whether a statement is attributed to the one who makes it."""
    return any(a.role is Role.ACTOR and a.name == said.speaker_name for a in act.arguments)


def _trigger_span(parsed: Parsed, trigger: Trigger) -> Span:
    """Give the trigger with its particles and light object ("paid a surprise visit")."""
    last = trigger.index
    for index in trigger.words:
        near = LONGEST_TRIGGER if index in trigger.nouns else 1
        if 0 < index - last <= near:
            last = index
    return parsed.span(trigger.index, last + 1)


def _contexts(reading: Reading, act: Act) -> tuple[str, ...]:
    """Give what the act's own clause is about: PLOVER warns of contexts taken from further off."""
    parsed = reading.parsed
    inside = parsed.subtree(act.trigger.index)
    words = {form for i in inside for form in lemmas_of(parsed.tokens[i])}
    found = list(act.trigger.rule.entry.contexts)
    found.extend(
        name
        for name, context in reading.book.contexts.items()
        if name not in found and context.words & words
    )
    return tuple(found)


def _evidence(lookup: Lookup, act: Act) -> tuple[Span, ...]:
    """Give the words of the antecedents through which arguments got their names."""
    found: list[Span] = []
    for argument in act.arguments:
        mention = lookup.by_id.get(argument.mention or "")
        if mention is None:
            continue
        if not argument.span.overlaps(mention.span):
            found.append(mention.span)
        antecedent = lookup.by_id.get(mention.antecedent or "")
        if antecedent is not None:
            found.append(antecedent.span)
    return tuple(dict.fromkeys(found))
