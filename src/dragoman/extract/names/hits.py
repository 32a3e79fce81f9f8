"""A listed name in a text: what it stands for, and at which tokens."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Entry", "Hit"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in a table stands for.

    `form` is "name", "demonym", "capital", "seat", "place", "organization", "agreement" or
    "nothing" (a phrase that only looks like a state).
    """

    form: str
    key: str
    """Key of the row: "state/RUS", "organization/nato"; empty for nothing."""
    name: str
    """Name of the row, or of the place."""
    state: str | None = None
    """Key of the state that it belongs to."""
    stands_for: str = ""
    """Key of the organization for which a capital speaks ("Brussels")."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry at tokens ``[first, last)``."""

    first: int
    last: int
    entry: Entry
    end: int | None = None
    """Code point where the name ends inside its last token ("U.S." of "U.S.-led")."""

    @property
    def of_state(self) -> bool:
        """Whether the words are a state's name or demonym."""
        return self.entry.form in ("name", "demonym")
