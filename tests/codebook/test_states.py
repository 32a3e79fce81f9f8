"""The table of states: complete, consistent, and right about its own examples."""

from __future__ import annotations

import pycountry
import pytest
from babel import Locale

from dragoman.codebook.states import (
    Careful,
    Metonym,
    State,
    capital_holders,
    careful_names,
    metonyms,
    short_names,
    state,
    state_name,
    states,
)
from dragoman.codebook.territories import territories, territory_named
from dragoman.errors import CodebookError
from dragoman.extract.mentions import find_mentions
from dragoman.extract.names.gazetteer import PLAIN, Entry, entry_of, find_hits
from dragoman.extract.names.metonymy import speaks_for_state
from dragoman.model.mention import Kind
from tests.factory import parsed

GROUPS_AND_TEST_CODES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
UNINHABITED = {"AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "GS", "HM", "IC", "TA", "TF", "UM"}
"""Codes of CLDR for islands and ice that nobody governs from there, and parts of parts."""
GONE = {"SUN", "YUG", "SCG", "CSK", "DDR", "VDR", "YMD", "SKM", "ANT", "PCZ"}
"""Rows whose key is a withdrawn alpha-3 code of ISO 3166-3."""
PRINTED_OTHERWISE = {
    "Congo - Kinshasa",
    "Congo - Brazzaville",
    "Myanmar (Burma)",
    "Taiwan, Province of China",
}
"""Names of lists, which no news prints."""


def _heirs(row: State) -> set[str]:
    """Give the keys of all states that came after one."""
    return {k for key in row.successors for k in (key, *_heirs(state(key)))}


def test_a_state_has_name_demonym_and_capital() -> None:
    korea = state("state/PRK")
    assert (korea.name, korea.adjective, korea.capitals, korea.iso2, korea.code) == (
        "North Korea",
        "North Korean",
        ("Pyongyang",),
        "KP",
        "PRK",
    )


def test_every_inhabited_territory_of_cldr_is_listed_under_its_code() -> None:
    listed = {row.iso2 for row in (*states().values(), *territories().values())}
    coded = {c for c in Locale("en").territories if len(c) == 2 and c.isalpha()}
    assert coded - listed - GROUPS_AND_TEST_CODES - UNINHABITED == set()


def test_codes_of_iso_3166_agree() -> None:
    ours = {row.code: row.iso2 for row in states().values() if row.iso2}
    ours |= {row.iso3: row.iso2 for row in territories().values() if row.iso2}
    theirs = {row.alpha_3: row.alpha_2 for row in pycountry.countries}
    assert {code: theirs[code] for code in ours if code in theirs} == {
        code: iso2 for code, iso2 in ours.items() if code in theirs
    }
    assert {code for code in ours if code not in theirs} == {"XKX"} | (GONE & set(ours))
    assert {iso2 for code, iso2 in theirs.items() if code not in ours} <= UNINHABITED


def test_states_that_are_no_more_have_the_withdrawn_codes_of_iso_3166() -> None:
    withdrawn = {row.alpha_3: row.alpha_2 for row in pycountry.historic_countries}
    assert {code: state(f"state/{code}").iso2 or withdrawn[code] for code in GONE} == {
        code: withdrawn[code] for code in GONE
    }


def test_the_english_names_of_cldr_and_iso_mean_the_right_state() -> None:
    wrong = []
    for row in states().values():
        if row.iso2 and not row.years.endswith(tuple("0123456789")):
            names = {str(Locale("en").territories[row.iso2]).translate(PLAIN)}
            country = pycountry.countries.get(alpha_2=row.iso2)
            official = getattr(country, "official_name", row.name).translate(PLAIN)
            names.add(official.removeprefix("the "))
            entries = {name: entry_of(name) for name in names if name not in PRINTED_OTHERWISE}
            wrong += [n for n, e in entries.items() if e is None or e.state != row.key]
    assert wrong == []


def test_a_number_is_shared_by_one_line_of_successors_alone() -> None:
    for system in ("cow", "gw", "fips"):
        holders: dict[object, list[State]] = {}
        for row in states().values():
            holders.setdefault(getattr(row, system) or row.key, []).append(row)
        for rows in holders.values():
            line = {heir for row in rows for heir in _heirs(row)}
            last = [row.key for row in rows if row.key not in line]
            assert len(rows) - len(last) == len(rows) - 1, (system, [row.key for row in rows])


def test_numbers_lie_in_the_range_of_their_continent() -> None:
    numbers = [n for row in states().values() for n in (row.cow, row.gw) if n is not None]
    assert (min(numbers), max(numbers)) == (2, 990)
    by_number = {n: row.code for row in states().values() for n in [row.gw] if n and not row.years}
    assert [by_number[n] for n in (20, 140, 220, 475, 560, 651, 710, 750, 900)] == [
        *("CAN", "BRA", "FRA", "NGA", "ZAF", "EGY", "CHN", "IND", "AUS")
    ]


def test_every_state_of_the_present_has_all_its_codes() -> None:
    """Bodies outside the interstate lists have none: the Vatican, and what others claim."""
    lacking = {
        row.code
        for row in states().values()
        if row.iso2 and not row.years.endswith(tuple("0123456789")) and not row.claimed_by
        if not (row.cow and row.gw and row.fips)
    }
    assert lacking == {"VAT", "PSE"}


@pytest.mark.parametrize(
    ("code", "cow", "gw", "fips"),
    [
        ("RUS", 365, 365, "RS"),
        ("DEU", 255, 260, "GM"),
        ("YEM", 679, 678, "YM"),
        ("SRB", 345, 340, "RI"),
        ("XKX", 347, 347, "KV"),
        ("KIR", 946, 970, "KR"),
        ("CHE", 225, 225, "SZ"),
        ("TWN", 713, 713, "TW"),
    ],
)
def test_a_state_has_the_numbers_of_data_sets(code: str, cow: int, gw: int, fips: str) -> None:
    row = state(f"state/{code}")
    assert (row.cow, row.gw, row.fips) == (cow, gw, fips)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("DNK", ("Danish", "Dane", "Danes")),
        ("TUR", ("Turkish", "Turk", "Turks")),
        ("NLD", ("Dutch", "Dutchman", "Dutchmen")),
        ("JPN", ("Japanese", "Japanese", "Japanese")),
        ("IRQ", ("Iraqi", "Iraqi", "Iraqis")),
        ("PHL", ("Philippine", "Filipino", "Filipinos")),
        ("CHE", ("Swiss", "Swiss", "Swiss")),
    ],
)
def test_a_demonym_is_an_adjective_a_noun_and_a_plural(
    code: str, words: tuple[str, str, str]
) -> None:
    row = state(f"state/{code}")
    assert (row.adjective, row.noun, row.plural) == words


def test_every_successor_and_claimant_is_listed() -> None:
    rows = states().values()
    named = {key for row in rows for key in (*row.successors, row.claimed_by) if key}
    assert named - set(states()) == set()


@pytest.mark.parametrize(
    ("name", "key", "of"),
    [
        ("Greenland", "territory/GRL", "state/DNK"),
        ("Greenlandic", "territory/GRL", "state/DNK"),
        ("Scottish", "territory/scotland", "state/GBR"),
        ("Malvinas", "territory/FLK", "state/GBR"),
        ("Puerto Rico", "territory/PRI", "state/USA"),
    ],
)
def test_a_territory_belongs_to_its_state(name: str, key: str, of: str) -> None:
    row = territory_named(name)
    assert row is not None
    assert (row.key, row.state) == (key, of)
    assert row.name in state(of).places


def test_a_territory_is_a_place_of_its_state() -> None:
    wrong = [
        name
        for row in territories().values()
        for name in (row.name, *row.names)
        if name not in careful_names() and (entry_of(name) or Entry("", "", "")).state != row.state
    ]
    assert wrong == []


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
