"""The section of its site that an article stands in."""

from __future__ import annotations

import pytest

from dragoman.clean.page import clean_page
from dragoman.codebook.sections import SectionRow, section_rows, sections_of
from dragoman.model.source import Page
from dragoman.settings import Settings

STORY = (
    "The ministers of the two islands met in the harbour on Tuesday and agreed on the ferry.",
    "The line had been closed for eleven years, since the day on which the mole was lost.",
)


def section_of(content: str, kind: str) -> str:
    page = Page("http://post.example/7", content.encode(), kind)
    return clean_page(page, Settings()).section


def marked(head: str = "", above: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY)
    body = f"{above}<article><h1>Ferry line reopens</h1>{paragraphs}</article>"
    return f"<html><head><title>Ferry line reopens</title>{head}</head><body>{body}</body></html>"


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


TRAIL = (
    '{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Home"},'
    ' {"@type": "ListItem", "item": {"@id": "/x", "name": "Islands"}},'
    ' {"@type": "ListItem", "name": "Ferry line reopens"}]}'
)


@pytest.mark.parametrize("row", section_rows(), ids=lambda row: row.name)
def test_a_row_reads_its_examples_and_leaves_what_it_must_keep(row: SectionRow) -> None:
    assert [sections_of(line)[-1] for line, _ in row.examples] == [name for _, name in row.examples]
    assert [line for line in row.kept if sections_of(line)] == []


@pytest.mark.parametrize(
    ("page", "section"),
    [
        (marked('<meta property="article:section" content="World">'), "World"),
        (marked(ld('{"@type": "NewsArticle", "articleSection": "Trade"}')), "Trade"),
        (marked(ld('{"@type": "NewsArticle", "articleSection": ["Trade", "Sea"]}')), "Trade, Sea"),
        (marked('<meta property="article:section" content="Uncategorized">'), ""),
        (marked(ld(TRAIL)), "Islands"),
        (
            marked(above="<ul class='breadcrumb'><li><a>Home</a><li><a>Trade</a><li>Ferry</ul>"),
            "Trade",
        ),
        (
            marked(
                above="<p class='breadcrumbs'><a href='/'>Harbour Post</a> <a href='/t'>2031</a>"
            ),
            "",
        ),
        (marked('<meta property="article:section" content="Sea &amp;amp; Air">'), "Sea & Air"),
        (marked(above="<nav><a>World</a> <a>Trade</a></nav>"), ""),
        (marked(ld(TRAIL) + '<meta name="section" content="Sea">'), "Sea"),
    ],
)
def test_the_section_that_markup_names_is_kept(page: str, section: str) -> None:
    assert section_of(page, "html") == section


@pytest.mark.parametrize(
    ("above", "below", "section"),
    [
        (("folder_openIsland Affairs access_time2 days ago",), (), "Island Affairs"),
        (("By Jane Roe", "Section: World | Trade"), (), "World | Trade"),
        ((), ("Filed under: Shipping",), "Shipping"),
        (("folder_openTrade",), ("folder_openSport",), "Trade"),
        ((), ("folder_openTrade", "folder_openSport"), ""),
        (("World | Trade | Sport",), (), ""),
        ((), (), ""),
    ],
)
def test_the_section_printed_about_a_story_is_kept_where_it_is_the_storys(
    above: tuple[str, ...], below: tuple[str, ...], section: str
) -> None:
    lines = ("Ferry line reopens after talks", *above, *STORY, *below)
    assert section_of("\n".join(lines), "text") == section
