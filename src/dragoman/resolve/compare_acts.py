"""Do two claims tell one event? What speaks for it, what against, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model.event import Modality
from dragoman.model.judgement import Verdict
from dragoman.model.mention import Kind
from dragoman.resolve.acts import ONCE, SPEECH, Act
from dragoman.resolve.treaty_names import compare_treaties, treaty_name
from dragoman.resolve.world import ALONE, WORDS, World

__all__ = ["Likeness", "compare_acts"]

SAME_AT = 0.55
"""Least score of "same" for acts of which both are dated, or that happen once."""
SAME_UNDATED_AT = 0.6
SAME_ROUTINE_UNDATED_AT = 0.7
UNSURE_AT = 0.45
_TRIP = 3
"""Days by which two tellings of one trip may lie apart: arrival, talks, departure."""
_SLIP = 10
"""Days by which texts may err about an act that happens once."""
_NARROW = 3
_ROUTINE = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
     "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "test", *SPEECH}
)  # fmt: skip
_FUTURE = frozenset({Modality.PLANNED, Modality.POSSIBLE})
_VENUES = (
    "embassy",
    "airport",
    "palace",
    "headquarter",
    "hotel",
    "cosmodrome",
    "hall",
    "square",
    "ministry",
    "kremlin",
    "house",
    "villa",
    "resort",
    "base",
    "port",
    "station",
    "centre",
    "center",
)  # fmt: skip
"""Words of places that stand within a city, so that they do not contradict one."""


@dataclass(slots=True)
class Likeness:
    """The verdict on two claims, with the points for and against."""

    score: float = 0.0
    supports: list[str] = field(default_factory=list)
    against: str = ""
    missing: list[str] = field(default_factory=list)
    verdict: Verdict = Verdict.DIFFERENT

    @property
    def reason(self) -> str:
        """For, against and missing, in one line."""
        parts = [("for", ", ".join(self.supports)), ("against", self.against)]
        parts.append(("missing", ", ".join(self.missing)))
        return "; ".join(f"{head}: {text}" for head, text in parts if text)

    def add(self, score: float, point: str) -> None:
        """Count a point for "same"."""
        self.score += score
        self.supports.append(point)


def compare_acts(left: Act, right: Act, world: World) -> Likeness:
    """Judge two claims: same, different, or unsure for want of evidence."""
    found = Likeness()
    a, b = left.claim, right.claim
    if (a.document, a.trigger) == (b.document, b.trigger):
        if left.kind == right.kind:
            found.add(0.99, "told by the same words")
            found.verdict = Verdict.SAME
        return found
    if left.family != right.family or not _modes_fit(left, right):
        found.against = "two kinds of act"
        return found
    for point in (_parties, _papers, _times, _places, _rest):
        point(left, right, world, found)
        if found.against:
            return found
    found.score = round(min(found.score, 0.98), 3)
    found.verdict = _verdict(left, right, world, found)
    return found


def _modes_fit(left: Act, right: Act) -> bool:
    """Say whether the modes can be one: unknown fits any; so do the settings of a meeting."""
    if left.kind in {"meet", "visit", "phone"}:
        return True
    modes = {left.claim.mode, right.claim.mode}
    return len(modes) == 1 or "" in modes


def _parties(left: Act, right: Act, world: World, found: Likeness) -> None:
    if left.kind == "visit":
        _align(left.actors, right.actors, world, found, "visitor")
        _hosts(left, right, world, found)
    elif left.kind in ALONE and left.actors and right.actors:
        _align(left.actors, right.actors, world, found, "party")
    elif left.mutual or not (left.recipients and right.recipients):
        _align(left.parties, right.parties, world, found, "party")
        if not left.mutual and not found.against:
            _roles_cross(left, right, found)
    else:
        _align(left.actors, right.actors, world, found, "actor")
        if not found.against:
            _align(left.recipients, right.recipients, world, found, "recipient")
    if not left.parties or not right.parties:
        found.missing.append("who did it")


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


def _papers(left: Act, right: Act, world: World, found: Likeness) -> None:  # noqa: ARG001
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


def _times(left: Act, right: Act, world: World, found: Likeness) -> None:  # noqa: ARG001
    both = left.dated and right.dated
    if left.interval.intersection(right.interval) is not None:
        if not both:
            found.missing.append("a date in one or both")
        elif max(left.width, right.width) <= _NARROW:
            found.add(0.3, "same days")
        elif min(left.width, right.width) <= 31:
            found.add(0.2 if max(left.width, right.width) <= 31 else 0.12, "times that agree")
        else:
            found.add(0.08, "times that overlap")
        return
    gap = left.interval.gap(right.interval) or 0
    if left.kind in ONCE and (gap <= _SLIP or left.kind == "die"):
        found.missing.append(f"agreement on the day ({gap} days apart)")
    elif left.kind == "visit" and gap < _TRIP:
        found.add(0.15, "days of one trip")
    else:
        found.against = f"{gap or 'some'} days apart"


def _places(left: Act, right: Act, world: World, found: Likeness) -> None:
    a, b = left.place, right.place
    if a is None or b is None:
        return
    if a == b or world.name(a) == world.name(b):
        found.add(0.15, f"same place {world.name(a)}")
        return
    states = world.state(a), world.state(b)
    if states[0] and states[1] and states[0] != states[1]:
        found.against = f"another place: {world.name(a)}, {world.name(b)}"
    elif world.is_state(a) or world.is_state(b):
        if states[0] == states[1]:
            found.add(0.08, f"{world.name(a)} and {world.name(b)} agree")
    elif not _within(a, world) and not _within(b, world):
        found.against = f"another place: {world.name(a)}, {world.name(b)}"


def _within(place: str, world: World) -> bool:
    """Say whether a place is a house or a spot, which does not contradict a city's name."""
    name = world.name(place).lower()
    return any(word in name for word in _VENUES) or place.startswith(WORDS)


def _rest(left: Act, right: Act, world: World, found: Likeness) -> None:  # noqa: ARG001
    if left.kind in ONCE and (left.papers or left.kind in {"die", "appoint", "dismiss"}):
        found.add(0.35 if left.kind == "die" else 0.2, "it happens only once")
    if left.claim.mode and left.claim.mode == right.claim.mode and left.kind in _ROUTINE:
        found.add(0.05, f"both {left.claim.mode}")
    if _same_kind_of_thing(left, right) or len(left.theme & right.theme) > 1:
        found.add(0.15, "the same thing given or talked of")
    alike = _overlap(left.words, right.words)
    if alike >= 0.2:
        found.add(0.3 * alike, f"{round(100 * alike)} % of the words")
    if left.claim.document == right.claim.document:
        found.add(0.15 if left.kind in {"meet", "visit", "phone"} else 0.05, "one text")
    elif _published_together(left, right):
        found.add(0.1, "published within three days")


def _same_kind_of_thing(left: Act, right: Act) -> bool:
    return any(word.startswith("class ") for word in left.theme & right.theme)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0


def _published_together(left: Act, right: Act) -> bool:
    widths = left.published.days, right.published.days
    if any(width is None or width > _NARROW for width in widths):
        return False
    return (left.published.gap(right.published) or 0) <= _NARROW


def _verdict(left: Act, right: Act, world: World, found: Likeness) -> Verdict:
    if _is_same(left, right, world, found):
        return Verdict.SAME
    return Verdict.UNSURE if found.score >= UNSURE_AT else Verdict.DIFFERENT


def _is_same(left: Act, right: Act, world: World, found: Likeness) -> bool:
    """Ask the more evidence the more often such an act happens, and the less is known of when."""
    alike = _overlap(left.words, right.words)
    both = left.dated and right.dated
    if left.kind in SPEECH:
        return both and max(left.width, right.width) <= _NARROW and alike >= 0.5
    if left.kind in ONCE:
        return found.score >= SAME_AT and _is_told_apart(left, right, world)
    planned = (left.claim.modality in _FUTURE) != (right.claim.modality in _FUTURE)
    if planned and (left.kind in _ROUTINE or not both or max(left.width, right.width) > _SLIP):
        return False
    narrow = both and max(left.width, right.width) <= 31
    if left.kind in _ROUTINE:
        if narrow:
            return found.score >= SAME_AT
        if not left.dated and not right.dated and _same_kind_of_thing(left, right):
            return found.score >= SAME_UNDATED_AT  # a lasting supply, told without a day
        return found.score >= SAME_ROUTINE_UNDATED_AT or (found.score >= SAME_AT and alike >= 0.4)
    return found.score >= (SAME_AT if both else SAME_UNDATED_AT)


def _is_told_apart(left: Act, right: Act, world: World) -> bool:
    """Say whether both name one person, or an agreement to be told from others, or one time."""
    if left.kind in {"die", "appoint", "dismiss"}:
        return any(world.kind(key) is Kind.PERSON for key in left.parties & right.parties)
    if not left.papers or not right.papers:
        return left.dated and right.dated and max(left.width, right.width) <= 31
    named = all(any(treaty_name(name).words for _, name in act.papers) for act in (left, right))
    return named or (left.dated and right.dated) or left.claim.document == right.claim.document
