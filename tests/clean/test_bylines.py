from __future__ import annotations

import pytest

from dragoman.clean.bylines import is_name, parse_byline


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By Jane Roe and Peter Poe", "Jane Roe and Peter Poe"),
        ("By Staff, Agencies", "Staff, Agencies"),
        ("By Jane Roe, Diplomatic Correspondent", "Jane Roe"),
        ("By Jane Roe in Riga", "Jane Roe"),
        ("BY JANE ROE", "JANE ROE"),
        ("Written by: Maria van der Berg", "Maria van der Berg"),
        ("By Tuesday", None),
        ("By Tuesday the port was open again.", None),
        ("By Moscow", None),
        ("Posted by admin", None),
        ("By the end of the year", None),
    ],
)
def test_a_byline_names_its_writers_and_nothing_else(line: str, name: str | None) -> None:
    assert parse_byline(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Sara Lind", True),
        ("Maria van der Berg", True),
        ("Yusuf al-Amin", True),
        ("Middle East", False),
        ("Breaking News", False),
        ("Lind", False),
        ("The Harbour Post", False),
        ("Share this", False),
    ],
)
def test_a_line_that_is_a_name_is_told_from_a_label(line: str, name: bool) -> None:
    assert is_name(line) is name
