"""The tables of users' own lists of actors."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from dragoman.model.actor import Actor, ActorList, ListedOffice
from dragoman.model.mention import Kind
from dragoman.model.time import Interval
from dragoman.store.columns import Row, from_list, list_column
from dragoman.store.file import StoreFile

__all__ = ["forget_list", "forget_readings", "read_lists", "write_list"]


def write_list(file: StoreFile, given: ActorList) -> None:
    """Keep a list in place of the one of its name."""
    forget_list(file, given.name)
    refused = json.dumps(given.refused, ensure_ascii=False)
    file.insert("actor_lists", [{"name": given.name, "refused": refused}])
    file.insert("actors", (_row(n, actor) for n, actor in enumerate(given.actors)))


def forget_list(file: StoreFile, name: str) -> bool:
    """Remove a list; False when there was none."""
    return file.change("DELETE FROM actor_lists WHERE name = ?", name) > 0


def forget_readings(file: StoreFile, documents: Iterable[str]) -> None:
    """Remove what was read out of documents, with all that hangs on it."""
    for document in documents:
        file.change("DELETE FROM readings WHERE document = ?", document)


def read_lists(file: StoreFile) -> Iterator[ActorList]:
    """Give the lists by name."""
    actors = file.below("SELECT * FROM actors ORDER BY list, position", _actor)
    for row in file.all("SELECT name, refused FROM actor_lists ORDER BY name"):
        refused = tuple((line, reason) for line, reason in json.loads(row["refused"]))
        yield ActorList(row["name"], actors.get(row["name"], ()), refused)


def _row(position: int, actor: Actor) -> Row:
    offices = [[o.post, o.of, o.began.iso(), o.ended.iso()] for o in actor.offices]
    return {
        "list": actor.list,
        "position": position,
        "lines": json.dumps(actor.lines),
        "code": actor.code,
        "kind": actor.kind,
        "names": list_column(actor.names),
        "state": actor.state,
        "offices": json.dumps(offices, ensure_ascii=False),
    }


def _actor(row: sqlite3.Row) -> Actor:
    return Actor(
        list=row["list"],
        lines=tuple(json.loads(row["lines"])),
        code=row["code"],
        kind=Kind(row["kind"]) if row["kind"] else None,
        names=from_list(row["names"]),
        state=row["state"],
        offices=tuple(
            ListedOffice(post, of, Interval.from_iso(*began), Interval.from_iso(*ended))
            for post, of, began, ended in json.loads(row["offices"])
        ),
    )
