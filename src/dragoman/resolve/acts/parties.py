"""Who takes part in two claims: the same, compatible (a leader and his state), or others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from dragoman.model.mention import Kind
from dragoman.resolve.acts.acts import PAPER_KINDS, Act
from dragoman.resolve.acts.likeness import Likeness
from dragoman.resolve.acts.world import ALONE, World

__all__ = ["Parties", "weigh_parties"]


class Parties:
    """Weighs the parties of acts, once for each two kinds of act with these parties."""

    def __init__(self, acts: Mapping[str, Act], world: World) -> None:
        """Number the acts by all that `weigh_parties` reads of them."""
        self._world = world
        numbers: dict[Hashable, int] = {}
        self._cast: dict[str, int] = {}
        for key, act in acts.items():
            papers = frozenset(key for key, _ in act.papers if key) if act.behind else frozenset()
            cast = (act.kind, act.actors, act.recipients, act.hosts, act.behind, papers)
            self._cast[key] = numbers.setdefault(cast, len(numbers))
        self._weighed: dict[tuple[int, int], Likeness] = {}

    def weigh(self, left: Act, right: Act) -> Likeness:
        """Give what the parties alone say for and against, to be added to."""
        pair = self._cast[left.claim.id], self._cast[right.claim.id]
        known = self._weighed.get(pair)
        if known is None:
            known = self._weighed[pair] = Likeness()
            weigh_parties(left, right, self._world, known)
        return Likeness(known.score, [*known.supports], known.against, [*known.missing])


def weigh_parties(left: Act, right: Act, world: World, found: Likeness) -> None:
    """Weigh actors and recipients, and whom a visit was to."""
    if left.kind == "visit":
        _align(left.actors, right.actors, world, found, "visitor")
        _hosts(left, right, world, found)
    elif left.kind in ALONE and left.actors and right.actors:
        _align(left.actors, right.actors, world, found, "party")
    elif left.kind in PAPER_KINDS and not (left.parties and right.parties):
        _align(left.parties or left.behind, right.parties or right.behind, world, found, "party")
    elif left.kind == "sign" and _are_two_sides(left, right, world):
        found.add(0.25, "the two parties of one agreement")
    elif left.mutual or not (left.recipients and right.recipients):
        _align(left.parties, right.parties, world, found, "party")
        if not left.mutual and not found.against:
            _roles_cross(left, right, found)
    else:
        _align(left.actors, right.actors, world, found, "actor")
        if not found.against:
            _align(left.recipients, right.recipients, world, found, "recipient")
    if not (left.parties or left.behind) or not (right.parties or right.behind):
        found.missing.append("who did it")


def _are_two_sides(left: Act, right: Act, world: World) -> bool:
    """Say whether each names one party, another one, of an agreement that is between these two."""
    sides = world.states(left.parties), world.states(right.parties)
    if sides[0] & sides[1] or not {key for key, _ in left.papers if key} & {
        key for key, _ in right.papers if key
    }:
        return False
    both = sides[0] | sides[1]
    return (
        len(both) == 2
        and both in (left.behind, right.behind)
        and left.behind <= both >= right.behind
    )


def _roles_cross(left: Act, right: Act, found: Likeness) -> None:
    one, other = (left, right) if left.recipients else (right, left)
    if other.actors and one.actors and other.actors <= one.recipients - one.actors:
        found.against = "the one's actor is the other's recipient"


def _align(
    left: frozenset[str], right: frozenset[str], world: World, found: Likeness, role: str
) -> None:
    """Count who is in both; a person and his own state are compatible, two persons are not."""
    both = sorted(left & right)
    rest_left, rest_right = set(left - right), set(right - left)
    loose = list(_leaders(rest_left, rest_right, world))
    for one, other in loose:
        rest_left.discard(one)
        rest_right.discard(other)
    for rank, key in enumerate(both[:3]):
        found.add((0.25, 0.2, 0.05)[rank], f"same {role} {world.name(key)}")
    for one, other in loose[:2]:
        found.add(0.12, f"{world.name(one)} and {world.name(other)} stand for one state")
    if rest_left and rest_right and len(both) + len(loose) < 2:
        pair = (world.name(min(rest_left)), world.name(min(rest_right)))
        if not _may_be_one(rest_left, rest_right, world):
            found.against = f"another {role}: {pair[0]}, {pair[1]}"


def _leaders(left: Iterable[str], right: Iterable[str], world: World) -> Iterable[tuple[str, str]]:
    taken: set[str] = set()
    for one in sorted(left):
        for other in sorted(set(right) - taken):
            whole = world.is_state(one) or world.is_state(other)
            if whole and world.state(one) and world.state(one) == world.state(other):
                taken.add(other)
                yield one, other
                break


def _may_be_one(left: Iterable[str], right: Iterable[str], world: World) -> bool:
    """Say whether a body ("the delegation") may be what the other text names by a person."""
    kinds = {world.kind(key) for key in (*left, *right)}
    one_state = world.states(left) & world.states(right)
    return bool(one_state) and Kind.ORGANIZATION in kinds and Kind.PERSON in kinds


def _hosts(left: Act, right: Act, world: World, found: Likeness) -> None:
    if found.against:
        return
    shared = sorted(left.hosts & right.hosts)
    if shared:
        found.add(0.2, f"both to {world.name(shared[0])}")
    elif left.hosts and right.hosts:
        pair = (world.name(min(left.hosts)), world.name(min(right.hosts)))
        found.against = f"another host: {pair[0]}, {pair[1]}"
    else:
        found.missing.append("whom the visit was to")
