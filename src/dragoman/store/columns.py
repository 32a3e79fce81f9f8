"""How the small values of the model stand in columns: lists, spans, intervals, datings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from datetime import date
from typing import Any

from dragoman.model.claim import Relation, TimeLink
from dragoman.model.span import Span
from dragoman.model.time import Basis, Dating, Interval, Shift

__all__ = [
    "Row",
    "anywhere_column",
    "dating_columns",
    "from_anywhere",
    "from_dating",
    "from_interval",
    "from_links",
    "from_list",
    "from_span",
    "interval_columns",
    "links_column",
    "list_column",
    "placed",
    "span_columns",
]

type Row = dict[str, Any]
"""Column → value, as it is written."""


def list_column(words: Iterable[str]) -> str:
    """Give a list of words as the JSON text of a column."""
    return json.dumps(list(words), ensure_ascii=False)


def from_list(text: str) -> tuple[str, ...]:
    """Read `list_column` back."""
    return tuple(json.loads(text)) if text != "[]" else ()


def span_columns(span: Span | None, prefix: str = "") -> Row:
    """Give a span as two columns, ``start`` and ``end`` behind the prefix, NULL for none."""
    return {
        f"{prefix}start": None if span is None else span.start,
        f"{prefix}end": None if span is None else span.end,
    }


def from_span(row: sqlite3.Row, document: str, prefix: str = "") -> Span:
    """Read a span back."""
    return Span(document, row[f"{prefix}start"], row[f"{prefix}end"])


def anywhere_column(span: Span | None) -> str | None:
    """Give a span in whichever document as the JSON text ``[document, start, end]``."""
    return None if span is None else json.dumps([span.document, span.start, span.end])


def from_anywhere(text: str | None) -> Span | None:
    """Read `anywhere_column` back."""
    return None if text is None else Span(*json.loads(text))


def interval_columns(interval: Interval | None, prefix: str) -> Row:
    """Give an interval as two columns of ISO dates, NULL for what is unknown."""
    start, end = (None, None) if interval is None else interval.iso()
    return {f"{prefix}start": start, f"{prefix}end": end}


def from_interval(row: sqlite3.Row | Row, prefix: str) -> Interval:
    """Read an interval back."""
    start, end = row[f"{prefix}start"], row[f"{prefix}end"]
    return Interval(
        None if start is None else date.fromisoformat(start),
        None if end is None else date.fromisoformat(end),
    )


def dating_columns(dating: Dating | None, prefix: str = "time_") -> Row:
    """Give a dating as six columns, all NULL for none."""
    if dating is None:
        return dict.fromkeys(
            f"{prefix}{name}" for name in ("start", "end", "basis", "steps", "conflicts", "source")
        )
    return {
        **interval_columns(dating.interval, prefix),
        f"{prefix}basis": str(dating.basis),
        f"{prefix}steps": list_column(dating.steps),
        f"{prefix}conflicts": list_column(dating.conflicts),
        f"{prefix}source": anywhere_column(dating.source),
    }


def from_dating(row: sqlite3.Row | Row, prefix: str = "time_") -> Dating:
    """Read a dating back."""
    return Dating(
        from_interval(row, prefix),
        Basis(row[f"{prefix}basis"]),
        from_list(row[f"{prefix}steps"]),
        from_list(row[f"{prefix}conflicts"]),
        from_anywhere(row[f"{prefix}source"]),
    )


def links_column(links: Iterable[TimeLink]) -> str:
    """Give what puts a claim in order with others as the JSON text of a column."""
    rows = [
        [
            [link.other.start, link.other.end],
            str(link.relation),
            [link.cue.start, link.cue.end],
            link.shift and astuple(link.shift),
            link.lasts,
        ]
        for link in links
    ]
    return json.dumps(rows, ensure_ascii=False)


def from_links(text: str, document: str) -> tuple[TimeLink, ...]:
    """Read `links_column` back; its spans stand in the claim's document."""
    if text == "[]":
        return ()
    return tuple(
        TimeLink(
            Span(document, *other),
            Relation(relation),
            Span(document, *cue),
            None if shift is None else Shift(*shift),
            lasts,
        )
        for other, relation, cue, shift, lasts in json.loads(text)
    )


def placed[T](
    above: str, id_: str | int, records: Iterable[T], make: Callable[[T], Row]
) -> Iterator[Row]:
    """Give rows with the id of what they hang on, and their position there."""
    for position, record in enumerate(records):
        yield {above: id_, "position": position, **make(record)}
