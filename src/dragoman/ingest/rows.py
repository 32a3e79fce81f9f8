"""Tables → rows: JSON, JSON lines, CSV and Parquet, one row at a time."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.errors import Rejected
from dragoman.ingest.kinds import are_json_lines
from dragoman.ingest.source import Source, megabytes, one_line
from dragoman.ingest.unpack import CHUNK, read_whole, start_of, unpacked
from dragoman.settings import Settings

__all__ = ["Row", "csv_rows", "json_line_rows", "json_rows"]

SLACK = 1024 * 1024
"""Bytes of a row besides its page."""
MOST_WHOLE = 4
"""Pages of the largest size that a JSON object may hold which cannot be read row by row."""
GIVEN_UP = 1000
"""Rows that are no rows, at the beginning of a file, after which it is no table."""
DEEPEST = 500
"""Brackets of JSON inside each other; a table has a handful."""
DELIMITERS = ",;\t|"
SAMPLE = 64 * 1024
# A string (perhaps one that goes on), or a bracket; no run of it can be read in two ways.
TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?P<closed>"?)|[\[\]{},]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, counted from 1, with its cells by column."""

    number: int
    cells: Mapping[str, object]


def json_line_rows(source: Source, settings: Settings) -> Iterator[Row | Rejected]:
    """Give the objects of a file that has one in each line."""
    longest = settings.largest_page + SLACK
    yield from _rows(source, enumerate(_lines(unpacked(source), longest), 1), settings)


def json_rows(source: Source, settings: Settings) -> Iterator[Row | Rejected]:
    """Give the objects of a JSON file: of its list, of the list within its object, or itself.

    A list is read element by element, however long it is.
    """
    start = start_of(source, SAMPLE).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"["):
        yield from _rows(source, enumerate(_elements(source, settings), 1), settings)
        return
    if are_json_lines(start):
        yield from json_line_rows(source, settings)
        return
    content = read_whole(source, MOST_WHOLE * settings.largest_page)
    try:
        value = json.loads(_text(content), strict=False)
    except (ValueError, RecursionError) as error:
        raise Rejected(source.address, f"not JSON ({_why(error)})") from error
    for number, row in enumerate(_rows_within(value), 1):
        yield Row(number, row)


def csv_rows(source: Source, settings: Settings) -> Iterator[Row | Rejected]:
    """Give the rows of a table whose first line names the columns."""
    csv.field_size_limit(settings.largest_page)  # 128 KB unless told, too few for an article
    sample = start_of(source, SAMPLE)
    encoding = "utf-8-sig" if _is_utf8(sample) else "cp1252"
    head = sample.decode(encoding, "replace").partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    marks: list[int] = []
    reader = csv.reader(_texts(source, encoding, settings, marks), delimiter=delimiter)
    number = unclosed = 0
    try:
        names = [name.strip() for name in next(reader, [])]
        marks.clear()
        for number, cells in enumerate(reader, 1):
            if cells:
                yield Row(number, dict(zip(names, cells, strict=False)))
            unclosed = sum(marks) % 2
            marks.clear()
    except csv.Error as error:
        reason = f"row {number + 1} is damaged ({error}), and the rows after it were not read"
        yield Rejected(source.address, reason)
        return
    if unclosed:
        yield Rejected(source.address, f"breaks off in row {number}: its quotation is not closed")


def _texts(source: Source, encoding: str, settings: Settings, marks: list[int]) -> Iterator[str]:
    """Give a table's lines, and note in `marks` how many quotation marks each has."""
    for line in _lines(unpacked(source), settings.largest_page + SLACK):
        text = (line or b"").decode(encoding, "replace")
        marks.append(text.count('"'))
        yield text + "\n"


def _rows(
    source: Source, texts: Iterable[tuple[int, bytes | None]], settings: Settings
) -> Iterator[Row | Rejected]:
    """Read numbered objects; raises Rejected when none of the first is one."""
    good = bad = 0
    for number, text in texts:
        if text is not None and not text.strip():
            continue
        row = _row(source, number, text, settings)
        if isinstance(row, Row):
            good += 1
        else:
            bad += 1
        yield row
        if bad == GIVEN_UP and not good:
            reason = f"none of the first {GIVEN_UP} rows is a JSON object, so the rest was not read"
            raise Rejected(source.address, reason)


def _row(source: Source, number: int, text: bytes | None, settings: Settings) -> Row | Rejected:
    """Read one JSON object."""
    address = f"{source.address}#{number}"
    if text is None:
        most = megabytes(settings.largest_page)
        return Rejected(address, f"row {number} is too long: one page may have {most}")
    try:
        value = json.loads(_text(text), strict=False)  # many writers leave tabs in strings
    except (ValueError, RecursionError) as error:
        return Rejected(address, f"row {number} is not JSON ({_why(error)})")
    if not isinstance(value, dict):
        return Rejected(address, f"row {number} is no object with named columns")
    return Row(number, value)


def _rows_within(value: object) -> Iterable[Mapping[str, object]]:
    """Give the objects of the longest list within an object, or else the object itself."""
    if not isinstance(value, dict):
        return
    lists = (v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict))
    found = max(lists, key=len, default=[value])
    for row in found:
        if isinstance(row, dict):
            yield row


def _lines(pieces: Iterable[bytes], longest: int) -> Iterator[bytes | None]:
    """Give lines without their ends; None for one that is longer than `longest`."""
    rest: list[bytes] = []
    size = 0
    for piece in pieces:
        *ended, last = piece.split(b"\n")
        for line in ended:
            whole = size + len(line) <= longest
            yield b"".join([*rest, line]) if whole else None
            rest, size = [], 0
        size += len(last)
        rest = [*rest, last] if size <= longest else []
    if size:
        yield b"".join(rest) if size <= longest else None


def _elements(source: Source, settings: Settings) -> Iterator[bytes | None]:
    """Give the elements of a JSON list as text, cut by its brackets; None for one too long.

    What is wrong within an element does not harm the next one.
    """
    longest = settings.largest_page + SLACK
    held = b""
    position = start = depth = 0
    for piece in unpacked(source):
        held += piece
        while match := TOKEN.search(held, position):
            mark = match.group()
            if mark[:1] == b'"' and not match["closed"]:
                break  # a string that goes on in the next piece
            position = match.end()
            if depth > DEEPEST:
                raise Rejected(source.address, "JSON with too many brackets inside each other")
            depth += (mark in b"[{") - (mark in b"]}")
            if depth == 1 and mark == b"[":
                start = position
            elif (depth == 1 and mark == b",") or depth == 0:
                element = held[start : match.start()].strip()
                if element:
                    yield element if len(element) <= longest else None
                start = position
                if depth == 0:
                    return
        if len(held) - start > longest + CHUNK:
            raise Rejected(source.address, "a list of JSON whose elements have no end")
        held, position, start = held[start:], position - start, 0
    raise Rejected(source.address, "breaks off: the list of JSON has no end")


def _text(content: bytes) -> str:
    """Give JSON as text; broken characters stand as \ufffd and do not cost the row."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 4  # cut within a character
    return True


def _why(error: Exception) -> str:
    return (
        "too many brackets inside each other"
        if isinstance(error, RecursionError)
        else (one_line(error))
    )
