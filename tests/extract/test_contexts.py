"""Every context of the codebook is reached by an act of ours."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dragoman.codebook.events import read_events
from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from tests.factory import parsed

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "contexts.toml").read_text("utf-8"))


def test_every_context_has_its_sentence() -> None:
    assert set(CASES) == set(read_events().contexts)


@pytest.mark.parametrize(("context", "text"), CASES.items())
def test_an_act_is_of_the_context(context: str, text: str) -> None:
    document = parsed(text)
    events = find_events(document, find_mentions(document), ())
    assert any(context in event.contexts for event in events), events


def test_words_of_another_clause_give_no_context() -> None:
    document = parsed("Chad praised Niger. An earthquake shook the town.")
    (event,) = find_events(document, find_mentions(document), ())
    assert event.contexts == ()
