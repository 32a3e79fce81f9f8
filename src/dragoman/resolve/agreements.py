"""Treaties and other agreements with their life-cycle, assembled from the events that change it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.model.agreement import Agreement, Step, StepState
from dragoman.model.claim import Claim
from dragoman.model.event import Event, Modality, Role
from dragoman.model.ids import digest
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Entity
from dragoman.resolve.acts.treaty_names import compare_treaties, treaty_name, treaty_title
from dragoman.resolve.acts.world import World, make_world
from dragoman.resolve.linker import Apart, link, unordered
from dragoman.resolve.names.name_forms import plain

__all__ = ["link_agreements"]

MADE_BY = "resolve.agreements"
_STATES = {
    "sign": StepState.SIGNED,
    "ratify": StepState.RATIFIED,
    "enter-force": StepState.IN_FORCE,
    "withdraw-treaty": StepState.WITHDRAWN,
}
_PER_PARTY = frozenset({StepState.RATIFIED, StepState.WITHDRAWN, StepState.SUSPENDED})
_TOLD = frozenset({Modality.HAPPENED, Modality.CONFIRMED, Modality.ALLEGED})
_AHEAD = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.DEMANDED})
_SAME_AT = 0.6
_NEAR = 400
"""Days within which signing and ratifying usually follow each other."""


@dataclass(frozen=True, slots=True)
class _Stage:
    """One event in the life of an agreement, resolved."""

    event: Event
    state: StepState
    names: tuple[str, ...]
    """As printed, up to where the name ends; one per claim that names it."""
    papers: frozenset[str]
    acting: frozenset[str]
    parties: frozenset[str]
    """Those who act and those with whom the agreement is."""
    documents: frozenset[str]

    @property
    def bilateral(self) -> bool:
        """Whether it names the parties between which the agreement is."""
        return self.state in {StepState.SIGNED, StepState.PROPOSED} and len(self.parties) > 1


def link_agreements(
    events: Sequence[Event],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    entity_of: Mapping[str, str],
) -> tuple[Agreement, ...]:
    """Join the events that sign, ratify, bring into force or leave one agreement.

    A plain noun ("the treaty") joins a named agreement where parties and time fit, and only
    if they fit no other.
    """
    world = make_world(entities, entity_of)
    by_id = {claim.id: claim for claim in claims}
    stages = {
        event.id: stage for event in events if (stage := _stage(event, by_id, world)) is not None
    }

    def apart(left: str, right: str) -> bool:
        return _contradict(stages[left], stages[right])

    judged = [
        judgement
        for left, right in _pairs(stages)
        if not apart(left, right) and (judgement := _judge(stages[left], stages[right]))
    ]
    groups = link(stages, list(_certain(judged, apart, stages)), apart).groups
    found = [_agreement([stages[key] for key in group], world) for group in groups]
    return tuple(sorted((one for one in found if one), key=lambda a: (a.name, a.id)))


def _stage(event: Event, by_id: Mapping[str, Claim], world: World) -> _Stage | None:
    state = _STATES.get(event.extension)
    if state is None or event.modality not in _TOLD | _AHEAD:
        return None
    if event.modality in _AHEAD:
        if state is not StepState.SIGNED:
            return None
        state = StepState.PROPOSED
    told = [by_id[key] for key in event.claims if key in by_id]
    if state is StepState.WITHDRAWN and any("suspend" in claim.made_by for claim in told):
        state = StepState.SUSPENDED
    papers = [argument for claim in told for argument in claim.filling(Role.AGREEMENT)]
    if not papers:
        return None
    parties = {world.state(key) or key for key in (*event.actors, *event.recipients)}
    return _Stage(
        event=event,
        state=state,
        names=tuple(treaty_title(argument.name) for argument in papers),
        papers=frozenset(key for argument in papers if (key := world.entity(argument))),
        acting=frozenset(world.state(key) or key for key in event.actors),
        parties=frozenset(parties),
        documents=frozenset(claim.document for claim in told),
    )


def _pairs(stages: Mapping[str, _Stage]) -> Iterator[tuple[str, str]]:
    """Give the pairs that share a party, a word of the name or a text."""
    blocks: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(stages):
        stage = stages[key]
        marks = {("party", party) for party in stage.parties}
        marks |= {("text", document) for document in stage.documents}
        marks |= {("word", word) for name in stage.names for word in treaty_name(name).words}
        marks |= {("paper", paper) for paper in stage.papers}
        for mark in sorted(marks):
            blocks[mark].append(key)
    seen = {pair for members in blocks.values() for pair in combinations(members, 2)}
    yield from sorted(unordered(left, right) for left, right in seen)


def _contradict(left: _Stage, right: _Stage) -> bool:
    """Say whether two events cannot be about one agreement."""
    if left.papers & right.papers:
        return False
    name = _name_score(left, right)
    if name < 0:
        return True
    firm = name >= 0.9 and all(treaty_name(n).proper for n in (*left.names, *right.names))
    if left.bilateral and right.bilateral and not firm:
        return not (left.parties <= right.parties or right.parties <= left.parties)
    signed, other = (left, right) if left.bilateral else (right, left)
    outside = signed.bilateral and bool(other.parties) and not other.parties & signed.parties
    return (outside and not firm) or _out_of_order(signed, other)


def _out_of_order(signed: _Stage, other: _Stage) -> bool:
    """Say whether one was ratified before it was signed."""
    if signed.state is not StepState.SIGNED or other.state is StepState.PROPOSED:
        return False
    start, end = signed.event.time.interval.start, other.event.time.interval.end
    return other.state is not StepState.SIGNED and bool(start and end and end <= start)


def _name_score(left: _Stage, right: _Stage) -> float:
    scores = [compare_treaties(a, b)[0] for a in set(left.names) for b in set(right.names)]
    return max(scores)


def _judge(left: _Stage, right: _Stage) -> Judgement | None:
    name = 1.0 if left.papers & right.papers else _name_score(left, right)
    score = 0.6 if name >= 0.6 else 0.3 if name >= 0.3 else 0.0
    points = ["names that agree"] if score else []
    common = left.parties & right.parties
    if common:
        score += 0.3 if len(common) > 1 or min(len(left.parties), len(right.parties)) == 1 else 0.15
        points.append("common parties")
    if left.documents & right.documents:
        score += 0.2
        points.append("told in one text")
    gap = left.event.time.interval.gap(right.event.time.interval)
    if gap is not None and gap <= _NEAR:
        score += 0.05
        points.append("times that fit")
    if score < _SAME_AT or not (common or left.documents & right.documents or name >= 0.9):
        return None
    first, second = unordered(left.event.id, right.event.id)
    reason = "for: " + ", ".join(points)
    return Judgement(
        "agreement", first, second, Verdict.SAME, min(round(score, 3), 0.98), reason, MADE_BY
    )


def _certain(
    judged: Sequence[Judgement], apart: Apart, stages: Mapping[str, _Stage]
) -> Iterator[Judgement]:
    """Leave out joins by a plain noun that fits two agreements."""
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for judgement in judged:
        partners[judgement.left].add(judgement.right)
        partners[judgement.right].add(judgement.left)
    for judgement in judged:
        ends = ((judgement.left, judgement.right), (judgement.right, judgement.left))
        if not any(
            _is_plain(stages[end]) and any(apart(other, rival) for rival in partners[end])
            for end, other in ends
        ):
            yield judgement


def _is_plain(stage: _Stage) -> bool:
    return not any(treaty_name(name).words for name in stage.names)


def _agreement(stages: Sequence[_Stage], world: World) -> Agreement | None:
    counted: Counter[str] = Counter()
    for stage in stages:
        counted.update(stage.names)
    name = min(
        counted,
        key=lambda n: (
            not treaty_name(n).proper,
            not treaty_name(n).words,
            -counted[n],
            -len(n),
            n,
        ),
    )
    parties = {party for stage in stages for party in stage.parties}
    if len(parties) < 2 and not treaty_name(name).words:
        return None  # "an agreement" with nobody known tells of none in particular
    ordered = tuple(sorted(parties, key=lambda key: (world.name(key), key)))
    return Agreement(
        id=digest("agreement", plain(name), *sorted(parties)),
        name=name.removeprefix("the ").removeprefix("The "),
        names=tuple(sorted(counted)),
        parties=ordered,
        steps=_steps(stages),
    )


def _steps(stages: Sequence[_Stage]) -> tuple[Step, ...]:
    """Give the steps in order of time; the same step told apart is one where times allow it."""
    found: list[Step] = []
    for stage in sorted(stages, key=lambda s: (s.event.time.interval.days or 100_000, s.event.id)):
        own: list[str | None] = [None]
        if stage.state in _PER_PARTY and stage.acting:
            own = [*sorted(stage.acting)]
        for party in own:
            step = Step(stage.state, party, stage.event.time, stage.event.claims)
            _add(found, step)
    order = list(StepState)
    return tuple(
        sorted(
            found,
            key=lambda s: (
                s.time.interval.iso()[0] or s.time.interval.iso()[1] or "9999",
                order.index(s.state),
                s.party or "",
            ),
        )
    )


def _add(found: list[Step], step: Step) -> None:
    for index, known in enumerate(found):
        fits = known.time.interval.intersection(step.time.interval) is not None
        if (known.state, known.party) == (step.state, step.party) and fits:
            claims = tuple(sorted({*known.claims, *step.claims}))
            found[index] = Step(known.state, known.party, known.time, claims)
            return
    found.append(step)
