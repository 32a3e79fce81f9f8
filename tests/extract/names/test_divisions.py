"""A town lies where the text puts it, not where its better known namesake does."""

from __future__ import annotations

import pytest

from dragoman.codebook.places import divisions, short_divisions
from dragoman.extract.names.gazetteer import find_hits
from tests.factory import parsed

CASES = [
    ("A mill burned down in Athens, Ga., on Sunday.", {"Athens": "USA", "Georgia": "USA"}),
    ("He studied in Cambridge, Mass., and wrote.", {"Cambridge": "USA", "Massachusetts": "USA"}),
    ("A barn in Paris, Texas, was hit.", {"Paris": "USA", "Texas": "USA"}),
    ("Floods reached Rome, Georgia.", {"Rome": "USA", "Georgia": "USA"}),
    ("They left Lebanon, Pennsylvania, early.", {"Lebanon": "USA", "Pennsylvania": "USA"}),
    ("A fair in Paris, Texas, began. Paris is small.", {"Paris": "USA", "Texas": "USA"}),
    ("It has shops in London, Texas and Ohio.", {"London": "GBR", "Texas": "USA", "Ohio": "USA"}),
    (
        "It sells to Mexico, Texas, and Ohio.",
        {"Mexico": "MEX", "Texas": "USA", "Ohio": "USA"},
    ),
    ("Tbilisi, Georgia, was the host.", {"Tbilisi": "GEO", "Georgia": "GEO"}),
    (
        "In Athens, Georgia's envoy left Tbilisi's.",
        {"Athens": "GRC", "Georgia": "GEO", "Tbilisi": "GEO"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_town_is_of_the_state_of_the_division_behind_it(
    text: str, expected: dict[str, str]
) -> None:
    found = {hit.entry.name: hit.entry.state for hit in find_hits(parsed(text))}
    assert found == {name: f"state/{code}" for name, code in expected.items()}


def test_the_namesake_keeps_its_state_where_the_page_names_that_too() -> None:
    read = parsed("From Paris, Texas, he flew to France. Paris was wet.")
    towns = [hit.entry for hit in find_hits(read) if hit.entry.name == "Paris"]
    assert [town.state for town in towns] == ["state/USA", "state/FRA"]


def test_a_short_form_stands_for_one_division_and_only_behind_a_name() -> None:
    assert {division.name for division in short_divisions().values()} <= divisions().keys()
    read = parsed("After Mass, Va. and Pa. stood there.")
    assert [hit.entry.name for hit in find_hits(read)] == ["Virginia"]
