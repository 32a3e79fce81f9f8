"""When a page was published: every place that names a day has a vote, and the way is kept."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from dragoman.codebook.printed_dates import day_comes_first
from dragoman.dates.published_address import address_votes
from dragoman.dates.published_data import data_votes
from dragoman.dates.published_markup import markup_votes
from dragoman.dates.published_printed import lone_vote, printed_votes
from dragoman.dates.published_text import text_votes
from dragoman.dates.votes import Vote, weigh
from dragoman.markup.html import Html, read_html
from dragoman.model.document import Document
from dragoman.model.source import Page
from dragoman.model.time import Basis, Dating, Interval

__all__ = ["publication_time"]

logging.getLogger("htmldate").addHandler(logging.NullHandler())

ENOUGH = 4.5
"""Weight of a vote from which the page's elements need not be searched, unless such votes differ or
are stamps in UTC, whose day a printed date can still move."""
WESTERN = frozenset({"en", "es", "pt", "fr", ""})
"""Languages of America, besides pages whose language is not known."""
DOUBTED = 1.5
"""Weight of a vote below which further voters are asked."""


def publication_time(page: Page, document: Document) -> Dating | None:
    """Give the day on which a page was published; None when it does not say.

    Voters, from the surest: the carrier (a feed, a table's column), JSON-LD, meta tags, the
    <time> of the publication, the address, a printed line, a dateline, data in scripts, a code,
    "2 days ago" counted from a known capture, and for HTML without any of these the only date that
    it prints, and htmldate. A later change, a copyright year, the site's clock and a day after the
    capture never win. What happened in the story does not date the page. Where no vote stands, the
    capture or the page's own word of its last change bounds the publication: the interval is then
    open at its start. `steps` tell the way, `conflicts` the votes against.
    """
    votes = [*_carrier(page), *address_votes(page.address), *text_votes(document)]
    if page.kind == "html":
        votes += _html_votes(page, document, votes)
    return weigh(votes, page.captured.date() if page.captured else None)


def _html_votes(page: Page, document: Document, others: list[Vote]) -> list[Vote]:
    """Give the votes of a page's HTML: each kind is asked only where the surer ones leave doubt."""
    html = read_html(page)
    votes = [_in_zone(vote, document.language) for vote in markup_votes(html)]
    sure = [vote for vote in (*others, *votes) if vote.weight >= ENOUGH]
    if any(vote.beside is None for vote in sure) and len({vote.day for vote in sure}) == 1:
        return votes
    day_first = _day_first(page, document, html)
    votes += [*printed_votes(html, day_first=day_first), *data_votes(html)]
    if _dated((*others, *votes)):
        return votes
    votes += lone_vote(html, document.text, day_first=day_first)
    if not _dated(votes):
        refused = {vote.interval for vote in votes if vote.why_not}
        found = _htmldate(html, page, _month(others))
        votes += [vote for vote in found if vote.interval not in refused]
    return votes


def _in_zone(vote: Vote, language: str) -> Vote:
    """Let a stamp in UTC be the day before only where the page may have been written in America."""
    day = vote.day
    if day is None or vote.beside is None or vote.beside > day or language in WESTERN:
        return vote
    return replace(vote, beside=None)


def _dated(votes: Iterable[Vote]) -> bool:
    return any(vote.weight >= DOUBTED and vote.day for vote in votes)


def _day_first(page: Page, document: Document, html: Html) -> bool | None:
    """Say what 05/06/2023 means on a page; the language that it is in weighs before its label."""
    said = (html.tree.get("lang") or "") if document.language in ("en", "") else document.language
    return day_comes_first(urlsplit(page.address).hostname or "", said)


def _carrier(page: Page) -> Iterator[Vote]:
    if page.published is not None and page.published.interval.known:
        words = page.published.steps[0] if page.published.steps else "the page's carrier"
        yield Vote(page.published.interval, page.published.basis, words, 7.0)


def _month(votes: list[Vote]) -> Interval | None:
    """Give the month that the address names."""
    months = (v.interval for v in votes if v.basis is Basis.ADDRESS and v.day is None)
    return next(months, None)


def _htmldate(html: Html, page: Page, month: Interval | None) -> Iterator[Vote]:
    """Give what htmldate finds in markup that we do not know.

    Its search through all the text of a page takes whatever day it meets (right 16 times of 27 on
    the pages left over in its own test set), so it is asked for only where the address names the
    month, and believed only within that month.
    """
    from htmldate import find_date

    captured = page.captured
    latest = captured.strftime("%Y-%m-%d") if captured else None
    found = find_date(
        html.tree,
        extensive_search=month is not None,
        original_date=True,
        url=page.address,
        max_date=latest,
    )
    day = Interval.day(date.fromisoformat(found)) if found else None
    if day is not None and (month is None or month.contains(day)):
        yield Vote(day, Basis.HTMLDATE, "htmldate", 1.0)
