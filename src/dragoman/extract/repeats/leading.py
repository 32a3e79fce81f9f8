"""Whose leaders those are whom a page need not introduce: "Tony Blair", "President Obama"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.leaders import Leader, rows_of, rows_titled
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

    The name is full, or has the bare post before it. Many a private man is called Paul Martin, so
    the page must name the state as well or be of about the years in which the post was held; a
    page without a day is believed.
    """
    named = {key for draft in drafts for key in (draft.codebook, draft.state) if key}
    for person in people:
        if person.state is None:
            rows = _rows(person)
            home = _home(rows)
            if home is not None and (home in named or _is_of_its_time(parsed, rows)):
                person.drafts[0].state = home


def _rows(person: Person) -> tuple[Leader, ...]:
    """Give the leaders of a full name, or of a family name in a bare post ("President Ruto")."""
    if " " in person.name:
        return rows_of(person.name)
    bare = [t for t in person.titles if t.of is None and t.of_state is None and not t.status]
    return tuple(row for title in bare for row in rows_titled(title.post, person.name))


def _home(rows: Sequence[Leader]) -> str | None:
    """Give the key of the only state that any of these led."""
    entries = {entry_of(row.of) for row in rows}
    keys = {entry.key for entry in entries if entry and state_name(entry.key)}
    return keys.pop() if len(keys) == 1 == len(entries) else None


def _is_of_its_time(parsed: Parsed, rows: Sequence[Leader]) -> bool:
    published = parsed.document.published
    if published is None or not published.interval.known:
        return True
    return any(_is_near(row, published.interval) for row in rows)


def _is_near(row: Leader, day: Interval) -> bool:
    return any((term.gap(day) or 0) <= LONGEST_MEMORY for term in row.terms)
