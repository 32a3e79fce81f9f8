"""Makes one event of the claims that tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.codebook.states import states
from dragoman.model.claim import Claim
from dragoman.model.event import Event, Modality, Role
from dragoman.model.mention import Entity, Kind
from dragoman.resolve.event_times import event_time
from dragoman.resolve.headlines import own_words
from dragoman.resolve.titles import in_a_row, lowered, make_title, named, with_article
from dragoman.resolve.treaty_names import treaty_name, treaty_title
from dragoman.resolve.wordings import Wording
from dragoman.resolve.world import WORDS, World, make_world

__all__ = ["make_events"]

_LONGEST_WORDS = 60
"""Letters of a thing in a headline."""
_LONGEST_NUMBER = 50
_PAPERS = frozenset({"sign", "ratify", "enter-force", "withdraw-treaty"})
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
    """Make an event of each group of claim ids, in order of time, undated ones last.

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
    return tuple(sorted(events, key=_when))


def _when(event: Event) -> tuple[str, str, str]:
    start, end = event.time.interval.iso()
    return start or end or "9999", end or "9999", event.id


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
    given = _slots(told, actors, recipients, place, world)
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
    extension = _commonest(claim.extension for claim in told)
    fitting = [claim for claim in told if claim.extension == extension]
    type_ = _commonest(claim.type for claim in fitting)
    return type_, _commonest(c.mode for c in fitting if c.type == type_ and c.mode), extension


def _commonest(values: Iterable[str]) -> str:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else ""


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
    lawful = extension in _PAPERS
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


def _slots(
    told: Sequence[Claim],
    actors: Sequence[str],
    recipients: Sequence[str],
    place: str | None,
    world: World,
) -> dict[str, str]:
    """Give the words for a headline's slots."""
    first = [named(world.name(key)) for key in _without_agents(actors, told, world)]
    second = [named(world.name(key)) for key in recipients]
    agreement = _agreement(told)
    number = _shortest(told, Role.NUMBER)
    return {
        "actors": in_a_row(first) or in_a_row(_bare(told, Role.ACTOR)),
        "recipients": in_a_row(second) or in_a_row(_bare(told, Role.RECIPIENT)),
        "pair": in_a_row([*first, *second]) if len(first) + len(second) > 1 else "",
        "place": _place_name(told, place, world),
        "agreement": with_article(agreement) if agreement else "",
        "treaty": with_article(agreement) if treaty_name(agreement).proper else "",
        "theme": _shortest(told, Role.THEME),
        "number": number,
        "troops": _troops(told, actors, world),
    }


def _without_agents(actors: Sequence[str], told: Sequence[Claim], world: World) -> list[str]:
    """Leave out those who act for a state that is named itself, in what states do by law."""
    if not any(claim.extension in _PAPERS for claim in told):
        return list(actors)
    return [key for key in actors if world.is_state(key) or world.state(key) not in actors]


def _troops(told: Sequence[Claim], actors: Sequence[str], world: World) -> str:
    """Give soldiers with their number ("more than 500 marines"); whose they are is said already."""
    names = Counter(a.name for claim in told for a in claim.filling(Role.NUMBER))
    best = min(names, key=lambda name: (-names[name], len(name), name), default="")
    if not best or len(best) > _LONGEST_NUMBER:
        return ""
    for key in actors:
        row = states().get(dict(world.entities[key].codes).get("codebook", ""))
        best = best.replace(f" {row.adjective} ", " ") if row else best
    return lowered(best) if best.split()[-1].isalpha() and " " in best else f"{best} troops"


def _place_name(told: Sequence[Claim], place: str | None, world: World) -> str:
    if place is None:
        return ""
    if not place.startswith(WORDS):
        return named(world.name(place))
    return _commonest(argument.name for claim in told for argument in claim.filling(Role.PLACE))


def _bare(told: Sequence[Claim], role: Role) -> list[str]:
    """Give the words of parties that no mention resolves, of the claim that has the fewest."""
    names = [[a.name for a in claim.filling(role)] for claim in told]
    return min(
        (found for found in names if found), key=lambda found: (len(found), found), default=[]
    )


def _agreement(told: Sequence[Claim]) -> str:
    """Give the fullest name of the agreement, as it stands in a sentence."""
    counted = Counter(a.name for claim in told for a in claim.filling(Role.AGREEMENT))
    if not counted:
        return ""
    best = min(
        counted,
        key=lambda name: (not treaty_name(name).proper, -counted[name], -len(name), name),
    )
    return treaty_title(best)


def _shortest(told: Sequence[Claim], role: Role) -> str:
    """Give the commonest words of a role, then the shortest; nothing when too long for a title."""
    counted = Counter(argument.name for claim in told for argument in claim.filling(role))
    best = min(counted, key=lambda name: (-counted[name], len(name), name), default="")
    return best if len(best) <= _LONGEST_WORDS else ""
