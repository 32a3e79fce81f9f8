"""Printed dates and the words before them bound the day of their page."""

from __future__ import annotations

import pytest

from dragoman.dates.expressions import find_times
from dragoman.model.time import Interval
from dragoman.resolve.dates import infer_dates
from dragoman.resolve.times.corpus import make_corpus
from dragoman.resolve.times.told_days import told_days
from tests.factory import parsed


def inferred(text: str) -> tuple[Interval | None, tuple[str, ...]]:
    read = parsed(text)
    page, times = read.document, find_times(read)
    found = infer_dates([page], (), {page.id: times}, (), sources=(told_days,)).published.get(
        page.id
    )
    return (found.interval, found.steps) if found else (None, ())


def test_a_page_lies_between_what_it_tells_as_past_and_as_still_to_come() -> None:
    text = (
        "The treaty signed in Lima on 3 May 1999 was praised.\n"
        "A summit is scheduled for 9 June 1999."
    )

    assert inferred(text) == (
        Interval.from_iso("1999-05-03", "1999-06-10"),
        (
            "it tells as past 'signed in Lima on 3 May 1999'",
            "it tells as still to come 'summit is scheduled for 9 June 1999' (up to 1999-06-09)",
        ),
    )


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The ferry sank near Oslo in 1994.", ("1994-01-01", None)),
        ("The bridge is due in May 2031.", (None, "2031-06-01")),
        ("The bridge was due in May 2031.", None),
        ("The treaty is to be signed on 3 May 1999.", (None, "1999-05-04")),
        ("They discussed trade in 2031.", None),
        ("The budget for 2031 was approved.", None),
        ("In 1990 they talked of the summit planned for 1992.", None),
    ],
)
def test_only_words_that_tell_a_side_bound_a_page(
    text: str, bounds: tuple[str | None, str | None] | None
) -> None:
    interval, _ = inferred(text)

    assert (interval.iso() if interval else None) == bounds


def test_a_dated_page_is_left_alone() -> None:
    read = parsed("The ferry sank near Oslo in 1994.", "2001-02-03")
    page = read.document

    assert list(told_days(make_corpus([page], (), {page.id: find_times(read)}, ()))) == []
