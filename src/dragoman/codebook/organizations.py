"""Reads the table of organizations, of well-known agreements, and of organs of states."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = [
    "OrganNoun",
    "Organization",
    "agreements",
    "organ_nouns",
    "organization",
    "organizations",
]

KINDS = ("body", "group", "agency", "organ")


@dataclass(frozen=True, slots=True)
class Organization:
    """One row: `key` is "organization/nato" (or "agreement/npt")."""

    key: str
    name: str
    names: tuple[str, ...]
    kind: str
    """"body" (intergovernmental and the like), "group" (armed), "agency" (news), "organ" (of a
    state) or "agreement"."""
    state: str | None
    """Key of the state whose organ it is, or where it is at home."""


@dataclass(frozen=True, slots=True)
class OrganNoun:
    """Common nouns that, after a state's name, name its organ ("Russia's parliament")."""

    words: tuple[str, ...]
    reads: str
    """"state" when the words speak for the state itself, else "organization"."""
    example: str


def _rows(section: str, prefix: str) -> dict[str, Organization]:
    rows = {}
    for key, row in read_table("organizations")[section].items():
        home = row.get("state")
        rows[prefix + key] = Organization(
            key=prefix + key,
            name=row["name"],
            names=tuple(row["names"]),
            kind=section,
            state=f"state/{home}" if home else None,
        )
    return rows


@cache
def organizations() -> dict[str, Organization]:
    """Give every organization by key."""
    return {key: row for kind in KINDS for key, row in _rows(kind, "organization/").items()}


@cache
def agreements() -> dict[str, Organization]:
    """Give the agreements that the news name by a short name, by key."""
    return _rows("agreement", "agreement/")


def organization(key: str) -> Organization:
    """Give the row of a key; raises CodebookError when there is none."""
    try:
        return organizations()[key]
    except KeyError:
        raise CodebookError(f"organizations.toml: no organization {key!r}") from None


@cache
def organ_nouns() -> tuple[OrganNoun, ...]:
    """Give the common nouns of organs, in the order of the table."""
    return tuple(
        OrganNoun(tuple(row["words"]), row["as"], row["example"])
        for row in read_table("organizations")["organ_noun"]
    )
