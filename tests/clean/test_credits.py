from __future__ import annotations

from typing import Any

import pytest

from dragoman.clean.credits import credit_lines, find_agencies, parse_credit
from dragoman.clean.dateline import parse_dateline
from dragoman.clean.lines import make_lines
from dragoman.codebook.agencies import agency_rows
from dragoman.model.document import Dateline


@pytest.mark.parametrize("row", agency_rows(), ids=lambda row: row["name"])
def test_an_agency_is_found_in_the_example_of_its_row(row: dict[str, Any]) -> None:
    text = row["example"]
    credit = credit_lines(make_lines([(0, text)]))
    dateline, _, _ = parse_dateline(text)
    assert find_agencies(credit[1] if credit else "", dateline.agency, text) == (row["name"],)


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Harbour Post and news agencies", ("Harbour Post",)),
        ("Korean Central News Agency", ("KCNA",)),
        ("Reuters, AFP", ("Reuters", "AFP")),
        ("Agencies", ()),
        ("The Associated Press/Harbour Post", ("AP", "Harbour Post")),
    ],
)
def test_a_credit_names_known_agencies_in_short_and_unnamed_ones_not_at_all(
    credit: str, names: tuple[str, ...]
) -> None:
    assert parse_credit(credit) == names


def test_a_credit_broken_over_three_lines_is_one_credit() -> None:
    lines = make_lines(enumerate(["The port is open.", "Source", ":", "Harbour Post and agencies"]))
    assert credit_lines(lines) == ((1, 2, 3), "Harbour Post and agencies")


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The ship sailed, according to state media KCNA.", ("KCNA",)),
        ("The ship sailed, the Korean Central News Agency (KCNA) reported on Tuesday.", ("KCNA",)),
        ("He gave an interview to Reuters in March.", ()),
        ("She told Reuters that the ship had sailed.", ("Reuters",)),
        ("TASS has opened an office in the harbour.", ()),
        ("The harbour is closed. (AFP)", ("AFP",)),
    ],
)
def test_an_agency_counts_where_it_reports_not_where_it_is_spoken_of(
    text: str, agencies: tuple[str, ...]
) -> None:
    assert find_agencies("", "", text) == agencies


@pytest.mark.parametrize(
    ("text", "dateline", "outlet"),
    [
        ("RIGA, May 9 (Reuters) - The port is open.", Dateline("RIGA", "Reuters", "May 9"), ""),
        ("RIGA, Latvia (AP) — The port is open.", Dateline("RIGA, Latvia", "AP", ""), ""),
        ("(HARBOUR POST) The port is open.", Dateline(), "HARBOUR POST"),
        ("RIGA — The port is open.", Dateline("RIGA", "", ""), ""),
        ("RIGA, May 9. /TASS/. The port is open.", Dateline("RIGA", "TASS", "May 9"), ""),
        ("Riga, 9 May 2023 (BelTA) - Open.", Dateline("Riga", "BelTA", "9 May 2023"), ""),
        ("The Treaty (START) is old.", Dateline(), ""),
        ("Riga is open.", Dateline(), ""),
        ("In May the port was open.", Dateline(), ""),
    ],
)
def test_a_dateline_gives_place_agency_and_day(text: str, dateline: Dateline, outlet: str) -> None:
    assert parse_dateline(text)[:2] == (dateline, outlet)
