"""Joins in doubt: a loosely dated claim that would fit two different events equally well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.model.judgement import Judgement, Verdict
from dragoman.resolve.acts.acts import Act
from dragoman.resolve.acts.clashes import Clashes

__all__ = ["doubt_rivals"]

LOOSE = 31
"""Days; a claim that is dated less narrowly may fit several events."""
NEARLY = 0.1
"""Score by which another event may be less like a claim and still be a rival."""


def doubt_rivals(
    judged: Sequence[Judgement], acts: Mapping[str, Act], clashes: Clashes
) -> Iterator[Judgement]:
    """Give the judgements; "unsure" are those of which a loosely dated claim has a rival."""
    same: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judged:
        if judgement.verdict is Verdict.SAME:
            for key in (judgement.left, judgement.right):
                if acts[key].width > LOOSE:
                    same[key].append(judgement)
    fits = {key: _Fits(key, some, acts, clashes) for key, some in same.items()}
    for judgement in judged:
        loose = (fits.get(judgement.left), fits.get(judgement.right))
        if judgement.verdict is Verdict.SAME and any(fit and fit.doubt(judgement) for fit in loose):
            reason = f"{judgement.reason}; against: it fits another event as well"
            judgement = replace(judgement, verdict=Verdict.UNSURE, reason=reason)
        yield judgement


@dataclass(slots=True)
class _Fits:
    """The claims that one loosely dated claim was judged to tell the event of."""

    key: str
    judged: Sequence[Judgement]
    acts: Mapping[str, Act]
    clashes: Clashes
    _by_profile: defaultdict[int, list[tuple[float, str]]] = field(init=False)
    """Profile → score and claim of those that have it."""
    _profiles: frozenset[int] = field(init=False)
    _by_page: defaultdict[str, list[tuple[float, str]]] = field(init=False)
    """Document → score and claim of those that it tells."""
    _hostile: dict[int, frozenset[int]] = field(init=False, default_factory=dict)
    """Profile → those of the other claims' profiles that contradict it."""

    def __post_init__(self) -> None:
        self._by_profile, self._by_page = defaultdict(list), defaultdict(list)
        for judgement in self.judged:
            other = self._other(judgement)
            told = (judgement.score, other)
            self._by_profile[self.clashes.profile[other]].append(told)
            self._by_page[self._page(other)].append(told)
        self._profiles = frozenset(self._by_profile)

    def doubt(self, judgement: Judgement) -> bool:
        """Say whether a claim about as like as the judgement's other one contradicts that one."""
        mine, least = self._other(judgement), judgement.score - NEARLY
        profile, page = self.clashes.profile[mine], self._page(mine)
        if profile not in self._hostile:
            self._hostile[profile] = self.clashes.against(profile, self._profiles)
        for number in self._hostile[profile]:
            for score, other in self._by_profile[number]:
                if score >= least and self._page(other) != page:
                    return True
        together = self._by_page[page]
        return len(together) > 1 and any(
            score >= least and self.clashes.apart(mine, other) for score, other in together
        )

    def _other(self, judgement: Judgement) -> str:
        return judgement.right if judgement.left == self.key else judgement.left

    def _page(self, key: str) -> str:
        return self.acts[key].claim.document
