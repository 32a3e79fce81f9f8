"""What follows a verb up to the end of its clause, cut to the length of a headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.titles import wording_words
from dragoman.model.claim import Claim
from dragoman.model.event import Argument, Role

__all__ = ["Clause", "Filled", "Piece", "Token", "fill", "is_link", "tokens_of"]

LONGEST_CONTENT = 13
"""Words of a clause that says what somebody said ("that …")…"""
SHORTEST_CONTENT = 6
"""… of which at least so many must be left, or nothing is."""
_TOKEN = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[$€£]?\d[\d.,]*\d%?|\w+(?:[’'\-.]\w+)*[’']?|[^\s\w]")
_HANGING = frozenset({"from", "of", "with", "to", "for", "against", "by", "at"})
"""Words of the act itself after which something was left out."""
_MARKS = frozenset({"“", "”", '"'})
_INNER = _MARKS | {"$", "€", "£", "%", "&", "’", "'", "/"}
"""Signs that end no clause."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Printed words with the arguments that they fill (two for "both countries")."""

    printed: str
    arguments: tuple[Argument, ...]


Piece = str | Filled


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or sign."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """In lower case, with a straight apostrophe."""
        return self.text.lower().replace("’", "'").rstrip("'")

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a figure."""
        return self.text[0].isalnum() or self.text[0] in "$€£"


def fill(arguments: Iterable[Argument], text: str) -> tuple[Filled, ...]:
    """Gather arguments by the words that fill them."""
    found: dict[tuple[int, int], list[Argument]] = {}
    for argument in arguments:
        found.setdefault((argument.span.start, argument.span.end), []).append(argument)
    return tuple(Filled(_words(text, *at), tuple(filled)) for at, filled in found.items())


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def is_link(piece: Piece) -> bool:
    """Say whether a piece begins with a preposition or the like."""
    return isinstance(piece, str) and piece.split()[0].lower() in wording_words().links


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """Give the words, figures and signs of a run of text."""
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.start(), match.end(), match.group())


class Clause:
    """The words from a place to the end of its clause.

    `times` are the runs of its time expressions (code points), which are left out.
    """

    def __init__(
        self, claim: Claim, text: str, times: Sequence[tuple[int, int]], begin: int
    ) -> None:
        self.text = text
        self.claim = claim
        self.times = times
        self.end = min(claim.sentence.end, _line_end(text, begin))
        self.tokens = list(tokens_of(text, begin, self.end))
        self.filled = _outermost(claim, text, begin)
        self.kept: list[Token] = []
        self.whole = True
        """Whether the words end where the clause does."""

    def cut(self, longest: int) -> tuple[Piece, ...] | None:
        """Give the pieces of a line; None when only words without sense would be left."""
        self._take(longest)
        self._strip()
        hanging = bool(self.kept) and self.kept[-1].lower in _HANGING
        if hanging or (not self.kept and not self.whole):
            return None
        return tuple(self._pieces())

    def _take(self, longest: int) -> None:
        words = wording_words()
        content = False
        for place, token in enumerate(self.tokens):
            if self._in_time(token) and not self._is_measure(token):
                if (
                    self.kept
                    and self.kept[-1].lower in words.links
                    and self._argument_at(self.kept[-1]) is None
                ):
                    self.kept.pop()  # even one of the act's own words: "agreed on Monday"
                continue
            if self._is_stop(token) and not (place and self._joins_adjectives(place)):
                return
            if self._is_actor(token):
                if self.kept and self.kept[-1].lower in words.links:
                    self.kept.pop()
                continue
            if token.lower == "that" and not content:
                content, longest = True, LONGEST_CONTENT
            mute = words.speaking - words.telling if content else words.speaking
            strange = token.lower.split("'")[0] in mute and not self._held(token)
            if strange or len(self.kept) >= longest:
                self._cut_back(content=content)
                return
            self.kept.append(token)

    def _joins_adjectives(self, place: int) -> bool:
        """Say whether an "and" joins words that want more ("economic and military aid")."""
        if self.tokens[place].lower not in {"and", "or"}:
            return False
        if place > 1 and self.tokens[place - 2].lower == "to":
            return True
        before = self.tokens[place - 1].lower
        words = wording_words()
        return before.endswith(tuple(words.adjective_ends)) and before not in words.nouns

    def _is_stop(self, token: Token) -> bool:
        if not token.is_word:
            return token.text not in _INNER and not (
                token.text == "," and self._held(token) and not self._in_trigger(token)
            )
        return token.lower in wording_words().stops and not self._held(token)

    def _cut_back(self, *, content: bool) -> None:
        """End before the last phrase, for it could not be said whole."""
        self.whole = False
        links = wording_words().links
        while self.kept:
            last = self.kept.pop()
            link = last.lower in links and not self._held(last)
            if content and (last.lower == "to" or len(self.kept) < SHORTEST_CONTENT):
                link = False
            if last.lower == "that" or link:
                return

    def _strip(self) -> None:
        words = wording_words()
        while self.kept:
            last = self.kept[-1]
            loose = last.lower in words.loose | words.links or last.lower.endswith("'s")
            hanging = not self.whole and last.lower.endswith("ing")
            if not (loose or hanging) or self._held(last):
                return
            self.kept.pop()

    def _in_trigger(self, token: Token) -> bool:
        return token.start < self.claim.trigger.end

    def _held(self, token: Token) -> bool:
        """Say whether the act's own words or those of an argument go on over a token."""
        return self._in_trigger(token) or self._argument_at(token) is not None

    def _argument_at(self, token: Token) -> Filled | None:
        for start, end, filled in self.filled:
            if start <= token.start < end:
                return filled
        return None

    def _is_actor(self, token: Token) -> bool:
        filled = self._argument_at(token)
        return filled is not None and all(a.role is Role.ACTOR for a in filled.arguments)

    def _in_time(self, token: Token) -> bool:
        return any(start <= token.start < end for start, end in self.times)

    def _is_measure(self, token: Token) -> bool:
        """Say whether a time measures a thing ("ended six weeks of fighting")."""
        start, end = next(span for span in self.times if span[0] <= token.start < span[1])
        after = self.text[end : end + 4].lower()
        return after == " of " and self.text[start:end].lower().endswith("s")

    def _pieces(self) -> Iterator[Piece]:
        said: list[str] = []
        last: Filled | None = None
        marks = [token.text for token in self.kept if token.text in _MARKS]
        whole = marks.count("“") == marks.count("”") and marks.count('"') % 2 == 0
        gap = False
        for token in self.kept:
            if token.text in _MARKS and not whole:
                gap = gap or self._spaced(token)
                continue
            filled = self._argument_at(token)
            if filled is None:
                said.append(" " * (gap or self._spaced(token)) + token.text)
            elif filled is not last:
                if said:
                    yield "".join(said).strip()
                said = []
                yield filled
            last, gap = filled, False
        if "".join(said).strip():
            yield "".join(said).strip()

    def _spaced(self, token: Token) -> bool:
        """Say whether a space stands before a token."""
        return token.start > 0 and self.text[token.start - 1].isspace()


def _line_end(text: str, begin: int) -> int:
    found = text.find("\n", begin)
    return found if found >= 0 else len(text)


def _outermost(claim: Claim, text: str, begin: int) -> list[tuple[int, int, Filled]]:
    """Give the arguments after the verb by their words, leaving out those within another's."""
    after = [argument for argument in claim.arguments if argument.span.start >= begin]
    spans = {(argument.span.start, argument.span.end) for argument in after}
    found: list[tuple[int, int, Filled]] = []
    for start, end in sorted(spans):
        if any(s <= start and end <= e and (s, e) != (start, end) for s, e in spans):
            continue
        filled = tuple(a for a in after if (a.span.start, a.span.end) == (start, end))
        found.append((start, end, Filled(_words(text, start, end), filled)))
    return found
