"""What speaks for one reading of a place's name, in points, each with its words.

A point is about a tenfold of inhabitants: one that stands beside the name on the page ("Paris,
Texas") outweighs any city's size, a state named somewhere on the page outweighs a hundredfold.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.places import state_spot
from dragoman.codebook.spots import Spot, SpotKind, distance
from dragoman.codebook.states import state_name
from dragoman.resolve.spots.page import Named, PageOfPlaces

__all__ = ["Reading", "read_name"]

PRIOR = {
    SpotKind.STATE: 9.5,
    SpotKind.AREA: 9.0,
    SpotKind.DIVISION: 7.0,
    SpotKind.CAPITAL: 8.0,
    SpotKind.DISTRICT: 1.5,
    SpotKind.CITY: 0.0,
}
SMALL = {SpotKind.CITY, SpotKind.CAPITAL, SpotKind.DISTRICT}
RANK = {SpotKind.STATE: 2, SpotKind.AREA: 2, SpotKind.DIVISION: 1}
SIZE = {SpotKind.CITY: 1.0, SpotKind.CAPITAL: 0.2, SpotKind.DISTRICT: 0.4, SpotKind.DIVISION: 0.15}
"""Points for each tenfold of inhabitants."""
UNUSUAL = -1.0
SEAT = -3.5
MAIN = 0.15
"""Part of a division's people that its main town has."""
HELD = 6.0
HELD_BY_LIKE = 1.0
"""When the two may as well be a list ("China, Japan": a town of Japan has that name)."""
HOLDER = 4.0
OWN_STATE = 3.0
TOLD = 2.0
MOSTLY_TOLD = 1.5
SAME_DIVISION = 2.0
NEAR = 2.0
FAIRLY_NEAR = 1.0
CALLED = 4.0
LISTED = 1.5
NEAR_KM = 150.0
FAIRLY_NEAR_KM = 500.0
AROUND = 900.0
"""Km from the point of a part of the world within which a place lies in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One place that a name can mean, its points, and the reasons, the strongest first."""

    spot: Spot
    score: float
    reasons: tuple[str, ...]


def read_name(index: int, page: PageOfPlaces, chosen: Mapping[int, Spot]) -> tuple[Reading, ...]:
    """Give the readings of a name, the best first; `chosen` is what others are taken for so far."""
    named = page.names[index]
    others = {key: spot for key, spot in chosen.items() if key != index}
    readings = []
    for spot in named.spots:
        points = [
            *_of_itself(spot, named),
            *_of_holders(index, spot, page, others),
            *_of_states(spot, named, page, others),
            *_of_neighbours(index, spot, page, others),
        ]
        told = sorted(points, key=lambda point: -point[0])
        reasons = tuple(dict.fromkeys(words for _, words in told if words))
        readings.append(Reading(spot, sum(score for score, _ in points), reasons))
    return tuple(sorted(readings, key=lambda r: (-r.score, r.spot.geonames, r.spot.name)))


Points = Sequence[tuple[float, str]]


def _of_itself(spot: Spot, named: Named) -> Points:
    size = SIZE.get(spot.kind, 0.0) * math.log10(spot.population + 10)
    words = f"{spot.population:,} inhabitants" if spot.population else str(spot.kind)
    found = [(PRIOR[spot.kind] + size, words)]
    if not spot.usual:
        found.append((UNUSUAL, ""))
    if spot.kind is SpotKind.DIVISION and any(_is_seat(town, spot) for town in named.spots):
        found.append((SEAT, ""))
    kind = SpotKind.CITY if spot.kind is SpotKind.CAPITAL else spot.kind
    if kind in named.kinds:
        found.append((CALLED, f"the text calls it a {kind}"))
    return found


def _is_seat(town: Spot, division: Spot) -> bool:
    """Say whether a division bears the name of its main town, which is then meant more often."""
    return (
        town.kind is SpotKind.CITY
        and town.code == division.code
        and town.population > MAIN * division.population
    )


def _of_holders(index: int, spot: Spot, page: PageOfPlaces, others: Mapping[int, Spot]) -> Points:
    """Give points for a larger place beside the name, or a smaller one that it follows."""
    found = []
    for small, large in page.held:
        if small == index and large in others and _lies_in(spot, page.names[large].spots):
            likes = _rank(page.names[index].spots) >= _rank((others[large],))
            points = HELD_BY_LIKE if likes else HELD
            found.append((points, f"the text puts it in {page.names[large].name}"))
        if large == index and any(_lies_in(held, (spot,)) for held in page.names[small].spots):
            found.append((HOLDER, f"the text puts {page.names[small].name} in it"))
    return found[:1]


def _rank(spots: Sequence[Spot]) -> int:
    """Give how large the largest of some places is: 2 a state, 1 a division, 0 less."""
    return max(RANK.get(spot.kind, 0) for spot in spots)


def _lies_in(spot: Spot, holders: Sequence[Spot]) -> bool:
    return any(_holds(holder, spot) for holder in holders if holder is not spot)


def _holds(holder: Spot, spot: Spot) -> bool:
    match holder.kind:
        case SpotKind.STATE:
            return spot.kind is not SpotKind.STATE and spot.state == holder.state
        case SpotKind.DIVISION:
            smaller = spot.kind in {SpotKind.CITY, SpotKind.DISTRICT}
            return smaller and bool(spot.code) and spot.code == holder.code
        case SpotKind.AREA:
            inside = holder.state is None or holder.state == spot.state
            return inside and distance(holder, spot) < AROUND
        case SpotKind.DISTRICT:
            return spot.kind is SpotKind.CITY and distance(holder, spot) < NEAR_KM / 2
        case _:
            return spot.state == holder.state and 0 < distance(holder, spot) < NEAR_KM / 4


def _of_states(spot: Spot, named: Named, page: PageOfPlaces, others: Mapping[int, Spot]) -> Points:
    """Give points for the state of a place being named on the page."""
    found: list[tuple[float, str]] = []
    if spot.state in named.states and spot.kind is not SpotKind.STATE:
        found.append((OWN_STATE, f"it is in {state_name(spot.state)}"))
    counts = dict(page.told)
    for index, other in others.items():
        if other.kind is SpotKind.STATE and other.state not in page.told and other.state:
            counts[other.state] = counts.get(other.state, 0) + len(page.names[index].mentions)
    if spot.state in counts:
        share = counts[spot.state] / sum(counts.values())
        words = f"the page names {state_name(spot.state)}"
        found.append((TOLD + MOSTLY_TOLD * share, words))
    if spot.kind is SpotKind.AREA and spot.state is None:
        for state in counts:
            point = state_spot(state)
            if point is not None and distance(spot, point) < AROUND:
                found.append((TOLD, f"the page names {state_name(state)}"))
                break
    return found


def _of_neighbours(
    index: int, spot: Spot, page: PageOfPlaces, others: Mapping[int, Spot]
) -> Points:
    """Give points for what lies near, for the same division, and for neighbours in a list."""
    found: list[tuple[float, str]] = []
    near = [
        (distance(spot, other), page.names[key].name)
        for key, other in others.items()
        if other.kind in SMALL and other.geonames != spot.geonames
    ]
    if near and spot.kind in SMALL:
        km, name = min(near)
        if km < FAIRLY_NEAR_KM:
            found.append((NEAR if km < NEAR_KM else FAIRLY_NEAR, f"{km:.0f} km from {name}"))
    for key, other in others.items():
        if spot.code and other.code == spot.code and (other.kind is SpotKind.DIVISION):
            found.append((SAME_DIVISION, f"the page names {page.names[key].name}"))
            break
    return [*found, *_of_lists(index, spot, page, others)]


def _of_lists(index: int, spot: Spot, page: PageOfPlaces, others: Mapping[int, Spot]) -> Points:
    """Give points for neighbours in a list that are places of the same kind, two at most."""
    found: list[tuple[float, str]] = []
    for left, right in sorted(page.listed):
        if index not in {left, right}:
            continue
        other = left if right == index else right
        mate = others.get(other)
        if mate and mate.kind is spot.kind:
            same = spot.kind is SpotKind.STATE or mate.state == spot.state
            points = LISTED if same else LISTED / 3
            found.append((points, f"listed with {page.names[other].name}"))
    return found[:2]
