"""Makes claims of what a document tells: one for each act and each who vouches for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.codebook.agencies import agency_name, agency_pattern
from dragoman.extract.attribution import Attribution, find_attributions
from dragoman.extract.said.answers import find_answers
from dragoman.extract.said.speakers import joined, speaker_at
from dragoman.extract.times.links import find_links
from dragoman.model.annotations import Annotations
from dragoman.model.claim import Claim, TimeLink
from dragoman.model.document import Document
from dragoman.model.event import EventMention, Modality, Polarity
from dragoman.model.quote import Quote
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Basis, Dating

__all__ = ["make_claims"]

UNDATED = Dating(UNBOUNDED, Basis.UNKNOWN)
OF_STANCE = {
    "alleges": (Modality.ALLEGED, Polarity.POSITIVE),
    "denies": (Modality.DENIED, Polarity.NEGATIVE),
    "confirms": (Modality.CONFIRMED, Polarity.POSITIVE),
}


@dataclass(frozen=True, slots=True)
class _Voice:
    """One who vouches for an act: mention, name, act of speech, and the words for it."""

    speaker: str | None
    name: str
    stance: str
    evidence: tuple[Span, ...]


def make_claims(found: Annotations) -> tuple[Claim, ...]:
    """Give the claims of a document in order of the text, none of them twice.

    Two who say it together make two claims; whoever denies or confirms an allegation beside it
    makes another one, of the same act. Where nobody is named the outlet itself asserts.
    """
    claims: dict[str, Claim] = {}
    links = find_links(found.parsed, found.events, found.times)
    for event in found.events:
        head = found.parsed.head_of(event.trigger)
        chain = (
            find_attributions(found.parsed, head.index, found.mentions) if head is not None else ()
        )
        agency = _agency(found.parsed.document, event, chain)
        for voice in _voices(found, event, chain):
            order = links.get(event.trigger, ())
            claim = _claim(found.parsed.document, event, voice, agency, order)
            claims.setdefault(claim.id, claim)
        for voice in (*_accusers(event, chain), *_answers(found, event)):
            modality, polarity = OF_STANCE[voice.stance]
            answered = replace(event, modality=modality, polarity=polarity)
            claim = _claim(found.parsed.document, answered, voice, agency)
            claims.setdefault(claim.id, claim)
    return tuple(claims.values())


def _claim(
    document: Document,
    event: EventMention,
    voice: _Voice,
    agency: str,
    order: tuple[TimeLink, ...] = (),
) -> Claim:
    return Claim(
        document=document.id,
        sentence=event.sentence,
        trigger=event.trigger,
        type=event.type,
        mode=event.mode,
        extension=event.extension,
        contexts=event.contexts,
        arguments=event.arguments,
        time=event.time or UNDATED,
        modality=event.modality,
        polarity=event.polarity,
        stance=voice.stance,
        speaker=voice.speaker,
        speaker_name=voice.name,
        outlet=document.outlet,
        agency=agency,
        evidence=tuple(sorted({*event.factors, *event.evidence, *voice.evidence})),
        made_by=event.made_by,
        order=order,
    )


# -- who says so


def _voices(
    found: Annotations, event: EventMention, chain: Sequence[Attribution]
) -> Iterator[_Voice]:
    """Give those who vouch for an act: as its clause says, else as the quotation around it does."""
    cue = (event.cue,) if event.cue else ()
    if not event.speaker_name:
        quote = _quotation(found.quotes, event)
        if quote is None:
            yield _Voice(event.speaker, "", event.stance, cue)
        else:
            words = tuple(span for span in (quote.cue, quote.speaker_span) if span is not None)
            yield _Voice(quote.speaker, quote.speaker_name, event.stance, words)
        return
    yield _Voice(event.speaker, event.speaker_name, event.stance, cue)
    for attribution in chain:
        if attribution.head is None or attribution.speaker_name != event.speaker_name:
            continue
        for head in joined(found.parsed, found.parsed.tokens[attribution.head])[1:]:
            speaker = speaker_at(found.parsed, head, found.mentions)
            yield _Voice(speaker.mention, speaker.name, event.stance, cue)
        return


def _quotation(quotes: Sequence[Quote], event: EventMention) -> Quote | None:
    """Give the direct quotation that an act is told in, the shortest one with a speaker."""
    around = [q for q in quotes if q.direct and q.speaker_name and q.content.covers(event.trigger)]
    return min(around, key=lambda q: q.content.end - q.content.start, default=None)


def _accusers(event: EventMention, chain: Sequence[Attribution]) -> Iterator[_Voice]:
    """Give those whose allegation is denied here ("Oslo rejected Rome's claim that …")."""
    for said in chain:
        if event.stance == "denies" and said.stance == "alleges" and said.speaker_name:
            cue = (said.cue,) if said.cue else ()
            yield _Voice(said.speaker, said.speaker_name, "alleges", cue)


def _answers(found: Annotations, event: EventMention) -> Iterator[_Voice]:
    """Give those who deny or confirm what is alleged here."""
    head = found.parsed.head_of(event.trigger)
    alleged = event.modality is Modality.ALLEGED or event.stance == "alleges"
    if head is None or not alleged:
        return
    for answer in find_answers(found.parsed, head.index):
        speaker = speaker_at(found.parsed, answer.speaker, found.mentions)
        yield _Voice(speaker.mention, speaker.name, answer.stance, (answer.cue,))


# -- whose news it is


def _agency(document: Document, event: EventMention, chain: Sequence[Attribution]) -> str:
    """Give the news agency that a clause credits, else the only one that the page credits."""
    for words in (event.speaker_name, *(a.speaker_name for a in chain)):
        match = _agencies().search(words)
        if match:
            return agency_name(match.group()) or match.group()
    return document.agencies[0] if len(document.agencies) == 1 else ""


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){agency_pattern()}(?!\w)")
