"""Who somebody is, as far as the pages of a store tell: names, posts, whom he met, since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.chronology.offices import read_ledger
from dragoman.codebook.ledger import post_key
from dragoman.codebook.states import state_name
from dragoman.model.document import Document
from dragoman.model.event import Event
from dragoman.model.judgement import Verdict
from dragoman.model.mention import Entity, Kind, Mention, OfficeMention
from dragoman.model.office import Tenure
from dragoman.model.time import Interval
from dragoman.resolve.said import decided_copies
from dragoman.store.base import Store

__all__ = ["EntityCard", "Met", "choice_of", "describe_entity", "names_of"]


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody who takes part in the same events, and in how many."""

    id: str
    name: str
    kind: Kind
    events: int


@dataclass(frozen=True, slots=True)
class EntityCard:
    """What is known of one entity. Counts are of this store's pages."""

    entity: Entity
    names: tuple[tuple[str, int], ...]
    """The names by which pages call it, each with the number of mentions, commonest first."""
    otherwise: int
    """Mentions by a pronoun, a post or another word that is no name."""
    speaks_for: tuple[tuple[str, int], ...]
    """States and bodies, with the number of mentions that say so."""
    tenures: tuple[Tenure, ...]
    """Its lines of the ledger of offices."""
    undated: tuple[str, ...]
    """Posts that pages give it without any time that could be told."""
    met: tuple[Met, ...]
    """Commonest first."""
    events: int
    first: Interval | None
    """Publication of the earliest page that names it, None when no day is known."""
    last: Interval | None
    mentions: int
    articles: int
    """Pages that name it, copies included."""
    origins: int
    """Independent texts among them."""


def describe_entity(store: Store, entity: Entity) -> EntityCard:
    """Gather what a store holds on one entity."""
    mine = set(entity.mentions)
    mentions = [mention for mention in store.mentions() if mention.id in mine]
    pages = {mention.span.document for mention in mentions}
    copies = _copies(store, pages)
    origin_of = {document: origin for document, origin, _ in store.origins()}
    inferred = store.published()
    documents = [
        replace(page, published=inferred.get(page.id, page.published)) for page in store.documents()
    ]
    published = _published(documents)
    days = sorted(
        (published[page] for page in pages | copies if page in published), key=lambda d: d.iso()
    )
    offices = [office for office in store.offices() if office.holder in mine]
    events = [e for e in store.events() if entity.id in (*e.actors, *e.recipients, e.place)]
    entities = {one.id: one for one in store.entities()}
    tenures = _by_weight(tenure for tenure in read_ledger(store) if tenure.holder == entity.id)
    names = Counter(dict(names_of(entity, mentions)))
    return EntityCard(
        entity=entity,
        names=tuple(sorted(names.items(), key=lambda item: (-item[1], item[0]))),
        otherwise=len(mentions) - names.total(),
        speaks_for=tuple(_speaks_for(entity, mentions, [o.of for o in offices if o.of])),
        tenures=tenures,
        undated=tuple(_undated(offices, tenures)),
        met=tuple(_met(entity, events, entities)),
        events=len(events),
        first=days[0] if days else None,
        last=max(days, key=lambda day: (day.end or day.start, day.start)) if days else None,
        mentions=len(mentions),
        articles=len(pages | copies),
        origins=len({origin_of.get(page, page) for page in pages}),
    )


def _by_weight(tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """Put first the post that most pages tell of; times of one post stay in order."""
    own = list(tenures)
    pages = Counter[tuple[str, str, str]]()
    for tenure in own:
        pages[tenure.of, tenure.post, tenure.to] += tenure.documents
    return tuple(sorted(own, key=lambda t: -pages[t.of, t.post, t.to]))


def names_of(entity: Entity, mentions: Iterable[Mention]) -> Iterator[tuple[str, int]]:
    """Give the names with which mentions name an entity, each with how many do."""
    known = {entity.name, *entity.names}
    counted = Counter[str]()
    for mention in mentions:
        words = mention.text.removeprefix("the ").removeprefix("The ")
        if words in known:
            counted[words] += 1
    yield from counted.items()


def choice_of(store: Store, entities: Sequence[Entity]) -> dict[str, tuple[str, int]]:
    """Give for each entity (id) what tells it from its namesakes, and how many pages name it."""
    home = {mention: entity.id for entity in entities for mention in entity.mentions}
    pages: dict[str, set[str]] = {entity.id: set() for entity in entities}
    states: dict[str, Counter[str]] = {entity.id: Counter() for entity in entities}
    for mention in store.mentions():
        if mention.id in home:
            pages[home[mention.id]].add(mention.span.document)
            if mention.state:
                states[home[mention.id]][mention.state] += 1
    posts: dict[str, Counter[str]] = {entity.id: Counter() for entity in entities}
    for office in store.offices():
        if office.holder in home:
            of = f" of {office.of}" if office.of else ""
            posts[home[office.holder]][f"{office.post}{of}"] += 1
    return {
        key: (_commonest(posts[key]) or state_name(_commonest(states[key])) or "", len(pages[key]))
        for key in pages
    }


def _commonest(counted: Counter[str]) -> str:
    return min(counted, key=lambda word: (-counted[word], -len(word), word), default="")


def _copies(store: Store, pages: set[str]) -> set[str]:
    """Give the copies of pages, at any remove; they are not read, but they were printed."""
    found: set[str] = set()
    links = [
        (judgement.left, judgement.right)
        for judgement in decided_copies(store.judgements("document"), set(store.document_ids()))
        if judgement.verdict is Verdict.SAME
    ]
    while fresh := {left for left, right in links if right in pages | found} - found - pages:
        found |= fresh
    return found


def _published(documents: Iterable[Document]) -> dict[str, Interval]:
    return {
        page.id: page.published.interval
        for page in documents
        if page.published and page.published.interval.start
    }


def _undated(offices: Iterable[OfficeMention], tenures: Sequence[Tenure]) -> list[str]:
    """Give the posts of which the ledger holds no line."""
    known = {tenure.post for tenure in tenures}
    left = [office for office in offices if post_key(office.post) not in known]
    named = {f"{office.post} of {office.of}" if office.of else office.post for office in left}
    return sorted(named)


def _speaks_for(
    entity: Entity, mentions: Iterable[Mention], offices: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """Give whom it speaks for: by the state of its mentions, and by the posts it holds."""
    counted = Counter(
        state_name(mention.state) or mention.state for mention in mentions if mention.state
    )
    by_state = set(counted)
    for of in offices:
        if of not in by_state:
            counted[of] += 1
    counted.pop(entity.name, None)
    yield from sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _met(entity: Entity, events: Iterable[Event], entities: Mapping[str, Entity]) -> Iterator[Met]:
    """Give whom an entity's events name beside it."""
    counted = Counter(
        other
        for event in events
        for other in {*event.actors, *event.recipients}
        if other != entity.id and other in entities
    )
    for other, count in sorted(
        counted.items(), key=lambda item: (-item[1], entities[item[0]].name, item[0])
    ):
        yield Met(other, entities[other].name, entities[other].kind, count)
