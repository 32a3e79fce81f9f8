"""How inferred dates of pages are held against their gold days."""

from __future__ import annotations

from datetime import date

from dragoman.model.time import UNBOUNDED, Interval
from evaluation.hidden_dates import OPEN, figures


def test_each_page_counts_by_whether_its_day_is_held_and_how_wide_the_interval_is() -> None:
    gold = date(2019, 5, 10)
    dated = [
        (gold, Interval.from_iso("2019-05-01", "2019-05-21")),
        (gold, Interval.from_iso("2019-01-01", "2020-01-01")),
        (gold, Interval.from_iso("2019-06-01", "2019-06-11")),
        (gold, Interval.from_iso("2018-01-01", None)),
        (gold, UNBOUNDED),
    ]

    assert figures(dated) == {
        "contained": 0.8,
        "contained_of_bounded": 0.75,
        "bounded_share": 0.8,
        "two_sided_share": 0.6,
        "median_days": 365.0,
        "two_sided_median_days": 20.0,
        "within_31_days": 0.2,
        "within_366_days": 0.4,
    }


def test_of_no_pages_nothing_is_narrow() -> None:
    found = figures([])

    assert found["within_31_days"] == 0.0
    assert found["median_days"] == OPEN
