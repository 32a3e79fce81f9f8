"""The command line: one command per verb that a user has.

Exit codes: 0 done, 1 nothing usable was read (or, for verify, something is wrong), 2 wrong usage.
Heavy modules are imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import DragomanError, NotFound, UsageError

if TYPE_CHECKING:
    from dragoman.pipeline import Summary
    from dragoman.store.sqlite import SqliteStore

__all__ = ["app", "main"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=(
        "Read messy news pages and keep a sourced picture of relations between states.\n\n"
        "Start with: dragoman build FOLDER --store my.dragoman, then: dragoman show --store "
        "my.dragoman"
    ),
)

NOTHING_USABLE = 1
WRONG_USAGE = 2
SHORTEST_ID = 4
INTERRUPTED = 130
"""What Typer makes of Ctrl-C: 128 and the number of the signal."""

StoreOption = Annotated[
    Path, typer.Option("--store", "-s", help="The store's file.", envvar="DRAGOMAN_STORE")
]
DEFAULT_STORE = Path("chronology.dragoman")


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


@app.command(
    epilog="Example: dragoman build pages/ crawl.warc.gz --store my.dragoman",
)
def build(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Pages (.txt, .html, .mhtml), folders, patterns, archives (.warc, .wacz, .zip), "
            "tables (.jsonl, .json, .csv, .parquet; also .gz, .zst), feeds (.xml), - for standard "
            "input."
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            "-c",
            help="What a table's column holds, where the guess is wrong (text=story, date=when, "
            "html=); may be repeated.",
            metavar="FIELD=COLUMN",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no progress.")] = False,
) -> None:
    """Read pages into the store, or more of them.

    The chronology is brought up to date; what was read before is not read again.
    """
    from dragoman.ingest.columns import parse_given
    from dragoman.pipeline import build as run
    from dragoman.settings import Settings
    from dragoman.terminal import Bar

    settings = replace(Settings.from_environment(), columns=parse_given(columns or ()))
    with _open(store, create=True) as opened, Bar(quiet=quiet) as bar:
        summary = run([str(path) for path in paths], opened, settings=settings, progress=bar)
    _report(summary, store, quiet=quiet)
    if not summary.usable:
        raise typer.Exit(NOTHING_USABLE)


@app.command(epilog="Example: dragoman fetch --feed https://paper.example/rss --store my.dragoman")
def fetch(
    addresses: Annotated[
        list[str] | None, typer.Argument(help="Addresses of pages.", metavar="URL")
    ] = None,
    feeds: Annotated[
        list[str] | None,
        typer.Option("--feed", help="A feed whose pages are fetched; may be repeated."),
    ] = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option(
            "--list", help="A file with one address a line (- is standard input); may be repeated."
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    warc: Annotated[
        Path | None,
        typer.Option(help="The archive that keeps what came (default: beside the store)."),
    ] = None,
    delay: Annotated[
        float, typer.Option(help="Seconds between two requests to one host.", min=0.0)
    ] = 1.0,
    fresh: Annotated[
        float, typer.Option(help="Hours within which a page is not asked for again.", min=0.0)
    ] = 24.0,
    contact: Annotated[
        str, typer.Option(help="Who you are, for the owners of the servers (a mail address).")
    ] = "",
    ports: Annotated[
        list[int] | None,
        typer.Option("--allow-port", help="A port besides 80 and 443; may be repeated."),
    ] = None,
    private: Annotated[
        bool, typer.Option("--allow-private", help="Reach into private networks too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no progress.")] = False,
) -> None:
    """Fetch pages from the web, keep them in an archive, and read them into the store.

    Obeys robots.txt and never hurries a host. Run again, it goes on where it stopped, and asks
    for older pages only if they have changed.
    """
    from dragoman.ingest.web.addresses import WEB_PORTS, Reach
    from dragoman.ingest.web.crawl import Options, crawl
    from dragoman.ingest.web.reading import reader_of_fetched
    from dragoman.ingest.web.wanted import Wanted, read_list
    from dragoman.pipeline import Pipeline
    from dragoman.pipeline import build as run
    from dragoman.terminal import Bar

    wanted = [Wanted(address) for address in addresses or ()]
    wanted += [item for path in lists or () for item in read_list(path)]
    if not wanted and not feeds:
        raise UsageError("nothing to fetch: give addresses, --feed URL or --list FILE")
    archive = warc or store.with_suffix(".warc.gz")
    reach = Reach(WEB_PORTS | set(ports or ()), private=private)
    options = Options(delay=delay, fresh=timedelta(hours=fresh), contact=contact, reach=reach)
    with _open(store, create=True) as opened, Bar(quiet=quiet) as bar:
        report = crawl(wanted, feeds or (), archive, options, bar)
        pipeline = Pipeline(read=reader_of_fetched(report.failed))
        paths = [archive] if archive.exists() else []
        summary = run(paths, opened, pipeline, progress=bar)
    if not quiet:
        typer.echo(f"{archive}: {report}")
    _report(summary, store, quiet=quiet)
    if not report.usable:
        raise typer.Exit(NOTHING_USABLE)


@app.command(epilog="Example: dragoman show --between RUS PRK --from 2024-06 --type sign")
def show(
    store: StoreOption = DEFAULT_STORE,
    between: Annotated[
        tuple[str, str],
        typer.Option(help="Two states that both take part (codes or names).", metavar="A B"),
    ] = ("", ""),
    start: Annotated[
        str, typer.Option("--from", help="First day, month or year.", metavar="DATE")
    ] = "",
    end: Annotated[str, typer.Option("--to", help="Last day, month or year.", metavar="DATE")] = "",
    kinds: Annotated[
        list[str] | None,
        typer.Option("--type", help="Type, mode or extension; may be repeated.", metavar="TYPE"),
    ] = None,
    entity: Annotated[str, typer.Option(help="Part of a name that takes part.")] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Show bare statements and one-sided acts too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Print the chronology.

    One line an event: when, what, where, its code, how many articles and independent origins
    tell it, and its id. What is not simply told as done is marked: planned, alleged, denied.
    """
    from dragoman.chronology.query import make_query
    from dragoman.chronology.timeline import chronology
    from dragoman.chronology.weight import concerns_relations
    from dragoman.terminal import chronology_table, console

    query = make_query([name for name in between if name], start, end, kinds or (), entity)
    with _open(store) as opened:
        found = list(chronology(opened, query))
        wanted = everything or bool(query.kinds)
        entries = [entry for entry in found if wanted or concerns_relations(entry.event)]
        if as_json:
            from dragoman.export.jsonl import write_jsonl
            from dragoman.export.records import event_records

            ids = {entry.event.id for entry in entries}
            rows = (row for row in event_records(opened) if row["id"] in ids)
            write_jsonl(rows, sys.stdout)
            return
    if not entries and not found:
        asked = query != make_query()
        hint = "`dragoman show` alone prints them all" if asked else "`dragoman build` makes them"
        typer.echo(f"no event {'meets that' if asked else 'is put together yet'}; {hint}", err=True)
        return
    printer = console()
    printer.print(chronology_table(entries, printer.width))
    if hidden := len(found) - len(entries):
        typer.echo(f"{hidden} more name one party only, or are bare statements: --all", err=True)


@app.command(epilog="Example: dragoman why 3f2a91c0 (the id that `dragoman show` prints)")
def why(
    beginning: Annotated[
        str, typer.Argument(metavar="ID", help="An event's or page's id, or a page's address.")
    ],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Show the words behind an event, or a page.

    For an event: its claims with the words marked, who says so, how it was dated, what was
    merged and why. For a page: its date, its origin and the lines that were removed from it.
    """
    from dragoman.chronology.evidence import explain_document, explain_event
    from dragoman.terminal import console, document_card, event_card

    if len(beginning) < SHORTEST_ID:
        raise UsageError(f"give at least {SHORTEST_ID} characters of an id")
    with _open(store) as opened:
        pages = [page for page in opened.documents() if page.address == beginning]
        try:
            if pages:
                card = document_card(explain_document(opened, pages[0]))
            else:
                card = event_card(explain_event(opened, opened.event(beginning)))
        except NotFound:
            try:
                card = document_card(explain_document(opened, opened.document(beginning)))
            except NotFound as error:
                raise NotFound(
                    f"no event, page id or page address is or begins with {beginning!r}"
                ) from error
    console().print(card)


@app.command(epilog="Example: dragoman export claims --format csv --output claims.csv")
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
    with _open(store) as opened:
        if output is None:
            write(opened, what.value, sys.stdout.buffer, format_)
            return
        # Written whole or not at all: a disk that fills up leaves no half of a file.
        part = output.with_name(f"{output.name}.part")
        with part.open("wb") as stream:
            write(opened, what.value, stream, format_)
        part.replace(output)


@app.command()
def verify(store: StoreOption = DEFAULT_STORE) -> None:
    """Re-read every span of the store."""
    from dragoman.store.verify import verify as check

    with _open(store) as opened:
        problems = list(check(opened))
    for problem in problems:
        typer.echo(f"{problem.record} {problem.id}: {problem.note}")
    typer.echo("every span stands where it says" if not problems else f"{len(problems)} problems")
    if problems:
        raise typer.Exit(NOTHING_USABLE)


def main() -> None:
    """Run the command line; what Dragoman raises on purpose becomes one line."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except DragomanError as error:
        typer.echo(f"dragoman: {error}", err=True)
        sys.exit(WRONG_USAGE)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        typer.echo(f"dragoman: {where}{error.strerror or error}", err=True)
        sys.exit(WRONG_USAGE)
    except SystemExit as ending:
        if ending.code == INTERRUPTED:
            typer.echo("dragoman: stopped; what was read is kept, run it again to go on", err=True)
        raise


def _open(path: Path, *, create: bool = False) -> closing[SqliteStore]:
    from dragoman.store.sqlite import open_store

    return closing(open_store(path, create=create, readonly=not create))


def _report(summary: Summary, store: Path, *, quiet: bool) -> None:
    from dragoman.chronology.wording import plural

    for rejected in summary.rejected:
        typer.echo(f"rejected {rejected.address}: {rejected.reason}", err=True)
    if quiet:
        return
    notes = [plural(summary.new, "new page")]
    if summary.known:
        notes.append(f"{summary.known} known")
    if summary.rejected:
        notes.append(f"{len(summary.rejected)} rejected")
    whole = []
    if summary.copies:
        whole.append("1 a copy" if summary.copies == 1 else f"{summary.copies} copies")
    if summary.other_languages:
        whole.append(f"{summary.other_languages} in other languages, kept but not coded")
    inside = f" ({', '.join(whole)})" if whole else ""
    typer.echo(
        f"{store}: {', '.join(notes)}; in all {plural(summary.documents, 'page')}{inside} and "
        f"{plural(summary.events, 'event')}"
    )
    if not summary.usable and not summary.rejected:
        typer.echo("no page was found there", err=True)
    if summary.passed:
        totals: Counter[str] = Counter()
        for passed in summary.passed:
            totals[passed.what] += passed.count
        said = ", ".join(f"{what} ({count})" for what, count in totals.items())
        typer.echo(f"passed over: {said}")
