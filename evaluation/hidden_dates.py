"""Dates of pages that print none: when the pages around them say that they were written.

Data: web archives ``*.warc.gz`` with a gold table ``*.gold.tsv`` of the same name beside each
(columns url and published among others; see `evaluation.kremlin`). `data` is the folder of them,
or one archive; every archive is a crawl of its own.

All pages are read as plain text: the title, then the story as cleaning leaves it, without markup,
dateline and printed dates of publication. A seeded draw hides the date of one page in
ten, all of them at once; the others keep their gold day. Then the product's own stages read all of
them, and what inference says of the hidden ones is held against their gold day. Nothing is
sampled: three thousand short pages take about three minutes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import median

from dragoman.clean.page import clean_page
from dragoman.errors import Rejected
from dragoman.ingest.files import read_files
from dragoman.ingest.source import Item
from dragoman.model.document import Document
from dragoman.model.source import Page
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval
from dragoman.pipeline import Pipeline, build
from dragoman.resolve.dates import infer_dates
from dragoman.settings import Settings
from dragoman.store.memory import MemoryStore
from evaluation.figures import share
from evaluation.kremlin import archives, read_gold

__all__ = ["DATA", "QUICK", "Found", "find_dates", "score"]

DATA = "kremlin"
QUICK = False

HIDDEN = 0.1
"""Share of the pages of an archive whose date is hidden."""
SEED = 1905
NARROW = 31
"""Days that count as narrow: a month."""
OPEN = 36_525.0
"""Days, a century: stands for the width of an interval without a beginning or an end, since a
figure must be a number."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is inferred for a page whose date was hidden, and its gold day.

    `text` follows from what the pages say, `both` from that and from the addresses of the pages.
    """

    address: str
    gold: date
    text: Interval
    both: Interval
    steps: tuple[str, ...] = ()


def score(data: Path) -> dict[str, float]:
    """Give how often the gold day lies in the inferred interval, and how wide that is.

    `contained` is the share of hidden pages whose gold day lies in the interval, one without any
    bound counted in; `contained_of_bounded` leaves those out, `bounded_share` says how many
    have a bound at all, `two_sided_share` how many have both. `median_days` is the median width (a
    century where a bound is missing), `two_sided_median_days` that of the pages with both bounds.
    `within_31_days`, and `within_366_days`, are shares of all hidden pages: two-sided, not wider,
    and right. All these are what the product says, which knows the pages' addresses and asks
    whether their numbers run with time; the same names with `_by_words` are what the texts alone
    say, the hidden pages having no address.
    """
    found = [one for archive in archives(data) for one in find_dates(archive)]
    spoken = figures([(one.gold, one.text) for one in found])
    numbered = figures([(one.gold, one.both) for one in found])
    return {
        **numbered,
        **{f"{name}_by_words": value for name, value in spoken.items()},
        "pages": float(len(found)),
    }


def figures(dated: Sequence[tuple[date, Interval]]) -> dict[str, float]:
    """Give the figures of gold days and inferred intervals."""
    inside = [interval.contains(Interval.day(gold)) for gold, interval in dated]
    bounded = [right for right, (_, i) in zip(inside, dated, strict=True) if i.known]
    closed = [float(i.days) for _, i in dated if i.days is not None]
    widths = [float(i.days) if i.days is not None else OPEN for _, i in dated]
    right = [width for width, held in zip(widths, inside, strict=True) if held]
    return {
        "contained": share(sum(inside), len(dated)),
        "contained_of_bounded": share(sum(bounded), len(bounded)),
        "bounded_share": share(len(bounded), len(dated)),
        "two_sided_share": share(len(closed), len(dated)),
        "median_days": median(widths) if widths else OPEN,
        "two_sided_median_days": median(closed) if closed else OPEN,
        "within_31_days": share(sum(width <= NARROW for width in right), len(dated)),
        "within_366_days": share(sum(width <= 366 for width in right), len(dated)),
    }


def find_dates(archive: Path, seed: int = SEED) -> list[Found]:
    """Give what is inferred for the hidden pages of one archive, by address."""
    gold = {row["url"]: date.fromisoformat(row["published"]) for row in read_gold(archive)}
    drawn = random.Random(seed).sample(sorted(gold), round(HIDDEN * len(gold)))  # noqa: S311
    hidden = {_opaque(address): address for address in drawn}
    store = MemoryStore()
    pipeline = Pipeline(
        read=lambda paths, settings: _plain_pages(paths, settings, gold, frozenset(drawn)),
        published=_carried,
    )
    build([archive], store, pipeline, Settings())
    inferred = store.published()
    ids = {document.address: document.id for document in store.documents()}
    by_address = _by_address(store, hidden)
    found = []
    for opaque, address in sorted(hidden.items(), key=lambda pair: pair[1]):
        dating = inferred.get(ids.get(opaque, ""), Dating(UNBOUNDED, Basis.UNKNOWN))
        text = dating.interval
        numbered = by_address.get(address, UNBOUNDED)
        both = text.intersection(numbered) or text
        found.append(Found(address, gold[address], text, both, dating.steps))
    return found


def _by_address(store: MemoryStore, hidden: Mapping[str, str]) -> dict[str, Interval]:
    """Give what follows from the addresses alone, for the hidden pages, by address."""
    documents = [
        replace(document, address=hidden.get(document.address, document.address))
        for document in store.documents()
    ]
    address_of = {document.id: document.address for document in documents}
    following = infer_dates(documents, (), {}, ()).published
    return {address_of[key]: dating.interval for key, dating in following.items()}


def _plain_pages(
    paths: Sequence[str | Path],
    settings: Settings,
    gold: Mapping[str, date],
    hidden: frozenset[str],
) -> Iterator[Item]:
    """Give pages as plain text: the hidden ones without date and address, others with gold day."""
    for page in read_files(paths, settings):
        if not isinstance(page, Page):
            continue
        try:
            document = clean_page(page, settings)
        except Rejected as reason:
            yield reason
            continue
        paragraphs = [document.title, *document.text[document.dateline.end :].split("\n")]
        content = "\n\n".join(line for line in paragraphs if line).encode()
        address = page.address
        day = gold.get(address)
        known = Dating(Interval.day(day), Basis.META) if day and address not in hidden else None
        if address in hidden:
            address = _opaque(address)
        yield Page(address, content, "text", charset="utf-8", published=known)


def _carried(page: Page, document: Document) -> Dating | None:  # noqa: ARG001 (a stage's form)
    """Give the date that comes with a page; what its text prints is not asked."""
    return page.published


def _opaque(address: str) -> str:
    """Give a name of letters for a page, in an order of its own, that says nothing of it."""
    digits = sha256(address.encode()).hexdigest()[:24]
    return "hidden-" + digits.translate(str.maketrans("0123456789", "ghijklmnop"))
