from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.cues import text_examples
from dragoman.extract.quotes import find_quotes
from dragoman.extract.said.quotemarks import find_quoted
from dragoman.model.mention import Kind, Mention
from dragoman.model.span import Span
from tests.factory import parsed

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases/quotes.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_direct_quotations_have_their_speakers(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [q.content.of(text), q.speaker_name, q.cue.of(text) if q.cue else ""]
        for q in find_quotes(parsed(text), ())
        if q.direct
    ]
    assert found == case["quotes"]


@pytest.mark.parametrize(("text", "speaker"), text_examples())
def test_a_published_text_speaks_for_whoever_made_it_public(text: str, speaker: str) -> None:
    assert [quote.speaker_name for quote in find_quotes(parsed(text), ())] == [speaker]


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker"),
    [
        (
            "The ministry said that two ships left the port.",
            "that two ships left the port",
            "said",
            "The ministry",
        ),
        ("Two ships left the port, she said.", "Two ships left the port", "said", "she"),
        ("The king wanted ships.", None, None, None),
        ("According to the king, two ships sank.", "two ships sank", "According to", "the king"),
    ],
)
def test_reported_speech_is_an_indirect_quotation(
    text: str, content: str | None, cue: str | None, speaker: str | None
) -> None:
    found = [
        (q.content.of(text), q.cue.of(text) if q.cue else "", q.speaker_name, q.direct)
        for q in find_quotes(parsed(text), ())
    ]
    assert found == ([(content, cue, speaker, False)] if content else [])


def test_the_speaker_is_its_mention_under_its_fullest_name() -> None:
    text = "Ana Sol met the press. “We are ready,” she said."
    document = parsed(text).document.id
    sol = Mention(Span(document, 0, 7), "Ana Sol", Kind.PERSON, "Ana Sol", "test")
    she = Mention(
        Span(document, 39, 42), "she", Kind.PERSON, "", "test", antecedent=sol.id, reason="pronoun"
    )
    (quote,) = find_quotes(parsed(text), (sol, she))
    assert (quote.speaker, quote.speaker_name) == (she.id, "Ana Sol")
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(text) == "she"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It was 5'10\" tall and “big”.", ["big"]),
        ("The ’90s ended; rock ’n’ roll did not.", []),
        ("`` We go , '' he said .", ["We go ,"]),
        ("The king “left the mark open and went on without end", []),
        ("“One.\n“Two.\n“Three.” Four.", ["One.", "Two.", "Three."]),
    ],
)
def test_marks_are_paired_as_printers_pair_them(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quoted(text)] == quoted
