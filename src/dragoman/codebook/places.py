"""Reads ``places.toml``: points that stand for states and parts of the world, and capitals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.codebook.spots import Spot, SpotKind, place_key
from dragoman.codebook.states import PREFIX, states

__all__ = [
    "Division",
    "PlaceWords",
    "division_points",
    "divisions",
    "known_spots",
    "place_words",
    "short_divisions",
    "state_spot",
]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words around the name of a place, as printed, and short forms within it."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    short: Mapping[str, str]
    between: frozenset[str]
    kinds: tuple[tuple[SpotKind, tuple[str, ...], tuple[str, ...]], ...]
    """Kind of place, with the words that say it before and after a name."""


@dataclass(frozen=True, slots=True)
class Division:
    """A part of a state that stands behind the names of its towns ("Athens, Georgia")."""

    name: str
    state: str
    """Key of the state: "state/USA"."""


@cache
def divisions() -> Mapping[str, Division]:
    """Give the divisions that news puts behind the names of towns, by their own names."""
    return {
        name: Division(name, PREFIX + row["state"])
        for name, row in read_table("places")["area"].items()
        if row.get("division")
    }


@cache
def short_divisions() -> Mapping[str, Division]:
    """Give the divisions by their short forms ("Ga."), the longest first."""
    rows = read_table("places")["area"]
    found = {
        form: division
        for name, division in divisions().items()
        for form in rows[name].get("short", ())
    }
    return {form: found[form] for form in sorted(found, key=lambda form: (-len(form), form))}


@cache
def place_words() -> PlaceWords:
    """Give the words that stand around names of places; the longest first."""
    words = read_table("places")["words"]
    return PlaceWords(
        before=tuple(sorted(words["before"], key=lambda word: (-len(word), word))),
        after=tuple(sorted(words["after"], key=lambda word: (-len(word), word))),
        short=dict(words["short"]),
        between=frozenset(words["between"]),
        kinds=tuple(
            (SpotKind(kind), tuple(row["before"]), tuple(row["after"]))
            for kind, row in words["kinds"].items()
        ),
    )


@cache
def state_spot(key: str) -> Spot | None:
    """Give the point that stands for a state ("state/KEN"); None where the table has none."""
    at = read_table("places")["state"].get(key.removeprefix(PREFIX))
    row = states().get(key)
    if at is None or row is None:
        return None
    return Spot(row.name, SpotKind.STATE, float(at[0]), float(at[1]), state=key)


@cache
def division_points() -> Mapping[tuple[str, str], tuple[float, float]]:
    """Give our own points of divisions, by state and `place_key`: latitude and longitude."""
    return {
        (PREFIX + row["state"], place_key(name)): (float(row["at"][0]), float(row["at"][1]))
        for name, row in read_table("places")["area"].items()
        if "state" in row
    }


@cache
def known_spots() -> Mapping[str, tuple[Spot, ...]]:
    """Give the states, capitals and areas that a name can mean, by its `place_key`."""
    found: dict[str, list[Spot]] = {}
    for key, row in states().items():
        spot = state_spot(key)
        for name in (row.name, *row.names) if spot else ():
            _add(found, name, spot)
    table = read_table("places")
    for name, row in table["capital"].items():
        lat, lon = row["at"]
        _add(found, name, Spot(name, SpotKind.CAPITAL, lat, lon, state=PREFIX + row["state"]))
    for name, row in table["area"].items():
        if row.get("division"):
            continue
        lat, lon = row["at"]
        state = PREFIX + row["state"] if "state" in row else None
        spot = Spot(name, SpotKind.AREA, float(lat), float(lon), state=state)
        for form in (name, *row.get("names", ())):
            _add(found, form, spot)
    return {key: tuple(spots) for key, spots in found.items()}


def _add(found: dict[str, list[Spot]], name: str, spot: Spot | None) -> None:
    row = found.setdefault(place_key(name), [])
    if spot is not None and spot not in row:
        row.append(spot)
