"""Page → Document: the story alone, and what the page says of itself."""

from __future__ import annotations

from dataclasses import replace

from dragoman.clean.credits import find_agencies
from dragoman.clean.dateline import parse_dateline
from dragoman.clean.html import Metadata, find_metadata
from dragoman.clean.language import find_language
from dragoman.clean.lines import Line, is_sentence, make_lines, unwrap
from dragoman.clean.region import read_article
from dragoman.clean.sections import printed_section
from dragoman.clean.sift import sift
from dragoman.clean.sifted import Sifted
from dragoman.codebook.furniture import OUTSIDE
from dragoman.errors import Rejected
from dragoman.markup.decode import decode
from dragoman.markup.html import read_html
from dragoman.model.document import Document, Removed
from dragoman.model.source import Page
from dragoman.settings import Settings

__all__ = ["clean_page"]

LONGEST_LINE = 200_000
"""Code points of one line above which a text is no article but data."""


def clean_page(page: Page, settings: Settings) -> Document:
    """Give the story of a page with title, byline, outlet, agencies, dateline, section, language.

    Nothing is guessed: what the page does not say stays empty. Every line that was taken out
    stands in `removed`. Pages in other languages are kept and labelled. Raises Rejected for a
    page that cannot be decoded, is too large or hostile, or holds no text.
    """
    if len(page.content) > settings.largest_page:
        raise Rejected(page.address, f"{len(page.content)} bytes: too large for a page")
    lines, said, notes, outside = _read(page)
    _refuse_data(page, lines)
    sifted = sift(lines, title=said.title or page.title, framed=page.kind != "html")
    if page.kind == "html" and sifted.title and not any(map(is_sentence, sifted.kept)):
        sifted = _title_alone(sifted)
    text = "\n".join(line.text for line in sifted.kept)
    if not text:
        raise Rejected(page.address, "no text is left besides menus and notices")
    if len(text) > settings.longest_text:
        raise Rejected(page.address, f"{len(text)} characters: too long for an article")
    first = _first_sentence(sifted)
    dateline, outlet, length = parse_dateline(first)
    if length:
        start = text.index(first)
        dateline = replace(dateline, start=start, end=start + length)
    return Document(
        address=page.address,
        text=text,
        title=sifted.title,
        byline=said.byline or sifted.byline,
        outlet=said.outlet or page.outlet or sifted.outlet or outlet,
        agencies=find_agencies(sifted.credit, dateline.agency, text),
        language=find_language(text),
        dateline=dateline,
        section=said.section or printed_section(sifted),
        captured=page.captured,
        removed=(*sifted.removed, *(Removed(text, OUTSIDE, -1) for text in outside)),
        notes=(*notes, *sifted.notes),
    )


def _read(
    page: Page,
) -> tuple[tuple[Line, ...], Metadata, tuple[str, ...], tuple[str, ...]]:
    """Give a page's lines, what its markup says, notes, and sentences outside the article."""
    if page.kind != "html":
        text, notes = decode(page)
        return make_lines(unwrap(text.split("\n"))), Metadata("", "", "", ""), notes, ()
    html = read_html(page)
    article = read_article(html)
    lines = make_lines((-1, line) for line in article.lines)
    if not lines:
        raise Rejected(page.address, "HTML without text")
    return (
        lines,
        find_metadata(html),
        (*html.notes, *filter(None, (article.note,))),
        article.outside,
    )


def _title_alone(sifted: Sifted) -> Sifted:
    """Let the title be the text of a page that holds no sentence besides it.

    Official sites print such pages ("The President received the ambassador of …"); an extractor
    then gives what stands in the frame.
    """
    reasons = dict.fromkeys(range(len(sifted.lines)), "no sentence of a story")
    title = Line(-1, sifted.title, sifted.title, sifted.title.count(" ") + 1, prose=True)
    return replace(
        sifted,
        lines=(*sifted.lines, title),
        reasons={**reasons, **sifted.reasons},
        notes=[*sifted.notes, "the page has no text besides its title, which is taken for it"],
    )


def _refuse_data(page: Page, lines: tuple[Line, ...]) -> None:
    longest = max((len(line.text) for line in lines), default=0)
    if longest > LONGEST_LINE:
        raise Rejected(page.address, f"a single line of {longest} characters is no article")


def _first_sentence(sifted: Sifted) -> str:
    """Give the line in which a dateline may stand: the first sentence, lead-ins passed over."""
    kept = sifted.kept
    for line in kept[:3]:
        dateline, outlet, _ = parse_dateline(line.text)
        if outlet or dateline.place or dateline.agency:
            return line.text
    return kept[0].text if kept else ""
