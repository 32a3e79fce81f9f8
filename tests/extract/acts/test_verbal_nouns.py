"""A noun made of a verb tells the verb's act: "the boarding of the tanker"."""

from __future__ import annotations

import pytest

from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.model.event import Role
from tests.factory import parsed


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("Iran's boarding of the Danish tanker lasted an hour.", "COERCE", "Iran", "Denmark"),
        (
            "The training of Ukrainian soldiers by Britain goes on.",
            "COOPERATE",
            "United Kingdom",
            "Ukraine",
        ),
        (
            "Moscow's recalling of its ambassador from Paris ended it.",
            "SANCTION",
            "Russia",
            "France",
        ),
    ],
)
def test_a_noun_in_ing_with_of_is_read_by_its_verbs_rows(
    text: str, type_: str, actor: str, recipient: str
) -> None:
    document = parsed(text)
    event = find_events(document, find_mentions(document), ())[0]
    names = {a.role: a.name for a in event.arguments}
    assert (event.type, names[Role.ACTOR], names[Role.RECIPIENT]) == (type_, actor, recipient)


@pytest.mark.parametrize(
    "text", ["The holding of elections in Haiti was delayed.", "A ruling of the court is due."]
)
def test_other_nouns_in_ing_tell_nothing(text: str) -> None:
    document = parsed(text)
    assert find_events(document, find_mentions(document), ()) == ()
