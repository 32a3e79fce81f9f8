"""Commands that hand the store's records on, or check them: export, verify."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.common import DEFAULT_STORE, NOTHING_USABLE, StoreOption, open_store
from dragoman.errors import UsageError

__all__ = ["What", "export", "verify"]


class What(StrEnum):
    """What can be exported."""

    DOCUMENTS = "documents"
    REJECTED = "rejected"
    MENTIONS = "mentions"
    ENTITIES = "entities"
    OFFICES = "offices"
    TIMES = "times"
    QUOTES = "quotes"
    CLAIMS = "claims"
    EVENTS = "events"
    AGREEMENTS = "agreements"
    DISAGREEMENTS = "disagreements"
    JUDGEMENTS = "judgements"


def export(
    what: Annotated[What, typer.Argument(help="What to write.")],
    store: StoreOption = DEFAULT_STORE,
    format_: Annotated[
        str, typer.Option("--format", "-f", help="jsonl, csv or parquet.", metavar="FORMAT")
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file (default: standard output).")
    ] = None,
) -> None:
    """Write records for other programs."""
    from dragoman.export import FORMATS
    from dragoman.export import export as write

    if format_ not in FORMATS:
        raise UsageError(f"there is no format {format_!r}; choose from {', '.join(FORMATS)}")
    if output is not None and output.exists() and output.samefile(store):
        raise UsageError(f"{output} is the store itself: name another file for the output")
    with open_store(store) as opened:
        if output is None:
            write(opened, what.value, sys.stdout.buffer, format_)
            return
        # Written whole or not at all: a disk that fills up leaves no half of a file.
        part = output.with_name(f"{output.name}.part")
        with part.open("wb") as stream:
            write(opened, what.value, stream, format_)
        part.replace(output)


def verify(store: StoreOption = DEFAULT_STORE) -> None:
    """Re-read every span of the store."""
    from dragoman.store.verify import verify as check

    with open_store(store) as opened:
        problems = list(check(opened))
    for problem in problems:
        typer.echo(f"{problem.record} {problem.id}: {problem.note}")
    typer.echo("every span stands where it says" if not problems else f"{len(problems)} problems")
    if problems:
        raise typer.Exit(NOTHING_USABLE)
