"""Which expression dates which act."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.timing import TimingExample, timing_examples
from dragoman.dates.expressions import find_times
from dragoman.extract.timing import date_event
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval
from tests.factory import parsed

PUBLISHED = "2024-11-19"
"""A Tuesday."""


def dated(text: str, trigger: str, published: str | None = PUBLISHED) -> Dating:
    read = parsed(text, published)
    token = next(token for token in read.tokens if token.text == trigger)
    return date_event(read, token.index, find_times(read))


CASES_FILE = Path(__file__).parents[1] / "cases" / "event_times.toml"
TOLD = tomllib.loads(CASES_FILE.read_text(encoding="utf-8"))["case"]
WEEK = timedelta(days=7)
CALENDAR = re.compile(r"\d|\b(?:March|April|May|June)\b")
WEEKLY = [c for c in TOLD if not CALENDAR.search(c["text"]) and "published" not in c]
"""The cases whose times all move with the publication, week by week."""


@pytest.mark.parametrize("case", TOLD, ids=[f"{c['kind']}: {c['trigger']}" for c in TOLD])
def test_the_time_of_each_case_is_that_of_its_act(case: dict[str, Any]) -> None:
    published = case.get("published", PUBLISHED) or None
    found = dated(case["text"], case["trigger"], published)
    assert found.interval == Interval.from_iso(*case["days"])


@pytest.mark.parametrize("case", TOLD, ids=[f"{c['kind']}: {c['trigger']}" for c in TOLD])
def test_no_time_is_given_without_its_reason(case: dict[str, Any]) -> None:
    steps = dated(case["text"], case["trigger"], case.get("published", PUBLISHED) or None).steps
    assert steps
    assert all(steps)


@pytest.mark.parametrize("case", WEEKLY, ids=[f"{c['kind']}: {c['trigger']}" for c in WEEKLY])
def test_a_page_of_a_week_later_tells_of_a_week_later(case: dict[str, Any]) -> None:
    later = dated(case["text"], case["trigger"], "2024-11-26").interval
    start, end = (date.fromisoformat(day) + WEEK if day else None for day in case["days"])
    assert later == Interval(start, end)


def test_half_of_the_cases_are_traps() -> None:
    assert len(TOLD) >= 40
    assert sum(case["kind"].startswith("trap") for case in TOLD) * 2 >= len(TOLD)


@pytest.mark.parametrize("example", timing_examples(), ids=lambda example: example.text)
def test_each_example_of_the_table_is_dated_as_it_says(example: TimingExample) -> None:
    found = dated(example.text, example.trigger, example.published)
    assert found.interval == Interval.from_iso(*example.interval)


CASES = [
    # the act's own clause
    ("The envoys met on Monday in Lima.", "met", "2024-11-18", "2024-11-19"),
    ("The treaty, signed in June, was ratified last week.", "signed", "2024-06-01", "2024-07-01"),
    ("The treaty, signed in June, was ratified last week.", "ratified", "2024-11-11", "2024-11-18"),
    ("The talks on Monday failed.", "talks", "2024-11-18", "2024-11-19"),
    ("Peru signed a pact on Monday with Chile.", "signed", "2024-11-18", "2024-11-19"),
    ("During a meeting on Monday in Quito, Mora met Silva.", "met", "2024-11-18", "2024-11-19"),
    ("In his New Year's Day address, Mora called for peace.", "called", "2024-01-01", "2024-01-02"),
    # the verb that carries an act, and the clauses that share its time
    ("The two sides held talks on Monday.", "talks", "2024-11-18", "2024-11-19"),
    ("The talks took place on Monday.", "talks", "2024-11-18", "2024-11-19"),
    (
        "A note from the talks held the day before between Peru and Chile praised the pact.",
        "talks",
        "2024-11-18",
        "2024-11-19",
    ),
    ("Mora spoke on Monday during a visit to Lima.", "visit", "2024-11-18", "2024-11-19"),
    ("Mora arrived on Monday and met Silva.", "met", "2024-11-18", "2024-11-19"),
    ("Mora was at a forum in June, where a pact was signed.", "signed", "2024-06-01", "2024-07-01"),
    ("The pact was signed when Mora visited Lima in June.", "signed", "2024-06-01", "2024-07-01"),
    ("In 2014 Peru expelled ten diplomats.", "expelled", "2014-01-01", "2015-01-01"),
    # never the time of the saying for what is said
    ("Officials said on Sunday that Mora met Silva on Friday.", "said", "2024-11-17", "2024-11-18"),
    ("Officials said on Sunday that Mora met Silva on Friday.", "met", "2024-11-15", "2024-11-16"),
    ("Officials said on Sunday that Mora met Silva.", "met", None, "2024-11-18"),
    ("Officials said on Sunday that Mora would meet Silva.", "meet", "2024-11-17", None),
    ("Chile denounced the test on Monday.", "test", None, "2024-11-20"),
    ("Chile denounced Monday's test.", "denounced", None, "2024-11-20"),
    ("The summit on Monday angered Chile.", "angered", None, "2024-11-20"),
    ("Chile made a promise to open the port on May 9.", "promise", None, "2024-11-20"),
    # what came before and after
    ("After talks on Monday, the ministers signed a pact.", "signed", "2024-11-18", "2024-11-20"),
    ("The ministers signed a pact on Monday after talks in Lima.", "talks", None, "2024-11-19"),
    ("The ministers met on Monday ahead of a summit.", "met", "2024-11-18", "2024-11-19"),
    ("The ministers agreed on Monday to meet.", "meet", "2024-11-18", None),
    # the paragraph
    ("On Monday, Mora met Silva. He visited the port.", "visited", "2024-11-18", "2024-11-19"),
    ("On Monday, Mora met Silva. He had visited the port.", "visited", None, "2024-11-20"),
    # the story
    ("On Monday, Mora met Silva.\nHe visited the port.", "visited", "2024-11-18", "2024-11-19"),
    ("On Monday, Mora met Silva.\nHe had visited the port.", "visited", None, "2024-11-20"),
    ("On Monday, Mora met Silva.\nHe has visited the port.", "visited", None, "2024-11-20"),
    ("Mora landed on Saturday.\nHe visited the port.", "visited", "2024-11-16", "2024-11-20"),
    ("In May Mora met Silva.\nHe visited the port.", "visited", None, "2024-11-20"),
    # bounds
    ("The border has been closed since 2014.", "closed", "2014-01-01", "2024-11-20"),
    ("They will sign the pact by Friday.", "sign", "2024-11-19", "2024-11-23"),
    ("Peru left the pact before 2014.", "left", None, "2014-01-01"),
    # tense alone
    ("Peru expelled ten diplomats.", "expelled", None, "2024-11-20"),
    ("Peru will expel ten diplomats.", "expel", "2024-11-19", None),
    ("Peru insists that the pact is void.", "insists", None, "2024-11-20"),
    # what is narrowed by tense
    ("Peru signed the pact this year.", "signed", "2024-01-01", "2024-11-20"),
    ("Peru will sign the pact this month.", "sign", "2024-11-19", "2024-12-01"),
    # a statement belongs to its story
    ("Mora landed on Sunday.\nPeru was ready, he said.", "said", "2024-11-17", "2024-11-20"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "start", "end"), CASES, ids=[c[0] for c in CASES])
def test_an_act_has_the_time_that_a_careful_reader_gives_it(
    text: str, trigger: str, start: str | None, end: str | None
) -> None:
    assert dated(text, trigger).interval == Interval.from_iso(start, end)


def test_without_publication_a_relative_time_is_named_but_not_counted() -> None:
    assert dated("Peru signed the pact last year.", "signed", None) == Dating(
        UNBOUNDED,
        Basis.UNKNOWN,
        (
            "dated by 'last year': it stands in the act's own clause",
            "'last year' is counted from a publication that is not known",
        ),
        source=Span(parsed("Peru signed the pact last year.").document.id, 21, 30),
    )


def test_every_choice_is_a_step_in_plain_words() -> None:
    assert dated("Peru signed the pact on Monday.", "signed").steps == (
        "dated by 'Monday': it stands in the act's own clause",
        "'signed' is in the past tense: the latest one up to the anchor",
        "counted from the publication, 2024-11-19",
    )


def test_a_page_without_times_bounds_by_tense_alone() -> None:
    read = parsed("Peru signed the pact.", PUBLISHED)
    trigger = next(token.index for token in read.tokens if token.text == "signed")
    assert date_event(read, trigger, ()) == Dating(
        Interval.from_iso(None, "2024-11-20"),
        Basis.PUBLICATION,
        ("no time is given; told in the past tense: over by publication, 2024-11-19",),
    )


@pytest.mark.parametrize(
    ("text", "trigger", "step"),
    [
        (
            "Mora landed on Monday.\nSilva received him.",
            "received",
            "no time of its own: it belongs to the story of 'Monday'",
        ),
        (
            "Mora landed on Friday.\nSilva received him.",
            "received",
            "no time of its own: it belongs to the story of 'Friday', not before it",
        ),
        (
            "Peru agreed on Monday to sign the pact.",
            "sign",
            "not before 'Monday': it is what 'agreed' points to",
        ),
        (
            "Peru said on Sunday that Mora met Silva.",
            "met",
            "not after 'Sunday': it is what 'said' tells",
        ),
        (
            "The ministers on Monday signed a pact.",
            "signed",
            "dated by 'Monday': it stands between who acts and the act",
        ),
        (
            "Chile supports the plan.",
            "supports",
            "no time is given; told in the present tense: begun by publication, 2024-11-19",
        ),
        (
            "Chile will build the dam.",
            "build",
            "no time is given; told as still to come: not before publication, 2024-11-19",
        ),
    ],
)
def test_the_first_step_says_what_decided(text: str, trigger: str, step: str) -> None:
    assert dated(text, trigger).steps[0] == step


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("Peru signed the pact on Monday.", "signed", "Monday"),
        ("Mora landed on Monday.\nSilva received him.", "received", "Monday"),
        ("Peru agreed on Monday to sign the pact.", "sign", None),
        ("Peru signed the pact.", "signed", None),
    ],
)
def test_the_expression_that_dates_an_act_is_its_source(
    text: str, trigger: str, source: str | None
) -> None:
    span = dated(text, trigger).source
    assert (text[span.start : span.end] if span else None) == source
