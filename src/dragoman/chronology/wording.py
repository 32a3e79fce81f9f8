"""How intervals and counts read to a person."""

from __future__ import annotations

from datetime import timedelta

from dragoman.model.event import Modality
from dragoman.model.time import Interval

__all__ = ["MARKS", "interval_text", "plural"]

MARKS = {
    Modality.HAPPENED: "",
    Modality.CONFIRMED: "confirmed",
    Modality.PLANNED: "planned",
    Modality.DEMANDED: "demanded",
    Modality.POSSIBLE: "possible",
    Modality.ALLEGED: "alleged",
    Modality.DENIED: "denied",
    Modality.NEGATED: "",
}
"""What stands beside an event that is not simply told as done; "did not" is in its title."""


def interval_text(interval: Interval) -> str:
    """Give an interval as a reader writes it, its end inclusive.

    A day is ``2024-06-19``, a month ``2024-06``, a year ``2024``, other runs ``2024-11-17 to
    2024-11-19``; one-sided ones are ``by`` and ``from``; nothing known is ``undated``.
    """
    start, end = interval.start, interval.end
    if start is None and end is None:
        return "undated"
    if start is None:
        assert end is not None
        return f"by {end - timedelta(days=1)}"
    if end is None:
        return f"from {start}"
    if (end - start).days == 1:
        return start.isoformat()
    if interval == Interval.month(start.year, start.month):
        return f"{start:%Y-%m}"
    if interval == Interval.year(start.year):
        return f"{start.year:04d}"
    return f"{start} to {end - timedelta(days=1)}"


def plural(count: int, noun: str) -> str:
    """Give "1 page", "3 pages"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
