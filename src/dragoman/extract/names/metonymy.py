"""Whether a capital or a seat of government stands for its state or is just a place."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.states import Metonym, metonyms
from dragoman.extract.names.gazetteer import Hit
from dragoman.extract.names.marks import HYPHENS
from dragoman.model.parsed import Parsed, Token

__all__ = ["speaks_for_state"]

PARTS = {
    "nsubj": "subject",
    "nsubjpass": "passive",
    "dobj": "object",
    "dative": "object",
    "poss": "possessive",
    "compound": "compound",
    "nmod": "compound",
    "amod": "compound",
}


def speaks_for_state(parsed: Parsed, hit: Hit) -> bool:
    """Say whether the words act as a state ("Moscow denied it"); rows in ``states.toml``."""
    part, governor = _place_in_sentence(parsed, hit)
    for row in _rows().get(part, ()):
        if not row.words or (governor is not None and _fits(row, governor)):
            return row.reads == "state"
    return hit.entry.form == "seat" and part in ("compound", "other")


@cache
def _rows() -> dict[str, tuple[Metonym, ...]]:
    found: dict[str, list[Metonym]] = {}
    for row in metonyms():
        for part in row.parts:
            found.setdefault(part, []).append(row)
    return {part: tuple(rows) for part, rows in found.items()}


def _fits(row: Metonym, governor: Token) -> bool:
    return governor.lemma in row.words or governor.lower in row.words


def _place_in_sentence(parsed: Parsed, hit: Hit) -> tuple[str, Token | None]:
    """Give the part that the words play, and the word that governs them."""
    tokens = parsed.tokens
    if hit.end is not None:
        return "hyphen", None
    after = tokens[hit.last] if hit.last < len(tokens) else None
    before = tokens[hit.first - 1] if hit.first else None
    if after and after.text in HYPHENS and after.start == tokens[hit.last - 1].end:
        following = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
        return "hyphen", following
    if before and before.text in HYPHENS and before.end == tokens[hit.first].start:
        return "hyphen", None
    head = parsed.head_of(parsed.span(hit.first, hit.last)) or tokens[hit.first]
    for _ in range(4):
        if head.dep != "conj" or head.head == head.index:
            break
        head = tokens[head.head]
    return _part_of(parsed, hit, head)


def _part_of(parsed: Parsed, hit: Hit, head: Token) -> tuple[str, Token | None]:
    tokens = parsed.tokens
    governor = tokens[head.head]
    if head.dep in PARTS and governor.index != head.index:
        return PARTS[head.dep], governor
    if head.dep in ("pobj", "pcomp") and governor.lower in _rows():
        return governor.lower, tokens[governor.head]
    index = hit.first - 1
    if index >= 0 and tokens[index].lower == "the":
        index -= 1
    if index >= 0 and tokens[index].lower in _rows() and tokens[index].pos in ("ADP", "SCONJ"):
        return tokens[index].lower, tokens[tokens[index].head]
    return "other", None
