"""A place with its position, and how names of places are compared."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Spot", "SpotKind", "distance", "place_key"]

EARTH = 12742.0
"""Diameter of the earth in km (mean radius 6371)."""
_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d",
        "þ": "th", "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "`": None, ".": None,
        "-": " ", "‐": " ", "‑": " ", "–": " ", ",": " ", "/": " ", "(": " ", ")": " ",
    }
)  # fmt: skip


class SpotKind(StrEnum):
    """What a place is; a division is of the first level below a state, a district of the second."""

    STATE = "state"
    AREA = "area"
    DIVISION = "division"
    DISTRICT = "district"
    CAPITAL = "capital"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a name can mean; `lat` and `lon` in degrees, north and east positive."""

    name: str
    kind: SpotKind
    lat: float
    lon: float
    state: str | None = None
    """Key of the state that it lies in ("state/USA")."""
    code: str = ""
    """Of a division, as GeoNames writes it ("US.TX"); of others, the division they lie in."""
    population: int = 0
    geonames: str = ""
    """Number of GeoNames; empty for what stands in our own tables alone."""
    usual: bool = True
    """Whether the name asked for is its usual one, not one of the many that GeoNames collects."""


def place_key(name: str) -> str:
    """Give a name without case, accents, dots, apostrophes and hyphens, for looking it up."""
    name = name.casefold()
    if not name.isascii():
        apart = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(name.translate(_LETTERS).split())


def distance(left: Spot, right: Spot) -> float:
    """Give the way between two places along the earth's surface, in km (haversine)."""
    a, b = math.radians(left.lat), math.radians(right.lat)
    half = math.sin((b - a) / 2) ** 2
    turn = math.sin(math.radians(right.lon - left.lon) / 2) ** 2
    return EARTH * math.asin(math.sqrt(min(1.0, half + math.cos(a) * math.cos(b) * turn)))
