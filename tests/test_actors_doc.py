"""docs/actors.md prints what the commands in it print."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.printed import DOCS, ROOT, examples, printed_by
from tests.test_judgements_doc import words

pytestmark = pytest.mark.xdist_group("cli")


def test_the_document_prints_what_the_commands_print(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "pages", tmp_path / "pages")
    shutil.copy(ROOT / "examples" / "actors.csv", tmp_path)
    given = examples(DOCS / "actors.md")
    assert len(given) >= 8
    for command, printed in given:
        told = printed_by(command, tmp_path, columns=200)
        assert words(told) == words(printed), f"{command}\n{told}"
