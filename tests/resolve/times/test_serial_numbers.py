"""Numbers in addresses that run with time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.model.document import Document
from dragoman.model.time import Basis, Interval
from dragoman.resolve.dates import infer_dates
from dragoman.resolve.times.corpus import make_corpus
from dragoman.resolve.times.serial_numbers import parse_number, serial_numbers
from tests.factory import document

FIRST = date(2019, 3, 1)


@pytest.mark.parametrize(
    ("address", "numbering", "number"),
    [
        ("https://www.gazette.example/news/27002", "gazette.example/news/<n>", 27002),
        ("http://gazette.example/news/27002?page=2", "gazette.example/news/<n>?page=9", 27002),
        (
            "https://gazette.example/2019/05/ferry-strikes-pier-48113.html",
            "gazette.example/9/9/*-<n>.html",
            48113,
        ),
        (
            "https://gazette.example/city-desk/27002/ferry-strikes-pier",
            "gazette.example/city-desk/<n>/*",
            27002,
        ),
        ("https://gazette.example/story.php?id=5512", "gazette.example/story.php?id=<n>", 5512),
    ],
)
def test_the_last_long_number_of_an_address_counts(
    address: str, numbering: str, number: int
) -> None:
    assert parse_number(address) == (numbering, number)


@pytest.mark.parametrize("address", ["https://gazette.example/about", "pages/07.txt", "27002"])
def test_an_address_without_a_long_number_has_none(address: str) -> None:
    assert parse_number(address) is None


def site(days: list[date]) -> list[Document]:
    """Pages numbered by tens, one on each day given."""
    return [
        document(
            f"The council met for the {number}th time.",
            address=f"https://gazette.example/news/{1000 + 10 * number}",
            published=day.isoformat(),
        )
        for number, day in enumerate(days)
    ]


def waiting(number: int) -> Document:
    return document("The pier was mended.", address=f"https://gazette.example/news/{number}")


def daily(count: int) -> list[date]:
    return [FIRST + timedelta(days=place) for place in range(count)]


def bounds(pages: list[Document]) -> dict[str, Interval | None]:
    found = serial_numbers(make_corpus(pages, (), {}, ()))
    return {given.node: given.bound.interval for given in found}


def test_a_page_lies_between_the_dated_pages_with_the_nearest_numbers() -> None:
    page = waiting(1304)
    around = Interval(date(2019, 3, 24), date(2019, 4, 9))  # five pages and three days each way

    assert bounds([*site(daily(60)), page]) == {page.id: around}


def test_the_reason_names_the_neighbours_and_counts_those_that_keep_the_order() -> None:
    page = waiting(1304)

    dating = infer_dates([*site(daily(60)), page], (), {}, ()).published[page.id]

    assert dating.basis is Basis.INFERENCE
    assert dating.steps == (
        "the number 1304 in its address stands between those of "
        "https://gazette.example/news/1300 (2019-03-31) and https://gazette.example/news/1310 "
        "(2019-04-01), and of the 40 dated pages around it 40 lie in time where their numbers "
        "put them",
    )


def test_one_page_that_was_put_up_again_does_no_harm() -> None:
    days = daily(60)
    days[31] = date(2017, 1, 1)
    page = waiting(1304)

    assert bounds([*site(days), page]) == {page.id: Interval(date(2019, 3, 24), date(2019, 4, 9))}


def test_numbers_that_do_not_run_with_time_say_nothing() -> None:
    days = [FIRST + timedelta(days=place * 37 % 60) for place in range(60)]

    assert bounds([*site(days), waiting(1304)]) == {}


def test_numbers_that_run_backwards_say_nothing() -> None:
    weekly = [FIRST - timedelta(weeks=place) for place in range(60)]

    assert bounds([*site(weekly), waiting(1304)]) == {}


@pytest.mark.parametrize("number", [999, 1010, 1585, 9000])
def test_a_page_at_the_edge_of_what_is_dated_stays_undated(number: int) -> None:
    assert bounds([*site(daily(60)), waiting(number)]) == {}


def test_other_folders_and_sites_say_nothing() -> None:
    page = document("The pier was mended.", address="https://gazette.example/photos/1304")

    assert bounds([*site(daily(60)), page]) == {}


def test_a_dated_page_is_left_alone() -> None:
    assert bounds(site(daily(60))) == {}
