"""Bearers of a name: profiles of all documents that have the same name and no other state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.codebook.spellings import name_table
from dragoman.codebook.states import state_name
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Kind
from dragoman.resolve.linker import unordered
from dragoman.resolve.names.name_forms import plain
from dragoman.resolve.names.profiles import Profile

__all__ = ["OUTSHINES", "Bearer", "make_bearers", "say_state", "without_titles"]

MADE_BY = "resolve.bearers"
_OUTVOTED = 4
"""A state that one document gives a well-known name is an error if that many give another."""
_OUTVOTED_IN_OFFICE = 40
"""The same where that document also gives him an office of that state."""
OUTSHINES = 10
"""Times as many documents from which a bearer is meant wherever no state is told."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """One name with what its documents say of its bearer; `id` is its first mention."""

    id: str
    kind: Kind
    codebook: str | None
    key: str
    state: str | None
    posts: frozenset[tuple[str, str]]
    documents: tuple[str, ...]
    names: tuple[str, ...]
    """One per document."""
    mentions: tuple[str, ...]
    local: bool
    """Known in one document only ("Lavrov", "the treaty")."""
    judgements: tuple[Judgement, ...] = field(default=())
    mark: str = ""
    """What tells it from another bearer of its name and state; empty where nothing has to."""

    @property
    def name(self) -> str:
        """The commonest form, then the longest."""
        counted = Counter(self.names)
        return min(counted, key=lambda name: (-counted[name], -len(name), name))


def make_bearers(profiles: Sequence[Profile], sides: Mapping[str, str]) -> tuple[Bearer, ...]:
    """Join profiles by codebook row, or by name where state does not contradict.

    `sides` are profile id → the side of its name, where persons told sides apart. A profile
    without a state joins the only bearer of its name; where two states have one, it stays alone,
    for its name cannot tell, unless one of them outshines the other.
    """
    by_name: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in profiles:
        by_name[_filed(profile, sides)].append(profile)
    found: list[Bearer] = []
    for filed in sorted(by_name):
        group = by_name[filed]
        mark = sides.get(group[0].id, "")
        if len(filed) == 1 or len(group) == 1:
            found.append(_bearer(group, mark, emit=len(filed) > 1))
        else:
            found.extend(_bearer(part, mark or own, emit=True) for part, own in _by_state(group))
    return tuple(found)


def say_state(key: str | None) -> str:
    """Give a state's name for a reason; the key itself where the codebook does not know it."""
    return state_name(key) or key or "no known state"


def without_titles(name: str) -> str:
    """Give a person's name without "Mr" and the like; "President of Chad" holds no name."""
    words = name.split()
    while len(words) > 1 and plain(words[0]).rstrip(".") in name_table().titles:
        if words[1].islower():
            return name
        words.pop(0)
    return " ".join(words)


def _filed(profile: Profile, sides: Mapping[str, str]) -> tuple[str, ...]:
    if profile.id in sides:
        return (profile.kind, profile.key, "side", sides[profile.id])
    if profile.codebook:
        return (profile.codebook,)
    if _is_local(profile):
        return (profile.kind, profile.key, profile.document)
    return (profile.kind, profile.key)


def _is_local(profile: Profile) -> bool:
    """Say whether a name says too little to be looked for in other documents."""
    if profile.codebook:
        return False
    named = any(letter.isupper() for letter in profile.name)
    return profile.lone or not named


def _by_state(group: Sequence[Profile]) -> Iterator[tuple[list[Profile], str]]:
    """Give parts of one state each; one that cannot be told goes by its document."""
    counted = Counter(profile.state for profile in group if profile.state)
    if len(counted) < 2:
        yield list(group), ""
        return
    main = min(counted, key=lambda state: (-counted[state], str(state)))
    parts: defaultdict[str | None, list[Profile]] = defaultdict(list)
    for profile in group:
        state = profile.state
        if state and state != main and _is_outvoted(state, counted, main, group):
            state = main
        parts[state].append(profile)
    stateless = parts.pop(None, [])
    if len(parts) == 1:
        yield [*parts[main], *stateless], ""
        return
    person = all(profile.kind is Kind.PERSON for profile in group)
    outshines = person and all(
        len(parts[main]) >= OUTSHINES * len(parts[s]) for s in parts if s != main
    )
    for profile in stateless:
        owners = [s for s in parts if any(p.posts & profile.posts for p in parts[s])]
        if len(owners) == 1 or outshines:
            parts[owners[0] if len(owners) == 1 else main].append(profile)
        else:
            yield [profile], profile.document
    for state in sorted(parts, key=str):
        yield parts[state], ""


def _is_outvoted(state: str, counted: Counter[str], main: str, group: Iterable[Profile]) -> bool:
    own = plain(say_state(state))
    holds = any(of == own for p in group if p.state == state for _, of in p.posts)
    person = all(profile.kind is Kind.PERSON for profile in group)
    votes = _OUTVOTED_IN_OFFICE if holds else _OUTVOTED
    return person and counted[main] >= votes * counted[state]


def _bearer(group: Sequence[Profile], mark: str, *, emit: bool) -> Bearer:
    ordered = sorted(group, key=lambda profile: (profile.document, profile.id))
    first = min(ordered, key=lambda profile: profile.id)
    states = Counter(profile.state for profile in ordered if profile.state)
    state = min(states, key=lambda key: (-states[key], str(key))) if states else None
    person = first.kind is Kind.PERSON
    row = first.codebook
    if row and mark:  # a person said that these are not what the row means
        state, row = (None if state == row else state), None
    return Bearer(
        id=first.id,
        kind=Counter(profile.kind for profile in ordered).most_common(1)[0][0],
        codebook=row,
        key=first.key,
        state=state,
        posts=frozenset(post for profile in ordered for post in profile.posts),
        documents=tuple(sorted({profile.document for profile in ordered})),
        names=tuple(without_titles(p.name) if person else p.name for p in ordered),
        mentions=tuple(mention for profile in ordered for mention in profile.mentions),
        local=len(ordered) == 1 and _is_local(first),
        judgements=tuple(_judged(first, p, state) for p in ordered if p is not first)
        if emit
        else (),
        mark=mark,
    )


def _judged(first: Profile, other: Profile, state: str | None) -> Judgement:
    """Say why two documents' uses of one name are one."""
    left, right = unordered(first.id, other.id)
    shared = sorted(first.posts & other.posts)
    score, reason = 0.95, "same name"
    if shared:
        post, of = shared[0]
        score, reason = 0.99, f"same name; both {post}{' of ' if of else ''}{of.title()}"
    elif first.state and first.state == other.state:
        score, reason = 0.98, f"same name; both of {say_state(first.state)}"
    elif first.state and other.state:
        score = 0.8
        reason = (
            f"same name; this one is given to {say_state(other.state)}, "
            f"but most documents say {say_state(state or first.state)}"
        )
    return Judgement("mention", left, right, Verdict.SAME, score, reason, MADE_BY)
