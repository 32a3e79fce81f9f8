"""Names of a user's own list are met in texts though no table and no model knows them."""

from __future__ import annotations

import pytest

from dragoman.codebook.listed import listed_names, listed_states, own_state_key
from dragoman.codebook.states import State, declaring
from dragoman.extract.mentions import find_mentions
from dragoman.extract.names.listed import find_listed
from dragoman.model.actor import Actor
from dragoman.model.mention import Kind
from tests.factory import parsed

PACT = Actor("mine.csv", (2,), "p", Kind.ORGANIZATION, ("wheat and Rye board", "NWP", "Rye Board"))
RURITANIA = Actor(
    "mine.csv", (3,), "r", Kind.STATE, ("Ruritania", "the Elphberg Realm", "Ruritanian")
)


def _found(text: str, *actors: Actor) -> list[tuple[str, str]]:
    drafts = find_listed(parsed(text), listed_names(actors))
    return [(parsed(text).text(d.first, d.last), str(d.kind)) for d in drafts]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The NWP met in Oslo on Friday.", ["NWP"]),
        ("Delegates left the Rye Board’s hall, and NWP staff followed.", ["Rye Board", "NWP"]),
        ("The wheat and Rye board adjourned.", ["wheat and Rye board"]),
        ("The NWPC met.", []),
        ("The rye board adjourned.", []),
    ],
)
def test_listed_names_are_met_as_they_stand_and_whole(text: str, words: list[str]) -> None:
    assert _found(text, PACT) == [(word, "organization") for word in words]


def test_a_part_of_a_longer_name_is_not_met() -> None:
    courier = Actor("mine.csv", (2,), "", Kind.ORGANIZATION, ("Fjord",))
    assert _found("Anna Fjord left Oslo.", courier) == []


def test_a_listed_body_is_a_mention_with_its_maker_and_its_state() -> None:
    actor = Actor("mine.csv", (2,), "", Kind.ORGANIZATION, ("Storting Wheat Union",), "state/NOR")
    text = "Storting Wheat Union signed the accord with Sweden."
    found = find_mentions(parsed(text), listed_names([actor]))
    mention = next(m for m in found if m.made_by == "list:mine.csv")
    assert (mention.text, mention.kind, mention.state) == (
        "Storting Wheat Union",
        Kind.ORGANIZATION,
        "state/NOR",
    )


def test_a_noun_that_goes_with_the_name_stays_with_it() -> None:
    actor = Actor("mine.csv", (2,), "", Kind.ORGANIZATION, ("VMRO-DPMNE",))
    text = "The opposition VMRO-DPMNE party boycotted the session."
    (mention,) = find_mentions(parsed(text), listed_names([actor]))
    assert (mention.text, mention.name) == ("VMRO-DPMNE party", "VMRO-DPMNE")


def test_names_of_the_tables_and_names_of_two_kinds_are_left_out() -> None:
    actors = (
        Actor("mine.csv", (2,), "", Kind.ORGANIZATION, ("NATO", "Twofold")),
        Actor("mine.csv", (3,), "", Kind.PLACE, ("Twofold", "Lower Moor")),
    )
    assert list(listed_names(actors)) == ["Lower Moor"]


def test_a_state_that_no_table_has_gets_a_row_with_the_word_for_its_people() -> None:
    key = own_state_key("Ruritania")
    assert key == "state/RURITANIA"
    names, people = ("the Elphberg Realm",), ("Ruritanian",)
    row = State(key, "Ruritania", "", names, people, (), (), (), "")
    assert listed_states([RURITANIA]) == (row,)
    norway = Actor("mine.csv", (4,), "", Kind.STATE, ("Kingdom of the Fjords", "Norway"))
    assert listed_states([norway]) == ()


def test_such_a_state_is_read_like_any_other() -> None:
    text = "Ruritanian Foreign Minister Rupert Hentzau met Norway’s envoy in Ruritania."
    with declaring(listed_states([RURITANIA])):
        found = find_mentions(parsed(text))
    assert {(m.text, m.state) for m in found if m.state == "state/RURITANIA"} >= {
        ("Ruritanian", "state/RURITANIA"),
        ("Rupert Hentzau", "state/RURITANIA"),
    }
