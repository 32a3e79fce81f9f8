"""Who and what a text names, sentence by sentence (tests/cases/mentions.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.extract.mentions import find_mentions
from dragoman.model.mention import Kind
from tests.factory import parsed

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "mentions.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_every_mention_of_a_sentence_is_found(case: dict[str, Any]) -> None:
    found = find_mentions(parsed(case["text"]))
    assert [[m.text, m.kind.value, m.name] for m in found] == case["mentions"]


def test_a_span_is_exactly_its_words() -> None:
    page = parsed(
        "Iran’s president, Mr Masoud Pezeshkian, called the United Nations’ report false."
    )
    for mention in find_mentions(page):
        assert mention.span.of(page.document.text) == mention.text
    assert [m.text for m in find_mentions(page)] == [
        "Iran",
        "Masoud Pezeshkian",
        "United Nations",
    ]


def test_a_person_has_the_state_of_the_title_everywhere() -> None:
    page = parsed("Kenyan President William Ruto spoke first. Ruto then left for Kampala.")
    ruto = [m for m in find_mentions(page) if m.kind is Kind.PERSON]
    assert [(m.text, m.state) for m in ruto] == [
        ("William Ruto", "state/KEN"),
        ("Ruto", "state/KEN"),
    ]


def test_a_place_knows_its_state() -> None:
    page = parsed("They met in Almaty and later in the Kenyan town of Nakuru, Kenya.")
    assert [(m.text, m.state) for m in find_mentions(page) if m.kind is Kind.PLACE] == [
        ("Almaty", "state/KAZ"),
        ("Nakuru", "state/KEN"),
    ]


def test_a_text_without_names_has_no_mentions() -> None:
    assert find_mentions(parsed("It rained all day and nobody came.")) == ()
