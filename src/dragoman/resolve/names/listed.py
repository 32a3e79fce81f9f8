"""Which of a user's listed actors a document names: by exactly the names that the list gives.

Names count as the same where their normal forms are (see `name_key`), never by likeness. Where a
list has several actors of one name, the name alone decides nothing: state or office has to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.ledger import post_key
from dragoman.codebook.organizations import organizations
from dragoman.codebook.states import State, declared_states, states
from dragoman.model.actor import Actor
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Kind
from dragoman.resolve.linker import unordered
from dragoman.resolve.names.name_forms import place_key, plain
from dragoman.resolve.names.profiles import Profile, name_key

__all__ = ["Listed", "find_listed", "listed_kinds", "two_listed"]

LISTED = (Kind.PERSON, Kind.ORGANIZATION, Kind.STATE, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Listed:
    """What the lists say of profiles, by profile id."""

    actors: Mapping[str, tuple[Actor, ...]]
    """Whom a profile names: one actor of each list at most."""
    sides: Mapping[str, str]
    """The side of its name, where a list knows several bearers and this is one of them."""
    judgements: tuple[Judgement, ...]
    """One for each profile: it is the same as the first one of its actor (which is so itself)."""


def listed_kinds(actors: Iterable[Actor]) -> frozenset[tuple[Kind, str]]:
    """Give (kind, key) of the names that lists give to one kind alone.

    A person's single name is left out: it may be anything's.
    """
    kinds: defaultdict[str, set[Kind | None]] = defaultdict(set)
    for actor in actors:
        for name in actor.names:
            kinds[place_key(name)].add(actor.kind)
    return frozenset(
        (actor.kind, key)
        for actor in actors
        if actor.kind
        for name in actor.names
        if kinds[place_key(name)] == {actor.kind}
        if " " in (key := name_key(actor.kind, name)) or actor.kind is not Kind.PERSON
    )


def find_listed(profiles: Sequence[Profile], actors: Sequence[Actor]) -> Listed:
    """Find the listed actors that documents name. `actors` may come from several lists."""
    if not actors:
        return Listed({}, {}, ())
    known = _index(actors)
    found: dict[str, tuple[Actor, ...]] = {}
    sides: dict[str, str] = {}
    reasons: dict[tuple[str, str], str] = {}
    named: dict[str, list[Profile]] = {}
    makers: dict[str, Actor] = {}
    for profile in sorted(profiles, key=lambda profile: profile.id):
        filed = profile.codebook or (profile.kind, profile.key)
        meant: list[Actor] = []
        for several in _by_list(known.get(filed, ())):
            actor, how = _meant(profile, several)
            if actor is None:
                continue
            meant.append(actor)
            named.setdefault(actor.place, []).append(profile)
            makers[actor.place] = actor
            reasons[actor.place, profile.id] = how
            if len(several) > 1 and not profile.codebook:
                sides[profile.id] = f"{actor.list}#{actor.code}" if actor.code else actor.place
        if meant:
            found[profile.id] = tuple(meant)
    judgements = tuple(
        _judgement(makers[place], group[0], profile, reasons[place, profile.id])
        for place, group in named.items()
        for profile in group
    )
    return Listed(found, sides, judgements)


def two_listed(
    judgements: Iterable[Judgement], actors: Mapping[str, tuple[Actor, ...]]
) -> Iterator[Judgement]:
    """Give "different" for pairs that rules hold alike and a list gives two ids.

    `actors` are those of the items that the judgements are about.
    """
    for judgement in judgements:
        if judgement.verdict is Verdict.DIFFERENT:
            continue
        for one in actors.get(judgement.left, ()):
            for other in actors.get(judgement.right, ()):
                if one.list == other.list and one.code and other.code and one.code != other.code:
                    reason = f"against: {_called(one)} and {_called(other)} are listed as two"
                    yield Judgement(
                        "mention",
                        judgement.left,
                        judgement.right,
                        Verdict.DIFFERENT,
                        1.0,
                        reason,
                        one.made_by,
                    )


type Filed = str | tuple[Kind, str]


def _index(actors: Iterable[Actor]) -> dict[Filed, list[Actor]]:
    """File actors under each row of the codebook, or kind and name, that they are met by."""
    found: defaultdict[Filed, list[Actor]] = defaultdict(list)
    for actor in sorted(actors, key=lambda actor: (actor.list, actor.lines)):
        filed = {key for name in actor.names for key in _filed(actor, name)}
        for key in filed:
            found[key].append(actor)
    return found


def _filed(actor: Actor, name: str) -> Iterator[Filed]:
    for kind in (actor.kind,) if actor.kind else LISTED:
        if key := name_key(kind, name):
            yield kind, key
        row = _rows(declared_states()).get(place_key(name), "")
        if row.startswith(f"{kind}/"):
            yield row


@cache
def _rows(_declared: tuple[State, ...]) -> dict[str, str]:
    """Give the names of states and bodies → their rows; a name of two rows is left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for state in states().values():
        for name in (state.name, *state.names):
            found[place_key(name)].add(state.key)
    for body in organizations().values():
        for name in (body.name, *body.names):
            found[place_key(name)].add(body.key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


def _by_list(actors: Sequence[Actor]) -> list[list[Actor]]:
    groups: dict[str, list[Actor]] = {}
    for actor in actors:
        groups.setdefault(actor.list, []).append(actor)
    return list(groups.values())


def _meant(profile: Profile, several: Sequence[Actor]) -> tuple[Actor | None, str]:
    """Give the one actor of a list that a profile names, and what told it from its namesakes."""
    if profile.codebook:
        return (several[0], "") if len(several) == 1 else (None, "")
    fitting = [actor for actor in several if _states_fit(actor.state, profile.state)]
    if len(several) == 1:
        return (fitting[0], "") if fitting else (None, "")
    of_state = [actor for actor in fitting if actor.state and profile.state]
    if len(of_state) == 1:
        return of_state[0], "the page gives his state"
    held = {(post_key(post), of) for post, of in profile.posts}
    in_office = [
        actor
        for actor in fitting
        if held & {(post_key(plain(o.post)), plain(o.of)) for o in actor.offices}
    ]
    if len(in_office) == 1:
        return in_office[0], "the page gives his office"
    return None, ""


def _states_fit(listed: str | None, told: str | None) -> bool:
    """Say whether a page's state does not contradict the list's; a successor does not."""
    if listed is None or told is None or listed == told:
        return True
    rows = [row for key in (listed, told) if (row := states().get(key))]
    return any({listed, told} <= {row.key, *row.successors} for row in rows)


def _judgement(actor: Actor, first: Profile, profile: Profile, how: str) -> Judgement:
    left, right = unordered(first.id, profile.id)
    names = " and ".join(dict.fromkeys(sorted((first.name, profile.name))))
    verb = "are" if first.name != profile.name else "is"
    reason = f"for: {names} {verb} listed: {_called(actor)}"
    if how:
        reason += f"; {how}"
    return Judgement("mention", left, right, Verdict.SAME, 1.0, reason, actor.made_by)


def _called(actor: Actor) -> str:
    """Name an actor with the place where it is listed."""
    code = f", id {actor.code}" if actor.code else ""
    return f"{actor.name} ({actor.place}{code})"
