"""docs/judgements.md prints what the commands in it print."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.printed import DOCS, ROOT, examples, printed_by

ID = re.compile(r"\b(?=[0-9a-f]*\d)[0-9a-f]{8,16}\b")
COUNT = re.compile(r"\b\d+\b")

pytestmark = pytest.mark.xdist_group("cli")


def words(printed: str) -> list[str]:
    """Give the words without ids and counts, which follow from pages that later versions read
    better, and without the way in which lines are broken.
    """
    return sorted(COUNT.sub("0", ID.sub("ID", printed)).replace("pages", "page").split())


def test_the_document_prints_what_the_commands_print(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "pages", tmp_path / "pages")
    given = examples(DOCS / "judgements.md")
    assert len(given) >= 10
    for command, printed in given:
        told = printed_by(command, tmp_path, columns=200)
        assert words(told) == words(printed), f"{command}\n{told}"
