"""Whoever answers an act acts not before it."""

from __future__ import annotations

import pytest

from dragoman.dates.expressions import find_times
from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.model.time import Interval
from tests.factory import parsed


def day_of(text: str, trigger: str) -> Interval:
    """Give the time of the last act of a page of Wednesday, 5 May 2021 that a word tells."""
    page = parsed(text, "2021-05-05")
    events = find_events(page, find_mentions(page), find_times(page))
    found = [e for e in events if e.trigger.of(text).startswith(trigger)]
    assert found[-1].time is not None
    return found[-1].time.interval


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        ("Chad offered talks to Niger on Saturday.\nNiger has dismissed Chad's offer.", "dism", 1),
        (
            "On Sunday President Putin accused Norway of piracy in a speech.\n"
            "Norway has rejected Putin's speech.",
            "rejected",
            2,
        ),
        (
            "Chad attacked Niger on Sunday.\n"
            "Niger has recalled its ambassador in response to the attack.",
            "recalled",
            2,
        ),
        (
            "Chad has proposed talks to Niger in response to a threat. Niger hit Chad on Sunday.",
            "proposed",
            2,
        ),
        ("Chad offered talks to Niger on Saturday.\nTogo has dismissed Niger's offer.", "dism", 0),
        ("Chad attacked Niger on Sunday.\nTogo has condemned Oman's government.", "condemned", 0),
        ("Chad attacked Niger on Sunday.\nTogo has recalled its ambassador to Oman.", "recall", 0),
        (
            "Chad attacked Niger in 2019.\nTogo has recalled its envoy to Chad in reply to rain.",
            "recalled",
            0,
        ),
    ],
)
def test_an_answer_lies_not_before_what_it_answers(text: str, trigger: str, first: int) -> None:
    start = f"2021-05-0{first}" if first else ""
    assert day_of(text, trigger) == Interval.from_iso(start, "2021-05-06")
