"""Reads the table of states: names, demonyms, capitals, and how a capital is to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = [
    "Careful",
    "Metonym",
    "ShortName",
    "State",
    "capital_holders",
    "careful_names",
    "declared_states",
    "declaring",
    "metonyms",
    "not_states",
    "short_names",
    "state",
    "state_name",
    "states",
]

PREFIX = "state/"


@dataclass(frozen=True, slots=True)
class State:
    """One row: a state, a territory, or a state that is no more; `key` is "state/RUS"."""

    key: str
    name: str
    iso2: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    """The adjective first."""
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    places: tuple[str, ...]
    years: str
    """"1922-1991", "1991-", or empty."""
    cow: int | None = None
    """Number in the Correlates of War's list of states; None for none."""
    gw: int | None = None
    """Number in the list of Gleditsch and Ward (1999, and its list of microstates)."""
    fips: str = ""
    """Country code of FIPS 10-4 (withdrawn 2008, still the key of many data sets)."""
    former: tuple[tuple[str, str], ...] = ()
    """Names that it bore once, each with its years: ("Zaire", "1971-1997")."""
    successors: tuple[str, ...] = ()
    """Keys of the states that came after it, the one that took its seat first."""
    claimed_by: str | None = None
    """Key of the state of which most other states hold it a part."""

    @property
    def code(self) -> str:
        """The key without its prefix: ISO 3166-1 alpha-3, or a code of ours."""
        return self.key.removeprefix(PREFIX)

    @property
    def adjective(self) -> str:
        """The first demonym; the name where there is none."""
        return self.demonyms[0] if self.demonyms else self.name

    @property
    def plural(self) -> str:
        """What its people are called: "Danes"; the adjective where it serves ("Japanese")."""
        return self._people()[1]

    @property
    def noun(self) -> str:
        """What one of its people is called: "Dane"."""
        return self._people()[0]

    def _people(self) -> tuple[str, str]:
        for many in self.demonyms:
            one = many[:-3] + "man" if many.endswith("men") else many.removesuffix("s")
            if one != many and one in self.demonyms:
                return one, many
        return self.adjective, self.adjective


@dataclass(frozen=True, slots=True)
class Careful:
    """A name with two bearers, and the words of a document that decide between them.

    `reads` is meant unless one of `turns` (and none of `unless`) occurs in the document: then
    `then` is. Values: a state's code, "place:CODE", "capital:CODE" or "" (no state).
    `stands_for` is the key of the organization that the name speaks for when it acts.
    """

    name: str
    reads: str
    turns: tuple[str, ...]
    then: str
    unless: tuple[str, ...]
    stands_for: str
    example: str

    def value_in(self, text: str) -> str:
        """Give what the name means in a document of this text."""
        turned = any(word in text for word in self.turns)
        return self.then if turned and not any(word in text for word in self.unless) else self.reads


@dataclass(frozen=True, slots=True)
class Metonym:
    """Where a capital stands in its sentence, and whether it then is the state or the place."""

    parts: tuple[str, ...]
    words: frozenset[str]
    """Lemmas of the governor; empty means any."""
    reads: str
    example: str


@dataclass(frozen=True, slots=True)
class ShortName:
    """A word for a state ("the North") in documents that also use one of the names it needs."""

    words: str
    state: str
    """Key of the state."""
    needs: tuple[str, ...]
    example: str


_DECLARED: ContextVar[tuple[State, ...]] = ContextVar("states that no table lists", default=())


@contextmanager
def declaring(rows: Iterable[State]) -> Iterator[None]:
    """Let everything inside know these states too: that were once, or in a story alone.

    Their names go before those of the table; a key that the table has replaces its row.
    """
    token = _DECLARED.set(tuple(rows))
    try:
        yield
    finally:
        _DECLARED.reset(token)


def declared_states() -> tuple[State, ...]:
    """Give the states that `declaring` added."""
    return _DECLARED.get()


def states() -> dict[str, State]:
    """Give every row by key ("state/RUS")."""
    return _states(_DECLARED.get())


@cache
def _states(declared: tuple[State, ...]) -> dict[str, State]:
    if declared:
        own = {row.key: row for row in declared}
        return own | {key: row for key, row in _states(()).items() if key not in own}
    parts = _parts()
    return {
        PREFIX + code: _state(PREFIX + code, row, parts.get(code, ()))
        for code, row in read_table("states")["state"].items()
    }


def _state(key: str, row: dict[str, Any], parts: Iterable[str]) -> State:
    former = tuple(row.get("former", {}).items())
    codes = row.get("codes", {})
    return State(
        key=key,
        name=row["name"],
        iso2=row.get("iso2", ""),
        names=tuple(dict.fromkeys((*row.get("names", ()), *(name for name, _ in former)))),
        demonyms=tuple(row.get("demonyms", ())),
        capitals=tuple(row.get("capitals", ())),
        seats=tuple(row.get("seats", ())),
        places=tuple(dict.fromkeys((*row.get("places", ()), *parts))),
        years=row.get("years", ""),
        cow=codes.get("cow"),
        gw=codes.get("gw"),
        fips=codes.get("fips", ""),
        former=former,
        successors=tuple(PREFIX + code for code in row.get("successors", ())),
        claimed_by=PREFIX + row["claimed_by"] if "claimed_by" in row else None,
    )


def _parts() -> dict[str, list[str]]:
    """Give code of a state → names of its territories, which are places of it."""
    found: dict[str, list[str]] = {}
    for row in read_table("states")["territory"].values():
        names = (row["name"], *row.get("names", ()), *filter(None, [row.get("capital")]))
        found.setdefault(row["of"], []).extend(names)
    return found


def state(key: str) -> State:
    """Give the row of a key; raises CodebookError when there is none."""
    try:
        return states()[key]
    except KeyError:
        raise CodebookError(f"states.toml: no state {key!r}") from None


def state_name(key: str | None) -> str | None:
    """Give the short news name of a key ("state/PRK" → "North Korea"); None for no state."""
    row = states().get(key) if key else None
    return row.name if row else None


@cache
def capital_holders() -> dict[str, str]:
    """Give capital or seat → key of the state that it can stand for."""
    return {name: s.key for s in states().values() for name in (*s.capitals, *s.seats)}


@cache
def careful_names() -> dict[str, Careful]:
    """Give the names that need a look at the document, by name."""
    return {
        name: Careful(
            name=name,
            reads=row["reads"],
            turns=tuple(row["turns"]),
            then=row["then"],
            unless=tuple(row.get("unless", ())),
            stands_for=row.get("stands_for", ""),
            example=row["example"],
        )
        for name, row in read_table("states")["careful"].items()
    }


@cache
def metonyms() -> tuple[Metonym, ...]:
    """Give the rows that decide between state and place, in order."""
    return tuple(
        Metonym(
            parts=tuple(row["as"].split()),
            words=frozenset(row.get("words", ())),
            reads=row["reads"],
            example=row["example"],
        )
        for row in read_table("states")["metonym"]
    )


@cache
def not_states() -> tuple[str, ...]:
    """Give the phrases that hold a state's name and do not name it."""
    return tuple(read_table("states")["not_states"])


@cache
def short_names() -> Mapping[str, ShortName]:
    """Give the words for a state that need another name of it in the document, by word."""
    return {
        row["words"]: ShortName(
            row["words"], PREFIX + row["state"], tuple(row["needs"]), row["example"]
        )
        for row in read_table("states")["short"]
    }
