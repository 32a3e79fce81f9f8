"""Reads the table of members: which state belonged to which organization, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dragoman.codebook.load import read_table
from dragoman.codebook.organizations import organization
from dragoman.model.time import Interval

__all__ = [
    "Membership",
    "joined_or_left",
    "members_on",
    "memberships",
    "organizations_of",
    "organizations_with_members",
    "suspended_on",
]


@dataclass(frozen=True, slots=True)
class Membership:
    """A state's time in an organization, or, where `suspended`, its time out of its sessions."""

    organization: str
    """Key: "organization/nato"."""
    state: str
    """Key: "state/FIN"."""
    held: Interval
    """Days, half-open; no end: a member when the table was written."""
    suspended: bool = False


def memberships(key: str) -> tuple[Membership, ...]:
    """Give every time of membership in an organization, suspensions too, by their first day.

    Empty for an organization whose members the table does not tell; raises CodebookError for
    a key that no organization has.
    """
    return tuple(row for row in _all() if row.organization == organization(key).key)


def members_on(key: str, day: date) -> tuple[str, ...]:
    """Give the keys of the states that were members on a day, suspended ones too."""
    return tuple(row.state for row in memberships(key) if not row.suspended and _runs(row, day))


def suspended_on(key: str, day: date) -> tuple[str, ...]:
    """Give the keys of the members that could not take part on a day."""
    return tuple(row.state for row in memberships(key) if row.suspended and _runs(row, day))


def organizations_of(state: str, day: date) -> tuple[str, ...]:
    """Give the keys of the organizations that a state belonged to on a day."""
    rows = (row for row in _all() if row.state == state and not row.suspended)
    return tuple(row.organization for row in rows if _runs(row, day))


def joined_or_left(key: str, start: date, end: date) -> tuple[tuple[date, str, str], ...]:
    """Give (day, key of the state, "joined" or "left") within ``[start, end)``, by day."""
    changes = [
        (day, row.state, word)
        for row in memberships(key)
        if not row.suspended
        for day, word in ((row.held.start, "joined"), (row.held.end, "left"))
        if day is not None and start <= day < end
    ]
    return tuple(sorted(changes))


def organizations_with_members() -> tuple[str, ...]:
    """Give the keys of the organizations whose members the table tells."""
    return tuple(dict.fromkeys(row.organization for row in _all()))


def _runs(row: Membership, day: date) -> bool:
    start, end = row.held.start, row.held.end
    return (start is None or start <= day) and (end is None or day < end)


@cache
def _all() -> tuple[Membership, ...]:
    table: dict[str, list[dict[str, Any]]] = read_table("members")["members"]
    rows = [
        Membership(
            organization=f"organization/{key}",
            state=f"state/{code}",
            held=Interval(row["since"], row.get("until")),
            suspended=row.get("suspended", False),
        )
        for key, written in table.items()
        for row in written
        for code in row["states"].split()
    ]
    return tuple(sorted(rows, key=lambda row: (row.organization, row.held.start or date.min)))
