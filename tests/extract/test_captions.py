"""A caption that prints a sentence again tells nothing new, and a statement may only go on."""

from __future__ import annotations

import pytest

from dragoman.dates.expressions import find_times
from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from tests.factory import parsed

TOLD = "Norway is reopening the consulate in Lima after nine years of silence there."


def triggers(text: str) -> list[str]:
    """Give the triggers of a page's acts."""
    page = parsed(text)
    return [e.trigger.of(text) for e in find_events(page, find_mentions(page), find_times(page))]


def test_a_caption_is_not_read_again() -> None:
    caption = "Norway is to reopen the consulate in Lima after nine years of silence there"
    assert len(triggers(f"{TOLD}\n{caption}")) == len(triggers(TOLD))


def test_a_whole_sentence_like_another_one_is_read() -> None:
    one = "Norway sent an envoy to Peru on Monday to talk about the fishermen in the port."
    other = "Norway sent an envoy to Peru on Friday to talk about the fishermen in the port."
    assert len(triggers(f"{one}\n{other}")) == 2 * len(triggers(one)) > 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("President Vladimir Putin thanked Oman and said that the talks were a success.", False),
        ("President Vladimir Putin went on to thank Oman and said that it was late.", False),
        ("President Vladimir Putin visited Oman and said that it was late.", True),
        ("President Vladimir Putin thanked Oman and Sergei Lavrov said that it was late.", True),
    ],
)
def test_a_statement_beside_an_act_of_words_is_none(text: str, said: bool) -> None:
    assert ("said" in triggers(text)) is said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Guinea refused to free the Malian soldiers.", ["refused"]),
        ("Norway was not invited to the summit in Peru.", []),
        ("Vladimir Putin has described Donald Trump as a crook.", ["described"]),
    ],
)
def test_one_refusal_is_one_act(text: str, found: list[str]) -> None:
    assert triggers(text) == found
