"""How much memory a process has held."""

from __future__ import annotations

import re
import resource
from pathlib import Path

__all__ = ["peak_mb"]


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
