"""Which claims tell one event: blocked, compared, linked without ever chaining a contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Entity
from dragoman.resolve.acts.acts import ONCE, Act, make_acts
from dragoman.resolve.acts.compare_acts import compare_acts
from dragoman.resolve.acts.likeness import Likeness
from dragoman.resolve.acts.treaty_names import treaty_name
from dragoman.resolve.acts.world import World, make_world
from dragoman.resolve.happenings import make_events
from dragoman.resolve.linker import Apart, link, unordered
from dragoman.resolve.said import join_said, latest_said, open_to_rules

__all__ = ["make_events", "match_events"]

MADE_BY = "resolve.events"
_LARGE = 300
"""Claims in a block beyond which only claims with a date of a month or less are compared."""
_MONTH = 31
_PARTY = "party"
_LONGEST_GAP = 10
"""Days by which two tellings of one act may lie apart, whatever the act."""
_DOUBTS = 3
"""Unsure judgements kept for each claim, the likeliest first."""


def match_events(
    claims: Sequence[Claim],
    entity_of: Mapping[str, str],
    documents: Mapping[str, Document],
    verdicts: Sequence[Judgement],
    entities: Sequence[Entity] = (),
) -> tuple[tuple[tuple[str, ...], ...], tuple[Judgement, ...]]:
    """Group claims (ids) that tell one event, with the judgements "same" and "unsure".

    `verdicts` are persons' judgements on claims; they win, and "same" joins whole events.
    `entities` say which state a leader or a city belongs to; without them only what is named by
    the same entity agrees.
    """
    world = make_world(entities, entity_of)
    acts = make_acts(claims, world, documents)
    clashes: dict[tuple[str, str], bool] = {}

    def compared(left: str, right: str) -> Likeness:
        first, second = unordered(left, right)
        return compare_acts(acts[first], acts[second], world)

    judged = [
        _judgement(left, right, found)
        for left, right in _pairs(acts, world)
        if (found := compared(left, right)).verdict is not Verdict.DIFFERENT
    ]

    def apart(left: str, right: str) -> bool:
        pair = unordered(left, right)
        if pair not in clashes:
            clashes[pair] = bool(compared(left, right).against)
        return clashes[pair]

    judged = list(_without_ambiguous(judged, acts, apart))
    about = [verdict for verdict in verdicts if verdict.subject == "claim"]
    said = latest_said(about)
    judged = open_to_rules(judged, said)
    told_apart = [verdict for verdict in said if verdict.verdict is Verdict.DIFFERENT]
    linking = link(acts, [*told_apart, *judged], apart)
    groups = join_said(linking.groups, said)
    used = {(judgement.left, judgement.right) for judgement in linking.used}
    kept = [j for j in judged if j.verdict is Verdict.SAME and (j.left, j.right) in used]
    home = {claim: group[0] for group in groups for claim in group}
    doubts = [
        judgement
        for judgement in judged
        if judgement.verdict is Verdict.UNSURE and home[judgement.left] != home[judgement.right]
    ]
    ordered = sorted((*kept, *_likeliest(doubts)), key=lambda j: (j.left, j.right))
    return groups, tuple(ordered)


def _judgement(left: str, right: str, found: Likeness) -> Judgement:
    first, second = unordered(left, right)
    return Judgement("claim", first, second, found.verdict, found.score, found.reason, MADE_BY)


def _pairs(acts: Mapping[str, Act], world: World) -> Iterator[tuple[str, str]]:
    """Give the pairs of claims that could be one event, each once."""
    blocks: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    lone: set[str] = set()
    for key in sorted(acts):
        parties = {world.state(party) or party for party in acts[key].parties} | acts[key].hosts
        if len(parties) < 2:
            lone.add(key)
        for block in sorted(set(_keys(acts[key], parties))):
            blocks[block].append(key)
    seen: set[tuple[str, str]] = set()
    for block, members in blocks.items():
        near = combinations(members, 2) if len(members) <= _LARGE else _sweep(members, acts)
        seen.update(
            unordered(left, right)
            for left, right in near
            if (block[0] != _PARTY or left in lone or right in lone)
            and not _far(acts[left], acts[right])
        )
    yield from sorted(seen)


def _far(left: Act, right: Act) -> bool:
    """Say whether two dates lie so far apart that comparing is in vain."""
    gap = left.interval.gap(right.interval)
    return left.kind != "die" and gap is not None and gap > _LONGEST_GAP


def _keys(act: Act, parties: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Give the blocks of a claim: its words, its parties by state, and its agreement.

    A block of one party serves the claims that name no other one.
    """
    claim = act.claim
    yield "words", claim.document, str(claim.trigger.start), str(claim.trigger.end)
    for left, right in combinations(sorted(parties), 2):
        yield act.family, left, right
    for party in {*parties, *act.parties}:
        yield _PARTY, act.family, party
    if act.kind in ONCE:
        for entity, name in act.papers:
            if entity:
                yield act.family, "paper", entity
            yield from ((act.family, "paper", word) for word in treaty_name(name).words)
        if act.place:
            yield act.family, "place", act.place


def _sweep(members: Sequence[str], acts: Mapping[str, Act]) -> Iterator[tuple[str, str]]:
    """Give the pairs of a large block whose dates lie together."""
    dated: list[tuple[date, date, str]] = []
    for key in members:
        start, end = acts[key].interval.start, acts[key].interval.end
        if start and end and acts[key].width <= _MONTH:
            dated.append((start, end, key))
    dated.sort()
    for position, (_, end, left) in enumerate(dated):
        for start, _, right in dated[position + 1 :]:
            if start >= end:
                break
            yield left, right


def _without_ambiguous(
    judged: Sequence[Judgement],
    acts: Mapping[str, Act],
    apart: Apart,
) -> Iterator[Judgement]:
    """Doubt a join of a loosely dated claim that would fit two different events equally well."""
    same: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judged:
        if judgement.verdict is Verdict.SAME:
            same[judgement.left].append(judgement)
            same[judgement.right].append(judgement)
    for judgement in judged:
        loose = [key for key in (judgement.left, judgement.right) if acts[key].width > _MONTH]
        if judgement.verdict is Verdict.SAME and any(
            _has_rival(judgement, key, same[key], apart) for key in loose
        ):
            reason = f"{judgement.reason}; against: it fits another event as well"
            judgement = replace(judgement, verdict=Verdict.UNSURE, reason=reason)
        yield judgement


def _has_rival(judgement: Judgement, key: str, others: Sequence[Judgement], apart: Apart) -> bool:
    """Say whether `key` is as like another claim, which contradicts the judgement's other one."""
    mine = _other(judgement, key)
    return any(
        other.score >= judgement.score - 0.1 and apart(mine, _other(other, key))
        for other in others
        if other is not judgement
    )


def _other(judgement: Judgement, key: str) -> str:
    return judgement.right if judgement.left == key else judgement.left


def _likeliest(doubts: Sequence[Judgement]) -> list[Judgement]:
    """Keep a few doubts for each claim, so that a person can look through them."""
    counted: defaultdict[str, int] = defaultdict(int)
    kept: list[Judgement] = []
    for judgement in sorted(doubts, key=lambda j: (-j.score, j.left, j.right)):
        if max(counted[judgement.left], counted[judgement.right]) < _DOUBTS:
            counted[judgement.left] += 1
            counted[judgement.right] += 1
            kept.append(judgement)
    return kept
