"""Rows of tables → pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from dragoman.errors import Rejected
from dragoman.ingest.columns import Columns, cell, describe, find_columns, text_of
from dragoman.ingest.rows import Row
from dragoman.ingest.source import Item, Source, one_line, plain_address
from dragoman.ingest.stamps import parse_day, parse_moment
from dragoman.model.source import Page, Passed, Told
from dragoman.model.time import Basis, Dating
from dragoman.settings import Settings

__all__ = ["RowReader", "looks_like_markup", "read_table"]

type RowReader = Callable[[Source, Settings], Iterator[Row | Rejected]]

SAMPLE_ROWS = 100
"""Rows by which the columns are chosen."""
MARKUP = re.compile(
    r"\s*<(?:!doctype\s+html|html|head|body|div|p|article|section|main|span|h[1-6]|figure|img|br|a"
    r"|strong|em|b|i|ul|ol|table|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)


def read_table(source: Source, settings: Settings, read_rows: RowReader) -> Iterator[Item]:
    """Give a page for each row that has text, and say first which columns are taken for what.

    A row's address is its own, or the file's with the number of the row. Rows without text, and
    what is no row, are Rejected with their number; days that cannot be read are counted.
    """
    rows = read_rows(source, settings)
    first, damage = _first_rows(rows, settings)
    sample = [row for row in first if isinstance(row, Row)]
    if not sample:
        yield from (row for row in first if isinstance(row, Rejected))
        if damage or not first:
            yield damage or Rejected(source.address, "the table has no rows")
        return
    columns = find_columns(source, sample, settings.columns)
    yield Told(source.address, describe(source, columns, sample))
    undated = 0
    try:
        for row in chain(first, rows):
            page = _page(source, row, columns) if isinstance(row, Row) else row
            yield page
            if isinstance(row, Row) and isinstance(page, Page) and page.published is None:
                undated += _has_day(row, columns)
    except Rejected as broken:
        damage = broken
    if undated:
        yield Passed(source.address, "days of publication that cannot be read", undated)
    if damage:
        yield damage


def _first_rows(
    rows: Iterator[Row | Rejected], settings: Settings
) -> tuple[list[Row | Rejected], Rejected | None]:
    """Take the rows by which the columns are chosen, and the damage that ends the file there."""
    first: list[Row | Rejected] = []
    held = good = 0
    try:
        for row in rows:
            first.append(row)
            if isinstance(row, Row):
                good += 1
                held += sum(len(c) for c in row.cells.values() if isinstance(c, str | bytes))
            if good and (len(first) >= SAMPLE_ROWS or held > settings.largest_page):
                break
    except Rejected as damage:
        return first, damage
    return first, None


def looks_like_markup(text: str) -> bool:
    """Say whether a text is a piece of HTML: it begins with one of its tags."""
    return MARKUP.match(text) is not None


def _page(source: Source, row: Row, columns: Columns) -> Page | Rejected:
    said = {field: cell(row, column) for field, column in columns.of.items()}
    address = plain_address(text_of(said.get("address"))) or f"{source.address}#{row.number}"
    kind, content, charset = _content(said)
    if not content.strip():
        return Rejected(address, f"row {row.number} of {source.name} has no text")
    return Page(
        address=address,
        content=content,
        kind=kind,
        captured=parse_moment(said.get("captured")),
        charset=charset,
        title=one_line(text_of(said.get("title")), 500),
        outlet=one_line(text_of(said.get("outlet")), 200),
        published=_published(source, row, columns),
    )


def _content(said: dict[str, object]) -> tuple[str, bytes, str | None]:
    """Give kind, bytes and charset of a row's page; the page itself goes before its text."""
    for field in ("html", "text"):
        value = said.get(field)
        if isinstance(value, bytes) and value.strip():
            return field, value, None
        text = text_of(value)
        if text.strip():
            markup = field == "html" or looks_like_markup(text)
            return ("html" if markup else "text"), text.encode(), "utf-8"
    return "text", b"", None


def _published(source: Source, row: Row, columns: Columns) -> Dating | None:
    column = columns.of.get("published")
    if column is None:
        return None
    value = cell(row, column)
    day = parse_day(value, columns.day_first)
    if day is None:
        return None
    steps = (f"the column {column!r} of {source.name}, row {row.number} ({one_line(value, 40)!r})",)
    return Dating(day, Basis.RECORD, steps)


def _has_day(row: Row, columns: Columns) -> bool:
    value = cell(row, columns.of["published"]) if "published" in columns.of else None
    return value is not None and bool(str(value).strip())
