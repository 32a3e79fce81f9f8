"""Peak memory of reading, cleaning and dating one archive once, and of one ten times as long.

Data: one ``.warc.gz``. The longer archive is the same one ten times over, as gzip members allow;
each is read in a process of its own, so that the peak is that reading's alone.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from dragoman.clean.page import clean_page
from dragoman.dates.published import publication_time
from dragoman.errors import Rejected
from dragoman.ingest.files import read_files
from dragoman.model.source import Page
from dragoman.settings import Settings
from evaluation.memory import peak_mb, run_alone

__all__ = ["DATA", "QUICK", "score"]

DATA = "kremlin/kremlin-2016.warc.gz"
QUICK = False
TIMES = 10


def score(data: Path) -> dict[str, float]:
    """Give both peaks (MB), the pages read, and the peak of the longer over that of the shorter."""
    with tempfile.TemporaryDirectory() as place:
        longer = Path(place) / data.name
        longer.write_bytes(data.read_bytes() * TIMES)
        once, often = (
            run_alone("archive_memory", str(data)),
            run_alone("archive_memory", str(longer)),
        )
    return {
        "once_pages": once["pages"],
        "once_peak_mb": once["peak_mb"],
        "ten_times_pages": often["pages"],
        "ten_times_peak_mb": often["peak_mb"],
        "peak_ratio": often["peak_mb"] / once["peak_mb"],
    }


def read_through(archive: Path) -> int:
    """Read, clean and date every page and keep none; give how many there were."""
    settings = Settings()
    count = 0
    for page in read_files([archive], settings):
        if not isinstance(page, Page):
            continue
        count += 1
        try:
            publication_time(page, clean_page(page, settings))
        except Rejected:
            continue
    return count


if __name__ == "__main__":
    count = read_through(Path(sys.argv[1]))
    print(json.dumps({"pages": float(count), "peak_mb": peak_mb()}))
