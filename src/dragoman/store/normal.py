"""The one form and order in which every store keeps records.

Both stores pass what they are given through here, so that they cannot differ in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from dragoman.errors import NotFound, Rejected
from dragoman.model.actor import ActorList
from dragoman.model.claim import Claim
from dragoman.model.derived import Derived
from dragoman.model.document import Document
from dragoman.model.judgement import Disagreement, Judgement, by_person
from dragoman.model.quote import Quote
from dragoman.model.span import Span
from dragoman.store.base import Reading

__all__ = [
    "checked_actors",
    "checked_document",
    "checked_judgements",
    "checked_verdict",
    "judgement_key",
    "one_of",
    "refused_address",
    "search_phrases",
    "tidy_derived",
    "tidy_reading",
    "writable",
]


def unique[T](records: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """Give the records without those whose key came before, in their order."""
    first: dict[Hashable, T] = {}
    for record in records:
        first.setdefault(key(record), record)
    return tuple(first.values())


# -- pages


def checked_document(document: Document) -> Document:
    """Give the document back; raises Rejected when it cannot be written as UTF-8."""
    removed = (words for line in document.removed for words in (line.text, line.reason))
    fields = (document.address, document.text, document.title, document.byline, document.outlet)
    line = document.dateline
    printed = (line.place, line.agency, line.printed_date, document.language, document.section)
    try:
        for words in chain(fields, printed, document.agencies, document.notes, removed):
            words.encode("utf-8")
    except UnicodeEncodeError as error:
        half = ord(error.object[error.start])
        reason = f"it holds half a character (U+{half:04X}), which no file can keep"
        raise Rejected(writable(document.address), reason) from None
    return document


def writable(words: str) -> str:
    """Give the words with each half character spelled out, so that a file can keep them."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def one_of(kind: str, beginning: str, ids: Iterable[str]) -> str:
    """Give the only one of the ids that begin so; raises NotFound for none or several.

    An id that is given whole is found even where it also begins a longer one.
    """
    found = list(ids)
    if beginning in found:
        return beginning
    if not found:
        raise NotFound(f"no {kind} has an id that begins with {beginning!r}")
    if len(found) > 1:
        some = ", ".join(found[:3])
        raise NotFound(f"several {kind}s have an id that begins with {beginning!r}: {some}, …")
    return found[0]


# -- what was read


def tidy_reading(reading: Reading) -> Reading:
    """Give a reading in order of the text, each id once; raises ValueError for a foreign span."""
    for span in _spans(reading):
        if span.document != reading.document:
            raise ValueError(
                f"a span of document {span.document} in a reading of {reading.document}"
            )
    return Reading(
        document=reading.document,
        mentions=unique(sorted(reading.mentions, key=lambda m: m.span), lambda m: m.id),
        times=tuple(sorted(reading.times, key=lambda t: t.span)),
        offices=tuple(sorted(reading.offices, key=lambda o: o.span)),
        quotes=tuple(sorted(reading.quotes, key=lambda q: q.content)),
        claims=unique(sorted(reading.claims, key=lambda c: c.trigger), lambda c: c.id),
    )


def _spans(reading: Reading) -> Iterator[Span]:
    for found in (reading.mentions, reading.times, reading.offices):
        yield from (one.span for one in found)
    for quote in reading.quotes:
        yield from _spans_of_quote(quote)
    for claim in reading.claims:
        yield from _spans_of_claim(claim)


def _spans_of_quote(quote: Quote) -> Iterator[Span]:
    yield from (span for span in (quote.content, quote.cue, quote.speaker_span) if span)


def _spans_of_claim(claim: Claim) -> Iterator[Span]:
    if claim.document != claim.trigger.document:
        raise ValueError(f"claim {claim.id} of {claim.document} has its words elsewhere")
    yield claim.sentence
    yield claim.trigger
    yield from (argument.span for argument in claim.arguments)
    yield from claim.evidence
    if claim.time.source is not None:
        yield claim.time.source


# -- what is known beforehand


def checked_actors(given: ActorList) -> ActorList:
    """Give a list back; raises ValueError for an actor of another one."""
    for actor in given.actors:
        if actor.list != given.name:
            raise ValueError(f"an actor of {actor.list!r} in the list {given.name!r}")
    return given


def refused_address(name: str, line: int) -> str:
    """Give what a line of a list is called among rejected pages."""
    return f"{name} line {line}"


# -- what was judged


def judgement_key(judgement: Judgement) -> tuple[str, str, str, str]:
    """Give what a store keeps once: subject, pair and maker."""
    return (judgement.subject, judgement.left, judgement.right, judgement.made_by)


def checked_judgements(subject: str, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Give the judgements as a list; raises ValueError for one on another subject."""
    checked = list(judgements)
    for judgement in checked:
        if judgement.subject != subject:
            raise ValueError(f"a judgement on {judgement.subject!r} among those on {subject!r}")
    return checked


def checked_verdict(judgement: Judgement) -> Judgement:
    """Give a person's verdict back; raises ValueError for a rule's judgement."""
    if not by_person(judgement.made_by):
        raise ValueError(f"{judgement.made_by!r} is no person: rules judge by put_judgements")
    return judgement


# -- what was derived


def tidy_derived(derived: Derived) -> Derived:
    """Give everything derived in the order in which a store gives it, each id once."""
    return replace(
        derived,
        entities=unique(sorted(derived.entities, key=lambda e: e.id), lambda e: e.id),
        events=unique(sorted(derived.events, key=lambda e: e.order), lambda e: e.id),
        agreements=unique(sorted(derived.agreements, key=lambda a: (a.name, a.id)), lambda a: a.id),
        disagreements=tuple(sorted(derived.disagreements, key=_disagreement_key)),
        published=dict(sorted(derived.published.items())),
        claim_times=dict(sorted(derived.claim_times.items())),
    )


def _disagreement_key(disagreement: Disagreement) -> tuple[str, str, str, str]:
    event, document = disagreement.event or "~", disagreement.document or ""
    return (event, document, disagreement.field, disagreement.note)


# -- search


def search_phrases(words: str) -> list[str]:
    """Give the words of a search, and its "phrases in quotation marks", that hold a letter.

    No operator has a meaning: whatever a person types is looked for as it stands.
    """
    found = re.findall(r'["“”]([^"“”]+)["“”]|([^\s"“”]+)', words)
    phrases = [phrase or word for phrase, word in found]
    return [phrase for phrase in phrases if any(c.isalnum() for c in phrase)]
