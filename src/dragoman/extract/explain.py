"""Says what was coded in a text, which rows of the codebook did it, and what was passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.cameo import to_cameo
from dragoman.codebook.events import EventBook, Rule
from dragoman.codebook.states import state_name
from dragoman.extract.acts.lookup import Lookup
from dragoman.extract.acts.matching import Miss, Trigger
from dragoman.extract.acts.role_places import role_heads
from dragoman.extract.acts.triggers import candidates, is_name, tokens_of_names
from dragoman.extract.acts.whole import Act
from dragoman.extract.events import Reading, open_reading, read_sentence
from dragoman.extract.factuality import find_factuality
from dragoman.model.event import Argument, EventMention, Modality, Role
from dragoman.model.mention import Mention
from dragoman.model.parsed import Parsed, Sentence, Token
from dragoman.model.time import TimeExpression

__all__ = ["Coded", "Explained", "Filled", "Passed", "explain"]

EXCLUDING = {
    Miss.NOT_WORDS, Miss.NOT_OBJECT, Miss.NOT_UNDER, Miss.NOT_MODIFIER, Miss.NO_CLAUSE,
}  # fmt: skip
"""What a row forbids; the other misses are of what it asks for."""
NEAREST = 2
"""Rows that are shown of a word that no row fits and none excludes."""
ELSEWHERE = "not at a place of the frame: through the act above or below"
TAKEN = "the word belongs to the trigger"


@dataclass(frozen=True, slots=True)
class Filled:
    """One argument, the place of the frame at which it stood, and the state it stands for."""

    role: str
    name: str
    words: str
    start: int
    end: int
    place: str
    state: str | None = None
    number: str | None = None
    through: str = ""
    """The words that a pronoun or short name repeats, and why."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One act that was coded. Offsets are code points of the text."""

    code: str
    definition: str
    trigger: str
    start: int
    end: int
    row: str
    """File, entry and frame of the row."""
    pattern: str
    arguments: tuple[Filled, ...]
    modality: str
    polarity: str
    cues: tuple[str, ...]
    """Words that set the modality."""
    cue_rules: str
    speaker: str
    stance: str
    contexts: tuple[str, ...]
    time: tuple[str | None, str | None]
    time_basis: str
    time_steps: tuple[str, ...]
    cameo: str | None


@dataclass(frozen=True, slots=True)
class Passed:
    """A word that may tell an act by some row, and did not here."""

    word: str
    start: int
    end: int
    code: str
    row: str
    pattern: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence with all that was found in it and all that came near."""

    text: str
    start: int
    acts: tuple[Coded, ...]
    dropped: tuple[Passed, ...]
    """Triggers that fitted and whose act was not kept."""
    near: tuple[Passed, ...]
    """Words of the codebook that no row fitted, with the row that came nearest."""


def explain(
    parsed: Parsed, mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> tuple[Explained, ...]:
    """Give, sentence by sentence, what `find_events` codes and why."""
    reading = open_reading(parsed, mentions, times)
    return tuple(_sentence(reading, sentence) for sentence in parsed.sentences)


def _sentence(reading: Reading, sentence: Sentence) -> Explained:
    found = read_sentence(reading, sentence)
    acts = [act for act, _ in found.told] + [act for act, _ in found.dropped]
    return Explained(
        reading.parsed.document.text[sentence.start : sentence.end],
        sentence.start,
        tuple(_coded(reading, act, event) for act, event in found.told),
        tuple(_passed(reading.parsed, act.trigger, why) for act, why in found.dropped),
        tuple(_near(reading, sentence, acts)),
    )


def _coded(reading: Reading, act: Act, event: EventMention) -> Coded:
    rule, text = act.trigger.rule, reading.parsed.document.text
    time = event.time
    return Coded(
        code=_code(event.type, event.mode, event.extension),
        definition=rule.entry.definition,
        trigger=event.trigger.of(text),
        start=event.trigger.start,
        end=event.trigger.end,
        row=event.made_by,
        pattern=rule.pattern.text,
        arguments=tuple(_filled(reading, act, argument) for argument in event.arguments),
        modality=event.modality.value,
        polarity=event.polarity.value,
        cues=tuple(span.of(text) for span in event.factors),
        cue_rules=find_factuality(reading.parsed, act.trigger.index).rule,
        speaker=event.speaker_name,
        stance=event.stance,
        contexts=event.contexts,
        time=_interval(event),
        time_basis=time.basis.value if time else "",
        time_steps=time.steps if time else (),
        cameo=to_cameo(event.type, event.mode, event.extension, Modality(event.modality)),
    )


def _interval(event: EventMention) -> tuple[str | None, str | None]:
    if event.time is None:
        return None, None
    start, end = event.time.interval.start, event.time.interval.end
    return (start.isoformat() if start else None), (end.isoformat() if end else None)


def _filled(reading: Reading, act: Act, argument: Argument) -> Filled:
    lookup, text = reading.lookup, reading.parsed.document.text
    mention = lookup.by_id.get(argument.mention or "")
    antecedent = lookup.by_id.get(mention.antecedent or "") if mention else None
    through = f"{antecedent.text}: {mention.reason}" if mention and antecedent else ""
    return Filled(
        argument.role.value,
        argument.name,
        argument.span.of(text),
        argument.span.start,
        argument.span.end,
        _place(lookup, act.trigger, argument, reading.book),
        state_name(mention.state or mention.codebook) if mention else None,
        argument.number,
        through,
    )


def _place(lookup: Lookup, trigger: Trigger, argument: Argument, book: EventBook) -> str:
    """Give the name of the place at which an argument stood ("subject", "object-with")."""
    if argument.role is Role.PURPOSE:
        return "clause of purpose"
    covered = {token.index for token in lookup.parsed.tokens_of(argument.span)}
    for place, heads in role_heads(lookup.parsed, trigger, argument.role, book):
        for head in heads:
            mention = lookup.by_token.get(head)
            if head in covered or (mention is not None and mention.id == argument.mention):
                return place
    return ELSEWHERE


def _near(reading: Reading, sentence: Sentence, acts: Sequence[Act]) -> Iterator[Passed]:
    """Give the words that some row of the codebook knows and that told nothing."""
    parsed, kinds = reading.parsed, reading.lookup.kinds
    named = tokens_of_names(parsed, sentence)
    owner = {index: act for act in acts for index in act.trigger.words}
    for token in parsed.in_sentence(sentence):
        rows = list(candidates(parsed, token, kinds, reading.book))
        if not rows or token.index in {act.trigger.index for act in acts}:
            continue
        rule, _ = rows[0]
        if token.index in owner:
            whole = owner[token.index].trigger
            yield _row(token, whole.rule, f"{TAKEN} {parsed.tokens[whole.index].text!r}")
        elif is_name(token, kinds, named):
            yield _row(token, rule, "the word is part of a name")
        else:
            yield from _unfit(token, rows)


def _unfit(token: Token, rows: Sequence[tuple[Rule, Trigger | Miss]]) -> Iterator[Passed]:
    """Give the rows that exclude what stands by a word, or else the least demanding ones."""
    misses = [(rule, miss) for rule, miss in rows if isinstance(miss, Miss)]
    shown = [(rule, miss) for rule, miss in misses if miss in EXCLUDING]
    if not shown and token.pos != "AUX":
        same = [row for row in misses if row[1] is not Miss.SPEECH] or misses
        shown = sorted(same, key=lambda row: row[0].pattern.weight)[:NEAREST]
    for rule, miss in shown:
        yield _row(token, rule, miss.value)


def _passed(parsed: Parsed, trigger: Trigger, why: str) -> Passed:
    return _row(parsed.tokens[trigger.index], trigger.rule, why)


def _row(token: Token, rule: Rule, why: str) -> Passed:
    entry = rule.entry
    code = _code(entry.type, entry.mode, entry.extension)
    return Passed(token.text, token.start, token.end, code, rule.name, rule.pattern.text, why)


def _code(*parts: str) -> str:
    return "/".join(part for part in parts if part)
