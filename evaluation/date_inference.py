"""Time of inferring dates, and of matching events too, on 1,000 and 10,000 made-up documents.

Data: none; the world is made here (`DATA` is the folder itself). Documents tell of events near
their day and of earlier ones, by printed days, by counted words ("last week") or without any; a
tenth is undated, and some of these tell only of what other undated ones tell. One time in a
hundred is wrong. Few events are told by very many documents.
"""

from __future__ import annotations

import cProfile
import gc
import random
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from dragoman.model.calendar import apply_shift
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Entity, Kind
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval, Shift, TimeExpression
from dragoman.resolve.dates import infer_dates, infer_parts, join_parts
from dragoman.resolve.entities import Linked
from dragoman.resolve.rounds import match_and_date
from dragoman.resolve.times.corpus import make_corpus
from tests.factory import claim_of

__all__ = ["DATA", "QUICK", "World", "make_world", "score"]

DATA = "."
QUICK = False
SEED = 4
RUNS = 3
FIRST = date(2015, 1, 1)
DAYS = 0.365
"""Days of the world for each of its documents: 10,000 tell of ten years."""
UNDATED = 0.1
WRONG = 0.01
TOLD = 4
"""Events that a document tells."""
FAMOUS = 0.05
"""Share of claims on one of the few events that everybody tells."""
WORDS = (
    ("yesterday", Shift("day", -1)),
    ("last week", Shift("week", -1)),
    ("this month", Shift("month", 0)),
    ("last month", Shift("month", -1)),
    ("last year", Shift("year", -1)),
    ("on Tuesday", Shift("weekday", -1, weekday=1)),
)


@dataclass(slots=True)
class World:
    """A corpus, which of its claims tell one event, and the days on which it was written."""

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    times: dict[str, list[TimeExpression]] = field(default_factory=dict)
    groups: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    written: dict[str, date] = field(default_factory=dict)


def make_world(size: int) -> World:
    """Give a world of `size` documents, always the same one."""
    chance = random.Random(SEED)  # noqa: S311 (a made-up world, no secret)
    span = int(size * DAYS)
    events = sorted(chance.randrange(span) for _ in range(size + size // 2))
    famous = [chance.randrange(len(events)) for _ in range(20)]
    world = World()
    for number in range(size):
        day = chance.randrange(30, span)
        told = {_event(chance, events, famous, day) for _ in range(TOLD)}
        _write(world, chance, number, day, [(key, events[key]) for key in sorted(told)])
    return world


def _event(chance: random.Random, events: list[int], famous: list[int], day: int) -> int:
    """Choose what a document of that day tells: mostly news, at times what was long ago."""
    past = [key for key in famous if events[key] < day]
    if past and chance.random() < FAMOUS:
        return chance.choice(past)
    age = chance.randrange(1, 7) if chance.random() < 0.7 else chance.randrange(1, min(500, day))
    low, high = 0, len(events) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if events[middle] < day - age else (low, middle)
    return max(0, low - 1) if events[low] >= day else low


def _write(
    world: World, chance: random.Random, number: int, day: int, told: list[tuple[int, int]]
) -> None:
    dated = chance.random() >= UNDATED
    written = FIRST + timedelta(days=day)
    published = Dating(Interval.day(written), Basis.PRINTED) if dated else None
    sentences = [
        _sentence(chance, key, FIRST + timedelta(days=when), written) for key, when in told
    ]
    text = " ".join(words for words, *_ in sentences)
    page = Document(f"made:{number}", text, language="en", published=published)
    world.documents.append(page)
    world.written[page.id] = written
    start = 0
    found: list[TimeExpression] = []
    for (key, _), (words, said, shift, when) in zip(told, sentences, strict=True):
        expression = None
        if said:
            expression = _expression(page, start + words.index(said), said, shift, when)
            found.append(expression)
        claim = _claim(page, start, words, key, expression)
        world.claims.append(claim)
        world.groups[key].append(claim.id)
        start += len(words) + 1
    world.times[page.id] = found


def _sentence(
    chance: random.Random, key: int, when: date, written: date
) -> tuple[str, str, Shift | None, Interval | None]:
    """Give a sentence, the words that date it, how these are counted, and the day if printed."""
    said, shift, day = "", None, None
    if chance.random() < WRONG:
        when += timedelta(days=chance.randrange(-900, 900))
    choice = chance.random()
    if choice < 0.4:
        day = Interval.day(when)
        said = f"on {when.day} {when:%B %Y}"
    elif choice < 0.8:
        fitting = []
        for words, counted in WORDS:
            meant = apply_shift(counted, Interval.day(written))
            if meant is not None and meant.contains(Interval.day(when)):
                fitting.append((words, counted))
        if fitting:
            said, shift = chance.choice(fitting)
    words = f"Envoy Mover{key} met Envoy Second{key % 97} {said}".strip() + "."
    return words, said, shift, day


def _expression(
    page: Document, start: int, said: str, shift: Shift | None, day: Interval | None
) -> TimeExpression:
    published = page.published.interval if page.published else None
    interval = apply_shift(shift, published) if shift and published else day
    basis = Basis.PUBLICATION if shift else Basis.EXPLICIT
    span = Span(page.id, start, start + len(said))
    return TimeExpression(span, said, "DATE", "", "", interval, basis, "made", shift)


def _claim(
    page: Document, start: int, words: str, key: int, expression: TimeExpression | None
) -> Claim:
    sentence = Span(page.id, start, start + len(words))
    at = start + words.index(" met ") + 1
    time = Dating(UNBOUNDED, Basis.UNKNOWN, ("no time is given, publication is not known",))
    if expression is not None:
        known = expression.interval or UNBOUNDED
        basis = expression.basis if expression.interval else Basis.UNKNOWN
        steps = (f"dated by {expression.text!r}",)
        time = Dating(known, basis, steps, source=expression.span)
    elif page.published is not None:
        time = Dating(Interval(None, page.published.interval.end), Basis.PUBLICATION)
    arguments = tuple(
        Argument(role, Span(page.id, start + place, start + place + len(name)), name, f"m:{name}")
        for role, name in ((Role.ACTOR, f"Mover{key}"), (Role.RECIPIENT, f"Second{key % 97}"))
        if (place := words.index(name)) >= 0
    )
    return claim_of(
        sentence,
        Span(page.id, at, at + 3),
        type="CONSULT",
        mode="meet",
        extension="",
        arguments=arguments,
        time=time,
        made_by="made",
    )


def score(data: Path) -> dict[str, float]:  # noqa: ARG001 (the world is made here)
    """Give seconds (of one core) for both sizes, their quotient, and how undated pages came out.

    `seconds` are of inference alone, where it is known which claims tell one event; they are
    medians of runs that take turns, so that a busy hour meets both sizes. `resolve_seconds` are
    of matching and inference in turns, as a build does it.
    """
    small, large = make_world(1_000), make_world(10_000)
    runs = [(_seconds(small), _seconds(large)) for _ in range(RUNS)]
    first, last = (median(column) for column in zip(*runs, strict=True))
    resolved = _resolving(small), _resolving(large)
    return {
        "seconds_1000": first,
        "seconds_10000": last,
        "growth": last / first,
        "growth_in_calls": _calls(large) / _calls(small),
        **_another_page(large),
        **_outcome(large),
        "resolve_seconds_1000": resolved[0],
        "resolve_seconds_10000": resolved[1],
        "resolve_growth": resolved[1] / resolved[0],
    }


def _seconds(world: World) -> float:
    groups = list(world.groups.values())
    gc.collect()
    started = time.process_time()
    infer_dates(world.documents, world.claims, world.times, groups)
    return time.process_time() - started


def _calls(world: World) -> int:
    """Give the number of function calls, which no other program on the machine can change."""
    watched = cProfile.Profile()
    groups = list(world.groups.values())
    watched.runcall(infer_dates, world.documents, world.claims, world.times, groups)
    return sum(entry.callcount for entry in watched.getstats())


def _another_page(world: World) -> dict[str, float]:
    """Give the seconds of a run to which the last document is new."""
    page = world.documents[-1].id
    before = [claim for claim in world.claims if claim.document != page]
    groups = list(world.groups.values())
    corpus = make_corpus(world.documents[:-1], before, world.times, groups)
    kept = infer_parts(corpus, {})
    started = time.process_time()
    grown = make_corpus(world.documents, world.claims, world.times, groups)
    parts = infer_parts(grown, kept)
    join_parts(grown, parts)
    took = time.process_time() - started
    return {
        "another_page_seconds": took,
        "another_page_new_parts": float(len(parts.keys() - kept.keys())),
        "parts": float(len(parts)),
    }


def _outcome(world: World) -> dict[str, float]:
    found = infer_dates(world.documents, world.claims, world.times, list(world.groups.values()))
    undated = [page for page in world.documents if page.published is None]
    dated = [(p, found.published[p.id].interval) for p in undated if p.id in found.published]
    right = sum(i.contains(Interval.day(world.written[p.id])) for p, i in dated)
    month = sum((i.days or 10**6) <= 31 for _, i in dated)
    return {
        "undated": float(len(undated)),
        "inferred_share": len(dated) / len(undated),
        "contained_share": right / len(dated),
        "within_31_days_share": month / len(undated),
        "disagreements": float(len(found.disagreements)),
    }


def _resolving(world: World) -> float:
    """Give the seconds of matching the claims into events and dating all, in turns."""
    names = {a.mention: a.name for claim in world.claims for a in claim.arguments if a.mention}
    entities = tuple(
        Entity(f"e:{name}", Kind.PERSON, name, (name,), (), (mention,))
        for mention, name in sorted(names.items())
    )
    linked = Linked(entities, {mention: f"e:{name}" for mention, name in names.items()}, ())
    gc.collect()
    started = time.process_time()
    match_and_date(world.claims, world.documents, world.times, linked, ())
    return time.process_time() - started
