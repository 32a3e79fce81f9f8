"""Who holds which post, as a text says (tests/cases/offices.toml)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.dates.expressions import find_times
from dragoman.extract.mentions import find_mentions
from dragoman.extract.offices import find_offices
from dragoman.model.mention import OfficeMention
from dragoman.model.span import Span
from dragoman.model.time import Basis, Interval, TimeExpression
from tests.factory import parsed

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "offices.toml").read_text("utf-8"))


def offices(text: str, **years: str) -> tuple[OfficeMention, ...]:
    """Give the offices of a text; `years` are words of it that name a year, with their bound."""
    page = parsed(text)
    times = []
    for year, bound in years.items():
        words = year.removeprefix("y")
        start = text.index(words)
        times.append(
            TimeExpression(
                span=Span(page.document.id, start, start + len(words)),
                text=words,
                type="DATE",
                value=words,
                edtf=words,
                interval=Interval.year(int(words)),
                basis=Basis.EXPLICIT,
                rule="year",
                bound=bound,
            )
        )
    return find_offices(page, find_mentions(page), times)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_every_office_of_a_text_is_found(case: dict[str, Any]) -> None:
    found = offices(case["text"])
    assert [[o.holder_name, o.post, o.of or "", o.to or "", o.status] for o in found] == case[
        "offices"
    ]


@pytest.mark.parametrize(
    "case", [case for case in CASES["case"] if "held" in case], ids=lambda case: case["text"]
)
def test_the_time_of_an_office_is_what_its_sentence_says(case: dict[str, Any]) -> None:
    page = parsed(case["text"])
    found = find_offices(page, find_mentions(page), find_times(page))
    assert [[str(o.held.start or ""), str(o.held.end or "")] for o in found] == case["held"]


def test_since_a_year_has_no_end() -> None:
    (office,) = offices("Peter Okoth has been Kenya's ambassador since 2014.", y2014="since")
    assert office.held == Interval(date(2014, 1, 1), None)


def test_becoming_in_a_year_begins_then() -> None:
    (office,) = offices("Peter Okoth became foreign minister in 2004.", y2004="")
    assert office.held == Interval(date(2004, 1, 1), None)


def test_from_one_year_to_another() -> None:
    (office,) = offices(
        "Peter Okoth served as Kenya's envoy from 1999 to 2004.", y1999="from", y2004="to"
    )
    assert office.held == Interval(date(1999, 1, 1), date(2005, 1, 1))


def test_a_year_of_another_clause_dates_no_post() -> None:
    (office,) = offices("Kenya's envoy Peter Okoth arrived in 2004.", y2004="")
    assert office.held == Interval(None, None)


def test_the_words_of_an_office_hold_post_and_name() -> None:
    (office,) = offices("They greeted Kenyan President William Ruto at noon.")
    page = parsed("They greeted Kenyan President William Ruto at noon.")
    assert office.span.of(page.document.text) == "Kenyan President William Ruto"
