"""What a verdict changed: which entities and events became one, or several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.chronology.wording import plural
from dragoman.model.judgement import Judgement, Verdict
from dragoman.store.base import Store

__all__ = ["Picture", "holds", "take_picture", "tell_changes"]

SHOWN = 4
"""Joins and splits that are told one by one."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is derived at one moment: names by id, and the home of each mention and claim."""

    names: Mapping[str, str]
    entity_of: Mapping[str, str]
    event_of: Mapping[str, str]
    articles: Mapping[str, tuple[int, int]]
    """Event → articles and independent origins."""


def take_picture(store: Store) -> Picture:
    """Read what is derived."""
    events = list(store.events())
    names = {entity.id: entity.name for entity in store.entities()}
    names |= {event.id: event.title for event in events}
    return Picture(
        names=names,
        entity_of=store.entity_of(),
        event_of={claim: event.id for event in events for claim in event.claims},
        articles={event.id: (event.articles, event.origins) for event in events},
    )


def tell_changes(before: Picture, after: Picture) -> tuple[str, ...]:
    """Give what changed, a line each; few enough to read."""
    lines = [
        *_regrouped("entity", before.names, before.entity_of, after.names, after.entity_of),
        *_regrouped("event", before.names, before.event_of, after.names, after.event_of),
    ]
    if len(lines) > SHOWN:
        lines = [*lines[:SHOWN], f"and {plural(len(lines) - SHOWN, 'change')} more of the kind"]
    lines.extend(_come_and_gone(before, after))
    counts = [key for key in after.articles.keys() & before.articles.keys()
              if after.articles[key] != before.articles[key]]  # fmt: skip
    if counts:
        lines.append(f"{plural(len(counts), 'event')} told by another number of pages or origins")
    return tuple(lines)


def holds(verdict: Judgement, after: Picture) -> bool | None:
    """Say whether what is derived obeys a verdict; None where its words are not here."""
    home = after.entity_of if verdict.subject == "mention" else after.event_of
    if verdict.left not in home or verdict.right not in home:
        return None
    together = home[verdict.left] == home[verdict.right]
    return together is (verdict.verdict is Verdict.SAME)


def _regrouped(
    noun: str,
    old_names: Mapping[str, str],
    old: Mapping[str, str],
    new_names: Mapping[str, str],
    new: Mapping[str, str],
) -> Iterator[str]:
    """Say what was joined and what was parted, by where the members stood before and stand now."""
    came_from: dict[str, dict[str, int]] = {}
    went_to: dict[str, dict[str, int]] = {}
    for member in sorted(old.keys() & new.keys()):
        one, other = old[member], new[member]
        came_from.setdefault(other, {}).setdefault(one, 0)
        came_from[other][one] += 1
        went_to.setdefault(one, {}).setdefault(other, 0)
        went_to[one][other] += 1
    for key, parts in came_from.items():
        if len(parts) > 1:
            said = _named(parts, old_names)
            yield f"{len(parts)} {_many(noun)} became one, {new_names[key]}: {said}"
    for key, parts in went_to.items():
        if len(parts) > 1:
            said = _named(parts, new_names)
            yield f"1 {noun}, {old_names[key]}, became {len(parts)}: {said}"


def _named(parts: Mapping[str, int], names: Mapping[str, str]) -> str:
    ordered: Sequence[str] = sorted(parts, key=lambda key: (-parts[key], names[key], key))
    return "; ".join(f"{names[key]} {key[:8]} ({parts[key]})" for key in ordered)


def _come_and_gone(before: Picture, after: Picture) -> Iterator[str]:
    """Count the claims that are told no more, as their page is a copy now, and the other way."""
    gone = len(before.event_of.keys() - after.event_of.keys())
    come = len(after.event_of.keys() - before.event_of.keys())
    if gone:
        yield f"{plural(gone, 'claim')} of a copy counted no more by itself"
    if come:
        yield f"{plural(come, 'claim')} counted now, as no copy's"


def _many(noun: str) -> str:
    return "entities" if noun == "entity" else f"{noun}s"
