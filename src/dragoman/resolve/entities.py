"""Who is who over all documents: mentions become entities, each join with its reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.states import states
from dragoman.model.actor import Actor
from dragoman.model.ids import digest
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Entity, Kind, Mention, OfficeMention
from dragoman.model.time import Interval
from dragoman.resolve.linker import is_personal, link
from dragoman.resolve.names.bearers import Bearer, make_bearers
from dragoman.resolve.names.listed import find_listed, listed_kinds, two_listed
from dragoman.resolve.names.persons import WORTH_KEEPING, judge_persons
from dragoman.resolve.names.profiles import make_profiles, name_key
from dragoman.resolve.names.surnames import judge_family_names
from dragoman.resolve.names.told import split_profiles, tell_apart

__all__ = ["Linked", "entity_id", "link_entities"]

MADE_BY = "resolve.entities"


@dataclass(frozen=True, slots=True)
class Linked:
    """Entities, mention id → entity id, and the judgements that led to them."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[str, str]
    judgements: tuple[Judgement, ...]


def entity_id(codebook: str) -> str:
    """Give the id of the entity that a row of the codebook ("state/RUS") stands for."""
    return digest("entity", codebook)


def link_entities(
    mentions: Sequence[Mention],
    offices: Sequence[OfficeMention],
    verdicts: Sequence[Judgement],
    published: Mapping[str, Interval] | None = None,
    actors: Sequence[Actor] = (),
) -> Linked:
    """Make entities of mentions: first within a document, then over all of them.

    `published` are the publications that are known, by document id. `verdicts` are persons'
    judgements on mentions or entities; they win and cannot be chained away. `actors` are those of
    users' lists: what a list says goes before what rules say. A rule's judgement names the first
    mentions of the two groups that it is about.
    """
    personal = [judgement for judgement in verdicts if is_personal(judgement)]
    made = make_profiles(mentions, offices, listed_kinds(actors))
    profiles, taken = split_profiles(made, mentions, personal)
    listed = find_listed(profiles, actors)
    sides = tell_apart(profiles, personal) | {mention: mention for mention in taken}
    bearers = make_bearers(profiles, {**listed.sides, **sides})
    home = {mention: bearer.id for bearer in bearers for mention in bearer.mentions}
    rules = judge_persons([bearer for bearer in bearers if bearer.kind is Kind.PERSON])
    said = [
        replace(judgement, left=home[judgement.left], right=home[judgement.right])
        for judgement in (*personal, *listed.judgements)
        if judgement.left in home and judgement.right in home
    ]
    known = _actors_of(listed.actors, home)
    codes = _codes_of(known)
    alone = _groups(bearers, [*said, *rules], codes)
    rules += judge_family_names(alone, published or {})
    groups = _with_entity_verdicts(_named(_groups(bearers, [*said, *rules], codes)), personal)
    owners = _owners(groups, known)
    texts = _texts(mentions)
    entities = tuple(
        sorted(
            (_entity(key, group, texts, owners.get(key, ())) for key, group in groups.items()),
            key=lambda entity: entity.id,
        )
    )
    entity_of = {mention: entity.id for entity in entities for mention in entity.mentions}
    within = [judgement for bearer in bearers for judgement in bearer.judgements]
    told = [j for j in rules if j.verdict is not Verdict.DIFFERENT or j.score >= WORTH_KEEPING]
    of_lists = (*listed.judgements, *two_listed(rules, known))
    ordered = sorted((*within, *told, *of_lists), key=lambda j: (j.left, j.right, j.verdict))
    waiting = _waiting(actors, owners, groups)
    return Linked((*entities, *waiting), entity_of, tuple(ordered))


def _actors_of(
    listed: Mapping[str, tuple[Actor, ...]], home: Mapping[str, str]
) -> dict[str, tuple[Actor, ...]]:
    """Give for each bearer the listed actors that it is, in order of the lists."""
    found: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for profile, actors in listed.items():
        found[home[profile]].update((actor.place, actor) for actor in actors)
    return {
        bearer: tuple(sorted(actors.values(), key=lambda actor: (actor.list, actor.lines)))
        for bearer, actors in found.items()
    }


def _codes_of(known: Mapping[str, tuple[Actor, ...]]) -> list[dict[str, str]]:
    """Give for each list the ids of its actors, by bearer."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for bearer, actors in known.items():
        for actor in actors:
            if actor.code:
                found[actor.list].setdefault(bearer, actor.code)
    return [found[name] for name in sorted(found)]


def _owners(
    groups: Mapping[str, tuple[Bearer, ...]], known: Mapping[str, tuple[Actor, ...]]
) -> dict[str, tuple[Actor, ...]]:
    """Give the listed actors of each group; one that a person split is the part of most pages."""
    pages: defaultdict[str, Counter[str]] = defaultdict(Counter)
    actors: dict[str, Actor] = {}
    for key, group in groups.items():
        for bearer in group:
            for actor in known.get(bearer.id, ()):
                actors[actor.place] = actor
                pages[actor.place][key] += len(bearer.documents)
    found: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in sorted(actors.values(), key=lambda actor: (actor.list, actor.lines)):
        counted = pages[actor.place]
        found[min(counted, key=lambda key: (-counted[key], key))].append(actor)
    return {key: tuple(several) for key, several in found.items()}


def _groups(
    bearers: Sequence[Bearer],
    judgements: Sequence[Judgement],
    codes: Sequence[Mapping[str, str]] = (),
) -> list[tuple[Bearer, ...]]:
    """Give the bearers that are one; nobody whom pages give to two states is chained together."""
    by_id = {bearer.id: bearer for bearer in bearers}
    states = {b.id: b.state for b in bearers if b.state and b.kind is Kind.PERSON}
    linking = link(by_id, judgements, marks=states, codes=codes)
    return [tuple(by_id[member] for member in group) for group in linking.groups]


def _named(groups: Iterable[tuple[Bearer, ...]]) -> dict[str, tuple[Bearer, ...]]:
    """Give each group its id, which follows from its own members alone.

    So a page that tells of others, be they namesakes, leaves it as it is. Of groups that even so
    would share an id, all but the one of most documents get a mark more.
    """
    found: dict[str, tuple[Bearer, ...]] = {}
    same: defaultdict[tuple[str, ...], list[tuple[Bearer, ...]]] = defaultdict(list)
    for group in groups:
        same[_identity(group)].append(group)
    for identity in sorted(same):
        first, *others = sorted(
            same[identity], key=lambda group: (-_count(group), min(b.id for b in group))
        )
        found[digest("entity", *identity)] = first
        for group in others:
            found[digest("entity", *identity, min(b.id for b in group))] = group
    return found


def _count(group: Sequence[Bearer]) -> int:
    return len({document for bearer in group for document in bearer.documents})


def _identity(group: Sequence[Bearer]) -> tuple[str, ...]:
    """Give a row of the codebook, else kind, name and state, with what else tells it apart."""
    row = min((bearer.codebook for bearer in group if bearer.codebook), default=None)
    if row:
        return (row,)
    marks = sorted({bearer.mark for bearer in group})
    marks = [] if "" in marks else marks[:1]
    if all(bearer.local for bearer in group):
        first = min(group, key=lambda bearer: bearer.id)
        return (first.kind, first.key, "in", first.documents[0], *marks)
    best = _best_name(group)
    key = next(b.key for b in sorted(group, key=lambda b: b.id) if best in b.names)
    return (group[0].kind, key, _state(group), *marks)


def _state(group: Sequence[Bearer]) -> str:
    counted = Counter[str]()
    for bearer in group:
        if bearer.state:
            counted[bearer.state] += len(bearer.documents)
    return min(counted, key=lambda key: (-counted[key], key)) if counted else ""


def _best_name(group: Sequence[Bearer]) -> str:
    """Give the form that most documents use; then the longest, then the first by letter."""
    full = [bearer for bearer in group if not bearer.local] or list(group)
    counted = Counter[str]()
    for bearer in full:
        counted.update(bearer.names)
    return min(counted, key=lambda name: (-counted[name], -len(name), name))


def _entity(
    key: str, group: Sequence[Bearer], texts: Mapping[str, str], actors: Sequence[Actor]
) -> Entity:
    kind = min(group, key=lambda bearer: (-len(bearer.mentions), bearer.id)).kind
    mentions = tuple(sorted(mention for bearer in group for mention in bearer.mentions))
    names = {name for bearer in group for name in bearer.names}
    names.update(texts[mention] for mention in mentions if mention in texts)
    row = min((bearer.codebook for bearer in group if bearer.codebook), default=None)
    return Entity(
        id=key,
        kind=kind,
        name=actors[0].name if actors else _best_name(group),
        names=tuple(sorted(names)),
        codes=(*_codes(row, _state(group)), *_listed_codes(actors)),
        mentions=mentions,
    )


def _codes(row: str | None, state: str) -> Iterator[tuple[str, str]]:
    if row:
        yield "codebook", row
    if row and row.startswith("state/"):
        known = states().get(row)
        if known and known.iso2:
            yield "iso2", known.iso2
        yield "iso3", row.removeprefix("state/")
    elif state:
        yield "state", state


def _listed_codes(actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
    """Give the user's id and where the actor is listed; of further lists under their names."""
    for scheme, told in (
        ("list", [(actor.list, actor.code) for actor in actors if actor.code]),
        ("listed", [(actor.list, actor.place) for actor in actors]),
    ):
        for number, (name, value) in enumerate(told):
            yield f"{scheme} {name}" if number else scheme, value


def _waiting(
    actors: Sequence[Actor], owners: Mapping[str, tuple[Actor, ...]], taken: Container[str]
) -> tuple[Entity, ...]:
    """Give the listed holders of posts in known days whom no page names.

    Each has the id that he would have if pages named him, unless it is `taken`.
    """
    found = {actor.place for several in owners.values() for actor in several}
    groups: dict[tuple[str, ...], list[Actor]] = {}
    for actor in sorted(actors, key=lambda actor: (actor.list, actor.lines)):
        dated = any(office.began.known for office in actor.offices)
        if actor.place in found or actor.kind is not Kind.PERSON or not dated:
            continue
        key = name_key(Kind.PERSON, actor.name)
        identity: tuple[str, ...] = (Kind.PERSON, key, actor.state or "")
        namesake = any(other.list == actor.list for other in groups.get(identity, ()))
        if namesake or digest("entity", *identity) in taken:
            identity = (*identity, actor.place)
        groups.setdefault(identity, []).append(actor)
    return tuple(
        Entity(
            id=digest("entity", *identity),
            kind=Kind.PERSON,
            name=group[0].name,
            names=(group[0].name,),
            codes=(
                *_codes(None, next((actor.state for actor in group if actor.state), "")),
                *_listed_codes(group),
            ),
        )
        for identity, group in groups.items()
    )


def _texts(mentions: Sequence[Mention]) -> dict[str, str]:
    """Give the words of mentions that name by themselves, not by repeating an earlier one."""
    return {
        mention.id: mention.text.removeprefix("the ").removeprefix("The ")
        for mention in mentions
        if mention.antecedent is None and mention.text[:1].isupper()
    }


def _with_entity_verdicts(
    groups: dict[str, tuple[Bearer, ...]], personal: Sequence[Judgement]
) -> dict[str, tuple[Bearer, ...]]:
    """Join the entities that a person called the same, by the ids that the rules give them."""
    about = [judgement for judgement in personal if judgement.subject == "entity"]
    linking = link(groups, about)
    joined = [tuple(b for key in group for b in groups[key]) for group in linking.groups]
    return _named(joined) if len(joined) < len(groups) else groups
