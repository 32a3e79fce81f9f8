"""When, where and about what two claims tell: what agrees, what is missing, what contradicts."""

from __future__ import annotations

from dragoman.codebook.titles import venues
from dragoman.model.time import Interval
from dragoman.resolve.acts.acts import ONCE, ROUTINE, Act
from dragoman.resolve.acts.likeness import Likeness
from dragoman.resolve.acts.treaty_names import compare_treaties
from dragoman.resolve.acts.world import WORDS, World

__all__ = [
    "NARROW",
    "SLIP",
    "overlap",
    "same_kind_of_thing",
    "weigh_papers",
    "weigh_places",
    "weigh_rest",
    "weigh_times",
]

NARROW = 3
"""Days within which two dates are one."""
SLIP = 10
"""Days by which texts may err about an act that happens once."""
_TRIP = 3
"""Days by which two tellings of one trip may lie apart: arrival, talks, departure."""


def weigh_papers(left: Act, right: Act, world: World, found: Likeness) -> None:  # noqa: ARG001
    """Weigh the agreements that are named."""
    if not left.papers or not right.papers:
        if left.papers or right.papers:
            found.missing.append("which agreement")
        return
    if {key for key, _ in left.papers if key} & {key for key, _ in right.papers if key}:
        found.add(0.3, f"same agreement, “{left.papers[0][1]}”")
        return
    scores = [compare_treaties(a, b) for _, a in left.papers for _, b in right.papers]
    score, reason = max(scores)
    if score < 0:
        found.against = reason
    elif score == 0:
        found.missing.append(f"whether {reason.replace('share no word', 'are one')}")
    else:
        found.add(0.15 if score < 0.5 else 0.3 * score + 0.02, reason)


def weigh_times(left: Act, right: Act, world: World, found: Likeness) -> None:  # noqa: ARG001
    """Weigh the days: shared, unknown, or apart."""
    both = left.dated and right.dated
    if _share_a_day(left.interval, right.interval):
        if not both:
            found.missing.append("a date in one or both")
        elif max(left.width, right.width) <= NARROW:
            found.add(0.3, "same days")
        elif min(left.width, right.width) <= 31:
            found.add(0.2 if max(left.width, right.width) <= 31 else 0.12, "times that agree")
        else:
            found.add(0.08, "times that overlap")
        return
    gap = left.interval.gap(right.interval) or 0
    if left.kind in ONCE and (gap <= SLIP or left.kind == "die"):
        found.missing.append(f"agreement on the day ({_days(gap + 1)} apart)")
    elif left.kind == "visit" and gap < _TRIP:
        found.add(0.15, "days of one trip")
    else:
        found.against = f"{_days(gap + 1)} apart"


def _days(count: int) -> str:
    """Say a count: days that follow each other leave none between them and are one day apart."""
    return f"{count} day{'s' if count > 1 else ''}"


def _share_a_day(left: Interval, right: Interval) -> bool:
    begins = left.end is None or right.start is None or right.start < left.end
    return begins and (right.end is None or left.start is None or left.start < right.end)


def weigh_places(left: Act, right: Act, world: World, found: Likeness) -> None:
    """Weigh the places: a missing one contradicts none."""
    a, b = left.place, right.place
    if a is None or b is None:
        return
    if a == b or world.name(a) == world.name(b):
        found.add(0.15, f"same place {world.name(a)}")
        return
    states = world.state(a), world.state(b)
    if states[0] == states[1] and _signed_together(left, right, world):
        found.missing.append(f"whether it was in {world.name(a)} or in {world.name(b)}")
        return
    if states[0] and states[1] and states[0] != states[1]:
        found.against = f"another place: {world.name(a)}, {world.name(b)}"
    elif world.is_state(a) or world.is_state(b):
        if states[0] == states[1]:
            found.add(0.08, f"{world.name(a)} and {world.name(b)} agree")
    elif not _within(a, world) and not _within(b, world):
        found.against = f"another place: {world.name(a)}, {world.name(b)}"


def _signed_together(left: Act, right: Act, world: World) -> bool:
    """Say whether the same two states sign on one day, or the next, by what two texts tell."""
    both = world.states(left.parties)
    dated = left.dated and right.dated and max(left.width, right.width) <= NARROW
    alike = len(both) == 2 and both == world.states(right.parties)
    return left.kind == "sign" and alike and dated and left.interval.gap(right.interval) == 0


def _within(place: str, world: World) -> bool:
    """Say whether a place is a house or a spot, which does not contradict a city's name."""
    name = world.name(place).lower()
    return any(word in name for word in venues()) or place.startswith(WORDS)


def weigh_rest(left: Act, right: Act, world: World, found: Likeness) -> None:  # noqa: ARG001
    """Weigh what the acts are about, the words, and where they are told."""
    if left.kind in ONCE and (left.papers or left.kind in {"die", "appoint", "dismiss"}):
        found.add(0.35 if left.kind == "die" else 0.2, "it happens only once")
    if left.claim.mode and left.claim.mode == right.claim.mode and left.kind in ROUTINE:
        found.add(0.05, f"both {left.claim.mode}")
    if same_kind_of_thing(left, right) or len(left.theme & right.theme) > 1:
        found.add(0.15, "the same thing given or talked of")
    alike = overlap(left.words, right.words)
    if alike >= 0.2:
        found.add(0.3 * alike, f"{round(100 * alike)} % of the words")
    if left.claim.document == right.claim.document:
        found.add(0.15 if left.kind in {"meet", "visit", "phone"} else 0.05, "one text")
    elif _published_together(left, right):
        found.add(0.1, "published within three days")


def same_kind_of_thing(left: Act, right: Act) -> bool:
    """Say whether both are about things of one class ("shells", "ammunition")."""
    return any(word.startswith("class ") for word in left.theme & right.theme)


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Give the part of all words that both have, 0..1."""
    if not left or not right:
        return 0.0
    both = len(left & right)
    return both / (len(left) + len(right) - both)


def _published_together(left: Act, right: Act) -> bool:
    for published in (left.published, right.published):
        if published.days is None or published.days > NARROW:
            return False
    return (left.published.gap(right.published) or 0) <= NARROW
