"""Who is a government's own on a page of its own that tells of nobody else.

A page of the President of Norway that names no other state tells of Norwegians, whether it gives
their posts or not.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.outlets import government_of
from dragoman.extract.repeats.namesakes import Person
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed

__all__ = ["give_home_where_alone"]


def give_home_where_alone(
    parsed: Parsed, drafts: Sequence[Draft], people: Sequence[Person]
) -> None:
    """Give persons the state of the page's government where the page tells of no other state."""
    home = government_of(parsed.document.outlet)
    named = {draft.codebook for draft in drafts if draft.kind is Kind.STATE}
    named |= {person.state for person in people}
    if home is None or not named <= {home, None}:
        return
    for person in people:
        if not person.state:
            person.drafts[0].state = home
