"""The act between a marked pair is filed where PLOVER files it."""

from __future__ import annotations

import pytest

from dragoman.extract.pair import code_pair
from dragoman.model.parsed import Parsed
from tests.factory import parsed


def tokens(document: Parsed, words: str) -> range:
    start = document.document.text.index(words)
    inside = [t.index for t in document.tokens if start <= t.start < start + len(words)]
    return range(inside[0], inside[-1] + 1)


@pytest.mark.parametrize(
    ("text", "source", "target", "type_"),
    [
        ("Kenya condemned the raid by Uganda.", "Kenya", "Uganda", "ACCUSE"),
        ("Kenya will host Uganda's president on Monday.", "Kenya", "Uganda", "AGREE"),
        ("Peru said it would impose sanctions on Chile.", "Peru", "Chile", "THREATEN"),
        ("Oman refused a request from Qatar.", "Oman", "Qatar", "REJECT"),
        ("Oman did not release the sailors from Qatar.", "Oman", "Qatar", "REJECT"),
        ("Malta said that Libya must pay.", "Malta", "Libya", "REQUEST"),
        ("Spain decided to lift the ban on Cuba.", "Spain", "Cuba", "CONCEDE"),
        ("The rebels were disarmed by the army of Mali.", "army of Mali", "rebels", "RETREAT"),
        ("Italy sent doctors to help refugees in Chad.", "Italy", "Chad", "AID"),
        ("Joe Biden phoned Xi Jinping to thank him.", "Joe Biden", "Xi Jinping", "SUPPORT"),
        ("Malta and Libya held exercises at sea.", "Malta", "Libya", "COOPERATE"),
        ("Malta demanded that Libya ease the sanctions.", "Malta", "Libya", "REQUEST"),
    ],
)
def test_a_pair_gets_the_type_of_the_act_that_connects_it(
    text: str, source: str, target: str, type_: str
) -> None:
    document = parsed(text)
    found = code_pair(document, tokens(document, source), tokens(document, target))
    assert found is not None
    assert found.type == type_


def test_what_one_party_does_is_coded_without_the_other() -> None:
    document = parsed("Oman lifted the state of emergency.")
    alone = code_pair(document, tokens(document, "Oman"), range(0))
    assert alone is not None
    assert alone.type == "CONCEDE"


def test_a_pair_that_nothing_connects_gets_no_code() -> None:
    document = parsed("Kenya lies north of Tanzania.")
    assert code_pair(document, tokens(document, "Kenya"), tokens(document, "Tanzania")) is None
