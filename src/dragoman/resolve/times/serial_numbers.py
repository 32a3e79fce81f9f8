"""Numbers in addresses that run with time: a page lies between the dated ones around it.

Many sites number their pages as they put them up ("/news/27002"). Where the dated pages of one
site and folder show that this is so around a number, and only there, a page without a date was
put up between its neighbours by number. This reads addresses, not text: `sources.BY_ADDRESS`
keeps it apart, so that what follows from words alone can be told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.time import Basis, Interval
from dragoman.resolve.times.bounds import Bound, Given
from dragoman.resolve.times.corpus import Corpus

__all__ = ["serial_numbers"]

NEAR = 5
"""Dated pages on each side that a page lies between: one that was put up late does no harm."""
SLACK = timedelta(days=3)
"""Pages are written, numbered and put up within some days."""
CHECKED = 20
"""Dated pages on each side that must lie between their own neighbours for the order to count."""
LEAST = 10
"""Of these there must be so many on each side."""
EXCEPTIONS = 1
"""Of these may be so many that do not: a page that was put up again bears a new number."""

NUMBER = re.compile(r"(?<!\d)\d{3,12}(?!\d)")
DIGITS = re.compile(r"\d+")
SLUG = re.compile(r"[^\W\d_]+(?:[-_%+][^\W\d_]+)+")
SCHEME = re.compile(r"^\w+://(?:www\.)?")


@dataclass(frozen=True, slots=True)
class _Run:
    """Dated pages of one numbering in order of their numbers."""

    numbers: tuple[int, ...]
    days: tuple[date, ...]
    addresses: tuple[str, ...]
    keeps: tuple[bool, ...]
    """For each page whether its day lies where its neighbours put it."""


def serial_numbers(corpus: Corpus) -> Iterator[Given]:
    """Bound pages without a day by the days of pages whose addresses bear the nearest numbers."""
    waiting: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    dated: defaultdict[str, list[tuple[int, date, str]]] = defaultdict(list)
    for key, document in sorted(corpus.documents.items()):
        place = parse_number(document.address)
        if place is None:
            continue
        numbering, number = place
        if corpus.open(key):
            waiting[numbering].append((number, key))
        elif (day := corpus.published(key).start) is not None:
            dated[numbering].append((number, day, document.address))
    for numbering, pages in sorted(waiting.items()):
        run = _run(sorted(dated[numbering]))
        for number, key in pages:
            bound = _between(run, number)
            if bound is not None:
                yield Given(key, bound)


def parse_number(address: str) -> tuple[str, int] | None:
    """Give the numbering that an address belongs to, and its number; None where it has none.

    The number is the last one of three to twelve digits; other digits are left out of the
    numbering, and so are the words of a headline before and behind the number.
    """
    plain = SCHEME.sub("", address.partition("#")[0])
    host, slash, path = plain.partition("/")
    found = list(NUMBER.finditer(path))
    if not slash or not found:
        return None
    number = found[-1]
    folders, slash, name = path[: number.start()].rpartition("/")
    name, rest = SLUG.sub("*", name), SLUG.sub("*", path[number.end() :])
    before, after = DIGITS.sub("9", f"{folders}{slash}{name}"), DIGITS.sub("9", rest)
    return f"{host.lower()}/{before}<n>{after}", int(number.group())


def _run(pages: Sequence[tuple[int, date, str]]) -> _Run:
    days = tuple(day for _, day, _ in pages)
    keeps = tuple(_keeps(days, place) for place in range(len(days)))
    return _Run(tuple(p[0] for p in pages), days, tuple(p[2] for p in pages), keeps)


def _keeps(days: Sequence[date], place: int) -> bool:
    around = _around(days, place, place + 1)
    return around is not None and around[0] <= days[place] <= around[1]


def _around(days: Sequence[date], below: int, above: int) -> tuple[date, date] | None:
    """Give the first and last day that the neighbours below and above a place allow for."""
    before, after = days[max(0, below - NEAR) : below], days[above : above + NEAR]
    if len(before) < NEAR or len(after) < NEAR:
        return None
    first, last = min(before) - SLACK, max(after) + SLACK
    return (first, last) if first <= last else None


def _between(run: _Run, number: int) -> Bound | None:
    """Bound a page by its neighbours, if the pages around it keep the order of their numbers."""
    below, above = bisect_left(run.numbers, number), bisect_right(run.numbers, number)
    around = _around(run.days, below, above)
    before = run.keeps[max(NEAR, below - CHECKED) : below]
    after = run.keeps[above : max(above, min(len(run.keeps) - NEAR, above + CHECKED))]
    checked = (*before, *after)
    if around is None or min(len(before), len(after)) < LEAST:
        return None
    if checked.count(False) > EXCEPTIONS:
        return None
    reason = (
        f"the number {number} in its address stands between those of {run.addresses[below - 1]} "
        f"({run.days[below - 1]}) and {run.addresses[above]} ({run.days[above]}), and of the "
        f"{len(checked)} dated pages around it {checked.count(True)} lie in time where their "
        f"numbers put them"
    )
    interval = Interval(around[0], around[1] + timedelta(days=1))
    return Bound(interval, reason, basis=Basis.ADDRESS)
