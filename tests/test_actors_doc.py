"""docs/actors.md prints what the commands in it print."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.test_judgements_doc import COMMANDS, EXAMPLE, ROOT, words

DOC = ROOT / "docs" / "actors.md"

pytestmark = pytest.mark.xdist_group("cli")


def test_the_document_prints_what_the_commands_print(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "pages", tmp_path / "pages")
    shutil.copy(ROOT / "examples" / "actors.csv", tmp_path)
    blocks = "\n".join(EXAMPLE.findall(DOC.read_text(encoding="utf-8")))
    examples = [part.partition("\n") for part in f"\n{blocks}".split("\n$ ")[1:]]
    assert len(examples) >= 8
    for command, _, printed in examples:
        done = subprocess.run(  # noqa: S602 (the document's own commands, with their pipes)
            command,
            shell=True,
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
            cwd=tmp_path,
            env=os.environ | {"PATH": f"{COMMANDS}:/usr/bin:/bin", "COLUMNS": "200"},
        )
        told = done.stderr + done.stdout
        assert words(told) == words(printed), f"{command}\n{told}"
