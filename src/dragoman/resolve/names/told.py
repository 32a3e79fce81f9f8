"""What persons' verdicts do to the profiles of documents before names are compared.

A verdict is about two mentions. Where rules would take both for one thing by name alone, a verdict
"different" makes two sides of that name, and every other document that prints it goes to the side
with which it has more in common: office, state, and who else it names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Mention
from dragoman.model.span import Span
from dragoman.resolve.linker import latest_verdicts
from dragoman.resolve.names.profiles import Profile, is_lone, name_key

__all__ = ["split_profiles", "tell_apart"]

_OFFICE, _STATE = 8.0, 4.0
"""How much a common office or state says beside one more thing that both pages name."""


def split_profiles(
    profiles: Sequence[Profile], mentions: Sequence[Mention], personal: Sequence[Judgement]
) -> tuple[tuple[Profile, ...], frozenset[str]]:
    """Take mentions out of their document's group where a person told the two apart.

    Gives the profiles, and the ids of those taken out. Such a mention goes by its own words.
    """
    out = {pair for pair, verdict in _said(personal).items() if verdict is Verdict.DIFFERENT}
    if not out:
        return tuple(profiles), frozenset()
    told = {mention for pair in out for mention in pair}
    by_id = {mention.id: mention for mention in mentions if mention.id in told}
    found: list[Profile] = []
    taken: set[str] = set()
    for profile in profiles:
        members = set(profile.mentions)
        gone = sorted(
            {
                max(by_id[left], by_id[right], key=_repeats).id
                for left, right in out
                if left in members and right in members
            }
        )
        rest = tuple(mention for mention in profile.mentions if mention not in gone)
        found.append(replace(profile, id=rest[0], mentions=rest) if gone else profile)
        found.extend(_alone(profile, by_id[mention]) for mention in gone)
        taken.update(gone)
    return tuple(found), frozenset(taken)


def tell_apart(profiles: Sequence[Profile], personal: Sequence[Judgement]) -> dict[str, str]:
    """Give profile id → the side of its name, for names of which a person told bearers apart.

    A side is called by the first of its profiles that a verdict is about. Of a row of the
    codebook the largest side stays that row and is left out here.
    """
    home = {mention: profile for profile in profiles for mention in profile.mentions}
    apart: defaultdict[Hashable, list[tuple[Profile, Profile]]] = defaultdict(list)
    for (left, right), verdict in _said(personal).items():
        if verdict is Verdict.DIFFERENT and left in home and right in home:
            one, other = home[left], home[right]
            if one is not other and _name(one) == _name(other):
                apart[_name(one)].append((one, other))
    if not apart:
        return {}
    pages = _Pages(profiles)
    found: dict[str, str] = {}
    for name, pairs in apart.items():
        sides = _sides(pairs)
        side_of = {anchor.id: side[0].id for side in sides for anchor in side}
        for profile in profiles:
            if _name(profile) == name and profile.id not in side_of:
                side_of[profile.id] = pages.nearest(profile, sides)[0].id
        largest = Counter(side_of.values()).most_common(1)[0][0]
        row = pairs[0][0].codebook is not None
        found |= {key: side for key, side in side_of.items() if not row or side != largest}
    return found


def _repeats(mention: Mention) -> tuple[bool, Span]:
    """Put what repeats an earlier mention, then what stands later, behind what names somebody."""
    return mention.antecedent is not None, mention.span


def _said(personal: Sequence[Judgement]) -> dict[tuple[str, str], Verdict]:
    return {(j.left, j.right): j.verdict for j in latest_verdicts(personal)}


def _name(profile: Profile) -> Hashable:
    """Give what profiles are taken for one thing by."""
    place = profile.document if profile.lone else ""
    return profile.codebook or (profile.kind, profile.key, place)


def _alone(profile: Profile, mention: Mention) -> Profile:
    key = name_key(profile.kind, mention.text) or mention.id
    return replace(
        profile,
        id=mention.id,
        mentions=(mention.id,),
        name=mention.text,
        key=key,
        codebook=None,
        lone=is_lone(profile.kind, mention.text),
    )


def _sides(pairs: Iterable[tuple[Profile, Profile]]) -> list[list[Profile]]:
    """Put each profile on the first side that holds nobody it was told apart from."""
    against: defaultdict[str, set[str]] = defaultdict(set)
    anchors: dict[str, Profile] = {}
    for one, other in pairs:
        anchors |= {one.id: one, other.id: other}
        against[one.id].add(other.id)
        against[other.id].add(one.id)
    sides: list[list[Profile]] = []
    for key in sorted(anchors):
        for side in sides:
            if not against[key] & {anchor.id for anchor in side}:
                side.append(anchors[key])
                break
        else:
            sides.append([anchors[key]])
    return sides


@dataclass(slots=True)
class _Pages:
    """What each document names, and how many documents name it."""

    profiles: Sequence[Profile]
    things: defaultdict[str, set[Hashable]] = field(init=False)
    counted: Counter[Hashable] = field(init=False)

    def __post_init__(self) -> None:
        self.things = defaultdict(set)
        for profile in self.profiles:
            self.things[profile.document].add(profile.codebook or (profile.kind, profile.key))
        self.counted = Counter(thing for things in self.things.values() for thing in things)

    def nearest(self, profile: Profile, sides: Sequence[list[Profile]]) -> list[Profile]:
        """Give the side that a document has most in common with, the first of equal ones."""
        likeness = [max(self._likeness(profile, anchor) for anchor in side) for side in sides]
        return sides[likeness.index(max(likeness))]

    def _likeness(self, left: Profile, right: Profile) -> float:
        own = left.codebook or (left.kind, left.key)
        shared = (self.things[left.document] & self.things[right.document]) - {own}
        score = sum(1 / self.counted[thing] for thing in shared)
        score += _OFFICE * bool(left.posts & right.posts)
        if left.state and right.state:
            score += _STATE if left.state == right.state else -_STATE
        return score
