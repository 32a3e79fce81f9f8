"""Which of two texts came first, and how far apart they are known to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model.time import Basis, Dating, Interval
from dragoman.resolve.texts.order import days_apart
from dragoman.resolve.texts.shingles import Words, read_words
from tests.factory import document


def words(name: str, start: str | None, end: str | None) -> Words:
    text = document(f"The text of {name} is about the ferry.", address=name)
    dating = Dating(Interval.from_iso(start, end), Basis.PRINTED, ("printed",))
    return read_words(replace(text, published=dating))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("2031-03-03", "2031-03-04"), ("2031-03-03", "2031-03-04"), 0),
        (("2031-03-03", "2031-03-04"), ("2031-03-04", "2031-03-05"), 1),
        (("2031-03-03", "2031-03-04"), (None, "2031-04-01"), None),
        ((None, "2031-04-01"), (None, "2031-04-01"), None),
        ((None, "2031-03-03"), ("2031-03-30", "2031-03-31"), 28),
        (("2031-03-03", "2031-03-04"), (None, None), None),
    ],
)
def test_two_publications_are_close_only_where_both_are_known(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], apart: int | None
) -> None:
    assert days_apart(words("one", *one), words("other", *other)) == apart
