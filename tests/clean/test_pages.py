"""Saved pages of our own writing beside what they should become."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.clean.page import clean_page
from dragoman.dates.published import publication_time
from dragoman.ingest.files import read_files
from dragoman.model.source import Page
from dragoman.settings import Settings

PAGES = Path(__file__).parent / "pages"
FILES = sorted(file for file in PAGES.iterdir() if file.suffix != ".json")


def become(file: Path) -> dict[str, object]:
    (page,) = read_files([file], Settings())
    assert isinstance(page, Page)
    document = clean_page(page, Settings())
    dating = publication_time(page, document)
    return {
        "title": document.title,
        "byline": document.byline,
        "outlet": document.outlet,
        "section": document.section,
        "agencies": list(document.agencies),
        "language": document.language,
        "dateline": [
            document.dateline.place,
            document.dateline.agency,
            document.dateline.printed_date,
        ],
        "published": list(dating.interval.iso()) if dating else None,
        "steps": list(dating.steps) if dating else [],
        "conflicts": list(dating.conflicts) if dating else [],
        "notes": list(document.notes),
        "text": document.text.split("\n"),
        "removed": [[removed.line, removed.reason, removed.text] for removed in document.removed],
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_saved_page_becomes_what_stands_beside_it(file: Path) -> None:
    expected = json.loads(file.with_suffix(file.suffix + ".json").read_text(encoding="utf-8"))
    assert become(file) == expected


@pytest.mark.parametrize("file", [f for f in FILES if f.suffix == ".txt"], ids=lambda f: f.name)
def test_every_line_is_kept_or_told_as_removed(file: Path) -> None:
    words = file.read_text(encoding="utf-8").split()
    became = become(file)
    kept = " ".join([*became["text"], *(text for _, _, text in became["removed"])])  # type: ignore[misc,has-type]
    assert sorted(kept.split()) == sorted(words)
