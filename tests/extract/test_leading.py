"""Which persons get the state that the codebook's leaders led."""

from __future__ import annotations

from dragoman.codebook.names import name_examples
from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse
from tests.factory import document, parsed


def states(text: str, published: str) -> dict[str, str | None]:
    """Give the states of the persons of a text, printed on an ISO day."""
    mentions = find_mentions(parsed(text, published))
    return {m.name: m.state for m in mentions if m.kind.value == "person"}


def test_a_leader_named_in_full_without_a_post_is_of_the_state_that_was_led() -> None:
    assert states("Gerhard Schröder wrote to Tony Blair.", "2001-05-02") == {
        "Gerhard Schröder": "state/DEU",
        "Tony Blair": "state/GBR",
    }


def test_a_namesake_in_other_years_is_nobody_s_leader_unless_the_page_names_the_state() -> None:
    text = "Paul Martin repaired the organ."
    assert states(text, "1926-05-02") == {"Paul Martin": None}
    assert states(f"{text} He came from Canada.", "1926-05-02") == {"Paul Martin": "state/CAN"}


def test_what_the_page_says_of_a_person_stands_and_a_family_name_alone_says_nothing() -> None:
    found = states("Kenya's envoy Tony Blair met Howard in Nairobi.", "2001-05-02")
    assert found == {"Tony Blair": "state/KEN", "Howard": None}


def test_a_family_name_in_a_bare_post_is_the_leader_of_about_that_year() -> None:
    assert states("President Obama spoke first.", "2015-05-02") == {"Obama": "state/USA"}
    assert states("President Obama spoke first.", "1955-05-02") == {"Obama": None}
    assert states("Obama spoke first.", "2015-05-02") == {"Obama": None}


def at_home(text: str) -> dict[str, str | None]:
    """Give the states of persons and states of a page of the President of Norway."""
    read = parse(document(text, outlet="President of Norway"))
    return {m.text: m.state or m.codebook for m in find_mentions(read)}


def test_whom_a_government_s_page_names_beside_no_other_state_is_its_own() -> None:
    found = at_home("The President met Kari Lund. He thanked her.")
    assert found["Kari Lund"] == "state/NOR"


def test_a_page_that_names_another_state_says_nothing_of_persons_without_a_post() -> None:
    assert at_home("The President met Kari Lund in Kenya.")["Kari Lund"] is None


def test_whom_a_government_s_page_appoints_or_dismisses_is_its_own_beside_other_states() -> None:
    example = name_examples()["appointing_verbs"]
    assert at_home(example)["Peter Otieno"] == "state/NOR"
    assert at_home(example.replace("relieved", "told"))["Peter Otieno"] is None
