"""Acts that a page puts in order: before, after, on the same day, two days later."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.order import OrderCue, order_cues
from dragoman.extract.claims import make_claims
from dragoman.model.claim import TimeLink
from dragoman.model.time import Shift
from dragoman.pipeline import annotate
from tests.factory import parsed

CASES_FILE = Path(__file__).parents[2] / "cases" / "order.toml"
CASES = tomllib.loads(CASES_FILE.read_text(encoding="utf-8"))["case"]
CUES = order_cues()


def links(text: str) -> dict[tuple[str, str], TimeLink]:
    """Give the links between acts by the words of their triggers."""
    claims = make_claims(annotate(parsed(text)))
    return {
        (claim.trigger.of(text), link.other.of(text)): link
        for claim in claims
        for link in claim.order
    }


@pytest.mark.parametrize("case", CASES, ids=[case["kind"] for case in CASES])
def test_each_case_puts_its_acts_in_order_as_it_says(case: dict[str, Any]) -> None:
    found = links(case["text"])
    if "act" not in case:
        assert found == {}
        return
    unit, amount, length = case.get("counted", (None, 0, 1))
    told = {pair: (str(link.relation), link.shift) for pair, link in found.items()}
    shift = Shift(unit, amount, length=length) if unit else None
    assert told == {(case["act"], case["other"]): (case["relation"], shift)}


def test_half_of_the_cases_are_traps() -> None:
    assert len(CASES) >= 40
    assert sum(case["kind"].startswith("trap") for case in CASES) * 2 >= len(CASES)


@pytest.mark.parametrize("cue", CUES, ids=[" ".join(cue.words) for cue in CUES])
def test_each_row_of_the_table_reads_its_example_and_passes_by_its_trap(cue: OrderCue) -> None:
    ((pair, link),) = links(cue.example).items()
    assert (pair, str(link.relation)) == ((cue.act, cue.other), cue.relation)
    assert link.cue.of(cue.example).lower() == " ".join(cue.words).replace(" - ", "-")
    assert links(cue.trap) == {}


def test_the_words_of_a_count_stand_with_its_cue() -> None:
    text = "Togo recalled its ambassador two days after Ghana attacked the port."
    ((_, link),) = links(text).items()
    assert link.cue.of(text) == "two days after"


def test_a_visit_lasts_some_days_and_a_war_nobody_knows_how_many() -> None:
    visit = "Two days after President Phiri visited Lome, Togo recalled its ambassador."
    war = "Togo recalled its ambassador after Ghana's invasion of Benin."
    assert [link.lasts for link in links(visit).values()] == [14]
    assert [link.lasts for link in links(war).values()] == [0]
