from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from dragoman.clean.page import clean_page
from dragoman.codebook.load import read_table
from dragoman.codebook.printed_dates import find_printed_dates, read_date_line
from dragoman.dates.published import publication_time
from dragoman.model.source import Page
from dragoman.model.time import Basis, Dating, Interval
from dragoman.settings import Settings
from tests.factory import day

STORY = (
    "The ministers of the two islands met in the harbour and agreed to reopen the ferry line.\n"
    "The war between them had ended on June 3, 2001, eleven years after it began.\n"
    "Nobody took questions after the signing of the treaty."
)
CAPTURED = datetime(2023, 5, 20, 12, 0, tzinfo=UTC)


def dating(content: str, kind: str = "text", **fields: Any) -> Dating | None:
    page = Page(**{"address": "page", "content": content.encode(), "kind": kind, **fields})
    return publication_time(page, clean_page(page, Settings()))


def html(head: str = "", body: str = "", address: str = "http://a.example/story") -> Dating | None:
    story = "".join(f"<p>{line} {line}</p>" for line in STORY.split("\n"))
    body = f"<body><article><h1>Ferry line</h1>{body}{story}</article></body>"
    return dating(f"<html><head>{head}</head>{body}</html>", "html", address=address)


def when(found: Dating | None) -> Interval | None:
    return found.interval if found else None


@pytest.mark.parametrize("row", read_table("printed_dates")["form"], ids=lambda row: row["name"])
def test_a_printed_form_is_read_as_the_day_of_its_example(row: dict[str, str]) -> None:
    assert [(p.day.isoformat(), p.form) for p in find_printed_dates(row["example"])] == [
        (row["day"], row["name"])
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The treaty was signed on June 19, 2021 by both ministers.",
        "05/06/2023",
        "31 February 2023",
        "Flight 2023-05-091",
        "",
    ],
)
def test_sentences_and_doubtful_days_are_no_date_lines(line: str) -> None:
    assert read_date_line(line) is None


def test_what_happened_in_the_story_does_not_date_the_page() -> None:
    assert dating(STORY) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published On 9 May 2023", "2023-05-09"),
        ("2023-05-09 03:04:10", "2023-05-09"),
        ("9 May 2023 - 12:00", "2023-05-09"),
        ("May 9, 2023, 11:02 pm", "2023-05-09"),
        ("By Jane Roe | May 9, 2023", "2023-05-09"),
        ("Published 9 May 2023, updated 11 May 2023 10:20 BST", "2023-05-09"),
        ("Tuesday, 9 May 2023", "2023-05-09"),
        ("Last updated: 9 May 2023", None),
        ("05/06/2023", None),
    ],
)
def test_a_printed_line_dates_the_page(line: str, expected: str | None) -> None:
    found = dating(f"Islands Agree to Reopen Ferry Line\n{line}\n{STORY}")
    assert when(found) == (day(expected) if expected else None)


def test_the_clock_of_the_site_does_not_date_the_story() -> None:
    clock = "Thursday, 1 February 2024 08:15 GMT\nWorld | Politics | Sport\n"
    title = "Islands Agree to Reopen Ferry Line\n"
    found = dating(f"{clock}{title}2023-05-09 03:04:10\n{STORY}\n\nHARBOUR09052023000045ID110979")
    assert found == Dating(
        day("2023-05-09"),
        Basis.PRINTED,
        (
            "2023-05-09 from the printed line '2023-05-09 03:04:10'",
            "confirmed by 2023-05-09 from the code 'HARBOUR09052023000045ID110979'",
        ),
        (
            "2024-02-01 from the printed line 'Thursday, 1 February 2024 08:15 GMT': "
            "the page's clock tells when it was visited",
        ),
    )
    assert dating(f"{clock}{title}{STORY}") is None


def test_a_stamp_counts_only_from_a_known_capture() -> None:
    page = f"Islands Agree to Reopen Ferry Line\n3 days ago\n{STORY}"
    assert dating(page) is None
    found = dating(page, captured=CAPTURED)
    assert found is not None
    assert found.basis is Basis.STAMP
    assert found.interval.contains(day("2023-05-17"))


def test_a_day_after_the_capture_cannot_be_the_publication() -> None:
    page = f"Islands Agree to Reopen Ferry Line\nJuly 1, 2023\n{STORY}"
    assert dating(page, captured=CAPTURED) is None


def test_a_copyright_year_and_a_relative_year_date_nothing() -> None:
    assert dating(f"{STORY}\n© 2019 Harbour Post") is None


@pytest.mark.parametrize(
    ("head", "body", "expected", "basis"),
    [
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",'
            '"datePublished":"2023-05-09T10:00:00+02:00","dateModified":"2023-06-01"}]}</script>',
            "",
            "2023-05-09",
            Basis.JSON_LD,
        ),
        (
            '<meta property="article:published_time" content="2023-05-09T10:00:00+02:00">',
            "<time datetime='2023-05-11'>11 May</time>",
            "2023-05-09",
            Basis.META,
        ),
        (
            "",
            "<time itemprop='datePublished' datetime='2023-05-09'>9 May</time>",
            "2023-05-09",
            Basis.TIME_TAG,
        ),
        ("", "<div class='meta'>May 9, 2023 by Jane Roe</div>", "2023-05-09", Basis.PRINTED),
        ('<meta property="article:modified_time" content="2023-05-09">', "", None, None),
        ("", "<div class='comment'><span class='date'>9 May 2023</span></div>", None, None),
    ],
)
def test_markup_dates_the_page(
    head: str, body: str, expected: str | None, basis: Basis | None
) -> None:
    found = html(head, body)
    assert (when(found), found.basis if found else None) == (
        day(expected) if expected else None,
        basis,
    )


def test_a_stamp_in_utc_gives_way_to_the_day_where_the_page_was_written() -> None:
    found = html(
        '<meta property="article:published_time" content="2023-05-10T02:20:00Z">',
        "<time datetime='2023-05-09T22:20:00-04:00'>May 9</time>",
    )
    assert when(found) == day("2023-05-09")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://a.example/2023/05/09/ferry", day("2023-05-09")),
        ("http://a.example/2023-05/09/content_3.htm", day("2023-05-09")),
        ("http://a.example/world/2023/may/09/ferry", day("2023-05-09")),
        ("http://a.example/news/20230509-ferry.html", day("2023-05-09")),
        ("http://a.example/2023/05/ferry", Interval.month(2023, 5)),
        ("http://a.example/story-20230599", None),
        ("http://a.example/article-5230517/ferry", None),
        ("2023/05/09/ferry.txt", None),
    ],
)
def test_the_address_dates_the_page_as_finely_as_it_says(
    address: str, expected: Interval | None
) -> None:
    assert when(dating(STORY, address=address)) == expected


def test_what_the_carrier_says_comes_first_and_the_rest_is_told() -> None:
    page = Page(
        address="http://a.example/2023/05/07/ferry",
        content=STORY.encode(),
        kind="text",
        published=Dating(day("2023-05-09"), Basis.FEED, ("the feed's entry",)),
    )
    assert publication_time(page, clean_page(page, Settings())) == Dating(
        day("2023-05-09"),
        Basis.FEED,
        ("2023-05-09 from the feed's entry",),
        ("2023-05-07 from the address (2023/05/07)",),
    )
