"""What a user's own list says of persons, bodies, states and places: prior knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.mention import Kind
from dragoman.model.time import UNBOUNDED, Interval

__all__ = ["LIST", "Actor", "ActorList", "ListedOffice", "by_list"]

LIST = "list:"
"""How `made_by` starts when a list judged."""


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """A post that a list gives somebody; `of` is empty where it does not say of what.

    `began` and `ended` are the units (year, month, day) in which the list puts the first and the
    last day; UNBOUNDED where it puts none.
    """

    post: str
    of: str
    began: Interval = UNBOUNDED
    ended: Interval = UNBOUNDED

    def held(self, until: date | None = None) -> Interval | None:
        """Give the days that are surely in post; where the list does not end them, `until` does.

        None where the list does not say since when, or no day is sure.
        """
        start = self.began.end - timedelta(1) if self.began.end else None
        end = self.ended.start + timedelta(1) if self.ended.start else until
        return Interval(start, end) if start and end and start < end else None


@dataclass(frozen=True, slots=True)
class Actor:
    """One listed actor; `code` is the user's own id, empty where the list has none.

    `list` is the name of the file and `lines` are those that tell of it. `kind` is None where
    the list does not say. `state` is a key of the codebook ("state/NOR") or None. `names` begin
    with the one by which the user knows it.
    """

    list: str
    lines: tuple[int, ...]
    code: str
    kind: Kind | None
    names: tuple[str, ...]
    state: str | None = None
    offices: tuple[ListedOffice, ...] = ()

    @property
    def name(self) -> str:
        """The name by which the user knows it."""
        return self.names[0]

    @property
    def place(self) -> str:
        """Where it is listed, in words: what tells this actor from all others."""
        return f"{self.list} line{'s' * (len(self.lines) > 1)} {', '.join(map(str, self.lines))}"

    @property
    def made_by(self) -> str:
        """The maker of what follows from it."""
        return f"{LIST}{self.list}"


@dataclass(frozen=True, slots=True)
class ActorList:
    """One file: its actors by line, and (line, reason) of what could not be used."""

    name: str
    actors: tuple[Actor, ...] = ()
    refused: tuple[tuple[int, str], ...] = ()


def by_list(made_by: str) -> bool:
    """Say whether a user's list judged."""
    return made_by.startswith(LIST)
