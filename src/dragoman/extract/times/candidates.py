"""The expressions of a sentence that may date an act, each with its tie to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.tense import clause_head
from dragoman.extract.attachment import Hold, Link, link_of
from dragoman.model.parsed import Parsed, Sentence, Token
from dragoman.model.time import TimeExpression

__all__ = ["Candidate", "in_sentence", "main_verb", "opening", "then_of"]

OPENERS = frozenset({"in", "on", "at", "between", "from", "during", "but", "and", "then"})
"""Words that may stand before a time that opens its sentence."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression with its tie to the act."""

    expression: TimeExpression
    link: Link
    distance: int

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Closest tie first, then the narrowest interval, then the nearest words."""
        interval = self.expression.interval
        width = interval.days if interval is not None and interval.days is not None else 100_000
        return (self.link.rank, 0 if interval else 1, width, self.distance)


def in_sentence(
    parsed: Parsed, trigger: int, times: Sequence[TimeExpression]
) -> Iterator[Candidate]:
    """Give the times of the act's own sentence that are tied to it."""
    sentence = parsed.sentences[parsed.tokens[trigger].sentence]
    for expression in _of_sentence(sentence, times):
        head = parsed.head_of(expression.span)
        if head is None or head.index == trigger:
            continue
        link = link_of(parsed, trigger, head)
        if link is not None:
            yield Candidate(expression, link, abs(head.index - trigger))


def then_of(parsed: Parsed, trigger: int, times: Sequence[TimeExpression]) -> Candidate | None:
    """Give the time right before the "when" of an act: "until last month, when he left"."""
    verb = clause_head(parsed, trigger)
    when = next((t for t in parsed.dependents(verb.index, "advmod") if t.lower == "when"), None)
    if when is None or when.index < 2 or verb.dep not in {"relcl", "advcl"}:
        return None
    last = parsed.tokens[when.index - 1]
    last = parsed.tokens[when.index - 2] if last.text == "," else last
    for expression in _of_sentence(parsed.sentences[verb.sentence], times):
        if expression.span.end == last.end and expression.bound:
            link = Link(Hold.SAME, 0, "'when' takes it up")
            return Candidate(replace(expression, bound=""), link, 0)
    return None


def opening(
    parsed: Parsed, number: int, times: Sequence[TimeExpression], step: str
) -> Iterator[Candidate]:
    """Give the days that stand before the subject of a sentence's main verb."""
    sentence = parsed.sentences[number]
    main = main_verb(parsed, number)
    if main is None:
        return
    subjects = parsed.dependents(main, "nsubj", "nsubjpass", "expl")
    limit = min((parsed.subtree(subject.index)[0] for subject in subjects), default=main)
    for expression in _of_sentence(sentence, times):
        head = parsed.head_of(expression.span)
        if head is None or head.index > limit or expression.bound:
            continue
        link = link_of(parsed, main, head)
        if _leads(parsed, sentence, expression, head) or (
            link is not None and link.hold is Hold.SAME
        ):
            yield Candidate(expression, Link(Hold.SAME, 9, step), 0)


def main_verb(parsed: Parsed, number: int) -> int | None:
    """Give the verb that heads a sentence, as a token's index; None where no verb does."""
    for token in parsed.in_sentence(parsed.sentences[number]):
        if token.head == token.index:
            return token.index if token.pos in {"VERB", "AUX"} else None
    return None


def _usable(expression: TimeExpression) -> bool:
    """Say whether an expression can date anything: durations and sets cannot."""
    return expression.type in {"DATE", "TIME"} and (
        expression.interval is not None or expression.shift is not None
    )


def _of_sentence(sentence: Sentence, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Give a sentence's usable times; `times` are in order of the text."""
    place = bisect_left(times, sentence.start, key=lambda time: time.span.start)
    while place < len(times) and times[place].span.start < sentence.end:
        if _usable(times[place]):
            yield times[place]
        place += 1


def _leads(parsed: Parsed, sentence: Sentence, expression: TimeExpression, head: Token) -> bool:
    """Say whether a time opens its sentence, whatever the parser hangs it on.

    Behind "on" it is no part of a name: "On Sunday rebels attacked", but "Sunday talks failed".
    """
    before = [t for t in parsed.in_sentence(sentence) if t.start < expression.span.start]
    if head.dep in {"poss", "compound", "amod"} and [t.lower for t in before[-1:]] != ["on"]:
        return False
    return all(t.lower in OPENERS for t in before)
