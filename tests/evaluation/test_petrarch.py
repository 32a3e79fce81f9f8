"""Records of coders, read from loose XML and counted as correct, missed and extra."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.petrarch import score
from evaluation.petrarch_actors import find_people, side
from evaluation.petrarch_records import Coding, Record, read_records, types_of
from tests.factory import parsed

UNIT_TESTS = """<Validation><!-- a comment -- with dashes -->
<Sentences>
<Sentence date="19950101" id="ONE-1" category="ONE" sentence="true">
<EventCoding sourcecode="QUE" targetcode="ZUBGOV" eventcode="122"></EventCoding>
<EventCoding sourcecode="QUE" targetcode="ZUB" eventcode="904"></EventCoding>
<Text>
Quendar condemned
Zubania on Monday.
</Text>
<Parse>(ROOT (S <!-- none --> ))</Parse>
</Sentence>
<Sentence date="19950101" id="ONE-2" category="ONE" sentence="true">
<EventCoding sourcecode="QUEGOV" targetcode="ZUB" eventcode="032"></EventCoding>
<EventCoding sourcecode='ZUB' targetcode='QUEGOV' eventcode='033'></EventCoding>
<Text>The president of Quendar visited Zubania on Monday.</Text>
</Sentence>
"""
NEWSWIRE = """<Sentences>
<Sentence category="TWO" date="20080806" id="TWO_1" evaluate="true"/>
<EventCoding noevents="True" />
<Text>Norway attacked Chile on Monday.</Text>
</Sentence>
<Sentence category="TWO" date="20080806" id="TWO_2" evaluate="true"/>
<EventCoding eventcode="042" sourcecode="USA" targetcode="CHNGOV" />
<Text>Norway praised Chile on Monday.</Text>
</Sentence></Sentences>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tests.xml").write_text(UNIT_TESTS, encoding="utf-8")
    (tmp_path / "wire.xml").write_text(NEWSWIRE, encoding="utf-8")
    return tmp_path


def test_records_are_read_through_comments_and_tags_that_close_themselves(folder: Path) -> None:
    found = {record.id: record for record in read_records(folder)}
    assert list(found) == ["ONE-1", "ONE-2", "TWO_1", "TWO_2"]
    assert found["ONE-1"] == Record(
        "ONE-1",
        "Quendar condemned Zubania on Monday.",
        (Coding("QUE", "ZUBGOV", "122"), Coding("QUE", "ZUB", "904")),
        unit_test=True,
    )
    assert found["TWO_1"] == Record("TWO_1", "Norway attacked Chile on Monday.", (), False)
    assert read_records(folder / "wire.xml") == [found["TWO_1"], found["TWO_2"]]


def test_correct_missed_and_extra_are_counted_apart(folder: Path) -> None:
    figures = score(folder)
    wanted = {"records": 4, "left_out": 1, "codings": 4, "ours": 4, "correct": 3 / 4}
    wanted |= {"missed": 1 / 4, "extra": 2 / 4, "correct_sides_only": 3 / 4}
    assert {name: figures[name] for name in wanted} == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("code", "unit_test", "types"),
    [
        ("122", True, {"ACCUSE"}),
        ("122", False, {"REJECT"}),
        ("032", True, {"CONSULT"}),
        ("032", False, {"AGREE"}),
        ("1721", True, {"COERCE"}),
        ("194", True, {"ASSAULT"}),
        ("345", True, set()),
        ("904", False, set()),
        ("174K", True, set()),
    ],
)
def test_codes_mean_types_by_the_scheme_of_their_file(
    code: str, unit_test: bool, types: set[str]
) -> None:
    assert types_of(Coding("", "", code), unit_test=unit_test) == types


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("GONMIL", "GON"),
        ("USA", "USA"),
        ("IGOEUREEC", "EEC"),
        ("IMGMUSISI", "ISI"),
        ("---GOV", ""),
        ("", ""),
    ],
)
def test_a_side_is_a_country_or_a_body(code: str, country: str) -> None:
    assert side(code) == country


def test_a_declared_person_and_what_repeats_it_stand_for_an_actor() -> None:
    found = find_people(parsed("Gollum made clear that he will lend no money to Kenya."))
    wanted = {"Gollum": "declared/HOB", "he": "declared/HOB", "Kenya": "state/KEN"}
    assert {mention.text: mention.state for mention in found} == wanted
