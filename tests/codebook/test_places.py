"""The table of positions, and the gazetteer behind it."""

from __future__ import annotations

import pytest

from dragoman.codebook import gazetteer
from dragoman.codebook.gazetteer import find_spots, has_gazetteer
from dragoman.codebook.places import known_spots, state_spot
from dragoman.codebook.spots import Spot, SpotKind, distance, place_key
from dragoman.codebook.states import states

MOSCOW = Spot("Moscow", SpotKind.CITY, 55.75, 37.62)
KYIV = Spot("Kyiv", SpotKind.CITY, 50.45, 30.52)


def test_every_position_is_on_the_globe() -> None:
    spots = [spot for group in known_spots().values() for spot in group]
    out = [s.name for s in spots if not (-90 <= s.lat <= 90 and -180 <= s.lon <= 180)]
    assert out == []


def test_every_state_of_today_has_a_point() -> None:
    today = [key for key, row in states().items() if not row.years or row.years.endswith("-")]
    assert [key for key in today if state_spot(key) is None] == []


def test_a_capital_lies_within_reach_of_the_point_of_its_state() -> None:
    far = [
        (spot.name, round(distance(spot, home)))
        for group in known_spots().values()
        for spot in group
        if spot.kind is SpotKind.CAPITAL and spot.state and (home := state_spot(spot.state))
        if distance(spot, home) > 3900
    ]
    assert far == []


def test_the_way_between_two_cities_is_that_of_the_great_circle() -> None:
    assert distance(MOSCOW, KYIV) == pytest.approx(756, abs=3)
    assert distance(MOSCOW, MOSCOW) == 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("São Paulo", "Sao Paulo"),
        ("Côte d'Ivoire", "Côte d’Ivoire"),
        ("Guinea-Bissau", "guinea bissau"),
        ("U.S.", "US"),
        ("Łódź", "Lodz"),
    ],
)
def test_spellings_of_one_name_have_one_key(left: str, right: str) -> None:
    assert place_key(left) == place_key(right)


def test_without_the_extra_states_capitals_and_seas_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gazetteer, "has_gazetteer", lambda: False)
    found = find_spots({"kenya", "nairobi", "black sea", "mombasa"})
    assert {key: [spot.kind for spot in spots] for key, spots in found.items()} == {
        "kenya": [SpotKind.STATE],
        "nairobi": [SpotKind.CAPITAL],
        "black sea": [SpotKind.AREA],
    }


@pytest.mark.skipif(not has_gazetteer(), reason="the extra `places` is not installed")
def test_geonames_knows_a_town_by_a_former_name_and_its_capital_once() -> None:
    found = find_spots({"bombay", "nairobi"})
    assert "Mumbai" in {spot.name for spot in found["bombay"]}
    nairobi = [spot for spot in found["nairobi"] if spot.kind is SpotKind.CAPITAL]
    assert [(spot.state, bool(spot.geonames)) for spot in nairobi] == [("state/KEN", True)]


def test_what_a_store_keeps_is_not_looked_up_again_with_or_without_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lamu = Spot("Lamu", SpotKind.CITY, 1.0, 2.0, "state/KEN")  # not where the gazetteer has it
    kept: dict[str, tuple[Spot, ...]] = {"lamu": (lamu,), "qwzx": ()}
    assert find_spots({"lamu", "qwzx"}, kept) == {"lamu": (lamu,)}
    monkeypatch.setattr(gazetteer, "has_gazetteer", lambda: False)
    found = find_spots({"lamu", "qwzx", "nairobi"}, kept)
    assert found.keys() == {"lamu", "nairobi"}
