"""States, their names and their heirs on a day."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.lifetimes import (
    existed_on,
    heirs,
    name_on,
    parse_years,
    states_named,
    states_on,
)
from dragoman.codebook.states import state, states
from dragoman.errors import CodebookError
from dragoman.model.time import Interval


@pytest.mark.parametrize(
    ("years", "interval"),
    [
        ("1922-1991", Interval(date(1922, 1, 1), date(1992, 1, 1))),
        ("1991-", Interval(date(1991, 1, 1), None)),
        ("-1935", Interval(None, date(1936, 1, 1))),
        ("", Interval(None, None)),
    ],
)
def test_years_are_read_with_their_last_day(years: str, interval: Interval) -> None:
    assert parse_years(years) == interval


@pytest.mark.parametrize("years", ["soon", "1991", "-", "1991-soon"])
def test_years_of_another_form_are_an_error_of_the_table(years: str) -> None:
    with pytest.raises(CodebookError, match="not like '1922-1991'"):
        parse_years(years)


def test_every_row_has_years_that_can_be_read() -> None:
    written = [row.years for row in states().values()]
    written += [years for row in states().values() for _, years in row.former]
    assert all(parse_years(years) for years in written)


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("COD", date(1990, 5, 1), "Zaire"),
        ("COD", date(2001, 5, 1), "DR Congo"),
        ("MMR", date(1988, 8, 8), "Burma"),
        ("SWZ", date(2017, 1, 1), "Swaziland"),
        ("SWZ", date(2020, 1, 1), "Eswatini"),
        ("MKD", date(2001, 8, 13), "Macedonia"),
        ("MKD", date(2020, 3, 27), "North Macedonia"),
        ("DEU", date(1970, 3, 19), "West Germany"),
        ("DEU", date(1995, 3, 19), "Germany"),
        ("BFA", date(1983, 8, 4), "Upper Volta"),
        ("LKA", date(1956, 1, 1), "Ceylon"),
    ],
)
def test_a_state_bears_the_name_of_the_day(code: str, day: date, name: str) -> None:
    assert name_on(f"state/{code}", day) == name


@pytest.mark.parametrize(
    ("code", "day", "codes"),
    [
        ("SUN", date(1980, 1, 1), ["SUN"]),
        ("CSK", date(1995, 1, 1), ["CZE", "SVK"]),
        ("YUG", date(2004, 1, 1), ["SCG", "SVN", "HRV", "BIH", "MKD"]),
        ("YUG", date(2010, 1, 1), ["SRB", "MNE", "SVN", "HRV", "BIH", "MKD"]),
        ("DDR", date(2000, 1, 1), ["DEU"]),
        ("RVN", date(2000, 1, 1), ["VNM"]),
        ("YMD", date(2015, 1, 1), ["YEM"]),
        ("RUE", date(1930, 1, 1), ["SUN"]),
        ("SSD", date(2000, 1, 1), []),
    ],
)
def test_a_state_that_is_no_more_has_heirs(code: str, day: date, codes: list[str]) -> None:
    assert [row.code for row in heirs(f"state/{code}", day)] == codes


def test_the_soviet_union_has_fifteen_heirs() -> None:
    found = heirs("state/SUN", date(1995, 1, 1))
    assert (len(found), found[0].code) == (15, "RUS")


@pytest.mark.parametrize(
    ("name", "day", "codes"),
    [
        ("Czechoslovakia", date(1968, 8, 21), ["CSK"]),
        ("Czechoslovakia", date(2015, 1, 1), []),
        ("Soviet", date(1985, 3, 11), ["SUN"]),
        ("Yugoslavia", date(1999, 3, 24), ["YUG"]),
        ("Zaire", date(1990, 1, 1), ["COD"]),
        ("Zaire", date(2001, 1, 1), ["COD"]),
        ("Burma", date(2015, 11, 8), ["MMR"]),
        ("Macedonia", date(2001, 1, 1), ["MKD"]),
        ("East Germany", date(1989, 11, 9), ["DDR"]),
        ("South Vietnam", date(1973, 1, 27), ["RVN"]),
        ("Serbia and Montenegro", date(2005, 1, 1), ["SCG"]),
        ("West Germany", date(1975, 1, 1), ["DEU"]),
        ("Rutland", date(2005, 1, 1), []),
    ],
)
def test_a_name_means_the_state_that_was_there(name: str, day: date, codes: list[str]) -> None:
    assert [row.code for row in states_named(name, day)] == codes


def test_without_a_day_a_name_means_whatever_ever_bore_it() -> None:
    assert [row.code for row in states_named("Zaire")] == ["COD"]


def test_the_world_of_a_day_holds_the_states_of_that_day() -> None:
    then = {row.code for row in states_on(date(1989, 1, 1))}
    now = {row.code for row in states_on(date(2020, 1, 1))}
    assert {"SUN", "DDR", "CSK", "YUG"} <= then - now
    assert {"UKR", "CZE", "SSD", "XKX"} <= now - then
    assert "FRA" in then & now
    assert not existed_on(state("state/SSD"), date(2010, 12, 31))
