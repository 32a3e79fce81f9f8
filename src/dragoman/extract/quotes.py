"""Finds quotations, direct and indirect, with the words for their speaker.

A direct quotation gets its speaker from the first of these that answers: the words behind it
("…,” said X"), the words before it ("X said: “…"), the verb above it in the tree ("X called it a
“…”"), "according to X", the piece of the same quotation beside it, the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.said.authors import author_of
from dragoman.extract.said.quote_neighbours import borrow_speaker
from dragoman.extract.said.quote_speakers import BEHIND, find_speaker
from dragoman.extract.said.quoted_page import Piece, QuotedPage
from dragoman.extract.said.reported import Reported, find_reported
from dragoman.extract.said.speakers import Speaker, speaker_at
from dragoman.model.mention import Mention
from dragoman.model.parsed import Parsed
from dragoman.model.quote import Quote
from dragoman.model.span import Span

__all__ = ["find_quotes"]

SINGULAR = frozenset({"he", "she"})
RECENT = 4
"""Sentences over which "he said" still means the speaker before."""


def find_quotes(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Give the quotations of a document in order of the text, direct and indirect ones.

    The pieces of an interrupted quotation are quotes of their own with the same speaker. What
    stands between marks without a speaker (a title, a word held at arm's length) has none.
    """
    pieces = _pieces(parsed)
    direct = [_quote(parsed, pieces, piece, mentions) for piece in pieces]
    # "“…,” he said": the clause below "said" is what the marks hold already.
    text = parsed.document.text
    whole = {
        q.cue
        for q in direct
        if q.cue is not None and q.made_by.endswith(BEHIND) and text[q.content.start].isupper()
    }
    reported = (
        _reported(parsed, found, mentions)
        for found in find_reported(parsed, [q.content for q in direct])
        if found.cue not in whole
    )
    found = sorted([*direct, *reported], key=lambda q: (q.content, not q.direct))
    return tuple(_resolved(parsed, found))


def _resolved(parsed: Parsed, quotes: list[Quote]) -> Iterator[Quote]:
    """Give the quotes with a lone "he" or "she" read as who spoke just before.

    Pronouns that have a mention were read already; this is for those that nobody could read.
    """
    spoke: Quote | None = None
    for quote in quotes:
        alone = quote.speaker is None and quote.speaker_name.lower() in SINGULAR
        if alone and spoke is not None and _soon_after(parsed, spoke, quote):
            quote = replace(
                quote,
                speaker=spoke.speaker,
                speaker_name=spoke.speaker_name,
                made_by=f"{quote.made_by}; who spoke before",
            )
        if quote.speaker_name and quote.speaker_name.lower() not in SINGULAR:
            spoke = quote
        yield quote


def _soon_after(parsed: Parsed, earlier: Quote, quote: Quote) -> bool:
    start, end = (parsed.token_at(q.content.start) for q in (earlier, quote))
    return start is not None and end is not None and end.sentence - start.sentence <= RECENT


def _pieces(parsed: Parsed) -> list[Piece]:
    page = QuotedPage(parsed)
    found = [find_speaker(page, piece) for piece in page.pieces]
    for place, piece in enumerate(found):
        if piece.speaker is None:
            found[place] = borrow_speaker(page, found, place)
    return found


def _quote(
    parsed: Parsed, pieces: Sequence[Piece], piece: Piece, mentions: Sequence[Mention]
) -> Quote:
    content = Span(parsed.document.id, piece.quoted.start, piece.quoted.end)
    source, steps = piece, 0
    while source.borrowed is not None and steps < len(pieces):
        source, steps = pieces[source.borrowed], steps + 1
    cue = parsed.span(*source.cue) if source.cue else None
    rule = f"quotes: {piece.rule or 'no speaker'}"
    if source.speaker is None:
        return Quote(content, cue, None, None, "", True, rule)
    speaker = speaker_at(parsed, author_of(parsed, source.speaker), mentions)
    return _told(content, cue, speaker, True, rule)


def _reported(parsed: Parsed, found: Reported, mentions: Sequence[Mention]) -> Quote:
    speaker = speaker_at(parsed, found.speaker, mentions) if found.speaker else None
    return _told(found.content, found.cue, speaker, False, f"quotes: {found.rule}")


def _told(
    content: Span, cue: Span | None, speaker: Speaker | None, direct: bool, rule: str
) -> Quote:
    if speaker is None:
        return Quote(content, cue, None, None, "", direct, rule)
    return Quote(content, cue, speaker.span, speaker.mention, speaker.name, direct, rule)
