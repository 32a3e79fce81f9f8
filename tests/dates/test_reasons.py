"""Times that need a reason beyond their words, and the reason in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.codebook.times import holidays
from dragoman.dates.expressions import find_times
from dragoman.dates.feasts import day_of_feast, feast_near
from dragoman.model.time import Basis, Interval, TimeExpression
from tests.factory import day, parsed


def last_time(text: str, published: str | None = None, address: str = "") -> TimeExpression:
    read = parsed(text, published)
    if address:
        read = replace(read, document=replace(read.document, address=address))
    return find_times(read)[-1]


@pytest.mark.parametrize(
    ("text", "published", "address", "found", "step"),
    [
        (
            "Forms of 25/03/2019 are void. The form is dated 05/06/2019.",
            "2020-01-15",
            "",
            "2019-06-05",
            "'25/03/2019' on the same page puts the day first",
        ),
        (
            "Forms of 03/25/2019 are void. The form is dated 05/06/2019.",
            "2020-01-15",
            "",
            "2019-05-06",
            "'03/25/2019' on the same page puts the month first",
        ),
        (
            "The form is dated 05/06/2019.",
            "2020-01-15",
            "https://www.courier.example.uk/forms",
            "2019-06-05",
            "pages of .uk put the day first",
        ),
        (
            "The form is dated 05/06/2019.",
            "2020-01-15",
            "https://state.example.gov/forms",
            "2019-05-06",
            "pages of .gov put the month first",
        ),
        (
            "The form is dated Thursday, 05/06/2019.",
            None,
            "",
            None,
            "it can be 2019-05-06 or 2019-06-05, and nothing on the page tells which",
        ),
        (
            "The form is dated Wednesday, 05/06/2019.",
            None,
            "",
            "2019-06-05",
            "the printed day of week fits this reading alone",
        ),
        (
            "The form is dated 05/06/2019.",
            "2019-06-05",
            "",
            "2019-06-05",
            "one of its two readings is the day of publication",
        ),
        (
            "They signed the form on 05/06/2019.",
            "2019-05-20",
            "",
            "2019-05-06",
            "the other reading lies after the publication, and the verb is past",
        ),
        (
            "Forms of 25/03/2019 and of 03/26/2019 are void. The form is dated 05/06/2019.",
            "2020-01-15",
            "https://www.courier.example.uk/forms",
            None,
            "it can be 2019-05-06 or 2019-06-05, and nothing on the page tells which",
        ),
    ],
)
def test_the_page_tells_which_of_two_figures_is_the_day(
    text: str, published: str | None, address: str, found: str | None, step: str
) -> None:
    time = last_time(text, published, address)
    assert (time.interval, time.steps) == (day(found) if found else None, (step,))


def test_a_date_in_figures_that_nothing_settles_keeps_both_readings_and_no_interval() -> None:
    time = last_time("The form is dated 05/06/2019.", "2020-01-15")
    assert (time.text, time.value, time.edtf) == (
        "05/06/2019",
        "2019-XX-XX",
        "[2019-05-06,2019-06-05]",
    )
    assert (time.interval, time.shift, time.basis) == (None, None, Basis.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "found", "steps"),
    [
        (
            "They met on 19 June.",
            "2020-06-19",
            (
                "'met' is in the past tense: the latest one up to the anchor",
                "no year is printed: the latest 19 June up to the publication, 2021-06-10",
            ),
        ),
        (
            "They will meet on 19 June.",
            "2021-06-19",
            (
                "'meet' is still to come: the first one from the anchor on",
                "no year is printed: the first 19 June from the publication, 2021-06-10",
            ),
        ),
        (
            "The 19 June talks in Lima.",
            "2021-06-19",
            (
                "it describes 'talks': the nearest one",
                "no year is printed: the nearest 19 June to the publication, 2021-06-10",
            ),
        ),
        (
            "They met on Good Friday.",
            "2021-04-02",
            (
                "'met' is in the past tense: the latest one up to the anchor",
                "no year is printed: the latest such day up to the publication, 2021-06-10",
            ),
        ),
        (
            "They left two days before 4 May 2010.",
            "2010-05-02",
            ("two days before '4 May 2010', 2010-05-04",),
        ),
        (
            "The pact was signed on 4 May 1951. They marked its 70th anniversary.",
            "2021-05-04",
            ("70 years after '4 May 1951', 1951-05-04",),
        ),
    ],
)
def test_every_step_from_the_words_to_the_day_is_told(
    text: str, found: str, steps: tuple[str, ...]
) -> None:
    time = last_time(text, "2021-06-10")
    assert (time.interval, time.steps) == (day(found), steps)


def test_an_anniversary_of_what_nobody_dates_stays_relative() -> None:
    time = last_time("They marked the 70th anniversary of the pact.", "2021-06-10")
    assert (time.interval, time.basis) == (None, Basis.EVENT)
    assert time.steps == ("'the 70th anniversary' is counted from a time that is not named here",)


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("easter sunday", 2024, "2024-03-31"),
        ("easter sunday", 2025, "2025-04-20"),
        ("good friday", 2021, "2021-04-02"),
        ("whit monday", 2023, "2023-05-29"),
        ("thanksgiving", 2023, "2023-11-23"),
        ("memorial day", 2022, "2022-05-30"),
        ("labor day", 2021, "2021-09-06"),
        ("christmas", 2020, "2020-12-25"),
    ],
)
def test_a_feast_falls_on_its_day(name: str, year: int, expected: str) -> None:
    assert day_of_feast(holidays()[name], year) == date.fromisoformat(expected)


def test_a_feast_counted_from_a_wide_publication_is_not_guessed() -> None:
    easter = holidays()["easter"]
    assert feast_near(easter, Interval.year(2021), -1) is None
    assert feast_near(easter, Interval(None, date(2021, 5, 1)), -1) is None
    assert feast_near(easter, Interval.month(2021, 6), -1) == day("2021-04-04")
