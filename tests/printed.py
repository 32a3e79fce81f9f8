"""The commands of a document, and what they print: a document is tested by running them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

__all__ = ["DOCS", "ROOT", "examples", "printed_by"]

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
COMMANDS = Path(sys.executable).parent
KEPT = frozenset({"PYTHONPATH"})
"""What a command sees of the environment; nothing of a user's own settings."""
_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def examples(document: Path) -> list[tuple[str, str]]:
    """Give each command of a document (a line after "$ ") with what stands under it."""
    blocks = _CONSOLE.findall(document.read_text(encoding="utf-8"))
    parts = (re.split(r"^\$ ", block, flags=re.MULTILINE)[1:] for block in blocks)
    return [part.partition("\n")[::2] for block in parts for part in block]


def printed_by(command: str, folder: Path, *, columns: int | None = None) -> str:
    """Run a document's own command, with its pipes; give what it prints, errors before the rest.

    Lines are as long as they like unless a terminal's `columns` are given.
    """
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    wide = {"COLUMNS": str(columns)} if columns else {}
    done = subprocess.run(  # noqa: S602 (see above)
        command,
        shell=True,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        cwd=folder,
        env=kept | wide | {"PATH": f"{COMMANDS}:/usr/bin:/bin"},
    )
    return done.stderr + done.stdout
