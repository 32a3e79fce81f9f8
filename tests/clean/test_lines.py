from __future__ import annotations

import pytest

from dragoman.clean.lines import is_menu, is_title_case, make_lines, unwrap


def test_a_text_set_to_a_width_is_unwrapped_paragraph_by_paragraph() -> None:
    wrapped = [
        "The ministers of the two islands met in the harbour",
        "on Tuesday and agreed to do what they had refused",
        "for eleven years.",
        "Boats will run in July.",
        "",
        "Nobody took questions after the signing of the new",
        "treaty.",
    ]
    assert unwrap(wrapped) == [
        (
            0,
            "The ministers of the two islands met in the harbour on Tuesday and agreed to do "
            "what they had refused for eleven years.",
        ),
        (3, "Boats will run in July."),
        (4, ""),
        (5, "Nobody took questions after the signing of the new treaty."),
    ]


def test_paragraphs_of_one_line_each_stay_apart_though_all_are_as_wide() -> None:
    lines = [
        "The ministers of both islands met in the old harbour.",
        "They agreed on the ferry line and on a common treaty.",
        "Boats will sail from the first of July, both said on.",
        "Nobody took questions when the signing was over there.",
        "The mole had been lost eleven years before in a storm.",
    ]
    assert unwrap(lines) == list(enumerate(lines))


def test_short_lines_that_were_not_wrapped_stay_as_they_are() -> None:
    lines = ["Why not?", "Because nobody asked me to come to the port.", "Would you?", "At once."]
    assert unwrap(lines) == list(enumerate(lines))


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The port is open.", True),
        ("Share.", False),
        ("Please wait...", False),
        ("Tunnel Treaty Ratified by Both Parliaments", False),
        ("“We have lost a decade,” he said.", True),
        ("World | Politics | Sport", False),
    ],
)
def test_a_sentence_is_told_from_a_label(text: str, prose: bool) -> None:
    assert [line.prose for line in make_lines([(0, text)])] == [prose]


def test_entries_set_apart_by_gaps_or_bars_are_a_menu() -> None:
    assert is_menu("Europe\u00a0 \u00a0 \u00a0Asia \u00a0 \u00a0 Oil&Energy")
    assert is_menu("World | Politics | Sport")
    assert not is_menu("The two ministers met in Riga | and then they went home to write about it")


def test_title_case_looks_at_the_words_that_tell() -> None:
    assert is_title_case("Treaty of the Two Islands Is Signed in Riga")
    assert not is_title_case("Treaty of the two islands is signed in Riga")
