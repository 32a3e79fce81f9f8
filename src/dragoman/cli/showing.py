"""Commands that print what the store holds: show, why."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman.cli.common import DEFAULT_STORE, SHORTEST_ID, StoreOption, open_store
from dragoman.errors import NotFound, UsageError

__all__ = ["show", "why"]


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
    with open_store(store) as opened:
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
    with open_store(store) as opened:
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
