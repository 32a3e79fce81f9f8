"""Acts are found in the words that tell them: every example of the codebook, and whole cases."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.events import Entry, Example, read_events
from dragoman.codebook.states import state_name
from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.model.event import Argument, EventMention, Role
from dragoman.model.mention import Mention
from tests.factory import parsed

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "events.toml").read_text("utf-8"))
EXAMPLES = [
    pytest.param(entry, example, id=f"{entry.name}: {example.text}")
    for entry in read_events().entries.values()
    for example in entry.examples
]
COUNTER_EXAMPLES = [
    pytest.param(entry, text, id=f"{entry.name}: {text}")
    for entry in read_events().entries.values()
    for text in entry.not_examples
]


def read(text: str) -> tuple[tuple[EventMention, ...], dict[str, Mention]]:
    document = parsed(text)
    mentions = find_mentions(document)
    return find_events(document, mentions, ()), {mention.id: mention for mention in mentions}


def is_filled(
    names: Iterable[str], arguments: tuple[Argument, ...], mentions: dict[str, Mention]
) -> bool:
    """Say whether arguments are these, a body or office standing for its state if need be."""
    wanted = list(names)
    found = [
        {a.name, state_name(mentions[a.mention].state) if a.mention else None} for a in arguments
    ]
    return len(found) == len(wanted) and all(any(n in names for names in found) for n in wanted)


@pytest.mark.parametrize(("entry", "example"), EXAMPLES)
def test_every_example_of_the_codebook_gets_its_coding(entry: Entry, example: Example) -> None:
    events, mentions = read(example.text)
    coded = [e for e in events if (e.type, e.mode, e.extension) == _codes(entry, e)]
    assert any(
        all(
            is_filled(names, e.filling(role), mentions) for role, names in example.arguments.items()
        )
        and example.modality in {None, e.modality}
        for e in coded
    ), [(e.type, e.mode, e.extension, e.made_by, e.arguments) for e in events]


def _codes(entry: Entry, event: EventMention) -> tuple[str, str, str]:
    """Give an entry's codes; one without a mode leaves the mode to the clause below."""
    return entry.type, entry.mode or event.mode, entry.extension


@pytest.mark.parametrize(("entry", "text"), COUNTER_EXAMPLES)
def test_no_counter_example_of_the_codebook_gets_the_coding(entry: Entry, text: str) -> None:
    events, _ = read(text)
    assert not [
        e
        for e in events
        if (e.type, e.mode, e.extension) == (entry.type, entry.mode, entry.extension)
    ]


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
