"""What pages say of who was in which post, one witness at a time, before tenures are made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.codebook.ledger import has_one_holder, post_key
from dragoman.codebook.states import state_name
from dragoman.model.actor import Actor, ListedOffice
from dragoman.model.calendar import unit_around
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Modality, Polarity, Role
from dragoman.model.mention import Entity, Kind, OfficeMention
from dragoman.model.office import Witness
from dragoman.model.time import Interval

__all__ = ["Post", "Testimony", "gather_testimonies"]

SHARP = 31
"""Days: a publication known less sharply than to its month says nothing of a day in post."""
_PASSIVE = (Role.RECIPIENT, Role.THEME)
_ROLES = {"appoint": _PASSIVE, "dismiss": _PASSIVE, "die": (Role.ACTOR,)}
_SAYS = {"appoint": "began", "dismiss": "ended", "die": "ended"}
_TOLD = frozenset({Modality.HAPPENED, Modality.CONFIRMED})


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """A post of a state or body, as it is filed; `to` is whom its holder is accredited to."""

    of: str
    post: str
    to: str


@dataclass(slots=True)
class Testimony:
    """What is said of one person in one post."""

    name: str
    said: list[Witness] = field(default_factory=list)

    def witnesses(self, says: str) -> tuple[Witness, ...]:
        """Give those that say one thing, in order of time, each once."""
        kept = {witness for witness in self.said if witness.says == says}
        return tuple(sorted(kept, key=_place))


def gather_testimonies(
    offices: Sequence[OfficeMention],
    entities: Sequence[Entity],
    documents: Sequence[Document],
    claims: Sequence[Claim],
    actors: Sequence[Actor] = (),
) -> dict[Post, dict[str, Testimony]]:
    """Give for each post, for each holder (entity id), what pages and users' lists say."""
    home = {mention: entity for entity in entities for mention in entity.mentions}
    days = {d.id: d.published.interval for d in documents if d.published}
    found: defaultdict[Post, dict[str, Testimony]] = defaultdict(dict)
    by_document: defaultdict[str, list[tuple[OfficeMention, Post, Entity]]] = defaultdict(list)
    said = _said_of(offices, home)
    for office in offices:
        holder = home.get(office.holder)
        if holder is None or holder.kind is not Kind.PERSON:
            continue
        post = _post(office, holder, said)
        by_document[office.span.document].append((office, post, holder))
        for witness in _witnesses(office, days.get(office.span.document)):
            _add(found, post, holder, witness)
    for claim in claims:
        for post, holder, witness in _from_claim(claim, by_document[claim.document], home):
            _add(found, post, holder, witness)
    _add_listed(found, entities, actors, max(map(_last, days.values()), default=None))
    return dict(found)


def _add(
    found: defaultdict[Post, dict[str, Testimony]], post: Post, holder: Entity, witness: Witness
) -> None:
    found[post].setdefault(holder.id, Testimony(holder.name)).said.append(witness)


def _said_of(
    offices: Sequence[OfficeMention], home: Mapping[str, Entity]
) -> Mapping[tuple[str, str], set[str]]:
    """Give holder and post → the states and bodies that pages themselves say with the post."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for office in offices:
        if office.of and office.holder in home and not _is_inferred(office):
            found[home[office.holder].id, post_key(office.post)].add(office.of)
    return found


def _is_inferred(office: OfficeMention) -> bool:
    """Say whether the state of a post was taken from what the page says of somebody."""
    return "+state-of-" in office.made_by or "+same-row" in office.made_by


def _post(office: OfficeMention, holder: Entity, said: Mapping[tuple[str, str], set[str]]) -> Post:
    """File a post; where its page does not say whose it is, others may, or the holder's state."""
    of = office.of
    if of is None or _is_inferred(office):
        told = said.get((holder.id, post_key(office.post)), set())
        of = next(iter(told)) if len(told) == 1 else of
    if of is None and has_one_holder(office.post):
        of = state_name(dict(holder.codes).get("state"))
    return Post(of or "", post_key(office.post), office.to or "")


def _last(day: Interval) -> date:
    return (day.end if _is_sharp(day) else None) or date.min


def _add_listed(
    found: defaultdict[Post, dict[str, Testimony]],
    entities: Sequence[Entity],
    actors: Sequence[Actor],
    until: date | None,
) -> None:
    """Add what lists say; a post without an end lasts until another one is in it, or `until`."""
    known = {actor.place: actor for actor in actors}
    told = [
        (_listed_post(office, holder), holder, office, value)
        for holder in entities
        for scheme, value in holder.codes
        if scheme.startswith("listed") and value in known and holder.kind is Kind.PERSON
        for office in known[value].offices
    ]
    starts: defaultdict[Post, set[tuple[date, str]]] = defaultdict(set)
    for post, holder, office, _ in told:
        if office.began.start:
            starts[post].add((office.began.start, holder.id))
        for other, own in found.get(post, {}).items():
            seen = (w.time.start for w in own.said if w.says == "held")
            starts[post].update((day, other) for day in seen if day)
    for post, holder, office, place in told:
        since = office.began.start
        one = has_one_holder(post.post)
        later = [d for d, h in starts[post] if one and since and d > since and h != holder.id]
        ends = min(filter(None, (*later, until)), default=None)
        for witness in _from_list(office, ends, place):
            _add(found, post, holder, witness)


def _listed_post(office: ListedOffice, holder: Entity) -> Post:
    of = office.of
    if not of and has_one_holder(office.post):
        of = state_name(dict(holder.codes).get("state")) or ""
    return Post(of, post_key(office.post), "")


def _from_list(office: ListedOffice, until: date | None, place: str) -> Iterator[Witness]:
    if office.began.known:
        yield Witness("began", office.began, None, place)
    if office.ended.known:
        yield Witness("ended", office.ended, None, place)
    if held := office.held(until):
        yield Witness("held", held, None, place)


def _witnesses(office: OfficeMention, day: Interval | None) -> Iterator[Witness]:
    """Read one mention of a post: what it says itself, and what its page's day adds."""
    start, end = office.held.start, office.held.end
    in_post = office.status in {"", "acting"}
    says = "acting" if office.status == "acting" else "held"
    if start is not None and end is not None:
        yield Witness(says, office.held, office.span)
    elif start is not None:
        began = _unit_from(start)
        if says == "held":
            yield Witness("began", began, office.span)
        last = day.end if day and in_post and _is_sharp(day) else None
        first = began.end - timedelta(1) if began.end else start
        if last and first < last:
            yield Witness(says, Interval(first, last), office.span)
    elif end is not None:
        yield Witness("ended", _unit_to(end), office.span)
    elif day is not None and _is_sharp(day):
        if in_post:
            yield Witness(says, day, office.span)
        elif office.status == "former":
            yield Witness("ended", Interval(None, day.end), office.span)


def _is_sharp(day: Interval) -> bool:
    return day.days is not None and day.days <= SHARP


def _unit_from(start: date) -> Interval:
    """Give the year, month or day that "since" counts from, by where its first day stands."""
    if start.day == 1:
        return unit_around("year" if start.month == 1 else "month", start)
    return Interval.day(start)


def _unit_to(end: date) -> Interval:
    """Give the year, month or day that "until" counts to."""
    last = end - timedelta(1)
    if end.day == 1:
        return unit_around("year" if end.month == 1 else "month", last)
    return Interval.day(last)


def _from_claim(
    claim: Claim,
    beside: Sequence[tuple[OfficeMention, Post, Entity]],
    home: Mapping[str, Entity],
) -> Iterator[tuple[Post, Entity, Witness]]:
    """Read who was appointed, was dismissed or died, and from which post the sentence says.

    Where the sentence names no post of his, a single post that the page gives him is meant.
    """
    interval = claim.time.interval
    told = claim.modality in _TOLD and claim.polarity is Polarity.POSITIVE
    if claim.extension not in _ROLES or not told or interval.days is None:
        return
    says = _SAYS[claim.extension]
    for role in _ROLES[claim.extension]:
        for argument in claim.filling(role):
            holder = home.get(argument.mention or "")
            own = [(office, post) for office, post, other in beside if other is holder]
            if holder is None or not own:
                continue
            here = {post for office, post in own if claim.sentence.covers(office.span)}
            posts = here or ({post for _, post in own} if says == "ended" else set())
            if len(posts) == 1:
                yield posts.pop(), holder, Witness(says, interval, claim.trigger)


def _place(witness: Witness) -> tuple[date, date, str, int]:
    return (
        witness.time.start or date.min,
        witness.time.end or date.max,
        witness.source,
        witness.span.start if witness.span else 0,
    )
