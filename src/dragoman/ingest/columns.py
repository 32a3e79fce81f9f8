"""Which column of a table holds the text, the day, the address: given, or guessed and shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import Rejected, UsageError
from dragoman.ingest.rows import Row
from dragoman.ingest.source import Source, one_line
from dragoman.ingest.stamps import day_first, parse_day, parse_moment

__all__ = ["FIELDS", "Columns", "cell", "describe", "find_columns", "parse_given", "text_of"]

# Names in common use, the surest first, without case and marks: "publish_date" is "publishdate".
# "timestamp" is the crawler's clock in the great crawls, and so never a day of publication.
USUAL: dict[str, str] = {
    "address": "url link uri address href permalink canonicalurl articleurl pageurl weburl "
    "sourceurl documenturl requestedurl targeturi documentidentifier loc source",
    "published": "published publishedat publisheddate publishdate datepublish datepublished "
    "publicationdate pubdate pubtime publishtime publishedtime firstpublished date articledate "
    "newsdate postdate dateposted day datetime",
    "text": "text maintext body content fulltext articletext articlebody bodytext contenttext "
    "plaintext cleantext cleanedtext textcontent maincontent article story document rawtext "
    "transcript contents",
    "html": "html rawhtml htmlcontent contenthtml pagehtml bodyhtml htmlbody articlehtml htmltext",
    "title": "title headline heading articletitle pagetitle subject",
    "outlet": "outlet source sourcename publisher newspaper publication medium medianame "
    "sitename sourcehostname site provider domain sourcedomain hostname host website",
    "captured": "captured capturedat crawled crawledat crawldate crawltime datedownload "
    "downloaded downloadedat downloaddate fetched fetchedat fetchtime scraped scrapedat scrapedate "
    "scrapetime retrieved retrievedat accessed accessdate timestamp warcdate",
}
FIELDS = tuple(USUAL)
OTHER_WORDS = {"url": "address", "uri": "address", "link": "address", "date": "published",
               "body": "text", "source": "outlet"}  # fmt: skip
NOT_NAME = re.compile(r"[^a-z0-9]+")
ADDRESS = re.compile(r"https?://\S+$|www\.\S+$", re.IGNORECASE)
HALVES = re.compile("[\ud800-\udfff]")
"""Halves of a character, which JSON can write: they are joined, or replaced when alone."""
RENDERED = "rendered"
"""The key under which WordPress gives an article's HTML."""
MOST_SHOWN = 8
"""Names of columns in one line."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each field that has one, and how its numbered days are written."""

    of: Mapping[str, str]
    day_first: bool | None = None
    """Whether the day stands before the month in "03/04/2018"; None: the table does not tell."""


def parse_given(given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Read "FIELD=COLUMN" as the user writes it; raises UsageError for another form or field."""
    pairs = []
    for said in given:
        field, mark, column = said.partition("=")
        name = OTHER_WORDS.get(field.strip().lower(), field.strip().lower())
        if not mark or name not in FIELDS:
            raise UsageError(
                f"--column {said}: write FIELD=COLUMN, FIELD being {', '.join(FIELDS)}"
            )
        pairs.append((name, column.strip()))
    return tuple(pairs)


def find_columns(
    source: Source, sample: Sequence[Row], given: Sequence[tuple[str, str]]
) -> Columns:
    """Choose the columns of a table by its first rows.

    A given column goes before the usual names; given as empty, the field has none. Raises
    Rejected when a given column is missing, or no column holds text.
    """
    names = list(dict.fromkeys(name for row in sample for name in row.cells))
    chosen: dict[str, str] = {}
    for field, column in given:
        if column and not any(cell(row, column) is not None for row in sample):
            raise Rejected(source.address, f"no column {column!r} (columns: {_shown(names)})")
        chosen[field] = column
    by_usual = {NOT_NAME.sub("", name.lower()): name for name in reversed(names)}
    for field, usual in USUAL.items():
        if field not in chosen:
            free = (by_usual[name] for name in usual.split() if name in by_usual)
            taken = set(chosen.values())
            fits = FITS[field]
            found = (n for n in free if n not in taken and any(fits(cell(r, n)) for r in sample))
            if (name := next(found, None)) is not None:
                chosen[field] = name
    chosen = {field: column for field, column in chosen.items() if column}
    if not chosen.keys() & {"text", "html"}:
        hint = "say which does: --column text=NAME"
        raise Rejected(source.address, f"no column holds text (columns: {_shown(names)}); {hint}")
    days = [cell(row, chosen["published"]) for row in sample] if "published" in chosen else []
    return Columns(chosen, day_first(days))


def describe(source: Source, columns: Columns, sample: Sequence[Row]) -> str:
    """Give one line that says which columns are taken for what."""
    taken = ", ".join(f"{column}→{field}" for field, column in columns.of.items())
    used = {column.partition(".")[0] for column in columns.of.values()} | set(columns.of.values())
    unused = dict.fromkeys(n for row in sample for n in row.cells if n not in used)
    rest = f" (not used: {_shown(list(unused))})" if unused else ""
    return f"{source.name}: {taken}{rest}"


def cell(row: Row, column: str) -> object:
    """Give a cell; "source.name" is the name within the source. None when there is none."""
    if column in row.cells:
        return row.cells[column]
    value: object = row.cells
    for part in column.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def text_of(value: object) -> str:
    """Give a cell as text: paragraphs of a list as lines, an object's name or its rendering.

    Empty for what holds no text.
    """
    if isinstance(value, str):
        text = value.replace("\0", "")
        if HALVES.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return "\n".join(text_of(part) for part in value if isinstance(part, str | bytes))
    if isinstance(value, Mapping):
        return text_of(value.get("name") or value.get(RENDERED))
    return ""


def _is_text(value: object) -> bool:
    if isinstance(value, Mapping) and RENDERED not in value:
        return False
    return bool(text_of(value).strip())


def _is_address(value: object) -> bool:
    return isinstance(value, str) and bool(ADDRESS.match(value.strip()))


def _is_named(value: object) -> bool:
    return bool(text_of(value).strip()) and not _is_address(value)


def _is_day(value: object) -> bool:
    return any(parse_day(value, first) is not None for first in (None, True))


def _is_moment(value: object) -> bool:
    return parse_moment(value) is not None


FITS: dict[str, Callable[[object], bool]] = {
    "address": _is_address,
    "published": _is_day,
    "text": _is_text,
    "html": _is_text,
    "title": _is_text,
    "outlet": _is_named,
    "captured": _is_moment,
}
"""What a column has to hold in one of the first rows at least, so that its name is believed."""


def _shown(names: Sequence[str]) -> str:
    shown = ", ".join(one_line(name, 40) for name in names[:MOST_SHOWN])
    return f"{shown}, …" if len(names) > MOST_SHOWN else shown or "none"
