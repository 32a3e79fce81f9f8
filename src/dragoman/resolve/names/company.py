"""What pages tell of: which bodies, persons, agreements and states they have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dragoman.model.mention import Kind
from dragoman.model.time import Interval
from dragoman.resolve.names.bearers import Bearer

__all__ = ["Group", "Pages", "pages_of"]

_TELLING = 12
_TELLING_SHARE = 0.03
"""A body, person or agreement tells pages apart that at most so many, or this share, name."""
_CHANCE = 40
"""Things that a page names for each one that it has in common with another by chance."""
_NEAR = 31
"""Days within which two pages tell of one state of affairs."""
_WORTH = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.AGREEMENT})

Group = tuple[Bearer, ...]


class Pages:
    """Which things each page names, and how many pages name each."""

    def __init__(self, groups: Sequence[Group], published: Mapping[str, Interval]) -> None:
        self.published = published
        self.things: defaultdict[str, set[int]] = defaultdict(set)
        self.states: defaultdict[str, set[str]] = defaultdict(set)
        self.names: dict[int, str] = {}
        self.kinds: dict[int, Kind] = {}
        self.home: dict[str, int] = {}
        counted: Counter[int] = Counter()
        for number, group in enumerate(groups):
            first = min(group, key=lambda bearer: bearer.id)
            self.names[number] = first.name
            self.kinds[number] = first.kind
            self.home.update((bearer.id, number) for bearer in group)
            documents = pages_of(group)
            counted[number] = len(documents)
            state = first.codebook if first.kind is Kind.STATE else None
            for document in documents:
                if state:
                    self.states[document].add(state)
                elif first.kind is not Kind.OFFICE and not all(bearer.local for bearer in group):
                    self.things[document].add(number)
        self.count = len(self.states.keys() | self.things.keys())
        most = max(_TELLING, _TELLING_SHARE * self.count)
        self.telling = frozenset(
            n for n in counted if counted[n] <= most and self.kinds[n] in _WORTH
        )

    def common(self, page: str, group: Group) -> list[str]:
        """Give the telling things, other than the group's own, that a page and the group's name.

        Persons and agreements come first, for they say more than bodies.
        """
        theirs = {n for document in pages_of(group) for n in self.things[document]}
        own = {self.home[bearer.id] for bearer in group}
        shared = (self.things[page] & theirs & self.telling) - own
        body = Kind.ORGANIZATION
        named = {(self.kinds[n] is body, self.names[n]) for n in shared}
        return [name for _, name in sorted(named)]

    def beyond_chance(self, names: int, page: str) -> int:
        """Give how many common things are left when chance has had its share."""
        return names - len(self.things[page]) // _CHANCE

    def near(self, page: str, group: Group) -> bool:
        """Say whether a page of the group's, on the same two states, came out at the same time."""
        if len(self.things[page]) > _CHANCE or not self._dated(page):
            return False
        return any(
            len(self.states[page] & self.states[other]) > 1
            and (self.published[page].gap(self.published[other]) or 0) <= _NEAR
            for other in pages_of(group)
            if self._dated(other)
        )

    def _dated(self, page: str) -> bool:
        interval = self.published.get(page)
        return interval is not None and (interval.days or _NEAR + 1) <= _NEAR


def pages_of(group: Group) -> frozenset[str]:
    """Give the pages (document ids) that name a group."""
    return frozenset(document for bearer in group for document in bearer.documents)
