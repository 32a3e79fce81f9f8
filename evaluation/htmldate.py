"""Web pages of every kind against the day on which they were published, read off by people.

Data: a folder with ``labels.json`` (address → {file, date}) and the pages, either packed as
``pages.tar.xz`` or in a folder ``pages/``. Shape and scores are those of the htmldate library's own
test set: a page without a day counts as missed, one with another day as wrong.
"""

from __future__ import annotations

import json
import logging
import tarfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dragoman.clean.page import clean_page
from dragoman.dates.published import publication_time
from dragoman.errors import Rejected
from dragoman.model.source import Page
from dragoman.settings import Settings
from evaluation.figures import share

__all__ = ["DATA", "QUICK", "labelled_pages", "score", "score_days"]

DATA = "htmldate"
QUICK = False
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def score(data: Path) -> dict[str, float]:
    """Give accuracy, precision, recall and F1 of days, and accuracy and F1 of the htmldate library.

    `within_accuracy` also counts a month or year that holds the day, which the library, having
    days only, cannot give.
    """
    answers = [(gold, our_day(page), library_day(page)) for page, gold in labelled_pages(data)]
    ours = score_days([(gold, found) for gold, found, _ in answers])
    theirs = score_days([(gold, found) for gold, _, found in answers])
    return {
        **ours,
        "htmldate_accuracy": theirs["accuracy"],
        "htmldate_f1": theirs["f1"],
        "pages": float(len(answers)),
    }


def labelled_pages(data: Path) -> Iterator[tuple[Page, str]]:
    """Give each page whose file is there, with its gold day in ISO form, in the labels' order."""
    labels = json.loads((data / "labels.json").read_text(encoding="utf-8"))
    contents = dict(_contents(data))
    for address, label in labels.items():
        if label["file"] in contents:
            yield Page(address, contents[label["file"]], "html"), label["date"]


def score_days(answers: list[tuple[str, str | None]]) -> dict[str, float]:
    """Give accuracy, precision, recall and F1 of (gold day, day found or None).

    A day found that is not the gold one is a false positive, none found a false negative, and F1
    is 2tp / (2tp + fp + fn), as the htmldate library's own evaluation counts.
    """
    right = sum(found == gold for gold, found in answers)
    wrong = sum(found is not None and found != gold for gold, found in answers)
    missed = len(answers) - right - wrong
    return {
        "accuracy": share(right, len(answers)),
        "precision": share(right, right + wrong),
        "recall": share(right, right + missed),
        "f1": share(2 * right, 2 * right + wrong + missed),
    }


def our_day(page: Page) -> str | None:
    """Give the day that Dragoman dates a page to, if it is one day."""
    settings = Settings()
    try:
        dating = publication_time(page, clean_page(page, settings))
    except Rejected:
        return None
    if dating is None or dating.interval.days != 1 or dating.interval.start is None:
        return None
    return dating.interval.start.isoformat()


def library_day(page: Page) -> str | None:
    """Give the day that the htmldate library finds, with its own settings for its own test set."""
    from htmldate import find_date

    try:
        found = find_date(
            page.content.decode("utf-8", "replace"),
            original_date=True,
            extensive_search=True,
            max_date=date.today().isoformat(),
        )
    except ValueError:
        return None
    return str(found) if found else None


def _contents(data: Path) -> Iterator[tuple[str, bytes]]:
    """Give (file name, bytes) of every page."""
    packed = data / "pages.tar.xz"
    if (data / "pages").is_dir():
        for file in sorted((data / "pages").iterdir()):
            yield file.name, file.read_bytes()
        return
    with tarfile.open(packed) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None:
                yield Path(member.name).name, content.read()
