"""Short forms in brackets are the bodies that they shorten."""

from __future__ import annotations

from dragoman.extract.mentions import find_mentions
from tests.factory import parsed


def found(text: str) -> list[tuple[str, str, str]]:
    """Give (text, kind, name) of every mention."""
    return [(m.text, m.kind.value, m.name) for m in find_mentions(parsed(text))]


def test_a_short_form_is_the_body_that_it_shortens() -> None:
    text = "The Lamu Port Authority (LPA) closed a pier. The LPA gave no reason."
    name = "Lamu Port Authority"
    assert found(text) == [
        ("Lamu Port Authority", "organization", name),
        ("LPA", "organization", name),
        ("LPA", "organization", name),
    ]


def test_a_short_form_may_skip_small_words() -> None:
    text = "The Institute of Hygiene and Public Health (IHPH) reopened."
    assert found(text)[-1] == ("IHPH", "organization", "Institute of Hygiene and Public Health")


def test_a_short_form_of_a_common_phrase_is_no_body() -> None:
    text = "Vets found foot and mouth disease (FMD) in Kenya. FMD spreads by air."
    assert found(text) == [("Kenya", "state", "Kenya")]


def test_letters_that_shorten_nothing_stay_apart() -> None:
    text = "The Lamu Port Authority (KCNA) closed a pier."
    assert [name for _, _, name in found(text)] == ["Lamu Port Authority", "KCNA"]
