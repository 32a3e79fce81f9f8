"""The console, and the chronology as a table or, on a narrow one, as two lines an event."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.chronology.timeline import Entry
from dragoman.chronology.wording import MARKS, interval_text
from dragoman.model.event import Event

__all__ = ["chronology_table", "code_text", "console"]

WIDTH_WITHOUT_TERMINAL = 140
"""Columns when the output goes to a file or a pipe."""
NARROW = 110
"""Columns below which the chronology is not set as a table."""


def console() -> Console:
    """Give the console for results (standard output)."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() and int(columns) > 0 else WIDTH_WITHOUT_TERMINAL
    return Console(highlight=False, width=width, color_system=None)


def chronology_table(entries: Iterable[Entry], width: int) -> RenderableType:
    """Lay a chronology out as a table, or, where that would be cramped, as two lines an event."""
    if width < NARROW:
        return Group(*(line for entry in entries for line in _stacked(entry)))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold", expand=True)
    table.add_column("when", no_wrap=True)
    table.add_column("what happened", overflow="fold", ratio=4)
    table.add_column("where", overflow="fold", ratio=1)
    table.add_column("code", no_wrap=True)
    table.add_column("articles/origins", justify="right", no_wrap=True)
    table.add_column("id", style="dim", no_wrap=True)
    for entry in entries:
        event = entry.event
        table.add_row(
            interval_text(event.time.interval),
            _marked(event),
            entry.place,
            code_text(event),
            f"{event.articles}/{event.origins}",
            event.id[:8],
        )
    return table


def _stacked(entry: Entry) -> tuple[RenderableType, RenderableType]:
    event = entry.event
    head = Text(f"{interval_text(event.time.interval)}  ", style="bold")
    head.append(f"{code_text(event)}  {event.articles}/{event.origins}  {event.id[:8]}", "dim")
    what = _marked(event)
    if entry.place:
        what.append(f" ({entry.place})")
    return head, Padding(what, (0, 0, 0, 2))


def _marked(event: Event) -> Text:
    """Give the title with the mark of what is not simply told as done."""
    title = Text(event.title)
    if mark := MARKS[event.modality]:
        title.append(f" [{mark}]", style="bold yellow")
    return title


def code_text(event: Event) -> str:
    """Give type, mode and extension of an event as one code ("SUPPORT sign")."""
    detail = event.extension or event.mode
    return f"{event.type} {detail}".strip()
