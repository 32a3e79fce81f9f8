"""Pages of one government's news site: dates, counterpart countries and persons, against its own.

Data: web archives ``*.warc.gz`` with a gold table ``*.gold.tsv`` of the same name beside each
(columns id, url, published, clock, place, countries, persons, title). `data` is the folder of
them, or one archive. Dates are scored on every page, countries and persons on the pages which
the site's editors tagged.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from dragoman.clean.page import clean_page
from dragoman.dates.published import publication_time
from dragoman.errors import Rejected
from dragoman.ingest.files import read_files
from dragoman.model.document import Document
from dragoman.model.source import Page
from dragoman.settings import Settings
from evaluation.figures import share
from evaluation.kremlin_pages import page_figures
from evaluation.kremlin_tags import ReadPage, countries_of, plain_lookup, read_pages, tagged_persons

__all__ = ["DATA", "QUICK", "score"]

DATA = "kremlin"
QUICK = False

Gold = Mapping[str, dict[str, str]]


def score(data: Path) -> dict[str, float]:
    """Give the share of right dates, and how well tags of countries and persons are found.

    `date_accuracy`: the share of gold pages whose interval is exactly the gold day; a page that
    was rejected, is missing, or was not dated counts as wrong. `country_f1` (micro, with
    `country_precision` and `country_recall`): the states that a page is about against its
    country tags, over pages that have some; `lookup_country_f1` is what looking up the names of
    states in title and first paragraph gives. `person_recall`: the share of tagged persons whom
    a name of a person on the page names in full. `page_figures` tells what cleaning keeps.
    """
    gold: dict[str, dict[str, str]] = {}
    days: dict[str, str] = {}
    tagged: list[Document] = []
    for archive in archives(data):
        rows = {row["url"]: row for row in read_gold(archive)}
        gold |= rows
        _read(archive, rows, days, tagged)
    figures = {
        "date_accuracy": share(
            sum(days.get(url) == row["published"] for url, row in gold.items()), len(gold)
        ),
        "pages": float(len(gold)),
    }
    pages = {page.document.address: page for page in read_pages(tagged)}
    published = {url: row["published"] for url, row in gold.items()}
    return {
        **figures,
        **_country_figures(gold, pages),
        **_person_figures(gold, pages),
        **page_figures(archives(data), published),
    }


def archives(data: Path) -> list[Path]:
    """Give the archives in a folder, or the one that is named."""
    return sorted(data.glob("*.warc.gz")) if data.is_dir() else [data]


def read_gold(archive: Path) -> list[dict[str, str]]:
    """Give the rows of the gold table beside an archive."""
    table = archive.with_name(archive.name.removesuffix(".warc.gz") + ".gold.tsv")
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _read(archive: Path, gold: Gold, days: dict[str, str], tagged: list[Document]) -> None:
    """Add the ISO day of every page that is dated to one day, and the pages that are tagged."""
    settings = Settings()
    for page in read_files([archive], settings):
        if not isinstance(page, Page):
            continue
        try:
            document = clean_page(page, settings)
            dating = publication_time(page, document)
        except Rejected:
            continue
        if dating is not None and dating.interval.days == 1 and dating.interval.start:
            days[page.address] = dating.interval.start.isoformat()
        row = gold.get(page.address)
        if row is not None and (row["countries"] or row["persons"]):
            tagged.append(document)


def _country_figures(gold: Gold, pages: Mapping[str, ReadPage]) -> dict[str, float]:
    wanted = {url: set(row["countries"].split("|")) for url, row in gold.items()}
    wanted = {url: codes for url, codes in wanted.items() if codes != {""}}
    about = {url: countries_of(page) for url, page in pages.items() if url in wanted}
    listed = {url: plain_lookup(page) for url, page in pages.items() if url in wanted}
    precision, recall, f1 = _micro(wanted, about)
    return {
        "country_precision": precision,
        "country_recall": recall,
        "country_f1": f1,
        "lookup_country_f1": _micro(wanted, listed)[2],
        "country_pages": float(len(wanted)),
    }


def _micro(
    wanted: Mapping[str, set[str]], found: Mapping[str, frozenset[str]]
) -> tuple[float, float, float]:
    """Give precision, recall and F1 over all tags of all pages."""
    right = sum(len(codes & found.get(url, frozenset())) for url, codes in wanted.items())
    given = sum(len(codes) for codes in found.values())
    asked = sum(len(codes) for codes in wanted.values())
    return share(right, given), share(right, asked), share(2 * right, given + asked)


def _person_figures(gold: Gold, pages: Mapping[str, ReadPage]) -> dict[str, float]:
    found = asked = 0
    for url, row in gold.items():
        for variants in tagged_persons(row["persons"]):
            asked += 1
            found += url in pages and pages[url].names(variants)
    return {"person_recall": share(found, asked), "persons": float(asked)}
