"""Who is meant by "his host", "her counterpart" or "its neighbour": the other state just named."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.names import word_set
from dragoman.codebook.states import state_name
from dragoman.extract.names.drafts import Draft
from dragoman.extract.repeats.state_of import state_of
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token

__all__ = ["link_others"]

OTHERS = word_set("the_others")
BACK = 2
"""Sentences to look back for the other state."""


def link_others(parsed: Parsed, drafts: Sequence[Draft]) -> list[Draft]:
    """Give mentions for such nouns, of the only other state that the words before them name.

    Whose host it is must be known, by the pronoun or name before it; a noun that says its state
    ("his Polish counterpart") or is named ("her host, Ann Lie") needs no guess.
    """
    at = {i: draft for draft in drafts for i in range(draft.first, draft.last)}
    made = []
    for token in parsed.tokens:
        if token.lower in OTHERS and token.index not in at:
            owner = _owner(parsed, token, at)
            other = _other(parsed, token, owner, drafts) if owner else None
            if owner is not None and other is not None:
                made.append(_draft(token, other))
    return made


def _owner(parsed: Parsed, token: Token, at: dict[int, Draft]) -> str | None:
    """Give the state whose host or neighbour it is; None where the noun itself is told more of."""
    if parsed.dependents(token.index, "appos") or token.dep == "compound":
        return None
    if any(t.index in at for t in parsed.dependents(token.index, "amod", "compound", "nmod")):
        return None
    found = [at.get(t.index) for t in parsed.dependents(token.index, "poss")]
    states = [d.state or d.codebook for d in found if d is not None and not d.members]
    return states[0] if len(states) == 1 else None


def _other(parsed: Parsed, token: Token, owner: str, drafts: Sequence[Draft]) -> Draft | None:
    """Give the only other state of the nearest sentence that names one."""
    for back in range(min(BACK, token.sentence) + 1):
        row = parsed.sentences[token.sentence - back]
        named = {
            state: d
            for d in drafts
            if row.first <= d.first < min(row.last, token.index)
            and d.kind in (Kind.STATE, Kind.PERSON, Kind.PLACE)
            and (state := state_of(d))
            and state_name(state)
        }
        named.pop(owner, None)
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def _draft(token: Token, other: Draft) -> Draft:
    state = state_of(other)
    name = state_name(state) or other.name
    return Draft(
        token.index,
        token.index + 1,
        Kind.STATE,
        name,
        "rule:the-other",
        codebook=state,
        state=state,
        antecedent=other if other.kind is Kind.STATE else None,
        reason=f'"{token.lower}": {name} is the only other state named just before',
    )
