"""The table of states: complete, consistent, and right about its own examples."""

from __future__ import annotations

import pytest

from dragoman.codebook.states import (
    Careful,
    Metonym,
    capital_holders,
    careful_names,
    metonyms,
    short_names,
    state,
    state_name,
    states,
)
from dragoman.errors import CodebookError
from dragoman.extract.mentions import find_mentions
from dragoman.extract.names.gazetteer import find_hits
from dragoman.extract.names.metonymy import speaks_for_state
from dragoman.model.mention import Kind
from tests.factory import parsed

NOT_LISTED = """
AC AQ EA EU EZ IC QO UN XA XB ZZ AI AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG FK FO GF GG GI GL GP
GS GU HM IM IO JE KY MF MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TA TC TF TK UM VG VI WF YT
"""
"""Territories of CLDR that depend on a state, are none, or are codes for testing."""


def test_a_state_has_name_demonym_and_capital() -> None:
    korea = state("state/PRK")
    assert (korea.name, korea.adjective, korea.capitals, korea.iso2, korea.code) == (
        "North Korea",
        "North Korean",
        ("Pyongyang",),
        "KP",
        "PRK",
    )


def test_every_sovereign_state_of_cldr_is_listed_under_its_code() -> None:
    listed = {row.iso2 for row in states().values()}
    babel = pytest.importorskip("babel")
    territories = {c for c in babel.Locale("en").territories if len(c) == 2 and c.isalpha()}
    assert territories - listed - set(NOT_LISTED.split()) == set()


def test_no_name_has_two_states_unless_the_table_says_how_to_choose() -> None:
    seen: dict[str, str] = {}
    clashes = []
    for row in states().values():
        for name in {row.name, *row.names, *row.demonyms, *row.capitals, *row.seats, *row.places}:
            if name in seen and name not in careful_names():
                clashes.append((name, seen[name], row.key))
            seen[name] = row.key
    assert clashes == []


def test_names_in_the_table_have_no_article_and_plain_apostrophes() -> None:
    wrong = [
        name
        for row in states().values()
        for name in (row.name, *row.names, *row.demonyms, *row.capitals, *row.seats, *row.places)
        if "’" in name or (name.lower().startswith("the ") and name.lower() != "the hague")
    ]
    assert wrong == []


def test_an_unknown_key_is_an_error_of_the_table() -> None:
    with pytest.raises(CodebookError, match="no state 'state/XXX'"):
        state("state/XXX")
    assert state_name("state/XXX") is None


def test_capitals_and_seats_tell_their_state() -> None:
    holders = capital_holders()
    assert (holders["Pyongyang"], holders["Kremlin"], holders["Blue House"]) == (
        "state/PRK",
        "state/RUS",
        "state/KOR",
    )


@pytest.mark.parametrize("row", careful_names().values(), ids=lambda row: row.name)
def test_a_name_with_two_bearers_is_decided_in_its_own_example(row: Careful) -> None:
    assert row.name.split()[0] in row.example
    wanted = row.then if row.turns and row.then != row.reads else row.reads
    assert row.value_in(row.example) in {wanted, row.reads}
    if row.turns:
        assert row.value_in(row.turns[0]) == row.then


@pytest.mark.parametrize("row", metonyms(), ids=lambda row: row.example)
def test_a_capital_is_read_in_its_example_as_the_row_says(row: Metonym) -> None:
    page = parsed(row.example)
    capitals = [hit for hit in find_hits(page) if hit.entry.form in ("capital", "seat")]
    assert [speaks_for_state(page, hit) for hit in capitals] == [row.reads == "state"] * len(
        capitals
    )
    assert capitals


@pytest.mark.parametrize("row", short_names().values(), ids=lambda row: row.words)
def test_a_short_word_for_a_state_is_found_in_its_example(row: object) -> None:
    short = short_names()[getattr(row, "words")]  # noqa: B009
    found = [m for m in find_mentions(parsed(short.example)) if m.text == short.words]
    assert [(m.kind, m.codebook) for m in found] == [(Kind.STATE, short.state)]
