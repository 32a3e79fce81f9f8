"""Where places lie: the cases of the table, and what an entity gets of it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.gazetteer import has_gazetteer
from dragoman.codebook.spots import Spot, SpotKind
from dragoman.model.mention import Entity, Kind, Mention
from dragoman.model.span import Span
from dragoman.resolve.places import Located, locate_entities, locate_places
from dragoman.resolve.spots.forms import forms
from tests.factory import document, parsed

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "places.toml").read_text("utf-8"))
needs_extra = pytest.mark.skipif(not has_gazetteer(), reason="the extra `places` is missing")


def place(text: str, name: str, document_id: str) -> Mention:
    start = max(text.find(name), 0)
    return Mention(Span(document_id, start, start + len(name)), name, Kind.PLACE, name, "test")


@cache
def located() -> dict[str, Located | None]:
    """Every name of a case is given as a place, with the other capitalised names of its text."""
    pages, asked, mentions = [], [], []
    for number, case in enumerate(CASES["case"]):
        page = document(case["text"], address=f"test:{number}")
        found = place(case["text"], case["name"], page.id)
        others = [
            place(case["text"], name, page.id)
            for name in _names(case["text"])
            if name not in case["name"] and case["name"] not in name
        ]
        pages.append(page)
        asked.append(found.id)
        mentions += [found, *others]
    answers = locate_places(pages, mentions)
    return {
        f"{case['text']} {case['name']}": answers.get(key)
        for case, key in zip(CASES["case"], asked, strict=True)
    }


def _names(text: str) -> list[str]:
    words = [word.strip(".,;'s") if "'" in word else word.strip(".,;") for word in text.split()]
    return [word for word in words[1:] if word[:1].isupper()]


@needs_extra
@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: f"{case['name']}: {case['text']}")
def test_a_place_lies_where_its_page_says(case: dict[str, Any]) -> None:
    found = located()[f"{case['text']} {case['name']}"]
    if not case["is"]:
        assert found is None
        return
    assert found is not None
    assert found.spot.name == case["is"]
    assert found.spot.state == case.get("state", found.spot.state)
    assert found.spot.kind == case.get("kind", found.spot.kind)
    assert case.get("reason", "") in found.reason


@needs_extra
def test_other_readings_are_told() -> None:
    text = "Ministers from France and Spain met in Paris to talk about fish."
    found = located()[f"{text} Paris"]
    assert found is not None
    assert "Paris, United States" in found.alternatives


def test_a_state_and_a_capital_are_located_without_any_extra() -> None:
    page = parsed("Kenya closed the border. The minister spoke in Nairobi.")
    text = page.document.text
    kenya = Mention(
        Span(page.document.id, 0, 5), "Kenya", Kind.STATE, "Kenya", "test", codebook="state/KEN"
    )
    nairobi = place(text, "Nairobi", page.document.id)
    found = locate_places([page.document], [kenya, nairobi])
    assert (found[kenya.id].spot.lat, found[kenya.id].spot.lon) == (1, 38)
    assert (found[nairobi.id].spot.lat, found[nairobi.id].spot.lon) == (-1.28, 36.82)


def test_persons_and_bodies_are_never_located() -> None:
    page = document("Paris spoke.")
    person = replace(place("Paris spoke.", "Paris", page.id), kind=Kind.PERSON)
    assert locate_places([page], [person]) == {}


def test_a_capital_that_acts_still_lies_where_it_lies() -> None:
    page = document("Nairobi denied the report.")
    acts = Mention(
        Span(page.id, 0, 7), "Nairobi", Kind.STATE, "Kenya", "test", codebook="state/KEN"
    )
    assert locate_places([page], [acts])[acts.id].spot.name == "Nairobi"


def test_a_state_has_the_point_of_its_table_wherever_its_capital_acts() -> None:
    codes = (("codebook", "state/KEN"),)
    entity = Entity("e", Kind.STATE, "Kenya", ("Kenya",), codes, ("a",))
    capital = Located(Spot("Nairobi", SpotKind.CAPITAL, -1.28, 36.82), "")
    (found,) = locate_entities([entity], {"a": capital})
    assert found.codes == (*codes, ("lat", "1.0000"), ("lon", "38.0000"))


def test_an_entity_has_the_position_on_which_its_mentions_agree() -> None:
    here = Located(Spot("Osh", SpotKind.CITY, 40.53, 72.8, geonames="1527534"), "")
    there = Located(Spot("Osh", SpotKind.CITY, 10.0, 20.0, geonames="1"), "")
    entity = Entity("e", Kind.PLACE, "Osh", ("Osh",), (), ("a", "b", "c", "d"))
    agreed = locate_entities([entity], {"a": here, "b": here, "c": here, "d": there})
    assert agreed[0].codes == (("lat", "40.5300"), ("lon", "72.8000"), ("geonames", "1527534"))
    split = locate_entities([entity], {"a": here, "b": there})
    assert split == (entity,)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Osh Province", (("osh province",), ("osh",))),
        ("St. Marc", (("st marc", "saint marc"), ("stmarc",))),
        ("Rockville, Md.", (("rockville md",), ("rockville",))),
        ("the Black Sea", (("the black sea", "black sea"), ("theblacksea",))),
    ],
)
def test_a_name_is_looked_up_as_printed_before_any_shorter_form(
    name: str, keys: tuple[tuple[str, ...], ...]
) -> None:
    assert forms(name)[: len(keys)] == keys
