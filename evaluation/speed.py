"""Speed and memory of the whole way, beside trafilatura and spaCy's own pipeline on the same pages.

``PATH`` is one ``.warc.gz``. Both ways run in processes of their own, one after the other, with
the model loaded beforehand. `ratio` is our documents per second over theirs; the difference is
what dates, mentions, events, copies, resolution and the store cost.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman.extract.parse import load_model
from dragoman.ingest.files import read_files
from dragoman.model.source import Page
from dragoman.settings import Settings
from evaluation.memory import peak_mb

DATA = "kremlin/kremlin-2016.warc.gz"
QUICK = False


def whole_way(path: Path) -> int:
    """Build a store; give the number of documents."""
    from dragoman.pipeline import build
    from dragoman.store.sqlite import open_store

    with tempfile.TemporaryDirectory() as place:
        store = open_store(Path(place) / "speed.dragoman", create=True)
        summary = build([str(path)], store)
        store.close()
    return summary.documents


def bare_parts(path: Path) -> int:
    """Extract with trafilatura and parse with spaCy, and throw the result away."""
    from trafilatura import extract

    texts = (
        extract(page.content.decode(page.charset or "utf-8", "replace")) or ""
        for page in read_files([path], Settings())
        if isinstance(page, Page)
    )
    return sum(1 for _ in load_model().pipe(texts, batch_size=64))


WAYS = {"whole": whole_way, "bare": bare_parts}


def measure(way: str, path: Path) -> dict[str, float]:
    """Run one way in a process of its own; give documents, seconds and peak memory in MB."""
    done = subprocess.run(  # noqa: S603 (our own module)
        [sys.executable, "-m", "evaluation.speed", way, str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def score(data: Path) -> dict[str, float]:
    """Give documents per second, peak memory (MB) and both ratios."""
    ours, theirs = measure("whole", data), measure("bare", data)
    rate, bare_rate = (way["documents"] / way["seconds"] for way in (ours, theirs))
    return {
        "documents_per_second": rate,
        "bare_documents_per_second": bare_rate,
        "ratio": rate / bare_rate,
        "peak_mb": ours["peak_mb"],
        "bare_peak_mb": theirs["peak_mb"],
        "memory_ratio": ours["peak_mb"] / theirs["peak_mb"],
    }


if __name__ == "__main__":
    load_model()
    started = time.perf_counter()
    count = WAYS[sys.argv[1]](Path(sys.argv[2]))
    seconds = time.perf_counter() - started
    print(json.dumps({"documents": count, "seconds": seconds, "peak_mb": peak_mb()}))
