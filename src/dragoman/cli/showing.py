"""Commands that print what the store holds: show, why."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import DEFAULT_STORE, StoreOption, open_store
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.chronology.lookup import Named, Thing
    from dragoman.chronology.query import Query
    from dragoman.chronology.timeline import Entry
    from dragoman.export.values import Record
    from dragoman.store.sqlite import SqliteStore

__all__ = ["show", "why"]

JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]


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
    entity: Annotated[
        str,
        typer.Option(
            help="Who or what takes part: a name, part of one, or an entity's id. Prints a card "
            "of it first, or a list where several are meant."
        ),
    ] = "",
    offices: Annotated[
        bool,
        typer.Option("--offices", help="Print who held which post and when, instead of events."),
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Show bare statements and one-sided acts too.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Print the chronology.

    One line an event: when, what, where, its code, how many articles and independent origins
    tell it, and its id. What is not simply told as done is marked: planned, alleged, denied.
    """
    from dragoman.chronology.lookup import find_named
    from dragoman.chronology.query import make_query
    from dragoman.chronology.timeline import chronology
    from dragoman.chronology.weight import concerns_relations

    with open_store(store) as opened:
        query = make_query([name for name in between if name], start, end, kinds or ())
        named = find_named(opened.entities(), entity) if entity else None
        if named is not None:
            if not named.all:
                _tell_nothing_named(entity, named)
                return
            meant = (named.best,) if named.best else named.others
            query = replace(query, entities=frozenset(one.id for one in meant))
        if offices:
            _print_offices(opened, query, named, as_json=as_json)
            return
        found = list(chronology(opened, query))
        wanted = everything or bool(query.kinds)
        entries = [entry for entry in found if wanted or concerns_relations(entry.event)]
        if as_json:
            _write_json(opened, named, entries)
            return
        if named is not None:
            _print_named(opened, named, entity)
    if not found:
        asked = query != make_query()
        hint = "`dragoman show` alone prints them all" if asked else "`dragoman build` makes them"
        typer.echo(f"no event {'meets that' if asked else 'is put together yet'}; {hint}", err=True)
        return
    _print_entries(entries)
    if hidden := len(found) - len(entries):
        typer.echo(f"{hidden} more name one party only, or are bare statements: --all", err=True)


def _print_offices(
    opened: SqliteStore, query: Query, named: Named | None, *, as_json: bool
) -> None:
    from dragoman.chronology.offices import find_posts, read_ledger
    from dragoman.export.cards import office_ledger_records
    from dragoman.export.jsonl import write_jsonl
    from dragoman.terminal import console, ledger_lines

    meant = ((named.best,) if named.best else named.others) if named else ()
    posts = find_posts(read_ledger(opened), query, meant)
    if as_json:
        write_jsonl(office_ledger_records(posts), sys.stdout)
    elif posts:
        console().print(ledger_lines(posts))
    else:
        typer.echo("no page tells who held such a post at that time", err=True)


def _tell_nothing_named(asked: str, named: Named) -> None:
    near = f"; near: {', '.join(named.near)}" if named.near else ""
    typer.echo(f"nobody and nothing here is called {asked!r}{near}", err=True)


def _print_named(opened: SqliteStore, named: Named, asked: str) -> None:
    from dragoman.chronology.entity import choice_of, describe_entity
    from dragoman.terminal import choices, console, entity_card

    printer = console()
    if named.best is None:
        printer.print(choices(named.others, choice_of(opened, named.others), asked))
    else:
        printer.print(entity_card(describe_entity(opened, named.best)))
        if named.others:
            also = ", ".join(f"{e.name} {e.id[:8]} ({e.kind})" for e in named.others[:4])
            more = f", and {len(named.others) - 4} more" if len(named.others) > 4 else ""
            printer.print(f"  also called so: {also}{more}", style="dim", markup=False)
    printer.print()


def _print_entries(entries: list[Entry]) -> None:
    from dragoman.terminal import chronology_table, console

    printer = console()
    if entries:
        printer.print(chronology_table(entries, printer.width))


def _write_json(opened: SqliteStore, named: Named | None, entries: list[Entry]) -> None:
    from dragoman.export.jsonl import write_jsonl
    from dragoman.export.records import event_records

    if named is not None:
        write_jsonl(_named_records(opened, named), sys.stdout)
    ids = {entry.event.id for entry in entries}
    write_jsonl((row for row in event_records(opened) if row["id"] in ids), sys.stdout)


def _named_records(opened: SqliteStore, named: Named) -> list[Record]:
    from dragoman.chronology.entity import choice_of, describe_entity
    from dragoman.export.cards import choice_records, entity_card_record

    if named.best is None:
        return choice_records(named.others, choice_of(opened, named.others))
    return [entity_card_record(describe_entity(opened, named.best))]


def why(
    beginning: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id (or its beginning) of an event, page, entity, mention or claim; or a "
            "page's address, or a name.",
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object (of an entity).")
    ] = False,
) -> None:
    """Show the words behind an event, a page, or who somebody is.

    For an event: its claims with the words marked, who says so, how it was dated, what was
    merged and why. For a page: its date, its origin and the lines that were removed from it.
    For an entity: the mentions that were taken for one, by which judgements, which lookalikes
    were kept apart, and what persons said.
    """
    from dragoman.chronology.lookup import Sort, find_thing
    from dragoman.terminal import console

    with open_store(store) as opened:
        thing = find_thing(opened, beginning)
        if as_json:
            if thing.sort is not Sort.ENTITY:
                raise UsageError(f"--json is for entities; {thing.id[:8]} is of another kind")
            _write_identity(opened, thing)
            return
        parts = _cards(opened, thing)
    for part in parts:
        console().print(part)


def _write_identity(opened: SqliteStore, thing: Thing) -> None:
    from dragoman.chronology.identity import explain_entity
    from dragoman.export.cards import identity_card_record
    from dragoman.export.jsonl import write_jsonl

    entity = next(entity for entity in opened.entities() if entity.id == thing.id)
    write_jsonl([identity_card_record(explain_entity(opened, entity))], sys.stdout)


def _cards(opened: SqliteStore, thing: Thing) -> list[RenderableType]:
    from dragoman.chronology.evidence import explain_document, explain_event
    from dragoman.chronology.identity import explain_entity
    from dragoman.chronology.lookup import Sort
    from dragoman.terminal import document_card, event_card, identity_card, mention_line

    match thing.sort:
        case Sort.EVENT:
            return [event_card(explain_event(opened, opened.event(thing.id)))]
        case Sort.PAGE:
            return [document_card(explain_document(opened, opened.document(thing.id)))]
        case Sort.CLAIM:
            events = [event for event in opened.events() if thing.id in event.claims]
            if not events:
                claim = next(opened.claims_of([thing.id]))
                return [document_card(explain_document(opened, opened.document(claim.document)))]
            return [event_card(explain_event(opened, events[0]))]
        case Sort.ENTITY:
            entity = next(entity for entity in opened.entities() if entity.id == thing.id)
            return [identity_card(explain_entity(opened, entity))]
        case Sort.MENTION:
            mention = next(mention for mention in opened.mentions() if mention.id == thing.id)
            line = mention_line(mention, opened.document(mention.span.document))
            home = [one for one in opened.entities() if thing.id in one.mentions]
            return [line, *(identity_card(explain_entity(opened, one)) for one in home)]
