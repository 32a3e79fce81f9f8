"""Shares and F1, 0 of nothing."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["f1", "harmonic", "mean", "share"]


def share(part: float, whole: float) -> float:
    """Give a share."""
    return part / whole if whole else 0.0


def mean(marks: Iterable[bool]) -> float:
    """Give the share of what is true."""
    rows = list(marks)
    return share(sum(rows), len(rows))


def f1(right: int, system: int, gold: int) -> float:
    """Give 2 · right / (system + gold), the harmonic mean of precision and recall."""
    return share(2 * right, system + gold)


def harmonic(precision: float, recall: float) -> float:
    """Give F1 of a precision and a recall that count different things."""
    return share(2 * precision * recall, precision + recall)
