"""The state that a mention names, or for which the person, body or place that it names stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.extract.names.drafts import Draft
from dragoman.model.mention import Kind

__all__ = ["state_of", "states_by_token"]


def state_of(draft: Draft) -> str | None:
    """Give the key of a mention's state; None for a group, which may be of several."""
    if draft.members:
        return None
    return draft.codebook if draft.kind is Kind.STATE else draft.state


def states_by_token(drafts: Iterable[Draft]) -> Mapping[int, str]:
    """Give token → key of the state of the mention there."""
    return {
        token: state
        for draft in drafts
        if (state := state_of(draft))
        for token in range(draft.first, draft.last)
    }
