"""Which states a page is about, by its title, its text, its dateline and its opening."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse
from dragoman.extract.topic import find_home, find_topic_states
from dragoman.model.document import Dateline
from tests.factory import document, parsed

CASES = [
    # title, text, home, expected
    ("Talks with Kenyan President William Ruto", "They met in Oslo.", "state/NOR", ["state/KEN"]),
    ("Visit to Uganda begins", "The King of Norway flew to Kampala.", "state/NOR", ["state/UGA"]),
    ("Meeting with Jordan's King", "Both spoke.", None, ["state/JOR"]),
    (
        "Telephone call with William Ruto",
        "The call was short.\nKenyan President William Ruto thanked Norway.",
        "state/NOR",
        ["state/KEN"],
    ),
    ("Answers to questions", "Norway and Uganda will talk again.", "state/NOR", ["state/UGA"]),
    ("Answers to questions", "We shall see.\nUganda was not mentioned.", "state/NOR", []),
]


@pytest.mark.parametrize(("title", "text", "home", "expected"), CASES)
def test_a_page_is_about_the_states_that_it_deals_with(
    title: str, text: str, home: str | None, expected: list[str]
) -> None:
    body = parsed(text)
    found = find_topic_states(find_mentions(parsed(title)), find_mentions(body), body, home)
    assert list(found) == expected


def test_the_dateline_decides_before_the_opening() -> None:
    text = document("Uganda was the first to speak.")
    body = parse(replace(text, dateline=Dateline(place="NAIROBI")))
    title = parsed("Second day of the summit")
    found = find_topic_states(find_mentions(title), find_mentions(body), body, "state/NOR")
    assert found == ("state/KEN",)


def test_what_other_pages_say_of_a_person_is_used_where_the_page_says_nothing() -> None:
    title, body = parsed("Call with Peter Okoth"), parsed("The call was short.")
    named = find_mentions(title)
    told = {mention.id: "state/KEN" for mention in named}
    assert find_topic_states(named, (), body) == ()
    assert find_topic_states(named, (), body, None, told) == ("state/KEN",)


def test_a_government_is_at_home_in_its_state() -> None:
    assert find_home("Prime Minister of Norway", ()) == "state/NOR"
    assert find_home("Kenyan Foreign Ministry", ()) == "state/KEN"
    assert find_home("The Nairobi Star", ()) is None


def test_another_outlet_is_at_home_where_most_of_its_pages_are() -> None:
    at_home = [frozenset({"state/KEN"})] * 15 + [frozenset({"state/UGA"})] * 10
    assert find_home("The Nairobi Star", at_home) == "state/KEN"
    assert find_home("The Nairobi Star", at_home[:10]) is None
