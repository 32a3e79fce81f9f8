"""Commands about coding itself: explain, codebook check, codebook show."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import NOTHING_USABLE
from dragoman.errors import UsageError
from dragoman.model.kept_book import KeptBook

if TYPE_CHECKING:
    from dragoman.codebook.events import Entry, EventBook
    from dragoman.codebook.own_book import OwnBook
    from dragoman.model.document import Document
    from dragoman.store.base import Store

__all__ = ["CodebookOption", "codebook", "explain", "settle"]

OURS = KeptBook("default", "", "")

CodebookOption = Annotated[
    Path | None,
    typer.Option("--codebook", help="Your own codebook of events (see `dragoman codebook check`)."),
]

codebook = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Look into the codebook of events, or check your own.",
)


def in_use(path: Path | None) -> AbstractContextManager[EventBook]:
    """Let a command read the user's codebook (None: ours); raises CodebookError for a bad one."""
    from dragoman.codebook.events import using
    from dragoman.codebook.own_book import read_own_book

    return using(read_own_book(path).usable() if path else None)


def settle(store: Store, path: Path | None, *, quiet: bool) -> AbstractContextManager[EventBook]:
    """Let a build read by the codebook that is named, else by the one that the store keeps.

    Says in one line when the store was read by another one so far; "default" names ours.
    """
    from dragoman.codebook.events import using
    from dragoman.codebook.own_book import parse_own_book, read_own_book

    kept = store.codebooks()
    last = kept[-1] if kept else OURS
    if path is None:
        return using(parse_own_book(last.text, last.name).usable() if last.text else None)
    if str(path) == OURS.name:
        given, book = OURS, None
    else:
        own = read_own_book(path)
        book = own.usable()
        given = KeptBook(path.name, own.digest, path.read_text(encoding="utf-8"))
    if given.digest != last.digest:
        if not quiet and next(iter(store.documents()), None) is not None:
            typer.echo(
                f"pages read before keep what {last.name} coded; new ones are read by {given.name}",
                err=True,
            )
        store.put_codebook(given)
    return using(book)


def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence, or a few; - reads standard input.")],
    date: Annotated[str, typer.Option(help="The day on which it was published (2024-06-19).")] = "",
    title: Annotated[bool, typer.Option("--title", help="It is a page's headline.")] = False,
    own: CodebookOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a sentence.")
    ] = False,
) -> None:
    """Show what is coded in a sentence, by which rows of the codebook, and what came near."""
    from dragoman.dates.expressions import find_times
    from dragoman.extract.explain import explain as explained
    from dragoman.extract.mentions import find_mentions
    from dragoman.extract.parse import parse
    from dragoman.settings import Settings

    document = _document(sys.stdin.read() if sentence == "-" else sentence, date, title=title)
    with in_use(own):
        parsed = parse(document, Settings.from_environment().spacy_model)
        found = explained(parsed, find_mentions(parsed), find_times(parsed))
    if as_json:
        from dataclasses import asdict

        from dragoman.export.jsonl import write_jsonl

        write_jsonl(map(asdict, found), sys.stdout)
        return
    from dragoman.terminal import console
    from dragoman.terminal.explained import explanation

    printer = console()
    for one in found:
        printer.print(explanation(one), soft_wrap=True)


def _document(text: str, date: str, *, title: bool) -> Document:
    """Give a page of the sentence alone."""
    from datetime import date as day

    from dragoman.model.document import Document
    from dragoman.model.time import Basis, Dating, Interval

    text = text.strip()
    if not text:
        raise UsageError("explain: there is no text")
    try:
        published = Interval.day(day.fromisoformat(date)) if date else None
    except ValueError as error:
        raise UsageError(f"--date: {date!r} is no day: write 2024-06-19") from error
    return Document(
        text=text,
        title=text if title else "",
        address="explain:",
        language="en",
        published=Dating(published, Basis.PRINTED, ("--date",)) if published else None,
    )


@codebook.command(
    epilog="Example: dragoman codebook check mine.toml (docs/adding-an-event-type.md)"
)
def check(
    file: Annotated[Path, typer.Argument(help="Your codebook (TOML).")],
    everything: Annotated[
        bool, typer.Option("--all", help="Run the examples of our entries too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no progress.")] = False,
) -> None:
    """Check a codebook of events and run its examples.

    Each thing wrong is one line, with the line of the file; exit code 1 when there is any.
    """
    from dragoman.chronology.wording import plural
    from dragoman.codebook.own_book import read_own_book

    own = read_own_book(file)
    for line in own.troubles:
        typer.echo(line)
    wrong, run = _run(own, file, everything=everything, quiet=quiet)
    entries = plural(len(own.own), "entry").replace("entrys", "entries")
    errors = plural(len(own.troubles), "error")
    typer.echo(f"{file}: {entries}, {errors}, {plural(run, 'example')}, {wrong} of them wrong")
    if own.troubles or wrong:
        raise typer.Exit(NOTHING_USABLE)


def _run(own: OwnBook, file: Path, *, everything: bool, quiet: bool) -> tuple[int, int]:
    """Run the examples of what could be read; give how many were wrong, of how many."""
    from dragoman.codebook.own_book import line_of_text
    from dragoman.extract.examples import run_examples
    from dragoman.settings import Settings
    from dragoman.terminal import Bar

    if own.book is None:
        return 0, 0
    names = own.book.entries if everything else own.own
    entries = [own.book.entries[name] for name in names if name in own.book.entries]
    total = sum(len(entry.examples) + len(entry.not_examples) for entry in entries)
    wrong = 0
    with Bar(quiet=quiet) as bar:
        bar.begin("running examples", total)
        model = Settings.from_environment().spacy_model
        for outcome in run_examples(own.book, entries, model):
            bar.advance()
            if outcome.wrong:
                wrong += 1
                line = line_of_text(file, outcome.text)
                where = f"{file}:{line}" if line else "events.toml"
                typer.echo(f"{where}: {outcome.entry.name}: {outcome.text!r}: {outcome.wrong}")
    return wrong, total


@codebook.command(
    epilog="Examples: dragoman codebook show; dragoman codebook show sign; "
    "dragoman codebook show CONSULT"
)
def show(
    kind: Annotated[
        str, typer.Argument(help="A type, mode, extension or entry; all if left out.")
    ] = "",
    own: CodebookOption = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the whole book as a document.")
    ] = False,
) -> None:
    """Print entries of the codebook: definition, triggers, frames, examples."""
    from dragoman.terminal import console
    from dragoman.terminal.book import entry_card, entry_table

    with in_use(own) as book:
        if markdown:
            from dragoman.export.book import book_document

            for line in book_document(book):
                typer.echo(line)
            return
        found = [entry for entry in book.entries.values() if _is_called(entry, kind)]
        printer = console()
        if not kind:
            printer.print(entry_table(found))
            return
        if not found:
            raise UsageError(
                f"no type, mode, extension or entry is called {kind!r}: "
                "`dragoman codebook show` lists them"
            )
        for entry in found:
            printer.print(entry_card(entry, book), soft_wrap=True)


def _is_called(entry: Entry, kind: str) -> bool:
    names = {entry.name, entry.type, entry.mode, entry.extension}
    return not kind or kind.casefold() in {name.casefold() for name in names if name}
