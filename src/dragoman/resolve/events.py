"""Which claims tell one event: blocked, compared, linked without ever chaining a contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Entity
from dragoman.resolve.acts.acts import Act, make_acts
from dragoman.resolve.acts.clashes import Clashes
from dragoman.resolve.acts.compare_acts import compare_acts
from dragoman.resolve.acts.pairs import near_pairs
from dragoman.resolve.acts.parties import Parties
from dragoman.resolve.acts.rivals import doubt_rivals
from dragoman.resolve.acts.world import World, make_world
from dragoman.resolve.happenings import make_events
from dragoman.resolve.linker import latest_verdicts, link
from dragoman.resolve.said import join_said, open_to_rules
from dragoman.resolve.times.uncollected import uncollected

__all__ = ["make_events", "match_events"]

MADE_BY = "resolve.events"
_DOUBTS = 3
"""Unsure judgements kept for each claim, the likeliest first."""


@uncollected()
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
    clashes = Clashes(acts, world)
    judged = list(doubt_rivals(_judged(acts, world), acts, clashes))
    about = [verdict for verdict in verdicts if verdict.subject == "claim"]
    said = latest_verdicts(about)
    judged = open_to_rules(judged, said)
    told_apart = [verdict for verdict in said if verdict.verdict is Verdict.DIFFERENT]
    linking = link(acts, [*told_apart, *judged], clashes.apart)
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


def _judged(acts: Mapping[str, Act], world: World) -> list[Judgement]:
    """Compare what could be one event; give what is the same, or may be."""
    parties = Parties(acts, world)
    found: list[Judgement] = []
    for left, right in near_pairs(acts, world):
        told = compare_acts(acts[left], acts[right], world, parties)
        if told.verdict is not Verdict.DIFFERENT:
            judgement = Judgement(
                "claim", left, right, told.verdict, told.score, told.reason, MADE_BY
            )
            found.append(judgement)
    return found


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
