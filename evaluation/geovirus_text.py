"""Whether plain text comes through cleaning whole: second-source news, fed as pages of text.

Data: ``GeoVirus.xml`` (or a folder with it): articles, each with its text. They hold no furniture,
so whatever cleaning takes out is lost. Once the texts are fed as they are, once with every sentence
on a line of its own, as many crawls keep paragraphs, and once with a menu above and notices below.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from dragoman.clean.page import clean_page
from dragoman.errors import Rejected
from dragoman.model.source import Page
from dragoman.settings import Settings
from evaluation.paragraphs import kept_of

__all__ = ["DATA", "QUICK", "score"]

DATA = "geovirus/GeoVirus.xml"
QUICK = True
SENTENCE_END = re.compile(r"(?<=[.!?][”\"’)])\s+(?=[A-Z“\"])|(?<=[.!?])\s+(?=[A-Z“\"])")
MENU = "Home\nWorld\nPolitics\nSport\nScience\nContact us\n"
NOTICES = "\nShare\nPrint\nRelated articles\nComments\nAll rights reserved.\nPrivacy policy\n"


def score(data: Path) -> dict[str, float]:
    """Give the share of paragraphs that are kept, for each of the three shapes.

    `sentence_recall` and `framed_recall` have sentences for paragraphs; `framed_left` is the share
    of pages on which a line of the menu or of the notices is left.
    """
    file = data / "GeoVirus.xml" if data.is_dir() else data
    texts = [
        (article.findtext("text") or "").strip()
        for article in ElementTree.parse(file).iter("article")  # noqa: S314 (our own data)
    ]
    rows = [SENTENCE_END.split(text) for text in texts if text]
    framed = [clean(f"{MENU}{'\n'.join(row)}{NOTICES}") for row in rows]
    frame = set((MENU + NOTICES).split("\n")) - {""}
    return {
        "paragraph_recall": _recall([text.split("\n") for text in texts], "\n".join),
        "sentence_recall": _recall(rows, "\n".join),
        "framed_recall": _share(
            [kept_of(row, text) for row, text in zip(rows, framed, strict=True)]
        ),
        "framed_left": sum(not frame.isdisjoint(t.split("\n")) for t in framed) / len(framed),
        "pages": float(len(texts)),
    }


def clean(text: str) -> str:
    """Give title and text of a page of plain text; empty when it is rejected."""
    try:
        document = clean_page(Page("text.txt", text.encode(), "text"), Settings())
    except Rejected:
        return ""
    return f"{document.title}\n{document.text}"


def _recall(rows: list[list[str]], page_of: Callable[[list[str]], str]) -> float:
    return _share([kept_of(row, clean(page_of(row))) for row in rows])


def _share(pairs: list[tuple[int, int]]) -> float:
    return sum(found for found, _ in pairs) / sum(had for _, had in pairs)
