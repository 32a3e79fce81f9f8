"""Cleaning and dating of the same pages: what is lost, what stays of the site, what markup gives.

The article of a page is what the page itself marks as such (schema.org): the paragraphs that are
children of the element with ``itemprop="articleBody"``, or of a quotation in it, and the lead, an
element with ``itemprop="description"`` in an ``<article>``. The site's own lines about a page
("Published in section …") stand deeper in that element and are none. Words that the page hides
within a line (the explanation of a name, which opens on a touch) are left out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from lxml import html as lxml_html
from lxml.html import HtmlElement

from dragoman.clean.page import clean_page
from dragoman.dates.published import publication_time
from dragoman.errors import Rejected
from dragoman.ingest.files import read_files
from dragoman.model.source import Page
from dragoman.settings import Settings
from evaluation.figures import share
from evaluation.htmldate import library_day
from evaluation.paragraphs import furniture_pages, kept_of

__all__ = ["page_figures", "without_markup"]

for name in ("trafilatura", "htmldate"):
    logging.getLogger(name).addHandler(logging.NullHandler())

COMPARED = 400
"""Pages, spread evenly, that other extractors read too, and that speed is taken on."""
LEAD = "//*[@itemprop='description' and ancestor::article]"
BODY = "//*[@itemprop='articleBody']"
ARTICLE = f"{LEAD} | {BODY}/p | {BODY}/blockquote/p"
HIDDEN = "//span[contains(concat(' ', @class, ' '), ' hidden ')]"


@dataclass(frozen=True, slots=True)
class Saved:
    """A page, its article's paragraphs, and the day that its gold row says."""

    page: Page
    paragraphs: tuple[str, ...]
    day: str


def page_figures(archives: Sequence[Path], days: dict[str, str]) -> dict[str, float]:
    """Give what cleaning keeps and leaves; `days` are the gold days by address.

    `paragraph_recall`: share of the articles' paragraphs that stand in our title or text (as a run
    of words, or with nearly all their five-word shingles). `furniture_pages`: pages whose text has
    a line that stands on more than one page in twenty of its archive and not in the page's article.
    `date_accuracy_without_markup`: right days when meta tags, scripts and the attributes of <time>
    are taken out and the address is unknown; `paragraph_recall_without_markup` is of the same
    pages, where no itemprop tells which element the article is. `trafilatura_…`, `resiliparse_…`
    (its main content; `resiliparse_whole_…`: all the text of the page) and `newspaper4k_…` (where
    it is installed) are these extractors alone, on every n-th page, where `sample_…` is ours;
    `htmldate_date_accuracy_without_markup` is the htmldate library's on them.
    `clean_ratio` is the time of trafilatura's default extraction over ours on that sample: above 1
    we are faster.
    """
    kept = kept_plain = total = furniture = right = count = 0
    sample: list[Saved] = []
    for archive in archives:
        saved = [_saved(page, days) for page in _pages(archive)]
        texts = [our_text(one.page) for one in saved]
        for one, text in zip(saved, texts, strict=True):
            found, had = kept_of(one.paragraphs, text)
            kept, total = kept + found, total + had
            day, text = _printed(one.page)
            kept_plain += kept_of(one.paragraphs, text)[0]
            right += day == one.day
        count += len(saved)
        furniture += furniture_pages(texts, [one.paragraphs for one in saved])
        sample += saved
    sample = sample[:: max(1, len(sample) // COMPARED)]
    return {
        "date_accuracy_without_markup": share(right, count),
        "paragraph_recall": share(kept, total),
        "paragraph_recall_without_markup": share(kept_plain, total),
        "furniture_pages": float(furniture),
        **_compared(sample),
    }


def our_text(page: Page) -> str:
    """Give title and text of a page as Dragoman cleans it; empty for a page that it rejects."""
    try:
        document = clean_page(page, Settings())
    except Rejected:
        return ""
    return f"{document.title}\n{document.text}"


def without_markup(page: Page) -> Page:
    """Give a page of which only the printed text tells the day, and nothing what its article is."""
    tree = lxml_html.document_fromstring(page.content.decode(page.charset or "utf-8", "replace"))
    for element in _found(tree, "//meta | //script"):
        element.drop_tree()
    for element in tree.iter("time", "abbr"):
        element.attrib.clear()
    for element in _found(tree, "//*[@itemprop]"):
        del element.attrib["itemprop"]
    content = lxml_html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")
    return replace(
        page, address="http://a.example/", content=content, charset="utf-8", captured=None
    )


def _compared(sample: Sequence[Saved]) -> dict[str, float]:
    figures: dict[str, float] = {}
    seconds: dict[str, float] = {}
    for name, extract in EXTRACTORS.items():
        started = time.process_time()
        texts = [extract(one.page) for one in sample]
        seconds[name] = time.process_time() - started
        pairs = [kept_of(one.paragraphs, text) for one, text in zip(sample, texts, strict=True)]
        figures[f"{name}_paragraph_recall"] = share(
            sum(found for found, _ in pairs), sum(had for _, had in pairs)
        )
        articles = [one.paragraphs for one in sample]
        figures[f"{name}_furniture_pages"] = float(furniture_pages(texts, articles))
    figures["clean_ratio"] = share(seconds["trafilatura"], seconds["sample"])
    found = [library_day(without_markup(one.page)) == one.day for one in sample]
    figures["htmldate_date_accuracy_without_markup"] = share(sum(found), len(found))
    figures["sample_pages"] = float(len(sample))
    return figures


def _trafilatura(page: Page) -> str:
    from trafilatura import extract

    return extract(page.content.decode("utf-8", "replace"), include_comments=False) or ""


def _resiliparse(page: Page) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page.content.decode("utf-8", "replace"), main_content=True))


def _resiliparse_whole(page: Page) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page.content.decode("utf-8", "replace")))


def _newspaper(page: Page) -> str:
    newspaper = import_module("newspaper")
    config = newspaper.Config()
    config.fetch_images = False
    article = newspaper.Article(page.address, config=config)
    article.download(input_html=page.content.decode("utf-8", "replace"))
    article.parse()
    return str(article.text)


EXTRACTORS: dict[str, Callable[[Page], str]] = {
    "sample": our_text,
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
    "resiliparse_whole": _resiliparse_whole,
    **({"newspaper4k": _newspaper} if find_spec("newspaper") else {}),
}
"""newspaper4k is no dependency: it is compared where it happens to be installed."""


def _pages(archive: Path) -> list[Page]:
    return [page for page in read_files([archive], Settings()) if isinstance(page, Page)]


def _saved(page: Page, days: dict[str, str]) -> Saved:
    tree = lxml_html.document_fromstring(page.content.decode(page.charset or "utf-8", "replace"))
    for hidden in _found(tree, HIDDEN):
        hidden.drop_tree()
    paragraphs = tuple(str(element.text_content()) for element in _found(tree, ARTICLE))
    return Saved(page, paragraphs, days.get(page.address, ""))


def _found(tree: HtmlElement, path: str) -> list[HtmlElement]:
    found = tree.xpath(path)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, HtmlElement)]


def _printed(page: Page) -> tuple[str | None, str]:
    """Give the day, and title and text, of a page without its markup."""
    bare = without_markup(page)
    try:
        document = clean_page(bare, Settings())
        dating = publication_time(bare, document)
    except Rejected:
        return None, ""
    text = f"{document.title}\n{document.text}"
    if dating is None or dating.interval.days != 1 or dating.interval.start is None:
        return None, text
    return dating.interval.start.isoformat(), text
