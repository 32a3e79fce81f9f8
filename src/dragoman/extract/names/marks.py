"""Signs and small words that stand at the edges of names and phrases."""

from __future__ import annotations

from dragoman.model.parsed import Parsed

__all__ = ["DETERMINERS", "HYPHENS", "JOINTS", "NOMINAL", "POSSESSIVES", "as_read"]

POSSESSIVES = frozenset({"'s", "’s", "'", "’", "‘s", "´s"})
DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "your", "another"}
)
JOINTS = frozenset({"and", ",", "&", "-", "–", "/"})
"""What may join two words of one portfolio."""
NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})
HYPHENS = frozenset({"-", "–", "‑"})


def as_read(parsed: Parsed, first: int, last: int) -> str:
    """Give the words of tokens ``[first, last)`` as they were parsed, single-spaced.

    They differ from the print where a document is read through another wording of it: names
    are made of the words read, spans and texts of mentions of the words printed.
    """
    pieces: list[str] = []
    end = parsed.tokens[first].start
    for token in parsed.tokens[first:last]:
        pieces.append(f" {token.text}" if token.start != end else token.text)
        end = token.end
    return "".join(pieces)
