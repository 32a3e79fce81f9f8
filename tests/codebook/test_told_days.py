"""Words before a printed date that say on which side of it their page stands."""

from __future__ import annotations

import re

import pytest

from dragoman.codebook.load import read_table
from dragoman.codebook.told_days import DayRule, day_rules, may_be_ahead, side_of

DATE = re.compile(r"(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}\.$")


def before_date(text: str) -> int:
    found = DATE.search(text)
    assert found is not None
    return found.start()


@pytest.mark.parametrize("rule", day_rules(), ids=lambda rule: rule.name)
def test_a_rule_holds_for_its_example_and_not_for_its_trap(rule: DayRule) -> None:
    trapped = side_of(rule.trap, before_date(rule.trap))

    assert side_of(rule.example, before_date(rule.example)) == rule
    assert trapped is None or trapped.side != rule.side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The pact, signed in the town hall of Bergen on 2 June 1998.", "past"),
        ("The mine was opened in 1998.", None),
        ("A goal that the council set in 1998.", None),
        ("The vote is due in May 2031.", "future"),
        ("The visit planned for 2031.", "future"),
        ("The congress will take place in Quito on 4 March 2031.", "future"),
        ("The congress would take place on 4 March 2031.", None),
        ("The old law was signed. It speaks of 2031.", None),
    ],
)
def test_words_of_the_same_sentence_tell_the_side(text: str, side: str | None) -> None:
    rule = side_of(text, before_date(text))

    assert (rule.side if rule else None) == side


def ahead(text: str, act: str) -> bool:
    at = text.index(act)
    return may_be_ahead(text, (0, len(text)), (at, at + len(act)), text.index("2031"))


def test_a_date_of_what_was_talked_over_may_be_ahead() -> None:
    table = read_table("told_days")["ahead"]

    assert ahead(table["example"], "discussed")
    assert ahead(table["ahead_example"], "thanked")
    assert not ahead(table["trap"], "met")


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("In 2031 they discussed trade.", "discussed", False),
        ("They praised the signing of the 2031 protocol.", "signing", True),
        ("They signed the protocol in 2031.", "signed", False),
        ("They would sign in 2031.", "sign", True),
    ],
)
def test_where_the_date_stands_counts(text: str, act: str, expected: bool) -> None:
    assert ahead(text, act) is expected
