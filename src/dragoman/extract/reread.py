"""Reads a document through another wording of it, and keeps every span on the printed words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dragoman.model.document import Document
from dragoman.model.parsed import Parsed

__all__ = ["parse_view"]


def parse_view(
    document: Document,
    text: str,
    to_printed: Callable[[int, int], tuple[int, int]],
    parse: Callable[[Iterable[Document]], Iterator[Parsed]],
) -> Parsed:
    """Parse `text`, another wording of the document, with offsets into the printed text.

    `to_printed` maps a half-open run of `text` to the run of the document's own text that it
    stands for. Tokens keep the words that were parsed; what is quoted is always the print.
    """
    view = next(iter(parse([replace(document, text=text)])))
    tokens = []
    for token in view.tokens:
        start, end = to_printed(token.start, token.end)
        tokens.append(replace(token, start=start, end=end))
    sentences = tuple(
        replace(s, start=tokens[s.first].start, end=tokens[s.last - 1].end) for s in view.sentences
    )
    return Parsed(document, sentences, tuple(tokens), view.names)
