"""Entries of the codebook of events on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.codebook.cameo import cameo_codes, cameo_name
from dragoman.codebook.events import QUADS, Entry, EventBook, Example, Frame
from dragoman.model.event import Modality

__all__ = ["entry_card", "entry_table"]


def entry_table(entries: Iterable[Entry]) -> RenderableType:
    """List entries, one a line."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("entry", no_wrap=True)
    table.add_column("code", no_wrap=True)
    table.add_column("what it is", overflow="fold")
    for entry in entries:
        table.add_row(entry.name, _code(entry), entry.definition)
    return table


def entry_card(entry: Entry, book: EventBook) -> RenderableType:
    """Lay out one entry with its triggers, frames and examples."""
    return Group(
        Text(f"{entry.name}  {_code(entry)}", style="bold"),
        *_lines(entry, book),
        Text(),
    )


def _code(entry: Entry) -> str:
    return "/".join(part for part in (entry.type, entry.mode, entry.extension) if part)


def _lines(entry: Entry, book: EventBook) -> Iterator[Text]:
    yield Text(f"  {entry.definition}")
    if entry.note:
        yield Text(f"  {entry.note}")
    quad = QUADS[entry.quad - 1] if entry.quad else "none of the four"
    yield _line("quad", quad + (f", score {entry.score:g}" if entry.score is not None else ""))
    codes = [f"{code} ({cameo_name(code) or 'your own'})" for code in cameo_codes(entry)]
    yield _line("CAMEO", ", ".join(codes) or "none")
    if entry.contexts:
        yield _line("contexts", ", ".join(entry.contexts))
    for frame, patterns in _triggers(entry, book).items():
        yield _line("frame", f"{frame}: {_places(book.frames[frame])}")
        for pattern in patterns:
            yield _line("", f"  {pattern}")
    for example in entry.examples:
        yield _line("example", f"{example.text}  {_wanted(example)}".rstrip())
    for text in entry.not_examples:
        yield _line("but not", text)


def _triggers(entry: Entry, book: EventBook) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for rules in book.rules.values():
        for rule in rules:
            if rule.entry is entry:
                found.setdefault(rule.frame.name, []).append(rule.pattern.text)
    return {frame: sorted(found[frame]) for frame in sorted(found)}


def _places(frame: Frame) -> str:
    parts = [f"{role.value} = {' '.join(places)}" for role, places in frame.roles.items()]
    return f"a {frame.pos}; " + "; ".join(parts)


def _wanted(example: Example) -> str:
    parts = [f"{role.value} {' and '.join(names)}" for role, names in example.arguments.items()]
    if example.modality is not Modality.HAPPENED:
        parts.append(example.modality.value)
    return f"({'; '.join(parts)})" if parts else ""


def _line(label: str, words: str) -> Text:
    return Text(f"  {label:<10}", style="dim").append(words, style="not dim")
