"""docs/judgements.md prints what the commands in it print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = Path(sys.executable).parent
ROOT = Path(__file__).parents[1]
DOC = ROOT / "docs" / "judgements.md"
EXAMPLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
ID = re.compile(r"\b(?=[0-9a-f]*\d)[0-9a-f]{8,16}\b")
COUNT = re.compile(r"\b\d+\b")

pytestmark = pytest.mark.xdist_group("cli")


def examples() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for block in EXAMPLE.findall(DOC.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            found.append((command, printed))
    return found


def words(printed: str) -> list[str]:
    """Give the words without ids and counts, which follow from pages that later versions read
    better, and without the way in which lines are broken.
    """
    return sorted(COUNT.sub("0", ID.sub("ID", printed)).replace("pages", "page").split())


def test_the_document_prints_what_the_commands_print(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "pages", tmp_path / "pages")
    assert len(examples()) >= 10
    for command, printed in examples():
        done = subprocess.run(  # noqa: S602 (the document's own commands, with their pipes)
            command,
            shell=True,
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
            cwd=tmp_path,
            env={"PATH": f"{COMMANDS}:/usr/bin:/bin", "COLUMNS": "200", **_path()},
        )
        told = done.stderr + done.stdout
        assert words(told) == words(printed), f"{command}\n{told}"


def _path() -> dict[str, str]:
    return {key: os.environ[key] for key in ("PYTHONPATH",) if key in os.environ}
