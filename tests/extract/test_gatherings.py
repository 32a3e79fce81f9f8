"""Meetings of which one party is named."""

from __future__ import annotations

import pytest

from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse
from tests.factory import document


def meetings(text: str) -> list[tuple[str, list[str]]]:
    """Give the trigger and the actors of each meeting that a text tells."""
    page = parse(document(text))
    return [
        (event.trigger.of(text), [a.name for a in event.arguments if a.role == "actor"])
        for event in find_events(page, find_mentions(page), ())
        if event.type == "CONSULT"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The President of Norway held a meeting on developing fisheries.",
            [("held a meeting", ["President of Norway"])],
        ),
        (
            "Anna Lie chaired a meeting of the Norwegian Defence Commission in Bergen.",
            [("chaired a meeting", ["Anna Lie", "Norwegian Defence Commission"])],
        ),
        (
            "The summit of the Arab League was held in Cairo on Sunday.",
            [("held", ["Arab League"])],
        ),
        ("The king of Norway attended a parade.", []),
        ("Chile made an offer to hold talks.", []),
        ("The United States takes the talks seriously.", []),
        ("The Bergen council met the deadline.", []),
    ],
)
def test_it_stands_when_it_took_place_and_not_when_it_is_only_meant(
    text: str, told: list[tuple[str, list[str]]]
) -> None:
    assert meetings(text) == told
