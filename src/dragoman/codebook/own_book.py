"""Reads a user's own codebook of events: one that adds to ours, or stands in its place.

``extends = "default"`` at its top adds to ours: tables join, rows of the same name get the keys
that the file gives, lists (triggers, examples) and sets grow, and ``remove`` in an entry takes
patterns of ours out. Without that line only the file's entries are used; types, frames, sets and
contexts are ours and the file's in both cases.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.codebook.event_book import EventBook
from dragoman.codebook.event_table import Trouble, make_book
from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["OwnBook", "line_of_text", "parse_own_book", "read_own_book"]

DEFAULT = "default"
_SHARED = ("extensions", "sets", "frames", "types", "contexts")
"""Parts of ours that every book has."""
_TABLES = ("sets", "frames", "types", "contexts", "entries", "complement-modes", "composition")
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class OwnBook:
    """A user's codebook, with what is wrong with it."""

    name: str
    book: EventBook | None
    """None when the file could not be read as TOML at all."""
    own: tuple[str, ...]
    """Names of the entries that the file adds or changes."""
    troubles: tuple[str, ...]
    """One line each: file, line, what."""
    digest: str
    """Of the file's text: two books of one digest are the same."""

    def usable(self) -> EventBook:
        """Give the book; raises CodebookError with the first thing wrong."""
        if self.book is None or self.troubles:
            more = len(self.troubles) - 1
            rest = f" (and {more} more: dragoman codebook check)" if more else ""
            raise CodebookError(f"{self.troubles[0]}{rest}")
        return self.book


def read_own_book(path: Path) -> OwnBook:
    """Read a codebook from a file; what is wrong with it stands in `troubles`."""
    try:
        return parse_own_book(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path}: not UTF-8 text ({error.reason})") from error


def parse_own_book(text: str, name: str) -> OwnBook:
    """Read a codebook from its text; `name` is what messages call it."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    try:
        own = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        number = (at and at[1]) or str(text.count("\n") + 1)
        message = _AT_LINE.sub("", str(error))
        return OwnBook(name, None, (), (f"{name}:{number}: not TOML: {message}",), digest)
    table, troubles = _merged(own)
    file = Path(name).name
    book = make_book(table, own=own, name=file, troubles=troubles)
    found = sorted((_line_of(text, trouble), trouble.message) for trouble in troubles)
    lines = tuple(f"{name}:{line}: {message}" for line, message in found)
    entries = own.get("entries", {})
    names = tuple(entries) if isinstance(entries, dict) else ()
    return OwnBook(name, replace(book, table=file), names, lines, digest)


def _merged(own: Mapping[str, Any]) -> tuple[dict[str, Any], list[Trouble]]:
    """Give the table of ours and theirs, and what could not be put together."""
    ours, troubles = read_table("events"), []
    base = own.get("extends")
    if base not in {None, DEFAULT}:
        troubles.append(Trouble("", "extends", f"extends: only {DEFAULT!r} can be extended"))
    for part in [key for key in _TABLES if not isinstance(own.get(key, {}), dict)]:
        troubles.append(Trouble("", part, f"{part}: must be a table ([{part}.name])"))
        own = {key: value for key, value in own.items() if key != part}
    kept = ours if base == DEFAULT else {part: ours[part] for part in _SHARED if part in ours}
    table = _joined({k: v for k, v in kept.items() if k != "extends"}, own, "")
    table.pop("extends", None)
    for name, row in own.get("entries", {}).items():
        if isinstance(row, dict) and row.get("remove"):
            troubles += _take_out(table["entries"][name], name, row.get("remove", ()))
    return table, troubles


def _joined(ours: Any, theirs: Any, part: str) -> Any:
    """Give two tables as one: tables join, lists and sets grow, the rest is theirs."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        both = {key: ours[key] for key in ours if key not in theirs}
        for key, value in ours.items():
            both[key] = _joined(value, theirs[key], part or key) if key in theirs else value
        both.update((key, value) for key, value in theirs.items() if key not in ours)
        return both
    if isinstance(ours, list) and isinstance(theirs, list):
        return [*ours, *theirs]
    if part == "sets" and isinstance(ours, str) and isinstance(theirs, str):
        return f"{ours} {theirs}"
    if part == "types" and isinstance(ours, str) and isinstance(theirs, str):
        return f"{ours} {theirs}"  # the modes of a type
    return theirs


def _take_out(row: dict[str, Any], name: str, patterns: Any) -> list[Trouble]:
    """Take triggers out of an entry; give those that do not stand there."""
    triggers = dict(row.get("triggers", {}))
    troubles = []
    for pattern in patterns:
        frames = [frame for frame, found in triggers.items() if pattern in found]
        if not frames:
            message = f"{name}: no trigger {pattern!r} to remove"
            troubles.append(Trouble(f"entries.{name}", pattern, message))
        for frame in frames:
            triggers[frame] = [other for other in triggers[frame] if other != pattern]
    row["triggers"] = triggers
    return troubles


def line_of_text(path: Path, words: str) -> int | None:
    """Give the number of the first line of a file that holds these words; None for none."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if words in line or words.replace('"', '\\"') in line:
            return number
    return None


def _line_of(text: str, trouble: Trouble) -> int:
    """Give the number of the line that a trouble is about; 1 where it cannot be told."""
    lines = text.splitlines()
    start = 0
    part, _, name = trouble.section.partition(".")
    if trouble.section:
        headers = _headers(part, name)
        start = next((i for i, line in enumerate(lines) if line.strip() in headers), -1)
        if start < 0:
            start = next((i for i, line in enumerate(lines) if line.startswith(f"[{part}")), 0)
    if trouble.words:
        for i in range(start, len(lines)):
            if i > start and re.match(r"\[[\w\"'.-]+\]\s*$", lines[i]) and trouble.section:
                break
            if trouble.words in lines[i]:
                return i + 1
    return start + 1


def _headers(part: str, name: str) -> set[str]:
    return {f"[{part}.{name}]", f'[{part}."{name}"]', f"[{part}.'{name}']"} | (
        set() if name else {f"[{part}]"}
    )
