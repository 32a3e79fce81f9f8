"""Whose leaders those are whom a page names in full and need not introduce: "Tony Blair"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.leaders import Leader, rows_of
from dragoman.codebook.states import state_name
from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.gazetteer import entry_of
from dragoman.extract.repeats.namesakes import Person
from dragoman.model.parsed import Parsed
from dragoman.model.time import Interval

__all__ = ["give_states_of_leaders"]

LONGEST_MEMORY = 3 * 365
"""Days before and after a term in which a page may still mean the leader by the bare name."""


def give_states_of_leaders(
    parsed: Parsed, drafts: Sequence[Draft], people: Sequence[Person]
) -> None:
    """Give persons of no said state that of the one post that the codebook lists under their name.

    Many a private man is called Paul Martin, so the page must name the state as well or be of
    about the years in which the post was held; a page without a day is believed.
    """
    named = {key for draft in drafts for key in (draft.codebook, draft.state) if key}
    for person in people:
        if person.state is None:
            home = _home(person.name)
            if home is not None and (home in named or _is_of_its_time(parsed, person.name)):
                person.drafts[0].state = home


def _home(name: str) -> str | None:
    """Give the key of the only state that somebody of this full name led."""
    entries = {entry_of(row.of) for row in rows_of(name)}
    keys = {entry.key for entry in entries if entry and state_name(entry.key)}
    return keys.pop() if len(keys) == 1 == len(entries) else None


def _is_of_its_time(parsed: Parsed, name: str) -> bool:
    published = parsed.document.published
    if published is None or not published.interval.known:
        return True
    return any(_is_near(row, published.interval) for row in rows_of(name))


def _is_near(row: Leader, day: Interval) -> bool:
    return any((term.gap(day) or 0) <= LONGEST_MEMORY for term in row.terms)
