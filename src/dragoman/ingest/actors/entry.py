"""One line of a list, before lines that tell of one actor are put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.codebook.state_words import find_body, find_state, split_post
from dragoman.codebook.states import state_name
from dragoman.ingest.stamps import parse_day
from dragoman.model.actor import ListedOffice
from dragoman.model.mention import Kind
from dragoman.model.time import UNBOUNDED, Interval

__all__ = ["Entry", "Refused", "make_office", "tidy_names"]

LONGEST = 200
"""Letters of a name; longer ones are no names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line says of one actor; `code` is empty where it has no id."""

    line: int
    code: str
    kind: Kind | None
    names: tuple[str, ...]
    state: str | None = None
    offices: tuple[ListedOffice, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A line, or a part of one, that cannot be used, and why."""

    line: int
    reason: str


def tidy_names(names: Iterable[str]) -> tuple[str, ...]:
    """Give the names on one line each, without empty and overlong ones, each once."""
    plain = (" ".join(name.encode("utf-8", "replace").decode().split()) for name in names)
    return tuple(dict.fromkeys(name for name in plain if name and len(name) <= LONGEST))


def make_office(
    post: str,
    of: str,
    state: str | None,
    days: tuple[str, str] = ("", ""),
    first: bool | None = None,
) -> ListedOffice | str:
    """Give a post with its times, or what is wrong with them.

    Without `of` it is of the state that the post names, else of the actor's own. `days` are those
    of its beginning and end as the list prints them; `first` says whether the day stands before
    the month.
    """
    if not of:
        post, of = split_post(post)
    of = state_name(find_state(of) if of else state) or find_body(of)
    times: list[Interval] = []
    for said in days:
        time = parse_day(said, first) if said else UNBOUNDED
        if time is None:
            return f"{said!r} is no day that can be read (write 2018-10-17, 2018-10 or 2018)"
        times.append(time)
    began, ended = times
    if began.start and ended.end and began.start >= ended.end:
        return f"the post ends ({days[1]}) before it begins ({days[0]})"
    return ListedOffice(post.strip(), of, began, ended)
