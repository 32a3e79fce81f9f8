from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from lxml.html import fromstring

from dragoman.clean.page import clean_page
from dragoman.codebook.load import read_table
from dragoman.codebook.printed_dates import find_printed_dates, read_date_line
from dragoman.dates.frame import text_of
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
def test_a_printed_form_is_read_as_the_day_of_its_example(row: dict[str, Any]) -> None:
    found = find_printed_dates(row["example"], day_first=row.get("day_first"))
    assert [(p.day.isoformat(), p.form) for p in found] == [(row["day"], row["name"])]


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
    assert dating(page, captured=CAPTURED) == Dating(
        Interval(None, CAPTURED.date() + timedelta(days=1)),
        Basis.RECORD,
        ("not after the capture on 2023-05-20",),
        (
            "2023-07-01 from the printed line 'July 1, 2023': "
            "after the page was captured (2023-05-20)",
        ),
    )


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


def test_a_later_change_bounds_the_publication_and_does_not_date_it() -> None:
    head = (
        '<meta property="article:modified_time" content="2023-05-09">'
        '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2023-05-07"}'
        "</script>"
    )
    assert html(head) == Dating(
        Interval(None, date(2023, 5, 10)),
        Basis.META,
        ("not after 2023-05-09 from the meta tag article:modified_time, which is a later change",),
        ("2023-05-07 from JSON-LD dateModified: a later change",),
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # the day of the heading wins over those of a list, of a profile and of the page's title
        (
            "<p>9 May 2023</p><ul><li class='d'>1 May 2023</li><li class='d'>2 May 2023</li>"
            "<li class='d'>3 May 2023</li></ul>",
            "2023-05-09",
        ),
        ("<p>Registriert: 18.09.2008, 05:56</p><p>09.05.2023, 05:42</p>", "2023-05-09"),
        ("<p>von Jane Roe, 9.5.23</p>", "2023-05-09"),
        ("<p>Letzte Änderung: 11.05.2023</p><p>Erschienen am: 09.05.2023</p>", "2023-05-09"),
        ("<p>15 августа 2023, 13:43</p>", "2023-08-15"),
        ("<div>a<br>b<br>9 May 2023<br>c<br>d<br>e<br>f<br>g<br>h<br>i</div>", "2023-05-09"),
        ("<p itemprop='datePublished' content='2023-05-09 10:31:00'>May 2023</p>", "2023-05-09"),
        # several <time>s of other stories say that they are publications
        (
            "<time datetime='2023-05-09'>9 May</time>"
            "<div><time pubdate datetime='2023-05-11'>x</time>"
            "<time pubdate datetime='2023-05-12'>y</time></div>",
            "2023-05-09",
        ),
        ("<footer>This was put up by the desk on 9 May 2023, under ferries and islands</footer>",
         "2023-05-09"),
        ("<script>var page = {\"publishedAt\": \"2023-05-09T10:00:00\"};</script>", "2023-05-09"),
        ("<p>The old chart of 3 April 1951</p>", None),
        # A box in the story's own article may hold its day; the box's other stories hold theirs.
        ("<aside><article><time itemprop='datePublished' datetime='2023-05-08'>8 May</time>"
         "</article></aside><aside class='facts'>"
         "<time itemprop='datePublished' datetime='2023-05-09'>9 May</time></aside>", "2023-05-09"),
        # A link in a sentence is no date line, however near it stands to the heading.
        (f"<p>As we told on <a href='x'>May 3, 2023</a>, {'the ferry is old and slow ' * 6}</p>"
         "<div class='low'>9 May 2023</div>", "2023-05-09"),
        # Line breaks part lines, and the one label of a page is heard wherever it stands.
        ("<div class='footer'><p>Last changed: May 10, 2023<br>Published on May 9, 2023<br>"
         "Read by 61 people who live on the islands or beside one of the two long harbours</p>"
         "<p>Next ferry: May 12, 2023</p></div>", "2023-05-09"),
    ],
)  # fmt: skip
def test_the_place_on_the_page_tells_whose_day_it_is(body: str, expected: str | None) -> None:
    assert when(html(body=body)) == (day(expected) if expected else None)


def test_a_comment_in_the_markup_is_no_printed_text() -> None:
    assert text_of(fromstring("<p>9 May<!-- 12:00 --> 2023</p>")) == "9 May 2023"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("(09.05.2023) The farmers met.", "2023-05-09"),
        ("09.05.2023 The farmers met.", "2023-05-09"),
        ("9 May 2023 – The farmers met.", "2023-05-09"),
        ("Harbour Town, (09.05.2023). The farmers met.", "2023-05-09"),
        ("The farmers of the two islands (09.05.2023) met in the old harbour.", None),
        ("9 May 2023 was the day on which the farmers met in the old harbour.", None),
    ],
)
def test_a_day_before_the_first_words_dates_the_story(first: str, expected: str | None) -> None:
    assert when(dating(f"{first}\n{STORY}")) == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("address", "language", "expected"),
    [
        ("http://a.example.uk/story", "en", day("2023-06-05")),
        ("http://a.example.gov/story", "en", day("2023-05-06")),
        ("http://a.example.com/story", "en-US", day("2023-05-06")),
        ("http://a.example.pk/story", "en-US", day("2023-06-05")),
        ("http://a.example.com/story", "en", None),
    ],
)
def test_the_order_of_day_and_month_follows_host_and_language(
    address: str, language: str, expected: Interval | None
) -> None:
    story = "".join(f"<p>{line} {line}</p>" for line in STORY.split("\n"))
    page = (
        f"<html lang='{language}'><body><h1>Ferry line</h1><p>05/06/2023</p>{story}</body></html>"
    )
    assert when(dating(page, "html", address=address)) == expected


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


def test_a_stamp_in_utc_is_no_day_before_in_a_language_of_the_old_world() -> None:
    head = '<meta property="article:published_time" content="2023-05-10T02:20:00Z">'
    story = (
        "Die Minister der beiden Inseln trafen sich am Hafen und einigten sich auf die Linie. "
        "Die Fahrt dauert eine Stunde und wird von beiden Staaten bezahlt werden, hieß es."
    )
    page = (
        f"<html lang='de'><head>{head}</head><body><article><h1>Die Linie</h1>"
        f"<p>9. Mai 2023</p><p>{story}</p><p>{story}</p></article></body></html>"
    )
    assert when(dating(page, "html", address="http://a.example/linie")) == day("2023-05-10")
