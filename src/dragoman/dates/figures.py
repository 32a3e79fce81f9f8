"""Dates in figures that can be read two ways: 05/06/2023 is a day of June or of May."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from dragoman.codebook.times import figure_orders
from dragoman.model.document import Document

__all__ = ["Order", "order_of_page", "settle"]

PRINTED = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")
MONTHS = 12
DAYS = 31


@dataclass(frozen=True, slots=True)
class Order:
    """Which comes first on a page, "day" or "month" (empty: it does not tell), and why."""

    first: str
    why: str = ""


def order_of_page(document: Document) -> Order:
    """Give the order in which a page writes dates in figures, from its other dates or its host.

    A number above 12 is a day, so such a date tells the order of all the others, unless the
    page writes both ways.
    """
    told: dict[str, str] = {}
    for found in PRINTED.finditer(document.text):
        first, second = int(found.group(1)), int(found.group(3))
        if MONTHS < first <= DAYS and 1 <= second <= MONTHS:
            told.setdefault("day", found.group())
        elif MONTHS < second <= DAYS and 1 <= first <= MONTHS:
            told.setdefault("month", found.group())
    if len(told) == 1:
        ((order, words),) = told.items()
        return Order(order, f"{words!r} on the same page puts the {order} first")
    if told:
        return Order("")
    host = urlsplit(document.address).hostname or ""
    end = host.rpartition(".")[2]
    order = figure_orders().get(end, "")
    return Order(order, f"pages of .{end} put the {order} first" if order else "")


def settle(
    days: Sequence[date], weekday: int | None, order: Order, published: date | None, *, past: bool
) -> tuple[date | None, str]:
    """Choose between the day-first and the month-first reading; None and why where none can be.

    `past` says that the sentence tells of what is past: then no day after the publication fits.
    """
    fitting = [day for day in days if day.weekday() == weekday]
    if len(fitting) == 1:
        return fitting[0], "the printed day of week fits this reading alone"
    if order.first:
        return days[0 if order.first == "day" else 1], order.why
    if published is not None and published in days:
        return published, "one of its two readings is the day of publication"
    earlier = [day for day in days if published is None or not past or day <= published]
    if len(earlier) == 1:
        return earlier[0], "the other reading lies after the publication, and the verb is past"
    told = " or ".join(day.isoformat() for day in sorted(days))
    return None, f"it can be {told}, and nothing on the page tells which"
