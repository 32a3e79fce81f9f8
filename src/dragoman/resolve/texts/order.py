"""Which of two texts came first, as far as that is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.model.time import Interval
from dragoman.resolve.texts.shingles import Words

__all__ = ["days_apart", "follows", "in_order"]


def in_order(texts: Iterable[Words]) -> list[Words]:
    """Sort texts: earlier published first, undated ones last; longer first; then by id."""
    return sorted(texts, key=lambda text: (_day(text), *_by_length(text)))


def follows(text: Words, other: Words, *, by_length: bool = True) -> bool:
    """Say whether `text` came after `other`.

    Where their dates do not tell, the shorter one is held to follow, of two equals the one with
    the higher id; with `by_length` False the answer is then no.
    """
    mine, theirs = _published(text), _published(other)
    if mine and theirs and mine.gap(theirs) is not None and mine.intersection(theirs) is None:
        return theirs.end is not None and mine.start is not None and theirs.end <= mine.start
    return by_length and _by_length(text) > _by_length(other)


def days_apart(text: Words, other: Words) -> int | None:
    """Give the days between two publications: 0 for the same day, None when unknown.

    Neighbouring days are one apart. Of a publication with an open bound ("not after May 3") it is
    never known that it was close to another, only that it was not.
    """
    mine, theirs = _published(text), _published(other)
    if mine is None or theirs is None:
        return None
    if mine.intersection(theirs) is not None:
        return 0 if mine.days and theirs.days else None
    gap = mine.gap(theirs)
    return None if gap is None else gap + 1


def _published(text: Words) -> Interval | None:
    dating = text.document.published
    return dating.interval if dating and dating.interval.known else None


def _day(text: Words) -> date:
    interval = _published(text)
    return interval.start if interval and interval.start else date.max


def _by_length(text: Words) -> tuple[int, str]:
    return -len(text), text.document.id
