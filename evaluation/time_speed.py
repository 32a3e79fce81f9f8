"""Speed of time tagging on parsed pages, beside the parsing of the same pages.

``PATH`` is a folder (or part) of pages or archives. Megabytes are those of the text in UTF-8,
seconds are of one core; the best of three runs, since the machine is shared.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from dragoman.dates.expressions import find_times
from dragoman.extract.parse import load_model, parse_many
from evaluation.spun import documents

__all__ = ["DATA", "QUICK", "score"]

DATA = "kremlin"
QUICK = True

PAGES = 150
"""Pages that are read, drawn with a seed."""
RUNS = 3


def score(data: Path) -> dict[str, float]:
    """Give megabytes a second of parsing and of tagging, and how many times as fast that is."""
    pages = list(documents(data, PAGES))
    load_model()
    started = time.process_time()
    reads = list(parse_many(pages))
    parsing = time.process_time() - started
    size = sum(len(page.text.encode()) for page in pages) / 1e6
    tagging = min(_seconds(lambda: [find_times(read) for read in reads]) for _ in range(RUNS))
    return {
        "text_mb": size,
        "times": float(sum(len(find_times(read)) for read in reads)),
        "parsing_mb_per_s": size / parsing,
        "time_tagging_mb_per_s": size / tagging,
        "tagging_over_parsing": parsing / tagging,
    }


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
