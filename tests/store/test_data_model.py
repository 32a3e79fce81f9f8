"""docs/data-model.md describes the file and the records as they are."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.export.fields import FIELDS
from dragoman.store.sqlite import open_store
from tests.export import world

PAGE = (Path(__file__).parents[2] / "docs" / "data-model.md").read_text(encoding="utf-8")
FILE, RECORDS = PAGE.split("## 2. Exported records")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "a.store"
    with closing(open_store(path, create=True)) as store:
        world.fill(store)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def names(database: sqlite3.Connection, kind: str) -> list[str]:
    query = "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT GLOB '*_fts*' ORDER BY name"
    return [name for (name,) in database.execute(query, [kind])]


def backticked(cells: Iterator[str]) -> list[str]:
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def test_every_column_of_every_table_is_described(database: sqlite3.Connection) -> None:
    described = {}
    for section in re.split(r"^### ", FILE, flags=re.MULTILINE)[1:]:
        title, *lines = section.splitlines()
        if ":" in title:
            rows = (line.split("|")[1] for line in lines if line.startswith("| `"))
            described[title.split(":")[0]] = sorted(backticked(rows))
    tables = {
        table: sorted(row[1] for row in database.execute(f"PRAGMA table_info({table})"))
        for table in names(database, "table")
    }
    assert described == tables


def test_every_view_is_described_and_holds_what_the_store_holds(
    database: sqlite3.Connection,
) -> None:
    section = FILE.split("### Views")[1].split("###")[0]
    described = re.findall(r"^\| `(\w+)`", section, flags=re.MULTILINE)
    assert sorted(described) == names(database, "view")
    chronology = "SELECT time_start, title, actors, place, articles, origins FROM chronology"
    assert database.execute(chronology).fetchall() == [
        ("2015-05-10", "Anna Berg signs the Oslo Pact", "Anna Berg; state/AAA", "Oslo", 2, 1)
    ]
    claims = 'SELECT "trigger", sentence, time_start, event FROM claims_in_words'
    assert database.execute(claims).fetchall() == [
        (
            "signed",
            "Envoy Anna Berg signed the Oslo Pact in May 2015.",
            "2015-05-10",
            world.EVENT.id,
        )
    ]
    quotes = "SELECT content, cue, direct FROM quotes_in_words"
    assert database.execute(quotes).fetchall() == [("It is done", "said", 1)]
    offices = "SELECT holder, post, post_of, words FROM offices_in_words"
    assert database.execute(offices).fetchall() == [("Anna Berg", "envoy", "Norway", "Envoy")]
    life = "SELECT agreement, state, party, time_start, claims FROM agreement_life"
    assert database.execute(life).fetchall() == [
        ("Oslo Pact", "signed", "Anna Berg", "2015-05-01", 1)
    ]


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.+?)```", PAGE, flags=re.DOTALL))
def test_the_examples_run(database: sqlite3.Connection, query: str) -> None:
    database.execute(query).fetchall()


def test_every_exported_field_is_listed_in_order() -> None:
    rows = re.findall(r"^\| (\w+) \| (`.*) \|$", RECORDS, flags=re.MULTILINE)
    assert {what: re.findall(r"`(\w+)`", cell) for what, cell in rows} == {
        what: list(fields) for what, fields in FIELDS.items()
    }
