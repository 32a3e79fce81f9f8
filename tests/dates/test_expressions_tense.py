"""Where a clause lies in time, seen from the moment of writing."""

from __future__ import annotations

import pytest

from dragoman.codebook.tense import Tense, clause_head, tense_of
from tests.factory import parsed

CASES = [
    ("The envoy met the king.", "met", Tense.PAST),
    ("The envoy has met the king.", "met", Tense.PAST),
    ("The envoy had met the king.", "met", Tense.PAST),
    ("The pact was signed in Lima.", "signed", Tense.PAST),
    ("The pact signed in Lima is void.", "signed", Tense.PAST),
    ("The envoy may have met the king.", "met", Tense.PAST),
    ("The envoy will meet the king.", "meet", Tense.FUTURE),
    ("The envoy would meet the king.", "meet", Tense.FUTURE),
    ("The envoy is to meet the king.", "meet", Tense.FUTURE),
    ("The envoy is expected to meet the king.", "meet", Tense.FUTURE),
    ("The envoys agreed to meet.", "meet", Tense.FUTURE),
    ("The envoy accepted an invitation to visit Lima in May.", "May", Tense.FUTURE),
    ("The envoys repeated an offer to release the pilots.", "release", Tense.FUTURE),
    ("The two envoys were to sign the pact in June.", "sign", Tense.FUTURE),
    ("His first act was to visit Lima in June.", "visit", Tense.PAST),
    ("Peru proposed a summit in October.", "summit", Tense.FUTURE),
    ("Peru proposed a summit in October.", "October", Tense.FUTURE),
    ("Peru proposed a law in October.", "October", Tense.PAST),
    ("They announced a summit to be held in Lima.", "held", Tense.FUTURE),
    ("Talks scheduled for Monday failed.", "scheduled", Tense.FUTURE),
    ("They spoke of the upcoming visit.", "visit", Tense.FUTURE),
    ("The envoy meets the king.", "meets", Tense.PRESENT),
    ("The envoy is meeting the king.", "meeting", Tense.PRESENT),
    ("The envoy left, thanking the king.", "thanking", Tense.PAST),
    ("A pact for all.", "pact", Tense.UNKNOWN),
]


@pytest.mark.parametrize(("text", "word", "tense"), CASES, ids=[case[0] for case in CASES])
def test_a_clause_has_this_tense(text: str, word: str, tense: Tense) -> None:
    read = parsed(text)
    token = next(token for token in read.tokens if token.text == word)
    assert tense_of(read, token.index) is tense


def test_a_noun_belongs_to_the_clause_of_its_verb() -> None:
    read = parsed("The envoy met the king in the palace.")
    palace = next(token for token in read.tokens if token.text == "palace")
    assert clause_head(read, palace.index).text == "met"
