"""What is sent, imposed or talked about, how many there are of it, and what it is done for."""

from __future__ import annotations

import pytest

from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.model.event import EventMention, Role
from tests.factory import parsed


def first(text: str) -> EventMention:
    read = parsed(text)
    return find_events(read, find_mentions(read), ())[0]


def words(text: str, role: Role) -> list[str]:
    return [argument.span.of(text) for argument in first(text).filling(role)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Azerbaijani shells killed dozens of soldiers in Martuni.", ["dozens of soldiers"]),
        (
            "Chadian troops wounded about 120 farmers and two nurses.",
            ["about 120 farmers", "two nurses"],
        ),
        ("Kenya deployed more than 4,000 soldiers to Somalia.", ["more than 4,000 soldiers"]),
        ("Mali attacked Niger.", []),
    ],
)
def test_a_number_is_shown_with_what_it_counts(text: str, numbers: list[str]) -> None:
    assert words(text, Role.NUMBER) == numbers


def test_the_quantity_alone_is_kept_as_printed() -> None:
    (number,) = first("Azerbaijani shells killed dozens of soldiers.").filling(Role.NUMBER)
    assert number.number == "dozens"


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Kenya and Uganda held talks on Monday on grain exports.", ["grain exports"]),
        ("The king of Jordan discussed water rights with the Syrian president.", ["water rights"]),
        ("Kenya and Uganda held talks on the sidelines of the summit.", []),
        ("Norway met Sweden in Oslo.", []),
        ("Spain imposed new tariffs on Morocco.", ["new tariffs"]),
        ("Denmark sent two grey frigates to Oman.", ["grey frigates"]),
    ],
)
def test_what_is_sent_imposed_or_talked_about_is_the_theme(text: str, themes: list[str]) -> None:
    assert words(text, Role.THEME) == themes


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("Norway deployed 400 soldiers to Latvia to train its army.", ["to train its army"]),
        ("Chad moved troops to Niger in order to guard it.", ["in order to guard it"]),
        ("Spain imposed tariffs on Morocco to protect its farmers.", ["to protect its farmers"]),
        (
            "Kenya and Uganda held talks with a view to ending the row.",
            ["with a view to ending the row"],
        ),
        (
            "Iran seized a Greek tanker in a bid to press Athens, which had held one of its own.",
            ["in a bid to press Athens"],
        ),
        ("Norway urged Chad to leave Niger.", []),
        ("Norway agreed to help Chad.", []),
        ("Norway deployed soldiers to Latvia in spring.", []),
    ],
)
def test_what_an_act_is_done_for_is_told_in_the_words_of_the_text(
    text: str, purposes: list[str]
) -> None:
    assert words(text, Role.PURPOSE) == purposes


def test_where_soldiers_are_sent_is_the_place() -> None:
    assert words("Kenya deployed 400 soldiers to Somalia.", Role.PLACE) == ["Somalia"]


def test_a_house_is_a_place_with_all_that_names_it() -> None:
    text = "Anna Lie met Juan Rojas at the Fishermen’s Party of Peru Central Office headquarters."
    assert words(text, Role.PLACE) == ["Fishermen’s Party of Peru Central Office headquarters"]
