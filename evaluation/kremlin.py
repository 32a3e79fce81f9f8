"""Pages of one government's news site: publication dates against the site's own record.

Data: web archives ``*.warc.gz`` with a gold table ``*.gold.tsv`` of the same name beside each
(columns id, url, published, clock, place, countries, persons, title). `data` is the folder of
them, or one archive.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from dragoman.clean.page import clean_page
from dragoman.dates.published import publication_time
from dragoman.errors import Rejected
from dragoman.ingest.files import read_files
from dragoman.settings import Settings

__all__ = ["DATA", "QUICK", "score"]

DATA = "kremlin"
QUICK = True


def score(data: Path) -> dict[str, float]:
    """Give `date_accuracy`: the share of gold pages whose interval is exactly the gold day.

    A page that was rejected, is missing, or was not dated counts as wrong.
    """
    right = total = 0
    for archive in archives(data):
        gold = read_gold(archive)
        found = published_days(archive)
        total += len(gold)
        right += sum(found.get(row["url"]) == row["published"] for row in gold)
    return {"date_accuracy": right / total if total else 0.0, "pages": float(total)}
    # country_f1 (places of country tags) and person_recall follow here; both need the whole
    # pipeline over the rows whose `countries` or `persons` are not empty.


def archives(data: Path) -> list[Path]:
    """Give the archives in a folder, or the one that is named."""
    return sorted(data.glob("*.warc.gz")) if data.is_dir() else [data]


def read_gold(archive: Path) -> list[dict[str, str]]:
    """Give the rows of the gold table beside an archive."""
    table = archive.with_name(archive.name.removesuffix(".warc.gz") + ".gold.tsv")
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def published_days(archive: Path) -> dict[str, str]:
    """Give for each address the ISO day on which it was published, where it is one day."""
    return dict(_days(archive))


def _days(archive: Path) -> Iterator[tuple[str, str]]:
    settings = Settings()
    for page in read_files([archive], settings):
        if isinstance(page, Rejected):
            continue
        try:
            dating = publication_time(page, clean_page(page, settings))
        except Rejected:
            continue
        if dating is not None and dating.interval.days == 1 and dating.interval.start:
            yield page.address, dating.interval.start.isoformat()
