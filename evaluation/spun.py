"""Machine-spun text: false alarms on genuine pages, and recall on self-made spun ones.

``PATH`` is a folder (or part) of genuine pages or archives. Figures named after a spinner of
`evaluation.spinners` are self-made: its words were swapped in pages of the same set. `strong_false`
and `suspect_false` count genuine pages. Restoring is scored by the share of the changed words that
are the original one, and of genuine words that were spoiled.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.clean.page import clean_page
from dragoman.errors import Rejected
from dragoman.ingest.files import read_files
from dragoman.model.document import Document
from dragoman.model.source import Page
from dragoman.resolve.restore import restored_view
from dragoman.resolve.spun import score_spun
from dragoman.settings import Settings
from evaluation.spinners import WORD, spinners

DATA = "kremlin"
QUICK = True

GENUINE = 800
"""Pages that are read, drawn with a seed."""
SPUN = 100
"""Pages that are spun by each spinner."""
WORDS = 80
"""Words of the shortest page that is spun."""


def score(data: Path) -> dict[str, float]:
    """Score a set of genuine pages and what is spun from them."""
    genuine = list(documents(data, GENUINE))
    started = time.perf_counter()
    verdicts = [score_spun(document).verdict for document in genuine]
    seconds = time.perf_counter() - started
    words = sum(len(document.text.split()) for document in genuine)
    figures = {
        "genuine_pages": float(len(genuine)),
        "strong_false": verdicts.count("strong") / len(genuine),
        "suspect_false": verdicts.count("suspect") / len(genuine),
        "words_per_second": words / seconds,
    }
    longer = [page for page in genuine if len(page.text.split()) >= WORDS][:SPUN]
    for name, spinner in spinners().items():
        pages = [(page, spinner(page.text, seed)) for seed, page in enumerate(longer)]
        figures |= {f"selfmade_{name}_{k}": v for k, v in _recall(pages).items()}
        figures |= {f"selfmade_{name}_{k}": v for k, v in _restoring(pages).items()}
    return figures


def documents(data: Path, most: int) -> Iterator[Document]:
    """Give up to `most` English documents of a set, drawn with a fixed seed."""
    settings = Settings()
    pages = [page for page in read_files([data], settings) if isinstance(page, Page)]
    random.Random(11).shuffle(pages)  # noqa: S311 (a sample, no secret)
    for page in pages[:most]:
        try:
            document = clean_page(page, settings)
        except Rejected:
            continue
        if document.language in ("", "en"):
            yield document


def _recall(pages: Sequence[tuple[Document, str]]) -> dict[str, float]:
    verdicts = [score_spun(Document("spun:page", text, language="en")).verdict for _, text in pages]
    flagged = sum(verdict != "none" for verdict in verdicts)
    return {
        "replaced": _share_replaced(pages),
        "strong": verdicts.count("strong") / len(pages),
        "suspect_or_strong": flagged / len(pages),
    }


def _share_replaced(pages: Sequence[tuple[Document, str]]) -> float:
    pairs = [pair for page, text in pages for pair in _pairs(page.text, text)]
    return sum(before != after for before, after in pairs) / len(pairs)


def _restoring(pages: Sequence[tuple[Document, str]]) -> dict[str, float]:
    """Score the restored words of spun pages: right, wrong, and genuine words spoiled."""
    right = wrong = spoiled = swapped = kept = 0
    for page, text in pages:
        view = restored_view(Document("spun:page", text, language="en"))
        read = view.text if view else text
        for (before, after), (_, restored) in zip(
            _pairs(page.text, text), _pairs(page.text, read), strict=True
        ):
            swapped += before != after
            kept += before == after
            if restored != after:
                right += before == restored
                wrong += before != after and before != restored
                spoiled += before == after
    return {
        "restored_right": right / swapped if swapped else 0.0,
        "restored_wrong": wrong / swapped if swapped else 0.0,
        "spoiled": spoiled / kept if kept else 0.0,
    }


def _pairs(one: str, other: str) -> list[tuple[str, str]]:
    """Pair the words of two texts that differ word for word."""
    return list(zip(WORD.findall(one), WORD.findall(other), strict=True))
