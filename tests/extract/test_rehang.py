"""A verb is joined to one of its own tense."""

from __future__ import annotations

import pytest

from tests.factory import parsed


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("Ana Ruiz has said that talks will help and proposed a truce.", "proposed", "said"),
        ("Ana Ruiz said that talks would help and end the war.", "end", "help"),
        ("Peru denied that its men had fired and accused Chile of lying.", "accused", "denied"),
        ("Mora said that the clerks were leaving but praised the guards.", "praised", "said"),
        ("Mora said that the clerks were leaving and taking the keys.", "taking", "leaving"),
        ("Peru denied that its men had fired and had burned a farm.", "burned", "fired"),
        ("Peru said that Chile attacked a ship and burned a village.", "burned", "attacked"),
    ],
)
def test_a_verb_is_joined_to_one_of_its_own_tense(text: str, verb: str, above: str) -> None:
    tokens = parsed(text).tokens
    token = next(t for t in tokens if t.text == verb)
    assert tokens[token.head].text == above


@pytest.mark.parametrize(
    ("text", "time", "above"),
    [
        ("In June Norway expelled two diplomats.", "June", "In"),
        ("In June Norway's government expelled two diplomats.", "June", "In"),
        ("Norway left the June Accord.", "June", "Accord"),
        ("June rains flooded the port of Lima.", "June", "rains"),
    ],
)
def test_a_month_before_a_name_is_no_part_of_it(text: str, time: str, above: str) -> None:
    tokens = parsed(text).tokens
    token = next(t for t in tokens if t.text == time)
    assert tokens[token.head].text == above


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("Mora said “we shall see”, as he walked out.", "walked", "said"),
        ('Mora told them "we shall see" while he packed his bags.', "packed", "told"),
        ("Mora said “we shall sing as we walk”.", "walk", "sing"),
        ("Mora said that they would sing as they walked.", "walked", "sing"),
    ],
)
def test_what_stands_behind_a_quotation_is_no_part_of_it(text: str, verb: str, above: str) -> None:
    tokens = parsed(text).tokens
    token = next(t for t in tokens if t.text == verb)
    assert tokens[token.head].text == above
