"""The date in a page's address: /2024/06/03/, /2024-06/03/, /2024/jun/03/, -20240603."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from dragoman.codebook.printed_dates import month_number
from dragoman.dates.votes import Vote
from dragoman.model.time import Basis, Interval

__all__ = ["address_votes"]

YEAR = r"(?P<year>19[89]\d|20\d\d)"
DAYS = (
    re.compile(
        rf"(?<!\d){YEAR}[/_.-](?P<month>0?[1-9]|1[0-2])[/_.-](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
    ),
    re.compile(
        rf"/{YEAR}/(?P<name>[a-z]{{3,9}})/(?P<day>0?[1-9]|[12]\d|3[01])(?=/|$)", re.IGNORECASE
    ),
    re.compile(
        rf"(?<![\da-z]){YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(rf"/{YEAR}/(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=/|-|$)"),
    re.compile(rf"/{YEAR}(?P<month>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])(?=/|$)"),
    re.compile(
        rf"(?<!\d)(?P<day>0[1-9]|[12]\d|3[01])[-_.](?P<month>0[1-9]|1[0-2])[-_.]{YEAR}(?!\d)"
    ),
)
MONTH = re.compile(rf"/{YEAR}[/_-](?P<month>0[1-9]|1[0-2])(?=/)")


def address_votes(address: str) -> Iterator[Vote]:
    """Give the day, or else the month, that the path of a web address carries."""
    parts = urlsplit(address)
    if not parts.scheme.startswith("http"):
        return
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for pattern in DAYS:
        for match in pattern.finditer(path):
            day = _day(match)
            if day:
                words = f"the address ({match.group().strip('/')})"
                yield Vote(Interval.day(day), Basis.ADDRESS, words, 4.0)
                return
    if found := MONTH.search(path):
        month = Interval.month(int(found["year"]), int(found["month"]))
        yield Vote(month, Basis.ADDRESS, f"the address ({found.group().strip('/')})", 2.0)


def _day(match: re.Match[str]) -> date | None:
    values = match.groupdict()
    month = int(values["month"]) if values.get("month") else month_number(values["name"].lower())
    try:
        return date(int(values["year"]), month or 0, int(values["day"]))
    except ValueError:
        return None
