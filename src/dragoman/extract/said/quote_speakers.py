"""Finds the speaker of a quotation by the words beside it and by the tree."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.cues import plain_verbs, quotation_verbs
from dragoman.extract.attribution import find_attributions
from dragoman.extract.said.quoted_page import Piece, QuotedPage
from dragoman.extract.said.speakers import named_before, subject_of
from dragoman.model.parsed import Token

__all__ = ["BEHIND", "find_speaker"]

BEHIND = "words behind"
"""The surest rule: “…,” said X."""

FAR_BEHIND = 14
"""Tokens behind a quotation among which its verb of speech stands ("…,” a spokesman … said")."""
NOT_AFTER = frozenset(
    {"and", "but", "while", "as", "when", "which", "who", "or", "that", "because"}
)
"""Words behind a quotation that begin something else than its attribution."""
CLOSE = 8
"""Tokens at the end of a sentence that may hold its ", X said"."""


def find_speaker(page: QuotedPage, piece: Piece) -> Piece:
    """Give the piece with its speaker, if the words of its sentence tell one."""
    if _is_nickname(page, piece):
        return piece
    for rule, look in RULES:
        answer = look(page, piece)
        if answer is not None:
            cue, speaker = answer
            return replace(piece, cue=(cue, cue + 1), speaker=speaker, rule=rule)
    return piece


def _is_nickname(page: QuotedPage, piece: Piece) -> bool:
    """Say whether the marks stand inside a name (Ana “Sunny” Sol)."""
    if piece.first not in page.nicknames or piece.first < 2:
        return False
    around = (piece.first - 2, piece.last + 1)
    return all(i < len(page.tokens) and page.tokens[i].pos == "PROPN" for i in around)


# -- the words behind: “…,” said X / “…,” X said


def _behind(page: QuotedPage, piece: Piece) -> tuple[int, Token] | None:
    window = page.window_behind(piece)
    if not window or window[0].lower in NOT_AFTER:
        return None
    for token in window[:FAR_BEHIND]:
        if token.lower == "according" and token is window[0]:
            return None
        if token.tag == "VB" or not page.speaks(token, plain_verbs()):
            continue
        subject = page.subject(token, window)
        if subject is None or subject.index < piece.first:
            continue
        start = min(token.index, _left(page, subject))
        between = [t for t in window if t.index < start]
        if any(t.pos in {"NOUN", "PROPN", "PRON", "VERB", "SCONJ"} for t in between):
            return None
        return token.index, subject
    return None


# -- the words before: X said: “… / X said that “…


def _before(page: QuotedPage, piece: Piece) -> tuple[int, Token] | None:
    window = page.window_before(piece)
    for token in reversed(window):
        if not page.speaks(token, plain_verbs()):
            if token.tag == "VBG" and page.speaks(token, quotation_verbs()):
                return None  # "she added, calling it “mad”": the tree tells
            continue
        between = [t for t in window if t.index > token.index]
        near = len(between) <= 3 or (between[-1].text in {":", ","} and len(between) <= 25)
        if not near or _has_verb(between):
            return None
        subject = page.subject(token, window)
        return (token.index, subject) if subject is not None else None
    if window and window[-1].text == ":":
        name = named_before(window[:-1])
        return (window[-1].index, name) if name is not None else None
    return None


# -- the tree: X called it a “…”, X, condemning the “…” of Y, said


def _above(page: QuotedPage, piece: Piece) -> tuple[int, Token] | None:
    head = _head(page, piece)
    verbs, crossed = quotation_verbs(), False
    for verb in (head, *page.parsed.ancestors(head.index)):
        if verb.index not in page.quoted and page.speaks(verb, verbs):
            subject = subject_of(page.parsed, verb.index)
            if subject is not None and subject.index not in page.quoted:
                if piece.first in page.parsed.subtree(subject.index):
                    return None  # the name of what is spoken of: the film “…” opens
                return verb.index, subject
        if verb.dep in {"relcl", "acl"} and not _infinitive(page, verb):
            if crossed or verb.index not in page.quoted:
                return None
            # "laws that “choke trade”": whoever speaks of them speaks in so many words.
            verbs, crossed = plain_verbs(), True
    return None


def _infinitive(page: QuotedPage, verb: Token) -> bool:
    return any(t.lower == "to" for t in page.parsed.dependents(verb.index, "aux"))


def _head(page: QuotedPage, piece: Piece) -> Token:
    inside = page.tokens[piece.first : piece.last]
    for token in inside:
        if not piece.first <= token.head < piece.last and token.pos != "PUNCT":
            return token
    return inside[0]


def _according(page: QuotedPage, piece: Piece) -> tuple[int, Token] | None:
    for token in (*page.window_behind(piece), *page.window_before(piece)):
        if token.lower != "according":
            continue
        for preposition in page.parsed.dependents(token.index, "prep"):
            for noun in page.parsed.dependents(preposition.index, "pobj"):
                return token.index, noun
    return None


def _attributed(page: QuotedPage, piece: Piece) -> tuple[int, Token] | None:
    """Ask who vouches for the clause: "as X put it", "X's prediction that …"."""
    for found in find_attributions(page.parsed, _head(page, piece).index, ()):
        if found.head is None or found.cue is None or found.head in page.quoted:
            continue
        cue = page.parsed.token_at(found.cue.start)
        if cue is not None and cue.index not in page.quoted:
            return cue.index, page.tokens[found.head]
    return None


def _end(page: QuotedPage, piece: Piece) -> tuple[int, Token] | None:
    """Look for "…, X said." at the end of a sentence that the parser could not follow."""
    sentence = page.parsed.sentences[page.tokens[piece.last - 1].sentence]
    for token in page.tokens[max(piece.last, sentence.last - CLOSE) : sentence.last]:
        if token.dep == "ROOT" and page.speaks(token, plain_verbs()):
            subject = subject_of(page.parsed, token.index)
            if subject is not None and piece.last <= subject.index < sentence.last:
                return token.index, subject
    return None


def _has_verb(tokens: list[Token]) -> bool:
    return any(t.pos == "VERB" and t.tag in {"VBD", "VBZ", "VBP"} for t in tokens)


def _left(page: QuotedPage, token: Token) -> int:
    return min(i for i in page.parsed.subtree(token.index) if i not in page.quoted)


RULES = (
    (BEHIND, _behind),
    ("words before", _before),
    ("verb above", _above),
    ("according to", _according),
    ("words of attribution", _attributed),
    ("end of the sentence", _end),
)
"""Surer signs first."""
