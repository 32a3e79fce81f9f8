"""docs/adding-an-event-type.md and docs/codebook.md say what the program says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dragoman.codebook.events import read_events
from dragoman.codebook.own_book import parse_own_book
from dragoman.export.book import book_document
from tests.printed import DOCS, examples, printed_by

ADDING = (DOCS / "adding-an-event-type.md").read_text(encoding="utf-8")
TABLES = re.findall(r"^```toml\n(.*?)^```", ADDING, re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.xdist_group("cli")


def test_the_commands_of_the_walk_through_print_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(TABLES[0], encoding="utf-8")
    given = examples(DOCS / "adding-an-event-type.md")
    assert len(given) == 4
    for command, printed in given:
        told = printed_by(command, tmp_path, columns=120).rstrip().splitlines()
        assert [line.rstrip() for line in told] == printed.rstrip().splitlines(), command


def test_the_files_of_the_walk_through_are_books() -> None:
    assert [parse_own_book(table, "mine.toml").troubles for table in TABLES] == [(), ()]
    assert all(tomllib.loads(table)["extends"] == "default" for table in TABLES)


def test_the_codebook_is_printed_as_it_is() -> None:
    printed = (DOCS / "codebook.md").read_text(encoding="utf-8").splitlines()
    assert printed == list(book_document(read_events())), (
        "renew it: dragoman codebook show --markdown > docs/codebook.md"
    )
