from __future__ import annotations

import pytest

from dragoman.extract.attribution import Attribution, find_attribution
from dragoman.model.mention import Kind, Mention
from dragoman.model.span import Span
from tests.factory import parsed


def place_of(text: str, word: str) -> int:
    return next(t.index for t in reversed(parsed(text).tokens) if t.text == word)


def attribution(text: str, word: str, *mentions: Mention) -> Attribution:
    return find_attribution(parsed(text), place_of(text, word), mentions)


def mention(text: str, words: str, name: str, kind: Kind = Kind.PERSON) -> Mention:
    start = text.index(words)
    span = Span(parsed(text).document.id, start, start + len(words))
    return Mention(span, words, kind, name, "test")


@pytest.mark.parametrize(
    ("text", "word", "name", "stance"),
    [
        ("The ministry said the ships left.", "left", "The ministry", "asserts"),
        ("The ships left, the ministry said.", "left", "the ministry", "asserts"),
        ("The ships, the ministry said, left on Monday.", "left", "the ministry", "asserts"),
        ("The ships left, according to the ministry.", "left", "the ministry", "asserts"),
        ("As the ministry reported, the ships left.", "left", "the ministry", "asserts"),
        ("The ministry denied that the ships left.", "left", "The ministry", "denies"),
        ("The ministry confirmed that the ships left.", "left", "The ministry", "confirms"),
        ("Rome accused Oslo of bombing the ships.", "bombing", "Rome", "alleges"),
        ("Oslo rejected allegations of bombing ships.", "bombing", "Oslo", "denies"),
        ("Oslo is alleged by Rome to have bombed ships.", "bombed", "Rome", "alleges"),
        ("The king said the envoy claimed that ships left.", "left", "the envoy", "alleges"),
        ("The ships reportedly left.", "left", "media reports", "asserts"),
        ("The ships left on Monday.", "left", "", "asserts"),
        ("The ministry said the ships left.", "said", "", "asserts"),
    ],
)
def test_the_innermost_speaker_vouches_for_a_clause(
    text: str, word: str, name: str, stance: str
) -> None:
    found = attribution(text, word)
    assert (found.speaker_name, found.stance) == (name, stance)


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
