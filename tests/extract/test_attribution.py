from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dragoman.extract.attribution import Attribution, find_attribution
from dragoman.model.mention import Kind, Mention
from dragoman.model.span import Span
from tests.factory import parsed

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases/attribution.toml").read_text(encoding="utf-8")
)["case"]


def place_of(text: str, word: str) -> int:
    return next(t.index for t in reversed(parsed(text).tokens) if t.text == word)


def attribution(text: str, word: str, *mentions: Mention) -> Attribution:
    return find_attribution(parsed(text), place_of(text, word), mentions)


def mention(text: str, words: str, name: str, kind: Kind = Kind.PERSON) -> Mention:
    start = text.index(words)
    span = Span(parsed(text).document.id, start, start + len(words))
    return Mention(span, words, kind, name, "test")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['act']}: {case['text']}")
def test_the_innermost_speaker_vouches_for_a_clause(case: dict[str, str]) -> None:
    found = attribution(case["text"], case["act"])
    assert (found.speaker_name, found.stance) == (case["speaker"], case["stance"])


def test_a_named_speaker_is_its_mention() -> None:
    text = "Defence Minister Ana Sol said the ships left."
    sol = mention(text, "Ana Sol", "Ana Sol")
    found = attribution(text, "left", sol)
    assert found == Attribution(
        sol.id, "Ana Sol", "asserts", Span(parsed(text).document.id, 25, 29), found.rule, 3
    )


def test_a_title_with_its_holder_beside_it_is_the_holder() -> None:
    text = "The minister of defence, Ana Sol, said the ships left."
    sol = mention(text, "Ana Sol", "Ana Sol")
    assert attribution(text, "left", sol).speaker == sol.id
