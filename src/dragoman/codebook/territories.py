"""Reads the table of territories: parts of a state that news names as if they stood alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table

__all__ = ["Territory", "territories", "territory_named"]


@dataclass(frozen=True, slots=True)
class Territory:
    """One row: a dependent territory ("territory/GRL") or a region that governs itself."""

    key: str
    name: str
    iso2: str
    """Empty for a region that ISO 3166-1 does not list."""
    state: str
    """Key of the state that it belongs to."""
    names: tuple[str, ...]
    adjective: str
    """"Greenlandic"; empty where only the name stands before a noun."""
    capital: str

    @property
    def iso3(self) -> str:
        """The alpha-3 code of ISO 3166-1; empty for none."""
        return self.key.removeprefix("territory/") if self.iso2 else ""


@cache
def territories() -> dict[str, Territory]:
    """Give every row by key."""
    return {
        f"territory/{code}": Territory(
            key=f"territory/{code}",
            name=row["name"],
            iso2=row.get("iso2", ""),
            state=f"state/{row['of']}",
            names=tuple(row.get("names", ())),
            adjective=row.get("adjective", ""),
            capital=row.get("capital", ""),
        )
        for code, row in read_table("states")["territory"].items()
    }


def territory_named(name: str) -> Territory | None:
    """Give the territory of a name or an adjective ("Greenland", "Greenlandic")."""
    return _by_name().get(name)


@cache
def _by_name() -> Mapping[str, Territory]:
    rows = territories().values()
    return {n: row for row in rows for n in (row.name, *row.names, row.adjective) if n}
