"""Finds the speaker of a quotation that stands alone: another piece of it, the sentence before."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.cues import quotation_verbs
from dragoman.extract.said.quoted_page import MARKS, Piece, QuotedPage
from dragoman.extract.said.speakers import subject_of
from dragoman.model.parsed import Sentence

__all__ = ["borrow_speaker"]

ENOUGH_TO_STAND = 5
"""Tokens of a quotation that begins a sentence and is more than a title or a single word."""


def borrow_speaker(page: QuotedPage, pieces: list[Piece], place: int) -> Piece:
    """Give the piece at `place` with the speaker of the quotation or sentence beside it."""
    piece = pieces[place]
    if not _whole(page, piece):
        return piece
    if place and piece.quoted.follows and pieces[place - 1].rule:
        return replace(piece, borrowed=place - 1, rule="carried on from the paragraph before")
    earlier = _same_breath(page, pieces, place)
    if earlier is not None:
        return replace(piece, borrowed=earlier, rule="the quotation before it goes on")
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    if following is not None and following.speaker and _touch(page, piece, following):
        return replace(piece, borrowed=place + 1, rule="goes on in the next quotation")
    return _by_sentence_before(page, pieces, place)


def _whole(page: QuotedPage, piece: Piece) -> bool:
    """Say whether a sentence begins with this quotation and tells nothing before it."""
    before, behind = page.window_before(piece), page.window_behind(piece)
    if [t for t in before if t.pos not in {"PUNCT", "SPACE"}]:
        return False
    words = [t for t in behind if t.pos not in {"PUNCT", "SPACE"}]
    stopped = page.tokens[piece.last - 1].text in {".", "!", "?", "…", "..."}
    return len(words) <= 1 or stopped or piece.last - piece.first >= ENOUGH_TO_STAND


def _same_breath(page: QuotedPage, pieces: list[Piece], place: int) -> int | None:
    """Give the attributed piece before, in the paragraph, unless a sentence lies between."""
    piece = pieces[place]
    for earlier in range(place - 1, -1, -1):
        before = pieces[earlier]
        if page.paragraph(before.first) != page.paragraph(piece.first):
            return None
        if before.rule:
            gap = page.tokens[before.last : piece.first]
            stops = sum(t.text in {".", "!", "?"} for t in gap)
            return earlier if stops <= 1 + (place - earlier - 1) else None
    return None


def _touch(page: QuotedPage, piece: Piece, following: Piece) -> bool:
    gap = page.tokens[piece.last : following.first]
    return all(t.text in MARKS for t in gap)


def _by_sentence_before(page: QuotedPage, pieces: list[Piece], place: int) -> Piece:
    piece = pieces[place]
    sentence = _sentence_before(page, piece)
    if sentence is None:
        return piece
    if place and sentence.start <= pieces[place - 1].quoted.end and pieces[place - 1].rule:
        return replace(piece, borrowed=place - 1, rule="the speaker before it goes on")
    for token in page.parsed.in_sentence(sentence):
        if token.index in page.quoted or not page.speaks(token, quotation_verbs()):
            continue
        subject = subject_of(page.parsed, token.index)
        if subject is not None and subject.index not in page.quoted:
            cue = (token.index, token.index + 1)
            return replace(piece, cue=cue, speaker=subject, rule="the sentence before it")
    return piece


def _sentence_before(page: QuotedPage, piece: Piece) -> Sentence | None:
    """Give the sentence before, in this paragraph or the one above."""
    sentences = page.parsed.sentences
    here = sentences[page.tokens[piece.first].sentence]
    for number in range(here.index - 1, -1, -1):
        sentence = sentences[number]
        if here.paragraph - sentence.paragraph > 1:
            return None
        verbs = any(t.pos == "VERB" for t in page.parsed.in_sentence(sentence))
        if verbs and sentence.end < piece.quoted.start:
            return sentence
    return None
