"""What the command line prints of users' lists of actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dragoman.chronology.known import KnownActor
from dragoman.chronology.wording import interval_text, plural
from dragoman.codebook.states import state_name
from dragoman.model.actor import Actor, ListedOffice

__all__ = ["actor_lines"]


def actor_lines(known: Sequence[KnownActor]) -> Iterator[str]:
    """Give each list with its actors, two lines an actor at most."""
    for name, group in groupby(known, lambda one: one.actor.list):
        found = list(group)
        met = sum(one.pages > 0 for one in found)
        yield f"{name}: {plural(len(found), 'actor')}, {met} of them on pages"
        for one in found:
            yield f"  {_actor(one.actor)}; {_met(one)}"
            for office in one.actor.offices:
                yield f"      {_office(office)}"


def _actor(actor: Actor) -> str:
    parts = [actor.name, *(f"also {name}" for name in actor.names[1:])]
    parts += filter(None, (actor.kind, actor.state and (state_name(actor.state) or actor.state)))
    return ", ".join((*parts, *((f"id {actor.code}",) if actor.code else ())))


def _met(one: KnownActor) -> str:
    if one.entity is None:
        return "on no page"
    return f"on {plural(one.pages, 'page')} as {one.entity.id[:8]}"


def _office(office: ListedOffice) -> str:
    post = f"{office.post} of {office.of}" if office.of else office.post
    times = []
    if office.began.known:
        times.append(f"from {interval_text(office.began)}")
    if office.ended.known:
        times.append(f"to {interval_text(office.ended)}")
    return f"{post}, {' '.join(times) or 'at no known time'}"
