"""Who is meant by "his host", "her counterpart" and "its neighbour"."""

from __future__ import annotations

import pytest

from dragoman.extract.mentions import find_mentions
from tests.factory import parsed


def meant(text: str, noun: str) -> list[str]:
    """Give whom a noun of a text stands for."""
    return [m.name for m in find_mentions(parsed(text)) if m.text == noun]


@pytest.mark.parametrize(
    ("text", "noun", "state"),
    [
        ("Zambia's president landed in Harare. He thanked his host.", "host", "Zimbabwe"),
        ("Chad closed its border with Niger and denounced its neighbour.", "neighbour", "Niger"),
        ("Norway's minister flew to Oman. She met her counterpart.", "counterpart", "Oman"),
    ],
)
def test_such_a_noun_is_the_other_of_two_states(text: str, noun: str, state: str) -> None:
    assert meant(text, noun) == [state]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Zambia's president landed in Harare. He thanked his host, Ann Lie.", "host"),
        ("Norway's minister met her Danish counterpart in Oman.", "counterpart"),
        ("Kenya's king met Chad's and Niger's envoys. He thanked his host.", "host"),
        ("Chad is dry. It denounced its neighbour.", "neighbour"),
        ("The host of the show thanked Norway.", "host"),
    ],
)
def test_one_that_is_named_or_may_be_several_is_left_alone(text: str, noun: str) -> None:
    assert meant(text, noun) == []
