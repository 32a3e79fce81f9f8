"""Commands that bring pages in: build, fetch."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import DEFAULT_STORE, NOTHING_USABLE, StoreOption, open_store
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.pipeline import Summary

__all__ = ["build", "fetch"]


def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Pages (.txt, .html, .mhtml), folders, patterns, archives (.warc, .wacz, .zip), "
            "tables (.jsonl, .json, .csv, .parquet; also .gz, .zst), feeds (.xml), - for standard "
            "input.",
            show_default=False,
        ),
    ] = None,
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
    actors: Annotated[
        list[Path] | None,
        typer.Option(
            "--actors",
            help="A list of actors that you know (.csv, or FollowTheMoney .json lines), with or "
            "without pages; may be repeated.",
            metavar="FILE",
        ),
    ] = None,
    codebook: Annotated[
        Path | None,
        typer.Option(
            "--codebook",
            help="Your own codebook of events, which the store keeps and goes on with ('default' "
            "goes back to ours).",
            metavar="FILE",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no progress.")] = False,
) -> None:
    """Read pages into the store, or more of them; or tell it whom you know.

    The chronology is brought up to date; what was read before is not read again.
    """
    from dragoman.cli.actors import keep_lists, read_lists
    from dragoman.cli.coding import settle
    from dragoman.ingest.columns import parse_given
    from dragoman.pipeline import build as run
    from dragoman.settings import Settings
    from dragoman.terminal import Bar

    if not paths and not actors:
        raise UsageError("nothing to read: give pages, or --actors FILE")
    settings = replace(Settings.from_environment(), columns=parse_given(columns or ()))
    lists = read_lists(actors or ())
    with open_store(store, create=bool(paths), write=True) as opened, Bar(quiet=quiet) as bar:
        keep_lists(lists, opened, quiet=quiet)
        given = [str(path) for path in paths or ()]
        with settle(opened, codebook, quiet=quiet):
            summary = run(given, opened, settings=settings, progress=bar)
    _report(summary, store, quiet=quiet, asked=bool(paths))
    if not summary.usable and (paths or not any(one.actors for one in lists)):
        raise typer.Exit(NOTHING_USABLE)


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
    with open_store(store, create=True) as opened, Bar(quiet=quiet) as bar:
        report = crawl(wanted, feeds or (), archive, options, bar)
        pipeline = Pipeline(read=reader_of_fetched(report.failed))
        paths = [archive] if archive.exists() else []
        summary = run(paths, opened, pipeline, progress=bar)
    if not quiet:
        typer.echo(f"{archive}: {report}")
    _report(summary, store, quiet=quiet)
    if not report.usable:
        raise typer.Exit(NOTHING_USABLE)


def _report(summary: Summary, store: Path, *, quiet: bool, asked: bool = True) -> None:
    """Print what a run did; `asked` says whether it was to read pages."""
    from dragoman.chronology.wording import plural

    for rejected in summary.rejected:
        typer.echo(f"rejected {rejected.address}: {rejected.reason}", err=True)
    if quiet:
        return
    notes = [plural(summary.new, "new page")] if asked else ["brought up to date"]
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
    if asked and not summary.usable and not summary.rejected:
        typer.echo("no page was found there", err=True)
    if summary.passed:
        totals: Counter[str] = Counter()
        for passed in summary.passed:
            totals[passed.what] += passed.count
        said = ", ".join(f"{what} ({count})" for what, count in totals.items())
        typer.echo(f"passed over: {said}")
