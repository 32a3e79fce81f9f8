"""A document as the conditions on a match read it: what stands around, and what it is taken for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.dates.figures import Order, order_of_page
from dragoman.dates.grammar import Match
from dragoman.dates.pieces import Piece
from dragoman.model.parsed import Parsed, Token

__all__ = ["Reader"]


@dataclass(frozen=True)
class Reader:
    """A document with its pieces, and what the parser's model took each token for."""

    parsed: Parsed
    pieces: Sequence[Piece]

    @cached_property
    def taken(self) -> Mapping[int, str]:
        """Token → label of the name that the model proposes for it."""
        return {
            token: name.label
            for name in self.parsed.names
            for token in range(name.first, name.last)
        }

    @cached_property
    def order(self) -> Order:
        """Give the order in which the page writes dates in figures."""
        return order_of_page(self.parsed.document)

    def before(self, match: Match, back: int = 1) -> str:
        """Give the word that stands `back` pieces before a match, empty at the sentence's start."""
        return self._word(match.first - back, match.first)

    def after(self, match: Match, on: int = 0) -> str:
        """Give the word that stands behind a match, empty at the sentence's end."""
        return self._word(match.last + on, match.first)

    def token_before(self, match: Match) -> Token | None:
        """Give the token before a match, in its sentence."""
        return self._token(match.first - 1, match.first)

    def token_after(self, match: Match) -> Token | None:
        """Give the token behind a match, in its sentence."""
        return self._token(match.last, match.first)

    def tokens(self, match: Match) -> Sequence[Token]:
        """Give the tokens of a match."""
        first, last = self.pieces[match.first].token, self.pieces[match.last - 1].token
        return self.parsed.tokens[first : last + 1]

    def word_at(self, place: int) -> str:
        """Give the lower-case words of one piece, with plain apostrophes."""
        piece = self.pieces[place]
        return self.parsed.document.text[piece.start : piece.end].lower().replace("’", "'")

    def _token(self, place: int, near: int) -> Token | None:
        if not 0 <= place < len(self.pieces):
            return None
        token = self.parsed.tokens[self.pieces[place].token]
        here = self.parsed.tokens[self.pieces[near].token]
        return token if token.sentence == here.sentence else None

    def _word(self, place: int, near: int) -> str:
        return self.word_at(place) if self._token(place, near) is not None else ""
