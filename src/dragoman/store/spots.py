"""What the gazetteer said of names of places, kept so that it need not be asked again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple

from dragoman.codebook.spots import Spot, SpotKind
from dragoman.store.file import StoreFile

__all__ = ["read_spots", "write_spots"]


def write_spots(file: StoreFile, made_by: str, spots: Mapping[str, tuple[Spot, ...]]) -> None:
    """Replace what is kept; rows that stand there already are left alone."""
    kept = {
        (row["key"], row["made_by"]) for row in file.all("SELECT key, made_by FROM place_spots")
    }
    for key in sorted(key for key, maker in kept if key not in spots or maker != made_by):
        file.change("DELETE FROM place_spots WHERE key = ?", key)
    fresh = sorted(key for key in spots if (key, made_by) not in kept)
    file.insert(
        "place_spots",
        ({"key": key, "made_by": made_by, "spots": _written(spots[key])} for key in fresh),
    )


def read_spots(file: StoreFile) -> tuple[str, dict[str, tuple[Spot, ...]]]:
    """Give the gazetteer's version and, by name, what it can mean."""
    made_by = ""
    found: dict[str, tuple[Spot, ...]] = {}
    for row in file.all("SELECT key, made_by, spots FROM place_spots ORDER BY key"):
        made_by = row["made_by"]
        found[row["key"]] = tuple(_spot(*values) for values in json.loads(row["spots"]))
    return made_by, found


def _written(spots: tuple[Spot, ...]) -> str:
    return json.dumps([astuple(spot) for spot in spots], ensure_ascii=False)


def _spot(name: str, kind: str, *rest: object) -> Spot:
    return Spot(name, SpotKind(kind), *rest)  # type: ignore[arg-type]
