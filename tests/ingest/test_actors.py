"""Users' own lists of actors, in both forms, with the faults that such lists have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.state_words import find_state, split_post
from dragoman.errors import UsageError
from dragoman.ingest.actors.read import read_actors
from dragoman.model.actor import Actor, ActorList, ListedOffice
from dragoman.model.mention import Kind
from dragoman.model.time import UNBOUNDED, Interval
from tests.factory import day


def read(folder: Path, text: str, name: str = "mine.csv", encoding: str = "utf-8") -> ActorList:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return read_actors(path)


def test_a_table_gives_an_actor_a_row(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "name,aliases,kind,state,office,of,from,to,id\n"
        "Aino Salmi,A. Salmi|Salmi Aino,person,NOR,foreign minister,,2015-03-01,2017-10,no-1\n"
        "Northern Wheat Pact,NWP,organization,,,,,,org-7\n",
    )
    post = ListedOffice("foreign minister", "Norway", day("2015-03-01"), Interval.month(2017, 10))
    names = ("Aino Salmi", "A. Salmi", "Salmi Aino")
    pact = ("Northern Wheat Pact", "NWP")
    assert found == ActorList(
        "mine.csv",
        (
            Actor("mine.csv", (2,), "no-1", Kind.PERSON, names, "state/NOR", (post,)),
            Actor("mine.csv", (3,), "org-7", Kind.ORGANIZATION, pact),
        ),
    )


@pytest.mark.parametrize(
    "head",
    ["Full Name,Also known as,Country", "label;AKA;nationality", "\ufeffNAME\taliases\tState"],
)
def test_columns_are_known_by_their_usual_names(tmp_path: Path, head: str) -> None:
    mark = next(sign for sign in ",;\t" if sign in head)
    found = read(tmp_path, f"{head}\n{mark.join(('Aino Salmi', 'A. Salmi', 'Norwegian'))}\n")
    assert found.actors == (
        Actor("mine.csv", (2,), "", None, ("Aino Salmi", "A. Salmi"), "state/NOR"),
    )


def test_a_table_without_names_says_which_columns_it_has(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no column is called `name` \(columns: who, country\)"):
        read(tmp_path, "who,country\nAino Salmi,NOR\n")


@pytest.mark.parametrize(
    ("row", "reason", "kept"),
    [
        (",person,NOR,,,", "it has no name", 0),
        ("A B,ship,,,,", "kind 'ship' is none of person, organization, state and place", 0),
        ("A B,,Ruritania,,,", "no state 'Ruritania' is known; kept without its state", 1),
        (
            "A B,,,minister,soon,",
            "'soon' is no day that can be read (write 2018-10-17, 2018-10 or 2018); "
            "kept without its office",
            1,
        ),
        (
            "A B,,,minister,2019,2018",
            "the post ends (2018) before it begins (2019); kept without its office",
            1,
        ),
        ('"A B,,,,,\nC D,,,,,\n', "a quotation is not closed: 2 lines are not read", 0),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_costs_no_other(
    tmp_path: Path, row: str, reason: str, kept: int
) -> None:
    found = read(tmp_path, f"name,kind,state,office,from,to\nE F,,,,,\n{row}")
    assert found.refused == ((3, reason),)
    assert len(found.actors) == 1 + kept


def test_rows_of_one_id_are_one_actor_unless_they_contradict(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "name,state,office,from,id\n"
        "Aino Salmi,NOR,foreign minister,2015,1\n"
        "Aino Salmi,NOR,prime minister,2018,1\n"
        "Aino Salmi,SWE,,,1\n",
    )
    offices = (
        ListedOffice("foreign minister", "Norway", Interval.year(2015)),
        ListedOffice("prime minister", "Norway", Interval.year(2018)),
    )
    assert found.actors == (
        Actor("mine.csv", (2, 3), "1", Kind.PERSON, ("Aino Salmi",), "state/NOR", offices),
    )
    assert found.refused == ((4, "id '1' has another state on line 2 (NOR, here SWE)"),)


def test_two_rows_of_one_name_without_ids_are_namesakes_and_it_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, "name\nLi Wei\nLi Wei\n")
    assert [actor.lines for actor in found.actors] == [(2,), (3,)]
    assert found.refused == (
        (
            3,
            "'Li Wei' stands on line 2 too, and neither has an id: they count as namesakes, "
            "and the name alone decides nothing; one id makes them one",
        ),
    )


def test_a_table_of_another_program_in_another_encoding_is_read(tmp_path: Path) -> None:
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        found = read(tmp_path, "Name;State\r\nJosé Peña;Spain\r\n", encoding=encoding)
        assert [actor.name for actor in found.actors] == ["José Peña"]


def test_a_spreadsheet_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="save the table as CSV"):
        read(tmp_path, "PK\x03\x04...", "mine.xlsx")


def _lines(*entities: dict[str, Any]) -> str:
    return "\n".join(json.dumps(entity) for entity in entities)


def test_follow_the_money_entities_give_actors_and_their_posts(tmp_path: Path) -> None:
    person = {
        "id": "p1",
        "schema": "Person",
        "properties": {
            "name": ["Aino Salmi"],
            "weakAlias": ["Aino", "Salmi the Elder"],
            "previousName": ["Aino Berg"],
            "nationality": ["no"],
        },
    }
    held = {
        "id": "o1",
        "schema": "Occupancy",
        "properties": {"holder": ["p1"], "post": ["q1"], "startDate": ["2015-03-01"]},
    }
    post = {
        "id": "q1",
        "schema": "Position",
        "properties": {"name": ["Minister of Foreign Affairs"], "country": ["no"]},
    }
    body = {"id": "b1", "schema": "PublicBody", "caption": "Fjord Council"}
    found = read(tmp_path, _lines(held, person, post, body), "mine.ftm.json")
    office = ListedOffice("Minister of Foreign Affairs", "Norway", day("2015-03-01"), UNBOUNDED)
    names = ("Aino Salmi", "Aino Berg", "Salmi the Elder")
    assert found == ActorList(
        "mine.ftm.json",
        (
            Actor("mine.ftm.json", (2,), "p1", Kind.PERSON, names, "state/NOR", (office,)),
            Actor("mine.ftm.json", (4,), "b1", Kind.ORGANIZATION, ("Fjord Council",)),
        ),
    )


def test_bad_entities_are_told_by_their_lines(tmp_path: Path) -> None:
    text = "\n".join(
        (
            "{",
            _lines(
                {"id": "x"},
                {"id": "p", "schema": "Person", "properties": {}},
                {"id": "o", "schema": "Occupancy", "properties": {"holder": ["nobody"]}},
                {"id": "a", "schema": "Address"},
                {"id": "a", "schema": "Address"},
            ),
        )
    )
    assert read(tmp_path, text).refused == (
        (1, "it is not JSON"),
        (2, "it is no FollowTheMoney entity: it has no schema"),
        (3, "the Person has no name"),
        (4, "the holder 'nobody' of the occupancy is no actor of this file"),
        (5, "schema Address is no actor (2 lines)"),
    )


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Norway", "state/NOR"),
        ("no", "state/NOR"),
        ("NOR", "state/NOR"),
        ("state/NOR", "state/NOR"),
        ("Norwegian", "state/NOR"),
        ("the Netherlands", "state/NLD"),
        ("U.S.", "state/USA"),
        ("USSR", "state/SUN"),
        ("Ruritania", None),
        ("", None),
    ],
)
def test_a_state_is_known_by_name_code_and_demonym(words: str, key: str | None) -> None:
    assert find_state(words) == key


def test_a_post_may_end_in_its_state() -> None:
    assert split_post("President of the United States") == ("President", "United States")
    assert split_post("Minister of Foreign Affairs") == ("Minister of Foreign Affairs", "")
