from datetime import date

import pytest

from dragoman.chronology.wording import interval_text, plural
from dragoman.model.time import Interval

DAY = Interval.day(date(2024, 6, 19))


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (DAY, "2024-06-19"),
        (Interval.month(2024, 12), "2024-12"),
        (Interval.year(2024), "2024"),
        (Interval.from_iso("2024-11-17", "2024-11-20"), "2024-11-17 to 2024-11-19"),
        (Interval.from_iso(None, "2024-11-20"), "by 2024-11-19"),
        (Interval.from_iso("2024-11-17", None), "from 2024-11-17"),
        (Interval(None, None), "undated"),
    ],
)
def test_an_interval_reads_as_a_person_writes_it(interval: Interval, text: str) -> None:
    assert interval_text(interval) == text


def test_counts_read_as_words() -> None:
    assert [plural(n, "page") for n in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]
