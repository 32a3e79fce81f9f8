"""A page is of the time in which its people held their posts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.codebook.load import read_table
from dragoman.dates.expressions import find_times
from dragoman.extract.mentions import find_mentions
from dragoman.extract.offices import find_offices
from dragoman.model.time import Interval
from dragoman.resolve.dates import infer_dates
from dragoman.resolve.times.corpus import make_corpus
from dragoman.resolve.times.office_terms import office_terms
from tests.factory import document, parsed


def inferred(text: str) -> tuple[Interval | None, tuple[str, ...]]:
    """Give what follows for the publication of a page from the posts that it names."""
    read = parsed(text)
    times = find_times(read)
    offices = find_offices(read, find_mentions(read), times)
    page = read.document
    found = infer_dates(
        [page], (), {page.id: times}, (), sources=(office_terms,), offices=offices
    ).published.get(page.id)
    return (found.interval, found.steps) if found else (None, ())


def days(text: str) -> tuple[str | None, str | None] | None:
    interval, _ = inferred(text)
    return interval.iso() if interval else None


def test_news_of_a_leader_is_of_his_term_and_a_month_for_putting_it_up() -> None:
    assert inferred("Japanese Prime Minister Taro Aso opened a tunnel in Tokyo.") == (
        Interval.from_iso("2008-09-01", "2009-11-01"),
        (
            "it names 'Prime Minister Taro Aso' in its own news, who held office "
            "2008-09-01 to 2009-09-30",
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "The tunnel was old.\nJapanese Prime Minister Taro Aso had opened it.",
        "In May 2009, Japanese Prime Minister Taro Aso opened the tunnel.",
        "The tunnel was begun last year by Japanese Prime Minister Taro Aso.",
        "The tunnel was begun under Japanese Prime Minister Taro Aso.",
        "A portrait of Japanese Prime Minister Taro Aso hangs in the tunnel.",
    ],
)
def test_what_looks_back_is_bounded_by_the_first_month_alone(text: str) -> None:
    assert days(text) == ("2008-09-01", None)


def test_who_left_a_post_left_it_before_the_page() -> None:
    text = "Former Japanese Prime Minister Taro Aso opened a tunnel."

    assert days(text) == ("2009-09-01", None)


def test_two_leaders_narrow_each_other() -> None:
    text = (
        "German Chancellor Gerhard Schroeder received Russian President Boris Yeltsin on a ferry."
    )

    assert days(text) == ("1998-10-01", "2000-02-01")


def test_of_two_terms_the_one_that_fits_the_other_people_counts() -> None:
    text = "Japanese Prime Minister Shinzo Abe received US President Barack Obama on a ferry."

    assert days(text) == ("2012-12-01", "2017-03-04")


@pytest.mark.parametrize(
    "text",
    [
        "Japanese Finance Minister Taro Aso opened a tunnel.",
        "Prime Minister Olga Nobody opened a tunnel.",
        "Taro Aso opened a tunnel.",
    ],
)
def test_other_posts_and_people_say_nothing(text: str) -> None:
    assert days(text) is None


def test_the_example_of_the_table_has_a_word_of_the_past() -> None:
    table = read_table("leaders")["past"]

    assert set(table["words"]) & set(table["example"].lower().split())
    assert days(table["example"]) in {None, ("1992-10-01", None)}


def test_a_dated_page_is_left_alone() -> None:
    read = parsed("Japanese Prime Minister Taro Aso opened a tunnel in Tokyo.")
    offices = find_offices(read, find_mentions(read), ())
    page = read.document
    dated = replace(parsed("Rain fell.", "2020-01-01").document, text=page.text)
    moved = [replace(office, span=replace(office.span, document=dated.id)) for office in offices]

    assert list(office_terms(make_corpus([dated], (), {}, (), offices=moved))) == []


@pytest.mark.parametrize(
    ("title", "bounds"),
    [
        ("Prime Minister Taro Aso opens a tunnel", ("2008-09-01", "2009-11-01")),
        ("In 2009 Prime Minister Taro Aso opened a tunnel", ("2008-09-01", None)),
        (read_table("leaders")["history"]["example"], ("2008-09-01", None)),
        ("A tunnel is opened", None),
    ],
)
def test_a_headline_is_news(title: str, bounds: tuple[str | None, str | None] | None) -> None:
    page = document("It rained.", title=title)
    found = infer_dates([page], (), {}, (), sources=(office_terms,)).published.get(page.id)

    assert (found.interval.iso() if found else None) == bounds
