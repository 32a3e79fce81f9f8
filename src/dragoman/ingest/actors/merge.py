"""Puts together the lines of a list that tell of one actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.ingest.actors.entry import Entry, Refused
from dragoman.model.actor import Actor, ActorList

__all__ = ["merge_entries"]


@dataclass(slots=True)
class _Merged:
    """The lines of one actor so far, and what did not fit among them."""

    entries: list[Entry] = field(default_factory=list)

    def contradiction(self, entry: Entry) -> str:
        """Say what a further line of this id has against the first ones; nothing: empty."""
        for other in self.entries:
            for what, own, theirs in (
                ("kind", entry.kind, other.kind),
                ("state", entry.state, other.state),
            ):
                if own and theirs and own != theirs:
                    return (
                        f"id {entry.code!r} has another {what} on line {other.line} "
                        f"({theirs.removeprefix('state/')}, here {own.removeprefix('state/')})"
                    )
        return ""


def merge_entries(name: str, lines: Iterable[Entry | Refused]) -> ActorList:
    """Make one actor of the lines with one id; a line without an id is an actor of its own."""
    merged: dict[str, _Merged] = {}
    refused: list[tuple[int, str]] = []
    for line in lines:
        if isinstance(line, Refused):
            refused.append((line.line, line.reason))
            continue
        group = merged.setdefault(line.code or f"\n{line.line}", _Merged())
        if reason := group.contradiction(line):
            refused.append((line.line, reason))
        else:
            group.entries.append(line)
    actors = [_actor(name, group.entries) for group in merged.values()]
    refused.extend(_nameless_pairs(actors))
    return ActorList(name, tuple(actors), tuple(sorted(refused)))


def _actor(name: str, entries: Sequence[Entry]) -> Actor:
    return Actor(
        list=name,
        lines=tuple(entry.line for entry in entries),
        code=entries[0].code,
        kind=next((entry.kind for entry in entries if entry.kind), None),
        names=tuple(dict.fromkeys(word for entry in entries for word in entry.names)),
        state=next((entry.state for entry in entries if entry.state), None),
        offices=tuple(dict.fromkeys(office for entry in entries for office in entry.offices)),
    )


def _nameless_pairs(actors: Sequence[Actor]) -> Iterable[tuple[int, str]]:
    """Tell of lines that could be one actor, or namesakes: without ids nobody knows."""
    by_name: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        if not actor.code:
            by_name[actor.name].append(actor)
    for name, several in by_name.items():
        for actor in several[1:]:
            yield (
                actor.lines[0],
                f"{name!r} stands on line {several[0].lines[0]} too, and neither has an id: they "
                "count as namesakes, and the name alone decides nothing; one id makes them one",
            )
