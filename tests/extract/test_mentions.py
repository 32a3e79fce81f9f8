"""Who and what a text names, sentence by sentence (tests/cases/mentions.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse, parse_many
from dragoman.extract.reread import parse_view
from dragoman.model.mention import Kind
from tests.factory import document, parsed

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


def test_names_are_of_the_words_read_and_texts_of_the_words_printed() -> None:
    printed = document("Kenya signed the Treaty connected Lake Fisheries.")
    shift = len("connected") - len("on")
    start = printed.text.index("connected")

    def to_printed(first: int, last: int) -> tuple[int, int]:
        return tuple(at + shift if at > start else at for at in (first, last))  # type: ignore[return-value]

    view = parse_view(printed, printed.text.replace("connected", "on"), to_printed, parse_many)
    treaty = find_mentions(view)[-1]
    assert (treaty.text, treaty.name) == (
        "Treaty connected Lake Fisheries",
        "Treaty on Lake Fisheries",
    )


def test_a_ministry_on_the_pages_of_a_government_is_that_governments() -> None:
    text = "The Transport Ministry closed a road."
    own = parse(document(text, outlet="President of Kenya"))
    assert [(m.name, m.state) for m in find_mentions(own)] == [
        ("Kenyan transport ministry", "state/KEN")
    ]
    assert [(m.name, m.state) for m in find_mentions(parsed(text))] == [
        ("Transport Ministry", None)
    ]


def test_a_body_is_of_the_state_that_owns_it() -> None:
    found = find_mentions(parsed("Norway's Lamu Port Authority closed a pier."))
    assert [(m.name, m.state) for m in found] == [
        ("Norway", "state/NOR"),
        ("Lamu Port Authority", "state/NOR"),
    ]
