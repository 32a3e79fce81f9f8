"""What the first reading of an HTML page drops, and how it is found again."""

from __future__ import annotations

import pytest

from dragoman.clean.blocks import find_blocks
from dragoman.clean.page import clean_page
from dragoman.clean.region import complete, find_marked
from dragoman.markup.html import Html, read_html
from dragoman.model.source import Page
from dragoman.settings import Settings

FIRST = "The ministers of the two islands met in the harbour on Tuesday and agreed on the ferry."
SECOND = "The line had been closed for eleven years, since the day on which the mole was lost."
THIRD = "Nobody took questions after the signing, and the two delegations left on the same boat."
QUOTE = "“We have waited long enough,” the mayor said."
LEAD = "Eleven years after the storm, boats will sail again."


def completed(page: Html, lines: list[str]) -> tuple[list[str], str]:
    blocks = find_blocks(page)
    return complete(page, lines, blocks, find_marked(page, blocks)[0])


def html(body: str, head: str = "") -> Html:
    page = f"<html><head><title>Ferry line reopens</title>{head}</head><body>{body}</body></html>"
    return read_html(Page("http://a.example/ferry", page.encode(), "html"))


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    ("body", "read", "expected", "note"),
    [
        pytest.param(
            f"<div>{paragraphs(FIRST, QUOTE, SECOND, THIRD)}</div>",
            [FIRST, SECOND, THIRD],
            [FIRST, QUOTE, SECOND, THIRD],
            "1 paragraph of the article's element that the first reading dropped was put back",
            id="a quotation between paragraphs that were kept",
        ),
        pytest.param(
            f"<h1>Ferry line reopens</h1><div class='x'>{LEAD}</div>"
            f"<div>{paragraphs(FIRST, SECOND, THIRD)}</div>",
            [FIRST, SECOND, THIRD],
            [LEAD, FIRST, SECOND, THIRD],
            "1 paragraph of the article's element that the first reading dropped was put back",
            id="a lead between heading and article",
        ),
        pytest.param(
            f"<div>{paragraphs(FIRST, SECOND)}<p class='related'>{QUOTE}</p>"
            f"<p><a href='x'>{QUOTE}</a></p><p hidden>{QUOTE}</p></div>"
            f"<aside><p>{QUOTE}</p></aside>",
            [FIRST, SECOND],
            [FIRST, SECOND],
            "",
            id="other stories, links, hidden words and asides are not the article's",
        ),
        pytest.param(
            f"<h1>Ferry line reopens</h1><p>Boats will sail from Monday …</p>"
            f"<div>{paragraphs(FIRST, SECOND)}</div>",
            [FIRST, SECOND],
            [FIRST, SECOND],
            "",
            id="a teaser that breaks off is no lead",
        ),
        pytest.param(
            f"<nav><p>Home of all the island news.</p></nav><div>{paragraphs(FIRST, QUOTE)}</div>",
            [f"Home of all the island news. Ferry line reopens {FIRST} {QUOTE}"],
            [FIRST, QUOTE],
            "",
            id="all words of a page in one line are parted, and those of its frame go",
        ),
        pytest.param(
            f"<p>All content is licensed under the island licence.</p>"
            f"<div itemprop='articleBody'>{paragraphs(FIRST, SECOND)}</div>",
            ["All content is licensed under the island licence."],
            [FIRST, SECOND],
            "read from the element that the page calls its article: the first reading missed it",
            id="what the page itself calls its article is read where it was missed",
        ),
        pytest.param(
            f"<div>{paragraphs(QUOTE)}</div><div>{paragraphs(FIRST, SECOND, THIRD)}</div>",
            [],
            [FIRST, SECOND, THIRD],
            "read from the element with the most sentences: the first reading found none",
            id="the element with the most sentences where nothing was read",
        ),
    ],
)
def test_an_article_is_completed_from_its_region(
    body: str, read: list[str], expected: list[str], note: str
) -> None:
    assert completed(html(body), read) == (expected, note)


def test_an_article_that_only_a_script_would_show_is_read_from_json_ld() -> None:
    body = f"{FIRST}\\n{SECOND}\\n{THIRD}"
    data = f'{{"@type": "NewsArticle", "articleBody": "{body}"}}'
    page = html("<div id='app'></div>", f"<script type='application/ld+json'>{data}</script>")
    assert completed(page, []) == (
        [FIRST, SECOND, THIRD],
        "read from the page's JSON-LD, which holds the article",
    )


def test_words_hidden_within_a_line_are_no_part_of_it() -> None:
    hidden = "<span class='tip hidden'>Minister of ferries since 2021</span>"
    body = paragraphs(FIRST, f"The minister{hidden} was the first to sign the new treaty.", THIRD)
    page = f"<html><body><h1>Ferry line reopens</h1><article>{body}</article></body></html>"
    document = clean_page(Page("http://a.example/ferry", page.encode(), "html"), Settings())
    assert document.text.split("\n") == [
        FIRST,
        "The minister was the first to sign the new treaty.",
        THIRD,
    ]


def test_a_page_without_a_paragraph_is_read_as_the_extractor_reads_it() -> None:
    page = html("<div>Ships<b> </b>sail</div>")
    assert completed(page, ["Ships sail"]) == (["Ships sail"], "")
