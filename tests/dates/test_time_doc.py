"""docs/time.md gives the times that are found, and prints what the commands in it print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.dates.expressions import find_times
from tests.factory import parsed
from tests.printed import DOCS, examples, printed_by

ROWS = [
    [cell.strip() for cell in line.split("|")[1:-1]]
    for line in (DOCS / "time.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and line.count("|") == 7 and not line.startswith("| words")
]

pytestmark = pytest.mark.xdist_group("cli")

MINISTERS = "The foreign ministers of Norway and Finland signed the Tana Treaty in Oslo"
RIVERS = [
    {
        "url": "http://courier.example/rivers",
        "date": "2021-05-12",
        "title": "A treaty for the rivers",
        "text": f"{MINISTERS} on Monday.\nThe two had met in Helsinki in March. "
        "Finland’s foreign minister will visit Oslo on 3 June.",
    },
    {
        "url": "http://herald.example/look-back",
        "date": "",
        "title": "A year on the rivers",
        "text": f"{MINISTERS} last year.\n"
        "Fishermen on both banks say that little has changed since.",
    },
]
LATER = [
    {
        "url": "http://post.example/old",
        "date": "2021-05-20",
        "title": "What the rivers need",
        "text": f"{MINISTERS} on 11 May 2021, the Finnish paper recalled.\n"
        "More is needed for the fish.",
    }
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_the_table_gives_the_times_that_are_found(row: list[str]) -> None:
    text, published, start, end, value, edtf = row
    found = [
        (*(time.interval.iso() if time.interval else ("", "")), time.value, time.edtf)
        for time in find_times(parsed(text, published or None))
    ]
    assert found == ([(start, end, value, edtf)] if value else [])


def test_the_table_has_its_rows() -> None:
    assert len(ROWS) >= 15


def test_the_document_prints_what_the_commands_print(tmp_path: Path) -> None:
    for name, rows in (("rivers", RIVERS), ("later", LATER)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    given = examples(DOCS / "time.md")
    assert len(given) >= 4
    for command, printed in given:
        told = printed_by(command, tmp_path)
        assert sorted(told.splitlines()) == sorted(printed.splitlines()), command
