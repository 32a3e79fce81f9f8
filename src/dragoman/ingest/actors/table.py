"""A table of actors (CSV) → its lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.codebook.listed import own_state_key
from dragoman.codebook.state_words import find_state
from dragoman.errors import UsageError
from dragoman.ingest.actors.entry import Entry, Refused, make_office, tidy_names
from dragoman.ingest.source import one_line
from dragoman.ingest.stamps import day_first
from dragoman.model.mention import Kind

__all__ = ["read_table"]

# Without case and marks: "Also known as" is "alsoknownas".
USUAL: dict[str, str] = {
    "name": "name fullname actor actorname person personname entity entityname label caption",
    "aliases": "aliases alias aka alsoknownas othernames alternativenames alternatenames names "
    "spellings",
    "kind": "kind type schema class category actortype entitytype",
    "state": "state country nationality countrycode statecode iso3 iso2 iso countryname "
    "citizenship",
    "office": "office post position title role function job officeheld",
    "of": "of officeof postof body organization organisation institution employer",
    "from": "from start startdate since begin began begindate validfrom",
    "to": "to end enddate until till ended validto",
    "id": "id code identifier key actorid entityid uid ref wikidata wikidataid qid",
}
KINDS: dict[str, Kind] = {
    word: kind
    for kind, words in {
        Kind.PERSON: "person people individual human politician",
        Kind.ORGANIZATION: "organization organisation org body company publicbody institution "
        "group party agency alliance union",
        Kind.STATE: "state country nation government",
        Kind.PLACE: "place city town location region village",
    }.items()
    for word in words.split()
}
DELIMITERS = ",;\t"
"""A bar stands between aliases."""
NOT_NAME = re.compile(r"[^a-z0-9]+")


def read_table(text: str, path: Path) -> Iterator[Entry | Refused]:
    """Give the lines of a table whose first one names the columns.

    Lines are counted in the file, from 1. Raises UsageError when no column holds names.
    """
    csv.field_size_limit(1024 * 1024)
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    head = next(reader, [])
    columns = _columns(head)
    if "name" not in columns:
        shown = ", ".join(one_line(name, 40) for name in head[:8]) or "none"
        raise UsageError(f"{path}: no column is called `name` (columns: {shown})")
    rows: list[tuple[int, list[str]]] = []
    for found in _rows(reader, len(head)):
        if isinstance(found, Refused):
            yield found
        else:
            rows.append(found)
    ends = [columns[end] for end in ("from", "to") if end in columns]
    first = day_first(row[end] for _, row in rows for end in ends if row[end])
    own = _own_states(columns, [row for _, row in rows])
    for line, row in rows:
        cells = {field: row[place].strip() for field, place in columns.items()}
        if any("\n" in cell for cell in cells.values()):
            many = sum(cell.count("\n") for cell in cells.values()) + 1
            yield Refused(line, f"a quotation is not closed: {many} lines are not read")
        elif any(cells.values()):
            yield from _entry(line, cells, first, own)


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Give the place of each field's column, by the surest of its usual names."""
    named = {NOT_NAME.sub("", name.lower()): n for n, name in reversed(list(enumerate(head)))}
    found: dict[str, int] = {}
    for field, usual in USUAL.items():
        place = next((named[name] for name in usual.split() if name in named), None)
        if place is not None and place not in found.values():
            found[field] = place
    return found


def _rows(reader: Iterator[list[str]], width: int) -> Iterator[tuple[int, list[str]] | Refused]:
    """Give the rows, each with the line on which it begins and cells for all columns."""
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Refused(line, f"the table is damaged here ({error}); the rest is not read")
            return
        if cells is None:
            return
        yield line, [*cells, *[""] * (width - len(cells))]


def _own_states(columns: Mapping[str, int], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Give the states that the table itself adds to the codebook: name in small letters → key."""
    if "kind" not in columns:
        return {}
    named = [
        row[columns["name"]].strip()
        for row in rows
        if KINDS.get(NOT_NAME.sub("", row[columns["kind"]].lower())) is Kind.STATE
    ]
    return {name.casefold(): own_state_key(name) for name in named if not find_state(name)}


def _entry(
    line: int, cells: Mapping[str, str], first: bool | None, own: Mapping[str, str]
) -> Iterator[Entry | Refused]:
    """Read one row; what is wrong with a cell besides name and kind costs that cell alone."""
    names = tidy_names([cells["name"], *cells.get("aliases", "").split("|")])
    if not tidy_names([cells["name"]]):
        yield Refused(line, "it has no name" if not cells["name"] else "its name is too long")
        return
    said = cells.get("kind", "")
    kind = KINDS.get(NOT_NAME.sub("", said.lower()))
    if said and kind is None:
        yield Refused(line, f"kind {said!r} is none of person, organization, state and place")
        return
    told = cells.get("state", "")
    state = find_state(told) or own.get(told.casefold())
    if told and state is None:
        yield Refused(line, f"no state {told!r} is known; kept without its state")
    offices = []
    if cells.get("office"):
        days = cells.get("from", ""), cells.get("to", "")
        of = cells.get("of", "") or ("" if find_state(told) else told)
        office = make_office(cells["office"], of, state, days, first)
        if isinstance(office, str):
            yield Refused(line, f"{office}; kept without its office")
        else:
            offices.append(office)
            kind = kind or Kind.PERSON
    yield Entry(line, cells.get("id", ""), kind, names, state, tuple(offices))
