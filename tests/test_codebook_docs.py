"""docs/adding-an-event-type.md and docs/codebook.md say what the program says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dragoman.codebook.events import read_events
from dragoman.codebook.own_book import parse_own_book
from dragoman.export.book import book_document

COMMANDS = Path(sys.executable).parent
DOCS = Path(__file__).parents[1] / "docs"
ADDING = (DOCS / "adding-an-event-type.md").read_text(encoding="utf-8")
TABLES = re.findall(r"^```toml\n(.*?)^```", ADDING, re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.xdist_group("cli")


def commands() -> list[tuple[str, str]]:
    parts = [re.split(r"^\$ ", block, flags=re.MULTILINE)[1:] for block in CONSOLE.findall(ADDING)]
    told = [part.partition("\n") for block in parts for part in block]
    return [(command, printed) for command, _, printed in told]


def test_the_commands_of_the_walk_through_print_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(TABLES[0], encoding="utf-8")
    assert len(commands()) == 4
    for command, printed in commands():
        done = subprocess.run(  # noqa: S602 (the document's own commands)
            command,
            shell=True,
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
            cwd=tmp_path,
            env={**os.environ, "PATH": f"{COMMANDS}:/usr/bin:/bin", "COLUMNS": "120"},
        )
        told = [line.rstrip() for line in (done.stderr + done.stdout).rstrip().splitlines()]
        assert told == printed.rstrip().splitlines(), command


def test_the_files_of_the_walk_through_are_books() -> None:
    assert [parse_own_book(table, "mine.toml").troubles for table in TABLES] == [(), ()]
    assert all(tomllib.loads(table)["extends"] == "default" for table in TABLES)


def test_the_codebook_is_printed_as_it_is() -> None:
    printed = (DOCS / "codebook.md").read_text(encoding="utf-8").splitlines()
    assert printed == list(book_document(read_events())), (
        "renew it: dragoman codebook show --markdown > docs/codebook.md"
    )
