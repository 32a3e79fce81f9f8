"""A story of two pages of our own, with its gold, is scored as the docstrings say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation import story, story_errors
from evaluation.story_gold import (
    Aliases,
    Mention,
    match,
    place_of,
    same_time,
    times_meet,
)

FIRST = "The ministers of Norway and Chile signed a fishing treaty in Oslo on Monday."
SECOND = "“We will ratify it before the summer,” Norwegian Prime Minister Kari Dahl said."
THIRD = "Peru condemned Chile on Tuesday."

PAGES = [
    {
        "id": "one",
        "url": "http://news.example/treaty",
        "date": "2024-03-05",
        "title": "Norway and Chile sign a treaty",
        "outlet": "news.example",
        "text": f"{FIRST}\n{SECOND}\n{THIRD}",
    },
    {
        "id": "two",
        "url": "http://post.example/peru",
        "date": None,
        "title": "Peru protests",
        "outlet": "post.example",
        "text": "Peru condemned Chile on 5 March 2024. The weather in Lima was fine all week.",
    },
]


def event(key: str, sentence: str, trigger: str, **fields: Any) -> dict[str, Any]:
    """Give an annotated event."""
    told: dict[str, Any] = {
        "id": key,
        "type": None,
        "mode": None,
        "extension": None,
        "actors": [],
        "recipients": [],
        "place": None,
        "time": [None, None],
        "modality": "happened",
        "by": None,
        "trigger": trigger,
        "sentence": sentence[:80],
    }
    return told | fields


CONDEMNED = {
    "type": "ACCUSE",
    "mode": "disapprove",
    "actors": ["Peru"],
    "recipients": ["Chile"],
    "time": ["2024-03-05", "2024-03-06"],
}
GOLD = {
    "articles": [
        {
            "id": "one",
            "events": [
                event("e1", THIRD, "condemned", **CONDEMNED),
                event("e2", FIRST, "smiled", extension="state", actors=["Sweden"]),
            ],
            "quotes": [
                {"speaker": "Kari Dahl", "office": None, "starts": SECOND[1:35], "direct": True},
                {"speaker": "Kari Dahl", "office": None, "starts": "nobody said", "direct": True},
            ],
            "offices": [{"holder": "Kari Dahl", "post": "Prime Minister", "of": "Norway"}],
            "claims": [],
        },
        {
            "id": "two",
            "events": [event("e1", "Peru condemned Chile on 5", "condemned", **CONDEMNED)],
            "quotes": [],
            "offices": [],
            "claims": [],
        },
    ],
    "chronology": [
        {"title": "Peru condemns Chile", "told_by": [["one", "e1"], ["two", "e1"]]},
        {"title": "A smile", "told_by": [["one", "e2"]]},
    ],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("story")
    lines = [json.dumps(page) for page in PAGES]
    (place / "pages.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (place / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return place


def test_acts_that_both_pages_tell_are_found_and_the_smile_is_missed(folder: Path) -> None:
    figures = story.score(folder)
    assert figures["mention_recall"] == pytest.approx(2 / 3)
    assert figures["mention_precision"] == pytest.approx(2 / figures["mentions"])
    right = ("type", "who", "actor", "recipient", "parties", "time", "time_overlap", "modality")
    assert [figures[f"{name}_accuracy"] for name in right] == [1.0] * 8


def test_the_plain_coder_is_scored_on_the_same_pages_with_our_names(folder: Path) -> None:
    figures = story.score(folder)
    assert figures["svo_mention_recall"] == pytest.approx(2 / 3)
    assert [figures[f"svo_{name}_accuracy"] for name in ("type", "who", "modality")] == [1.0] * 3
    assert "svo_time_accuracy" not in figures


def test_a_quotation_that_is_not_there_is_missed(folder: Path) -> None:
    figures = story.score(folder)
    assert (figures["quote_recall"], figures["quote_speaker_accuracy"]) == (0.5, 1.0)
    assert (figures["office_recall"], figures["office_of_recall"]) == (1.0, 1.0)


def test_the_act_of_two_pages_is_one_entry_of_the_chronology(folder: Path) -> None:
    figures = story.score(folder)
    assert figures["chronology_f1"] == 1.0
    assert figures["entries_found"] == 0.5


def test_errors_show_what_was_missed_and_what_is_spurious(folder: Path) -> None:
    lines = list(story_errors.errors(folder))
    assert "MISSED state [smiled] Sweden ->  (.., happened)\n    " + FIRST in lines
    assert any(line.startswith("SPURIOUS") and "signed" in line for line in lines)


@pytest.mark.parametrize(
    ("gold", "ours", "same", "meet"),
    [
        (["2024-03-05", "2024-03-06"], ["2024-03-05", "2024-03-06"], True, True),
        (["2024-03-05", "2024-03-06"], ["2024-03-01", "2024-04-01"], False, True),
        (["2024-03-01", "2024-04-01"], ["2024-03-05", "2024-03-06"], True, True),
        ([None, "2024-03-06"], ["2024-03-05", "2024-03-06"], True, True),
        ([None, "2024-03-06"], ["2024-03-05", None], False, True),
        (["2024-03-05", "2024-03-06"], ["2024-03-06", "2024-03-07"], False, False),
        ([None, None], [None, None], True, True),
        ([None, None], ["2024-03-05", "2024-03-06"], False, False),
    ],
)
def test_times_are_compared_by_their_days(
    gold: list[str | None], ours: list[str | None], same: bool, meet: bool
) -> None:
    assert (same_time(gold, ours), times_meet(gold, ours)) == (same, meet)


def test_words_are_found_whatever_their_quotes_and_spaces() -> None:
    assert place_of("He said 'yes' twice", "Then. He said ‘yes’\ntwice.") == (6, 25)
    assert place_of("He said no", "Then. He said ‘yes’ twice.") is None


def claim(text: str, trigger: str, code: str, actor: str) -> Mention:
    """Give an act of ours whose sentence is the whole text."""
    start = text.index(trigger)
    row = {
        "sentence": [0, len(text)],
        "trigger": [start, start + len(trigger)],
        "type": code,
        "extension": None,
        "arguments": [{"role": "actor", "entity": None, "name": actor}],
    }
    return Mention((row,), text)


def test_each_act_is_matched_once_by_its_words_before_its_code() -> None:
    text = "Togo praised Benin and welcomed its praise."
    ours = [
        claim(text, "praised", "SUPPORT", "Togo"),
        claim(text, "welcomed", "SUPPORT", "Togo"),
        claim(text, "praise.", "SUPPORT", "Benin"),
    ]
    gold = [
        event("e1", text, "welcomed", type="SUPPORT", actors=["Togo"]),
        event("e2", text, "approval", type="SUPPORT", actors=["Togo"]),
        event("e3", text, "approval", type="REJECT", actors=["Togo"]),
    ]
    assert match(gold, ours, text, Aliases([])) == [(0, 1), (1, 0)]


def test_b_cubed_is_one_for_equal_groups_and_falls_for_split_ones() -> None:
    assert story.b_cubed([("a", 1), ("a", 1), ("b", 2)]) == (1.0, 1.0)
    assert story.b_cubed([("a", 1), ("b", 1)]) == (1.0, 0.5)
    assert story.b_cubed([("a", 1), ("a", 2)]) == (0.5, 1.0)
    assert story.b_cubed([]) == (0.0, 0.0)
