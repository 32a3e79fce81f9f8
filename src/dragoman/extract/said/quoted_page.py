"""Holds a document's quotations and what surrounds them, for those who look for speakers."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.said.quotemarks import Quoted, find_quoted
from dragoman.extract.said.speakers import subject_of
from dragoman.model.parsed import Parsed, Token
from dragoman.model.span import Span

__all__ = ["MARKS", "Piece", "QuotedPage"]

MARKS = frozenset("“”\"„«»‘’'") | {"``", "''"}
TOLD = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"})
NOUNS = frozenset({"PROPN", "NOUN", "PRON"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A quotation with its tokens ``[first, last)`` and, once found, who says it."""

    quoted: Quoted
    first: int
    last: int
    cue: tuple[int, int] | None = None
    speaker: Token | None = None
    borrowed: int | None = None
    """Place in the list of the piece whose speaker this one shares."""
    rule: str = ""


class QuotedPage:
    """A parsed document, the pieces that it quotes, and which of its tokens are quoted."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.quoted: set[int] = set()
        self.nicknames: set[int] = set()
        self.pieces: list[Piece] = []
        for found in find_quoted(parsed.document.text):
            span = Span(parsed.document.id, found.start, found.end)
            tokens = parsed.tokens_of(span)
            if tokens:
                self.pieces.append(Piece(found, tokens[0].index, tokens[-1].index + 1))
                self.quoted.update(t.index for t in tokens)
                if len(tokens) == 1 and tokens[0].text[0].isupper():
                    self.nicknames.add(tokens[0].index)

    def window_behind(self, piece: Piece) -> list[Token]:
        """Give the unquoted tokens behind, up to the end of the sentence or the next quotation."""
        found: list[Token] = []
        paragraph = self.paragraph(piece.last - 1)
        index = piece.last
        while index < len(self.tokens) and (self.tokens[index].text in MARKS | {","}):
            index += 1
        stopped = self.tokens[piece.last - 1].text == "."
        while index < len(self.tokens) and self.paragraph(index) == paragraph:
            token = self.tokens[index]
            quoted = index in self.quoted and index not in self.nicknames
            if quoted or token.text in {".", "!", "?", ";", ":"}:
                break
            if token.text not in MARKS:
                found.append(token)
            index += 1
        if found and stopped and found[0].text[0].isupper():
            # A full stop inside the marks ends the sentence, but for "…” Kim said."
            alone = index < len(self.tokens) and self.tokens[index].text == "."
            return found if alone and len(found) <= 3 else []
        return found

    def window_before(self, piece: Piece) -> list[Token]:
        """Give the unquoted tokens before, back to the start of the sentence."""
        found: list[Token] = []
        paragraph = self.paragraph(piece.first)
        index = piece.first - 1
        while index >= 0 and self.tokens[index].text in MARKS:
            index -= 1
        colon = index >= 0 and self.tokens[index].text == ":"
        while index >= 0:
            token = self.tokens[index]
            far = self.paragraph(index) != paragraph and not (colon and not found)
            if far or index in self.quoted or token.text in {".", "!", "?", ";"}:
                break
            paragraph = self.paragraph(index)
            found.append(token)
            index -= 1
        return found[::-1]

    def speaks(self, token: Token, verbs: frozenset[str]) -> bool:
        """Say whether an unquoted token is one of the verbs, in a form that tells of speech."""
        if token.index in self.quoted or token.tag not in TOLD:
            return False
        if token.tag == "VB" and any(
            t.tag == "MD" for t in self.parsed.dependents(token.index, "aux")
        ):
            return False  # "should respond": nobody has spoken yet
        return token.lemma in verbs or token.lower in verbs

    def subject(self, verb: Token, window: list[Token]) -> Token | None:
        """Give the speaker: the verb's subject, or the noun that stands right beside it."""
        subject = subject_of(self.parsed, verb.index)
        if subject is not None and subject.index not in self.quoted:
            return subject
        before = [t for t in window if t.index < verb.index]
        behind = [t for t in window if t.index > verb.index]
        return _first_noun(before) if before else _first_noun(behind)

    def paragraph(self, index: int) -> int:
        """Give the number of a token's paragraph."""
        return self.parsed.sentences[self.tokens[index].sentence].paragraph


def _first_noun(tokens: list[Token]) -> Token | None:
    """Give the head of the noun that a run of tokens begins with ("Costa, a retired sailor")."""
    found: Token | None = None
    for token in tokens:
        if token.pos in NOUNS:
            found = token
        elif token.pos not in {"DET", "ADJ", "NUM", "PART"}:
            break
    return found
