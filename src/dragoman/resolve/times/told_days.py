"""Dates that a page prints with their year, and the words before them that tell its side of them.

"The treaty was signed on 3 May 1999" was not written before that day, "the summit scheduled for
9 June 2031" not after it. A plan beside an older date is left alone: that page may look back on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.codebook.told_days import side_of
from dragoman.model.calendar import in_words
from dragoman.model.document import Document
from dragoman.model.time import Basis, Interval, TimeExpression
from dragoman.resolve.times.bounds import Bound, Given
from dragoman.resolve.times.corpus import Corpus

__all__ = ["told_days"]

LONGEST = 366
"""Days of the widest date that is asked: a decade says little."""


def told_days(corpus: Corpus) -> Iterator[Given]:
    """Bound pages by the printed dates that their own words put before or after them."""
    for key, page in corpus.documents.items():
        if corpus.open(key):
            for bound in _bounds(page, corpus.times.get(key, ())):
                yield Given(key, bound)


def _bounds(page: Document, times: Sequence[TimeExpression]) -> Iterator[Bound]:
    printed = [time for time in times if _is_printed(time)]
    for time in printed:
        rule, interval = side_of(page.text, time.span.start), time.interval
        if rule is None or interval is None:
            continue
        words = page.text[: time.span.start].split("\n")[-1].split()[-4:]
        quoted = f"{' '.join((*words, time.text))!r}"
        if rule.side == "past":
            yield Bound(Interval(interval.start, None), f"it tells as past {quoted}")
        elif not _looks_back(page, time, printed):
            reason = f"it tells as still to come {quoted} (up to {in_words(interval)})"
            yield Bound(Interval(None, interval.end), reason)


def _is_printed(time: TimeExpression) -> bool:
    interval = time.interval
    return (
        time.basis is Basis.EXPLICIT
        and time.type in {"DATE", "TIME"}
        and not time.bound
        and interval is not None
        and interval.days is not None
        and interval.days <= LONGEST
    )


def _looks_back(page: Document, time: TimeExpression, printed: Sequence[TimeExpression]) -> bool:
    """Say whether an older date stands in the paragraph before a planned one."""
    paragraph = page.text.rfind("\n", 0, time.span.start)
    return any(
        paragraph < other.span.start < time.span.start and _ends_before(other, time)
        for other in printed
    )


def _ends_before(other: TimeExpression, time: TimeExpression) -> bool:
    first, second = other.interval, time.interval
    if first is None or second is None or first.end is None or second.start is None:
        return False
    return first.end <= second.start
