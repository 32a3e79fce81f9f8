"""The command line: one command per verb that a user has.

Exit codes: 0 done, 1 nothing usable was read (or, for verify, something is wrong), 2 wrong usage.
Heavy modules are imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys

import typer

from dragoman.cli.actors import actors
from dragoman.cli.coding import codebook, explain
from dragoman.cli.common import INTERRUPTED, WRONG_USAGE
from dragoman.cli.judging import import_, judge, undo, verdicts
from dragoman.cli.reading import build, fetch
from dragoman.cli.showing import show, why
from dragoman.cli.writing import export, verify
from dragoman.errors import DragomanError

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

app.command(
    epilog="Examples: dragoman build pages/ crawl.warc.gz --store my.dragoman; "
    "dragoman build --actors mine.csv --store my.dragoman"
)(build)
app.command(epilog="Example: dragoman fetch --feed https://paper.example/rss --store my.dragoman")(
    fetch
)
app.command(
    epilog="Examples: dragoman show --between RUS PRK --from 2024-06 --type sign; "
    "dragoman show --entity 'Sergey Lavrov'"
)(show)
app.command(
    epilog="Examples: dragoman why 3f2a91c0 (the id that `dragoman show` prints); "
    "dragoman why 'Sergey Lavrov'"
)(why)
app.command(epilog="Example: dragoman export claims --format csv --output claims.csv")(export)
app.command(
    epilog="Examples: dragoman judge 3f2a91c0 9bc44154 same --why 'two spellings of one name'; "
    "dragoman judge 'Li Wei' 51d0aa02 different --why 'one is a minister, one an athlete'"
)(judge)
app.command(epilog="Examples: dragoman undo; dragoman undo 51d0aa02 (of `dragoman verdicts`)")(undo)
app.command()(verdicts)
app.command(
    epilog="Examples: dragoman actors --store my.dragoman; dragoman actors --forget mine.csv"
)(actors)
app.command(
    "import", epilog="Example: dragoman import judgements ann.jsonl --store my.dragoman --dry-run"
)(import_)
app.command()(verify)
app.command(epilog="Example: dragoman explain 'Kenya urged Uganda to free the pilot.'")(explain)
app.add_typer(codebook, name="codebook")


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
