"""Measurements in a process of their own, and how much memory one has held."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["peak_mb", "run_alone"]


def run_alone(
    module: str, *arguments: str, environment: Mapping[str, str] | None = None
) -> dict[str, float]:
    """Run a module of this package as a program; give the figures of the last line it prints."""
    done = subprocess.run(  # noqa: S603 (our own module)
        [sys.executable, "-m", f"evaluation.{module}", *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **(environment or {})},
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def peak_mb() -> float:
    """Give the most memory that this program has held.

    Linux's `ru_maxrss` also counts the process that started this one, so its own is read there.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        if found:
            return int(found.group(1)) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
