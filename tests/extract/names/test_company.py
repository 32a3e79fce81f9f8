"""What a name is by its neighbours."""

from __future__ import annotations

import pytest

from dragoman.extract.names.company import kind_by_company, label_by_company
from dragoman.model.parsed import NamedSpan
from tests.factory import parsed

CASES = [
    # sentence, a name that the parser might take for a person, what its company shows
    ("Mr Tumbatu left.", "Tumbatu", {"Tumbatu": "PERSON"}),
    ("Tumbatu said that he would stay.", "Tumbatu", {"Tumbatu": "PERSON"}),
    ("They met Tumbatu, who smiled.", "Tumbatu", {"Tumbatu": "PERSON"}),
    ("They stayed in Tumbatu for a week.", "Tumbatu", {"Tumbatu": "GPE"}),
    ("The village of Tumbatu is small.", "Tumbatu", {"Tumbatu": "GPE"}),
    ("Storms hit Nairobi and Tumbatu.", "Tumbatu", {"Tumbatu": "GPE"}),
    ("He died at Tumbatu hospital.", "Tumbatu", {"Tumbatu": "GPE"}),
    ("The company Tumbatu was sold.", "Tumbatu", {"Tumbatu": "ORG"}),
    ("Doctors found the Tumbatu strain.", "Tumbatu", {"Tumbatu": ""}),
    ("Nobody in Tumbatu’s party agreed.", "Tumbatu", {}),
    ("He thanked Tumbatu.", "Tumbatu", {}),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_name_is_what_its_neighbours_show(text: str, word: str, expected: dict[str, str]) -> None:
    read = parsed(text)
    place = next(token.index for token in read.tokens if token.text == word)
    assert kind_by_company(read, [NamedSpan(place, place + 1, "PERSON")]) == expected


def test_one_sign_of_a_person_outweighs_a_place() -> None:
    read = parsed("Mr Tumbatu left. They believe in Tumbatu.")
    places = [token.index for token in read.tokens if token.text == "Tumbatu"]
    names = [NamedSpan(index, index + 1, "PERSON") for index in places]
    assert kind_by_company(read, names) == {"Tumbatu": "PERSON"}
    assert kind_by_company(read, names[::-1]) == {"Tumbatu": "PERSON"}


def test_a_word_before_district_is_a_place_and_mr_makes_a_person() -> None:
    read = parsed("They left the Tumbatu district with Mr Kojani.")
    place, person = (t.index for t in read.tokens if t.text in ("Tumbatu", "Kojani"))
    assert label_by_company(read, NamedSpan(place, place + 1, "ORG"), {}) == "GPE"
    assert label_by_company(read, NamedSpan(person, person + 1, "GPE"), {}) == "PERSON"


def test_a_word_among_firms_is_a_firm() -> None:
    read = parsed("They visited Lamuneft, Okothgaz and Mombasbank.")
    first, second, third = (t.index for t in read.tokens if t.text[0].isupper() and t.index)
    labels = {first: "ORG", third: "ORG"}
    assert label_by_company(read, NamedSpan(second, second + 1, "GPE"), labels) == "ORG"
    assert label_by_company(read, NamedSpan(second, second + 1, "GPE"), {}) == "GPE"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They stayed in Tumbatu for a week.", "GPE"),
        ("They built the port of Tumbatu.", "GPE"),
        ("They left Tumbatu, a town on the coast.", "GPE"),
        ("They came to a town called Tumbatu.", "GPE"),
        ("He holds a stake in Tumbatu.", "ORG"),
        ("Nobody in Tumbatu's office knew.", "ORG"),
        ("They praised Tumbatu.", "ORG"),
    ],
)
def test_a_body_of_one_word_may_be_a_place(text: str, label: str) -> None:
    read = parsed(text)
    place = next(token.index for token in read.tokens if token.text == "Tumbatu")
    assert label_by_company(read, NamedSpan(place, place + 1, "ORG"), {}) == label
