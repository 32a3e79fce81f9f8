"""Whose deed it was, to whom it was done, and who else stands in a list."""

from __future__ import annotations

import pytest

from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.model.event import EventMention, Role
from tests.factory import parsed


def coded(text: str) -> dict[str, tuple[set[str], set[str]]]:
    """Give type → names of actors and of recipients; of two acts of a type the first."""
    read = parsed(text)
    found: dict[str, EventMention] = {}
    for event in find_events(read, find_mentions(read), ()):
        found.setdefault(event.type, event)
    return {
        type_: (
            {a.name for a in event.filling(Role.ACTOR)},
            {a.name for a in event.filling(Role.RECIPIENT)},
        )
        for type_, event in found.items()
    }


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        (
            "Peru welcomed the resumption of trade talks between Kenya and Uganda.",
            "SUPPORT",
            {"Peru"},
            {"Kenya", "Uganda"},
        ),
        (
            "Norway hailed the restoration of full ties with Cuba.",
            "SUPPORT",
            {"Norway"},
            {"Cuba"},
        ),
        (
            "The Kenyan government condemned a raid by Ugandan soldiers in western Rwanda.",
            "ACCUSE",
            {"Kenya"},
            {"Uganda"},
        ),
        (
            "Chile denounced the arrest of fishermen by Peru.",
            "ACCUSE",
            {"Chile"},
            {"Peru"},
        ),
        (
            "Norway, Chad, Peru and Niger welcomed the release of hostages by Mali.",
            "SUPPORT",
            {"Norway", "Chad", "Peru", "Niger"},
            {"Mali"},
        ),
    ],
)
def test_an_act_of_words_goes_to_those_of_whose_deed_it_speaks(
    text: str, type_: str, actors: set[str], recipients: set[str]
) -> None:
    assert coded(text)[type_] == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Five soldiers were wounded in a Kenyan raid on Somalia.", {"Kenya"}, {"Somalia"}),
        ("Nine herders were killed in an air strike by Chad.", {"Chad"}, set()),
        ("Eight people were killed in an attack in Mali.", set(), {"Mali"}),
        ("Two Ugandan envoys were killed by Kenyan shelling.", {"Kenya"}, {"Uganda"}),
        ("Kenyan rebels attacked Ugandan monitors in Rwanda.", {"Kenya"}, {"Uganda"}),
    ],
)
def test_those_hit_in_an_attack_were_hit_by_whose_attack_it_was(
    text: str, actors: set[str], recipients: set[str]
) -> None:
    assert coded(text)["ASSAULT"] == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        (
            "Talks between Kenya and Uganda were held on Monday.",
            "CONSULT",
            {"Kenya", "Uganda"},
            set(),
        ),
        ("Talks were held between Kenya and Uganda.", "CONSULT", {"Kenya", "Uganda"}, set()),
        ("Clashes between Chad and Niger broke out.", "ASSAULT", {"Chad", "Niger"}, set()),
        ("Kenya, Peru's largest partner, condemned Chad.", "ACCUSE", {"Kenya"}, {"Chad"}),
    ],
)
def test_who_takes_part_stands_behind_between_and_behind_the_verb(
    text: str, type_: str, actors: set[str], recipients: set[str]
) -> None:
    assert coded(text)[type_] == (actors, recipients)
