"""Makes one event of the claims that tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.model.claim import Claim
from dragoman.model.event import Event, Modality, Role
from dragoman.model.mention import Entity, Kind
from dragoman.resolve.acts.event_times import event_time
from dragoman.resolve.acts.world import WORDS, World, make_world
from dragoman.resolve.wording.headlines import own_words
from dragoman.resolve.wording.title_words import PAPERS, commonest, title_words
from dragoman.resolve.wording.titles import make_title
from dragoman.resolve.wording.wordings import Wording

__all__ = ["make_events"]

_SURE = (
    Modality.CONFIRMED, Modality.HAPPENED, Modality.ALLEGED, Modality.PLANNED, Modality.POSSIBLE,
    Modality.DEMANDED, Modality.DENIED, Modality.NEGATED,
)  # fmt: skip


def make_events(
    groups: Sequence[Sequence[str]],
    claims: Sequence[Claim],
    entity_of: Mapping[str, str],
    entities: Sequence[Entity],
    origin_of: Mapping[str, str],
    copies_of: Mapping[str, Sequence[str]],
    wordings: Mapping[str, Wording] | None = None,
) -> tuple[Event, ...]:
    """Make an event of each group of claim ids, in the order of a chronology.

    `origin_of` gives a document's origin (itself when missing), `copies_of` the copies that
    were folded into it, `wordings` how claims say their act in their own words.
    """
    world = make_world(entities, entity_of)
    words = wordings or {}
    by_id = {claim.id: claim for claim in claims}
    events = [
        _event(
            [by_id[key] for key in sorted(group) if key in by_id],
            world,
            origin_of,
            copies_of,
            words,
        )
        for group in groups
        if any(key in by_id for key in group)
    ]
    return tuple(sorted(events, key=lambda event: event.order))


def _event(
    told: Sequence[Claim],
    world: World,
    origin_of: Mapping[str, str],
    copies_of: Mapping[str, Sequence[str]],
    wordings: Mapping[str, Wording],
) -> Event:
    type_, mode, extension = _codes(told)
    modality = _modality(told)
    actors, recipients = _parties(told, type_, mode, extension, world)
    place = _place(told, world)
    documents = {claim.document for claim in told}
    copies = {copy for document in documents for copy in copies_of.get(document, ())}
    origins = {origin_of.get(document, document) for document in documents | copies}
    given = title_words(told, actors, recipients, place, world)
    own = own_words(told, wordings, modality, actors, recipients, world)
    return Event(
        type=type_,
        mode=mode,
        extension=extension,
        actors=actors,
        recipients=recipients,
        place=place if place and not place.startswith(WORDS) else None,
        time=event_time(told, modality, trip=mode == "visit"),
        modality=modality,
        claims=tuple(claim.id for claim in told),
        articles=len(documents | copies),
        origins=len(origins),
        title=make_title(type_, mode, extension, modality, given, own),
    )


def _codes(told: Sequence[Claim]) -> tuple[str, str, str]:
    """Give type, mode and extension: the commonest, but a mode rather than none."""
    extension = commonest(claim.extension for claim in told)
    fitting = [claim for claim in told if claim.extension == extension]
    type_ = commonest(claim.type for claim in fitting)
    return type_, commonest(c.mode for c in fitting if c.type == type_ and c.mode), extension


def _modality(told: Sequence[Claim]) -> Modality:
    """Give the surest; but what some allege and others deny stays alleged."""
    said = {claim.modality for claim in told}
    denied = said & {Modality.DENIED, Modality.NEGATED}
    if denied and Modality.ALLEGED in said and Modality.CONFIRMED not in said:
        return Modality.ALLEGED
    return next(modality for modality in _SURE if modality in said)


def _parties(
    told: Sequence[Claim], type_: str, mode: str, extension: str, world: World
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give actors and recipients, those told most often first.

    Of a leader and his state in one role both are kept for what states do by law (to sign, to
    ratify), the states first, and the leader alone for the rest. Whoever meets or calls is an
    actor.
    """
    acting = Counter(key for claim in told for key in world.filling(claim, Role.ACTOR))
    receiving = Counter(key for claim in told for key in world.filling(claim, Role.RECIPIENT))
    if (type_ == "CONSULT" and mode != "visit") or extension == "sign":
        acting, receiving = acting + receiving, Counter()
    if mode == "visit":
        receiving = _hosts(receiving, acting, world)
    for key in [key for key in receiving if acting[key] > receiving[key]]:
        del receiving[key]
    for key in [key for key in acting if receiving[key]]:
        del acting[key]
    lawful = extension in PAPERS
    return _ranked(acting, world, lawful=lawful), _ranked(receiving, world, lawful=lawful)


def _hosts(receiving: Counter[str], acting: Counter[str], world: World) -> Counter[str]:
    """Give whom a visit was to: persons, and for cities and houses the state they stand in."""
    home = world.states(acting)
    found: Counter[str] = Counter()
    for key, count in receiving.items():
        state = world.state(key)
        if world.kind(key) is Kind.PERSON or state is None or state not in world.entities:
            found[key] += count
        elif state not in home:
            found[state] += count
    return found


def _ranked(counted: Counter[str], world: World, *, lawful: bool) -> tuple[str, ...]:
    kept = dict(counted)
    for key in counted:
        state = world.state(key)
        if not lawful and state and state != key and state in counted:
            kept.pop(state, None)
    order = sorted(kept, key=lambda key: (-kept[key], world.name(key), key))
    if lawful:
        order.sort(key=lambda key: not world.is_state(key))
    return tuple(order)


def _place(told: Sequence[Claim], world: World) -> str | None:
    """Give the commonest of the most exact places: a city rather than its state."""
    counted = Counter(place for claim in told if (place := world.place(claim)))
    if not counted:
        return None
    exact = [place for place in counted if not world.is_state(place)] or list(counted)
    resolved = [place for place in exact if not place.startswith(WORDS)] or exact
    return min(resolved, key=lambda place: (-counted[place], world.name(place), place))
