"""Checks that everything found in a document stands on its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.annotations import Annotations
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.span import Span

__all__ = ["Ungrounded", "check_spans"]


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """A record whose span is not what it says: kind of record, the span, what is wrong."""

    record: str
    span: Span
    note: str


def check_spans(found: Annotations, claims: Sequence[Claim] = ()) -> tuple[Ungrounded, ...]:
    """Give every span of a reading that does not lie in the text or reads otherwise.

    Empty when all is well. Also names claims whose trigger lies outside their sentence.
    """
    document = found.parsed.document
    problems = [
        problem
        for record, span, text in _spans(found, claims)
        if (problem := _check(document, record, span, text)) is not None
    ]
    for claim in claims:
        if not claim.sentence.covers(claim.trigger):
            problems.append(Ungrounded("claim", claim.trigger, "stands outside its sentence"))
    return tuple(problems)


def _spans(found: Annotations, claims: Sequence[Claim]) -> Iterator[tuple[str, Span, str | None]]:
    """Give (record, span, words that it should have or None)."""
    for mention in found.mentions:
        yield "mention", mention.span, mention.text
    for time in found.times:
        yield "time", time.span, time.text
    for office in found.offices:
        yield "office", office.span, None
    for quote in found.quotes:
        for span in (quote.content, quote.cue, quote.speaker_span):
            if span is not None:
                yield "quote", span, None
    for claim in claims:
        for span in (claim.sentence, claim.trigger, *claim.evidence):
            yield "claim", span, None
        for argument in claim.arguments:
            yield "claim", argument.span, None


def _check(document: Document, record: str, span: Span, text: str | None) -> Ungrounded | None:
    if span.document != document.id:
        return Ungrounded(record, span, f"is of document {span.document}, not {document.id}")
    if span.end > len(document.text):
        return Ungrounded(record, span, f"runs past the text ({len(document.text)})")
    words = span.of(document.text)
    if text is not None and words != text:
        return Ungrounded(record, span, f"reads {words!r}, not {text!r}")
    if not words.strip():
        return Ungrounded(record, span, "holds no words")
    return None
