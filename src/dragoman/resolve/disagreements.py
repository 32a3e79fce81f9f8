"""What the claims of one event cannot all be right about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dragoman.model.claim import Claim
from dragoman.model.event import Event, Modality, Role
from dragoman.model.judgement import Disagreement, Value
from dragoman.model.mention import Entity
from dragoman.model.time import Interval
from dragoman.resolve.acts.event_times import say_interval
from dragoman.resolve.acts.figures import Figure, read_figure
from dragoman.resolve.acts.world import World, make_world
from dragoman.resolve.wording.titles import in_a_row

__all__ = ["find_disagreements"]

_SURE = frozenset({Modality.HAPPENED, Modality.CONFIRMED, Modality.ALLEGED})
_SAID = {
    Modality.ALLEGED: "alleged",
    Modality.DENIED: "denied",
    Modality.NEGATED: "denied",
    Modality.CONFIRMED: "confirmed",
    Modality.HAPPENED: "said as fact",
}
_TRIP = 3


def find_disagreements(
    events: Sequence[Event],
    claims: Sequence[Claim],
    entity_of: Mapping[str, str],
    entities: Sequence[Entity],
    told_before: Iterable[Disagreement] = (),
) -> tuple[Disagreement, ...]:
    """Give, event by event, the fields on which its claims contradict each other.

    A wide time or "more than 100" contradicts nothing that lies within it; only what cannot
    be true together is a disagreement. What was `told_before` of a field of an event (as the
    inference of dates does of times) is not told again.
    """
    known = {(one.event, one.field) for one in told_before if one.event is not None}
    world = make_world(entities, entity_of)
    by_id = {claim.id: claim for claim in claims}
    found: list[Disagreement] = []
    for event in events:
        told = [by_id[key] for key in event.claims if key in by_id]
        found.extend(_time(event, told))
        found.extend(_place(event, told, world))
        found.extend(_number(event, told))
        found.extend(_modality(event, told))
    new = (one for one in found if (one.event, one.field) not in known)
    return tuple(sorted(new, key=lambda d: (d.event or "", d.field, d.note)))


def _time(event: Event, told: Sequence[Claim]) -> Iterator[Disagreement]:
    by_time: defaultdict[Interval, list[str]] = defaultdict(list)
    for claim in told:
        if claim.time.interval.known and claim.modality in _SURE:
            by_time[claim.time.interval].append(claim.id)
    allowed = _TRIP if event.mode == "visit" else 1
    clashing = _clashing(list(by_time), lambda a, b: _apart(a, b, allowed))
    if clashing:
        ordered = sorted(clashing, key=lambda interval: interval.iso()[0] or "")
        values = [(say_interval(interval), by_time[interval]) for interval in ordered]
        note = "The texts give days that exclude each other: " + _told(values)
        yield _disagreement(event, "time", values, note)


def _apart(left: Interval, right: Interval, allowed: int) -> bool:
    if left.intersection(right) is not None:
        return False
    gap = left.gap(right)
    return allowed == 1 or gap is None or gap >= allowed


def _place(event: Event, told: Sequence[Claim], world: World) -> Iterator[Disagreement]:
    by_place: defaultdict[str, list[str]] = defaultdict(list)
    for claim in told:
        place = world.place(claim)
        if place and claim.modality in _SURE:
            by_place[place].append(claim.id)
    clashing = _clashing(
        list(by_place),
        lambda a, b: bool(world.state(a) and world.state(b) and world.state(a) != world.state(b)),
    )
    if clashing:
        values = [(world.name(place), by_place[place]) for place in sorted(clashing)]
        yield _disagreement(
            event, "place", values, "The texts name places of two states: " + _told(values)
        )


def _number(event: Event, told: Sequence[Claim]) -> Iterator[Disagreement]:
    """Compare figures for the same thing only: soldiers with soldiers, never with shells."""
    by_thing: defaultdict[str, defaultdict[Figure, list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for claim in told:
        for argument in claim.filling(Role.NUMBER):
            figure = read_figure(argument.number or argument.name, argument.name)
            if figure:
                by_thing[figure.thing][figure].append(claim.id)
    for thing in sorted(by_thing):
        figures = by_thing[thing]
        clashing = _clashing(list(figures), lambda a, b: not a.agrees(b))
        if clashing:
            ordered = sorted(clashing, key=lambda figure: (figure.least, figure.words))
            values = [(figure.words, figures[figure]) for figure in ordered]
            what = f" for {thing}" if thing else ""
            yield _disagreement(
                event, "number", values, f"The figures{what} differ: " + _told(values)
            )


def _modality(event: Event, told: Sequence[Claim]) -> Iterator[Disagreement]:
    """Set an allegation beside its denials, and beside those who say it as fact."""
    by_stance: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        if claim.modality in _SAID:
            by_stance[_SAID[claim.modality]].append(claim)
    if "denied" not in by_stance or len(by_stance) < 2:
        return
    order = [s for s in ("alleged", "said as fact", "confirmed", "denied") if s in by_stance]
    values = [(stance, [claim.id for claim in by_stance[stance]]) for stance in order]
    parts = [f"{stance} by {_speakers(by_stance[stance])}" for stance in order]
    yield _disagreement(event, "modality", values, _capital("; ".join(parts)))


def _speakers(claims: Sequence[Claim]) -> str:
    named = sorted({claim.speaker_name or claim.agency or claim.outlet for claim in claims} - {""})
    texts = len({claim.document for claim in claims if not claim.speaker_name})
    if named:
        return in_a_row(named)
    return "one text" if texts == 1 else f"{texts} texts"


def _clashing[T](values: list[T], clash: Callable[[T, T], bool]) -> list[T]:
    """Give the values that contradict at least one other."""
    return [
        value
        for position, value in enumerate(values)
        if any(clash(value, other) for k, other in enumerate(values) if k != position)
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _told(values: Sequence[tuple[str, Sequence[str]]]) -> str:
    return ", ".join(
        f"{value} ({len(ids)} claim{'s' if len(ids) > 1 else ''})" for value, ids in values
    )


def _disagreement(
    event: Event, field: str, values: Sequence[tuple[str, Sequence[str]]], note: str
) -> Disagreement:
    return Disagreement(
        event=event.id,
        field=field,
        values=tuple(Value(value, tuple(sorted(ids))) for value, ids in values),
        note=note,
    )
