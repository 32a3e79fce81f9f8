"""Lines that an extractor broke are made whole; headings and lists of an article stay."""

from __future__ import annotations

import pytest

from dragoman.clean.page import clean_page
from dragoman.clean.runs import find_runs, mend
from dragoman.markup.html import read_html
from dragoman.model.source import Page
from dragoman.settings import Settings

FIRST = "The ministers of the two islands met in the harbour on Tuesday and agreed on the ferry."
SECOND = "The line had been closed for eleven years, since the day on which the mole was lost."
THIRD = "Nobody took questions after the signing, and the two delegations left on the same boat."


def page(body: str) -> Page:
    return Page("http://a.example/ferry", body.encode(), "html")


def text_of(body: str) -> list[str]:
    return clean_page(page(body), Settings()).text.split("\n")


@pytest.mark.parametrize(
    ("body", "lines", "mended"),
    [
        pytest.param(
            "<p>King <a>Hamad Al Karim</a> of Gull Rock</p>",
            ["King", "Hamad Al Karim", "of Gull Rock"],
            ["King Hamad Al Karim of Gull Rock"],
            id="a run broken at a link keeps its spaces",
        ),
        pytest.param(
            "<div>King <b>Hamad</b>\n of Gull Rock.<p>He spoke.</p></div>",
            ["King Hamad", "of Gull Rock.", "He spoke."],
            ["King Hamad of Gull Rock.", "He spoke."],
            id="a run broken at a line break of the markup",
        ),
        pytest.param(
            "<p>One line<br>another line</p><pre>first\nsecond</pre>",
            ["One line", "another line", "first", "second"],
            ["One line", "another line", "first", "second"],
            id="line breaks of the page stay",
        ),
        pytest.param(
            "<div><a>Events</a><a>Structure</a></div>",
            ["Events", "Structure"],
            ["Events", "Structure"],
            id="entries of a menu are not glued",
        ),
        pytest.param(
            "<p><b>T</b>he <i>Gull</i> sailed</p>",
            ["T", "he", "Gull", "sailed"],
            ["The Gull sailed"],
            id="a first letter that is set large",
        ),
        pytest.param(
            "<p>King Hamad of Gull Rock</p>",
            ["King", "Hamad of", "elsewhere"],
            ["King", "Hamad of", "elsewhere"],
            id="lines that are no whole run",
        ),
    ],
)
def test_lines_that_are_one_run_of_the_page_are_one_line(
    body: str, lines: list[str], mended: list[str]
) -> None:
    assert mend(lines, find_runs(read_html(page(f"<body>{body}</body>")))) == mended


@pytest.mark.parametrize("wrap", ["{}", "<html><body><div>{}</div></body></html>"])
def test_headings_and_lists_between_an_articles_sentences_are_its_own(wrap: str) -> None:
    body = (
        f"<h1>Ferry line reopens</h1><p>{FIRST}</p><h2>What was agreed</h2>"
        "<ul><li>Two ships a day</li><li>Ten crowns</li></ul>"
        f"<p>{SECOND}</p><h3>Next steps</h3><p>{THIRD}</p>"
        "<h3>Other stories</h3><ul><li><a href='/x'>Mole lost again</a></li></ul>"
    )
    assert [line.removeprefix("- ") for line in text_of(wrap.format(body))] == [
        FIRST, "What was agreed", "Two ships a day", "Ten crowns", SECOND, "Next steps", THIRD,
    ]  # fmt: skip


def test_a_short_page_keeps_the_words_about_a_link_in_one_line() -> None:
    body = "<h2>Talks</h2><p>The mayor met <a href='/h'>Jane Roe</a> of the Gull Post at noon.</p>"
    assert text_of(body)[-1] == "The mayor met Jane Roe of the Gull Post at noon."
