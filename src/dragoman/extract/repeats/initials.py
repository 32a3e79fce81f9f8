"""Initials of a body that the text spells out elsewhere, with no brackets that join the two."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.marks import as_read
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed

__all__ = ["link_initials"]

SHORTEST = 3
"""Letters: two fit too many bodies."""
SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "de", "la", "du", "des"})


def link_initials(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Name "AMA" after the one body of the text whose words begin with just these letters."""
    bodies = [d for d in drafts if d.kind is Kind.ORGANIZATION and not d.members]
    for short in bodies:
        letters = as_read(parsed, short.first, short.last).replace(".", "")
        is_short = len(letters) >= SHORTEST and letters.isalpha() and letters.isupper()
        if not is_short or short.codebook is not None or short.antecedent is not None:
            continue
        full = [
            body
            for body in bodies
            if body.last - body.first > 1
            and _initials(as_read(parsed, body.first, body.last)) == letters
        ]
        if len({body.codebook or body.name for body in full}) == 1:
            _name_after(parsed, short, full[0], letters)


def _initials(name: str) -> str:
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word.lower() not in SMALL and word[0].isupper())


def _name_after(parsed: Parsed, short: Draft, body: Draft, letters: str) -> None:
    short.name = body.name or as_read(parsed, body.first, body.last)
    short.codebook, short.state = body.codebook, body.state
    if short.first > body.first:
        short.antecedent = body
        short.reason = f'"{letters}" are the initials of {short.name}'
