from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dragoman.codebook.cues import Cue, cues
from dragoman.extract.factuality import find_factuality
from dragoman.model.event import Modality, Polarity
from tests.factory import parsed

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases/factuality.toml").read_text(encoding="utf-8")
)["case"]


def place_of(text: str, word: str) -> int:
    """Give the index of the last token `word` of a text."""
    return next(t.index for t in reversed(parsed(text).tokens) if t.text == word)


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: f"{cue.row} {cue.name}")
def test_every_row_of_the_cues_reads_its_own_example(cue: Cue) -> None:
    found = find_factuality(parsed(cue.example), place_of(cue.example, cue.act))
    assert found.modality == Modality(cue.expect)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_words_say_how_sure_an_act_is(case: dict[str, str]) -> None:
    found = find_factuality(parsed(case["text"]), place_of(case["text"], case["act"]))
    assert (found.modality, found.polarity) == (
        Modality(case["modality"]),
        Polarity(case.get("polarity", "positive")),
    )


def test_the_words_that_decide_are_kept_with_the_rows_that_say_so() -> None:
    text = "The minister denied that the ships would not return."
    found = find_factuality(parsed(text), place_of(text, "return"))
    assert [span.of(text) for span in found.factors] == ["denied", "would", "not"]


def test_a_plain_report_leaves_no_trace() -> None:
    text = "Two ships left the port, the ministry said."
    found = find_factuality(parsed(text), place_of(text, "left"))
    assert (found.modality, found.factors, found.rule) == (Modality.HAPPENED, (), "")
