"""Which acts contradict each other: asked once for all acts that say the same of who, when, where.

Two acts contradict each other by kind, parties, agreements, time and place, whatever else their
texts say. Only within one text can two verbs be two deeds, or the same words two acts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.resolve.acts.acts import Act
from dragoman.resolve.acts.compare_acts import are_two_deeds, contradict, one_trigger
from dragoman.resolve.acts.world import World

__all__ = ["Clashes"]


@dataclass(slots=True)
class Clashes:
    """Contradictions between acts; `profile` is one number for all acts that say the same."""

    acts: Mapping[str, Act]
    world: World
    profile: dict[str, int] = field(init=False)
    _shown: list[Act] = field(init=False)
    """An act of each profile."""
    _asked: list[set[int]] = field(init=False)
    """Profile → others with which it was compared."""
    _against: list[set[int]] = field(init=False)
    """Of these, those that contradict it."""

    def __post_init__(self) -> None:
        numbers: dict[Hashable, int] = {}
        self.profile = {
            key: numbers.setdefault(_profile(act), len(numbers)) for key, act in self.acts.items()
        }
        shown = {number: self.acts[key] for key, number in self.profile.items()}
        self._shown = [shown[number] for number in range(len(numbers))]
        self._asked = [set() for _ in self._shown]
        self._against = [set() for _ in self._shown]

    def apart(self, left: str, right: str) -> bool:
        """Say whether two acts contradict each other."""
        one, other = self.acts[left], self.acts[right]
        if one.claim.document == other.claim.document:
            if one_trigger(one, other):
                return False
            if are_two_deeds(one, other):
                return True
        first, second = self.profile[left], self.profile[right]
        if second not in self._asked[first]:
            self._ask(first, (second,))
        return second in self._against[first]

    def against(self, profile: int, others: frozenset[int]) -> frozenset[int]:
        """Give those of other profiles that contradict a profile where texts are two."""
        if not others <= self._asked[profile]:
            self._ask(profile, others - self._asked[profile])
        return others & self._against[profile]

    def _ask(self, profile: int, others: Iterable[int]) -> None:
        act = self._shown[profile]
        for other in others:
            self._asked[profile].add(other)
            self._asked[other].add(profile)
            if contradict(act, self._shown[other], self.world):
                self._against[profile].add(other)
                self._against[other].add(profile)


def _profile(act: Act) -> Hashable:
    """Give all that `contradict` reads of an act."""
    told = (act.family, act.kind, act.claim.mode, act.papers, act.interval, act.dated, act.place)
    return (*told, act.actors, act.recipients, act.hosts, act.behind)
