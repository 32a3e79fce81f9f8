"""Sentences, tokens and their tree, in our own words: no parser's types reach further."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.model.document import Document
from dragoman.model.span import Span

__all__ = ["NamedSpan", "Parsed", "Sentence", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `start` and `end` are code points in the document, `head` a token index.

    `pos` is a Universal POS tag, `tag` a Penn tag, `dep` a ClearNLP/spaCy English label; a
    root is its own head. `lower` is the text in lower case.
    """

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``[first, last)`` and code points ``[start, end)`` of one sentence."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    """Number of the paragraph (block of non-empty lines), from 0."""


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name that the parser's model proposes: tokens ``[first, last)`` with its label."""

    first: int
    last: int
    label: str
    """OntoNotes label: PERSON, NORP, GPE, LOC, FAC, ORG, EVENT, LAW, DATE, …"""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its sentences, tokens, tree and proposed names."""

    document: Document
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[NamedSpan, ...]
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False)
    """For each token the indexes of its direct dependents, in order of the text."""

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        object.__setattr__(self, "children", tuple(tuple(row) for row in below))

    def span(self, first: int, last: int) -> Span:
        """Give the span of tokens ``[first, last)``."""
        return Span(self.document.id, self.tokens[first].start, self.tokens[last - 1].end)

    def text(self, first: int, last: int) -> str:
        """Give the words of tokens ``[first, last)`` as printed."""
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]

    def sentence_span(self, sentence: Sentence) -> Span:
        """Give the span of a sentence."""
        return Span(self.document.id, sentence.start, sentence.end)

    def in_sentence(self, sentence: Sentence) -> tuple[Token, ...]:
        """Give the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def dependents(self, index: int, *deps: str) -> tuple[Token, ...]:
        """Give the direct dependents of a token, of the given labels only if any are given."""
        tokens, below = self.tokens, self.children[index]
        if not deps:
            return tuple([tokens[i] for i in below])
        return tuple([token for i in below if (token := tokens[i]).dep in deps])

    def ancestors(self, index: int) -> Iterator[Token]:
        """Give the token's head, its head's head, and so on up to the root."""
        token = self.tokens[index]
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, index: int) -> tuple[int, ...]:
        """Give the indexes of the token and everything below it, in order of the text."""
        found = [index]
        for i in found:
            found.extend(self.children[i])
        return tuple(sorted(found))

    def token_at(self, offset: int) -> Token | None:
        """Give the token that covers the code point `offset`; None between tokens."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.tokens) and self.tokens[low].start <= offset:
            return self.tokens[low]
        return None

    def tokens_of(self, span: Span) -> tuple[Token, ...]:
        """Give the tokens that overlap a span."""
        first = self.token_at(span.start)
        index = first.index if first else self._first_after(span.start)
        found: list[Token] = []
        while index < len(self.tokens) and self.tokens[index].start < span.end:
            found.append(self.tokens[index])
            index += 1
        return tuple(found)

    def head_of(self, span: Span) -> Token | None:
        """Give the token of a span whose head lies outside it (the topmost); None for no token."""
        tokens = self.tokens_of(span)
        if not tokens:
            return None
        first, last = tokens[0].index, tokens[-1].index
        for token in tokens:
            if token.head == token.index or not first <= token.head <= last:
                return token
        return tokens[-1]

    def _first_after(self, offset: int) -> int:
        for token in self.tokens:
            if token.start >= offset:
                return token.index
        return len(self.tokens)
