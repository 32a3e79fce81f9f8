"""The command for lists of actors, and how `build` takes them in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import DEFAULT_STORE, StoreOption, open_store
from dragoman.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dragoman.model.actor import ActorList
    from dragoman.store.base import Store

__all__ = ["actors", "keep_lists", "read_lists"]


def actors(
    store: StoreOption = DEFAULT_STORE,
    forget: Annotated[
        list[str] | None,
        typer.Option("--forget", help="Take a list out; may be repeated.", metavar="FILE"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no progress.")] = False,
) -> None:
    """List whom your own lists told the store of, and who of them the pages name.

    Lists come in with `dragoman build --actors FILE`; a newer version takes the place of the one
    of its name. `--forget` takes one out, and the chronology is brought up to date at once.
    """
    if forget:
        _forget(forget, store, quiet=quiet)
        return
    from dragoman.chronology.known import known_actors

    with open_store(store) as opened:
        found = known_actors(opened)
    if as_json:
        from dragoman.export.cards import actor_record
        from dragoman.export.jsonl import write_jsonl

        write_jsonl(map(actor_record, found), sys.stdout)
        return
    if not found:
        typer.echo("no list of actors is in this store: `dragoman build --actors FILE`", err=True)
        return
    from dragoman.terminal import actor_lines

    for line in actor_lines(found):
        typer.echo(line)


def read_lists(paths: Iterable[Path]) -> list[ActorList]:
    """Read the lists before anything is changed; raises UsageError for two of one name."""
    from dragoman.errors import UsageError
    from dragoman.ingest.actors.read import read_actors

    found: dict[str, ActorList] = {}
    for path in paths:
        if path.name in found:
            raise UsageError(
                f"two lists are called {path.name}: the store knows a list by its name"
            )
        found[path.name] = read_actors(path)
    return list(found.values())


def keep_lists(lists: Sequence[ActorList], opened: Store, *, quiet: bool) -> None:
    """Keep lists in the store, and say what they hold and which lines cannot be used."""
    from dragoman.chronology.wording import plural
    from dragoman.pipeline import learn_actors

    if lists:
        learn_actors(lists, opened)
    for one in lists:
        for line, reason in one.refused:
            typer.echo(f"{one.name} line {line}: {reason}", err=True)
        if not quiet:
            typer.echo(f"{one.name}: {plural(len(one.actors), 'actor')}")


def _forget(names: Sequence[str], store: Path, *, quiet: bool) -> None:
    from dragoman.pipeline import learn_actors, rejudge
    from dragoman.terminal import Bar

    with open_store(store, write=True) as opened, Bar(quiet=quiet) as bar:
        known = [one.name for one in opened.actor_lists()]
        gone = [Path(name).name for name in names]
        for name in gone:
            if name not in known:
                there = f"; there are {', '.join(known)}" if known else ""
                raise NotFound(f"no list of actors is called {name}{there}")
        learn_actors((), opened, gone)
        rejudge(opened, progress=bar)
    if not quiet:
        for name in gone:
            typer.echo(f"{name}: forgotten; to have it back: dragoman build --actors {name}")
