"""Groups things by judgements: what is the same, without ever joining what is different.

Used for mentions, events and agreements alike. Pure and deterministic: the same judgements give
the same groups, whatever their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.model.actor import by_list
from dragoman.model.judgement import Judgement, Verdict, by_person

__all__ = ["Apart", "Linking", "is_personal", "latest_verdicts", "link", "unordered"]

Apart = Callable[[str, str], bool]
"""Says of two items that they contradict each other."""


@dataclass(frozen=True, slots=True)
class Linking:
    """Groups of two or more and of one, sorted; with the judgements that did and did not bind."""

    groups: tuple[tuple[str, ...], ...]
    used: tuple[Judgement, ...]
    """Judgements that joined two groups."""
    refused: tuple[Judgement, ...]
    """Judgements "same" that a contradiction elsewhere in the two groups overruled."""


def is_personal(judgement: Judgement) -> bool:
    """Say whether a person, not a rule or a model, gave the verdict."""
    return by_person(judgement.made_by)


def unordered(left: str, right: str) -> tuple[str, str]:
    """Give a pair in the order in which judgements keep it."""
    return (left, right) if left <= right else (right, left)


def link(
    items: Iterable[str],
    judgements: Sequence[Judgement],
    apart: Apart | None = None,
    marks: Mapping[str, str] | None = None,
    codes: Sequence[Mapping[str, str]] = (),
) -> Linking:
    """Group `items`: persons' verdicts, then users' lists, then "same" from the surest on.

    No group ever holds a pair that was judged different, be it through others. `apart` says the
    same of pairs that nobody judged; it is asked of every pair of two groups before they are
    joined. `marks` says of items what a group can have one of ("state/GBR"): groups that have
    none in common are not joined, unless a person or a list says so. `codes` are marks that only
    a person goes beyond: one mapping for each user's list, with the ids that it gives. Verdicts on
    things that are not among the items are left out.
    """
    state = _Groups(items, (*codes, marks or {}))
    known = [j for j in judgements if j.left in state.root and j.right in state.root]
    personal = latest_verdicts(known)
    said = {unordered(j.left, j.right) for j in personal}
    rules = [j for j in known if not is_personal(j) and unordered(j.left, j.right) not in said]
    binding: list[Judgement] = []
    refused: list[Judgement] = []
    for told, kinds in (
        (personal, 0),
        ([j for j in rules if by_list(j.made_by)], len(codes)),
        ([j for j in rules if not by_list(j.made_by)], len(codes) + 1),
    ):
        for judgement in told:
            if judgement.verdict is Verdict.DIFFERENT:
                state.part(judgement.left, judgement.right)
        same = [j for j in told if j.verdict is Verdict.SAME]
        if told is not personal:
            same.sort(key=lambda j: (-j.score, *unordered(j.left, j.right)))
        asked = apart if kinds > len(codes) else None
        used, against = _join(state, same, asked, kinds)
        binding += used
        refused += against
    return Linking(state.groups(), tuple(binding), tuple(refused))


def latest_verdicts(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Give the last verdict by a person on each pair, in a fixed order."""
    last: dict[tuple[str, str], Judgement] = {}
    personal = (judgement for judgement in judgements if is_personal(judgement))
    for judgement in sorted(personal, key=lambda j: (j.at or "", j.made_by, j.verdict)):
        last[unordered(judgement.left, judgement.right)] = judgement
    return tuple(last[pair] for pair in sorted(last))


def _join(
    state: _Groups, same: Sequence[Judgement], apart: Apart | None, kinds: int
) -> tuple[list[Judgement], list[Judgement]]:
    """Join what does not contradict; the first so many `kinds` of marks are looked at."""
    used: list[Judgement] = []
    refused: list[Judgement] = []
    for judgement in same:
        left, right = state.find(judgement.left), state.find(judgement.right)
        if left == right:
            continue
        clash = state.parted(left, right) or state.clash(left, right, kinds)
        if clash or (apart and state.any_pair(left, right, apart)):
            refused.append(judgement)
        else:
            state.join(left, right)
            used.append(judgement)
    return used, refused


@dataclass(slots=True)
class _Groups:
    """Union-find whose roots also remember from which other roots they must stay apart."""

    items: Iterable[str]
    marks: Sequence[Mapping[str, str]]
    root: dict[str, str] = field(init=False)
    members: dict[str, list[str]] = field(init=False)
    apart: dict[str, set[str]] = field(init=False, default_factory=dict)
    marked: list[dict[str, set[str]]] = field(init=False)

    def __post_init__(self) -> None:
        self.root = {item: item for item in sorted(set(self.items))}
        self.members = {item: [item] for item in self.root}
        self.marked = [
            {item: {mark} for item, mark in marks.items() if item in self.root}
            for marks in self.marks
        ]

    def find(self, item: str) -> str:
        root = item
        while self.root[root] != root:
            root = self.root[root]
        while self.root[item] != root:
            self.root[item], item = root, self.root[item]
        return root

    def part(self, left: str, right: str) -> None:
        left, right = self.find(left), self.find(right)
        if left != right:
            self.apart.setdefault(left, set()).add(right)
            self.apart.setdefault(right, set()).add(left)

    def parted(self, left: str, right: str) -> bool:
        return right in self.apart.get(left, ())

    def clash(self, left: str, right: str, kinds: int) -> bool:
        """Say whether both groups have marks of one of the first kinds, and none in common."""
        pairs = ((marked.get(left), marked.get(right)) for marked in self.marked[:kinds])
        return any(one and other and not one & other for one, other in pairs)

    def any_pair(self, left: str, right: str, apart: Apart) -> bool:
        return any(apart(a, b) for a in self.members[left] for b in self.members[right])

    def join(self, left: str, right: str) -> None:
        """Join the smaller group to the larger one, with all that it must stay apart from."""
        if len(self.members[left]) < len(self.members[right]):
            left, right = right, left
        self.root[right] = left
        self.members[left].extend(self.members.pop(right))
        for marked in self.marked:
            if right in marked:
                marked[left] = marked.get(left, set()) | marked.pop(right)
        for other in self.apart.pop(right, set()):
            self.apart[other].discard(right)
            self.apart[other].add(left)
            self.apart.setdefault(left, set()).add(other)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(tuple(sorted(group)) for group in self.members.values()))
