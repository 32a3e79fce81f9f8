"""Words before a printed date that say on which side of it their page stands."""

from __future__ import annotations

import re

import pytest

from dragoman.codebook.told_days import DayRule, day_rules, side_of

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
