"""Who held which post, from which month to which."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.codebook.leaders import Titled, find_titled, held, leaders
from dragoman.codebook.load import read_table
from dragoman.codebook.organizations import organizations
from dragoman.codebook.states import states
from dragoman.model.calendar import in_words
from dragoman.model.time import Interval


def in_months(terms: tuple[Interval, ...]) -> list[str]:
    return [in_words(term) for term in terms]


@pytest.mark.parametrize(
    ("name", "post", "of", "terms"),
    [
        ("Taro Aso", "Prime Minister", "Japan", ["2008-09-01 to 2009-09-30"]),
        ("Taro Aso", "prime minister", None, ["2008-09-01 to 2009-09-30"]),
        ("Gerhard Schröder", "Federal Chancellor", "Germany", ["1998-10-01 to 2005-11-30"]),
        (
            "Shinzo Abe",
            "Premier",
            "Japan",
            ["2006-09-01 to 2007-09-30", "2012-12-01 to 2020-09-30"],
        ),
        (
            "George Bush",
            "President",
            "United States",
            ["1989-01-01 to 1993-01-31", "2001-01-01 to 2009-01-31"],
        ),
        ("Emmanuel Macron", "President", "France", ["from 2017-05-01 on"]),
    ],
)
def test_a_name_with_its_post_has_terms(
    name: str, post: str, of: str | None, terms: list[str]
) -> None:
    assert in_months(held(name, post, of)) == terms


@pytest.mark.parametrize(
    ("name", "post", "of"),
    [
        ("Taro Aso", "Deputy Prime Minister", "Japan"),
        ("Taro Aso", "Finance Minister", "Japan"),
        ("Taro Aso", "Prime Minister", "Norway"),
        ("Abdullah II", "President", "Jordan"),
        ("Francis", "Pope", None),
        ("Nobody Known", "President", "France"),
    ],
)
def test_other_posts_states_and_people_have_none(name: str, post: str, of: str | None) -> None:
    assert held(name, post, of) == ()


def test_an_acting_holder_is_often_called_by_the_post() -> None:
    assert in_months(held("Ehud Olmert", "Prime Minister", "Israel")) == [
        "2006-01-01 to 2009-03-31"
    ]
    assert in_months(held("Ehud Olmert", "Prime Minister", "Israel", acting=True)) == [
        "2006-01-01 to 2006-04-30"
    ]
    assert held("Taro Aso", "Prime Minister", "Japan", acting=True) == ()


def test_every_post_is_of_a_state_or_body_of_our_tables() -> None:
    known = {row.name for row in states().values()}
    known |= {row.name for row in organizations().values()}

    assert {row.of for row in leaders()} - known == set()


def test_terms_of_one_person_stand_in_order_and_apart() -> None:
    for row in leaders():
        for terms in (row.terms, row.acting):
            assert all(
                left.end and right.start and left.end <= right.start
                for left, right in pairwise(terms)
            ), row.name


def test_nobody_stands_twice_for_one_post() -> None:
    places = [(row.name, row.post, row.of) for row in leaders()]

    assert sorted(places) == sorted(set(places))


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Prime Minister Taro Aso opens tunnel", [Titled("Prime Minister", "Taro Aso", "")]),
        (
            "Former Prime Minister Taro Aso meets German Chancellor Angela Merkel",
            [
                Titled("Prime Minister", "Taro Aso", "former"),
                Titled("Chancellor", "Angela Merkel", ""),
            ],
        ),
        (
            "Acting Israeli Prime Minister Ehud Olmert opens tunnel",
            [Titled("Prime Minister", "Ehud Olmert", "acting")],
        ),
        ("Taro Aso opens tunnel", []),
        ("Vice President Joe Biden opens tunnel", []),
        ("Deputy minister Taro Aso opens tunnel", []),
        ("Estonia mourns its first President Lennart Meri", []),
    ],
)
def test_a_headline_names_leaders_behind_their_posts(headline: str, found: list[Titled]) -> None:
    assert list(find_titled(headline)) == found


def test_the_examples_of_the_table_name_nobody_in_the_post() -> None:
    table = read_table("leaders")

    assert list(find_titled(table["other"]["example"])) == []
    assert list(find_titled(table["past"]["example"])) == []
