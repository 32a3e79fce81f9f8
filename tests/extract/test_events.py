"""Acts are found in the words that tell them: every example of the codebook, and whole cases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.events import read_events
from dragoman.extract.events import find_events
from dragoman.extract.examples import run_examples
from dragoman.extract.mentions import find_mentions
from dragoman.model.event import EventMention, Role
from dragoman.model.mention import Mention
from tests.factory import parsed

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "events.toml").read_text("utf-8"))


def read(text: str) -> tuple[tuple[EventMention, ...], dict[str, Mention]]:
    document = parsed(text)
    mentions = find_mentions(document)
    return find_events(document, mentions, ()), {mention.id: mention for mention in mentions}


@pytest.mark.parametrize("name", sorted(read_events().entries))
def test_every_example_of_the_codebook_gets_its_coding(name: str) -> None:
    book = read_events()
    told = run_examples(book, [book.entries[name]])
    assert [(outcome.text, outcome.wrong) for outcome in told if outcome.wrong] == []


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_a_sentence_tells_these_acts_and_no_others(case: dict[str, Any]) -> None:
    events, _ = read(case["text"])
    assert [told(event) for event in events] == [wanted(event) for event in case.get("event", ())]


def told(event: EventMention) -> dict[str, Any]:
    """Give an act as the table of cases writes it."""
    row: dict[str, Any] = {
        "code": "/".join(part for part in (event.type, event.mode, event.extension) if part),
        "modality": event.modality.value,
    }
    for role in Role:
        if role is not Role.THEME and event.filling(role):
            row[role.value] = [a.number or a.name for a in event.filling(role)]
    if event.speaker_name:
        row["by"] = event.speaker_name
    return row


def wanted(row: dict[str, Any]) -> dict[str, Any]:
    lists = {key: [value] for key, value in row.items() if key in list(Role)}
    return {"modality": "happened", **row} | {
        key: row[key] if isinstance(row[key], list) else value for key, value in lists.items()
    }


def test_the_row_that_coded_an_act_is_told() -> None:
    events, _ = read("Kenya condemned Uganda.")
    assert [event.made_by for event in events] == ["events.toml:accuse-disapprove/say-of"]


def test_the_words_of_an_antecedent_are_evidence() -> None:
    text = "Emmanuel Macron spoke in Paris. He condemned Iran."
    events, _ = read(text)
    evidence = [span.of(text) for event in events for span in event.evidence]
    assert evidence == ["Emmanuel Macron"]


def test_a_sentence_that_is_printed_again_tells_its_act_once() -> None:
    line = "The foreign minister of Norway condemned the raid by Chile on Monday"
    events, _ = read(f"{line}.\nNobody was hurt.\n{line}")
    assert [event.type for event in events] == ["ACCUSE", "ASSAULT"]
