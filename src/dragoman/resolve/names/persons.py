"""Judges which differently written names are one person: by name, state and office together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.model.judgement import Judgement, Verdict
from dragoman.resolve.blocking import name_keys, pairs
from dragoman.resolve.linker import unordered
from dragoman.resolve.names.bearers import OUTSHINES, Bearer, say_state
from dragoman.resolve.names.compare import compare_names
from dragoman.resolve.names.name_forms import name_form
from dragoman.resolve.names.profiles import describes

__all__ = ["WORTH_KEEPING", "judge_persons"]

MADE_BY = "resolve.persons"
WORTH_KEEPING = 0.25
"""Of names that are different: how alike they must be for a reader to ask why."""

_DOUBTED = 0.6
"""What is left of a score when somebody of another state fits as well."""


def judge_persons(bearers: Sequence[Bearer]) -> tuple[Judgement, ...]:
    """Judge the pairs of bearers whose names could be one person's."""
    judged = [_judge(left, right) for left, right in _candidates(bearers)]
    by_id = {bearer.id: bearer for bearer in bearers}
    return tuple(_without_ambiguous(_without_stateless(judged, by_id)))


def _candidates(bearers: Sequence[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Give the pairs worth comparing.

    Names of one page alone ("the president, Lavrov") are compared with full names, and each with
    the one before it, not all with all: a thousand pages may call one president by his family name.
    """
    full = [bearer for bearer in bearers if not bearer.local]
    yield from pairs(full, _keys)
    by_post: defaultdict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for bearer in full:
        for key in set(_post_keys(bearer)):
            by_post[key].append(bearer)
    last: dict[tuple[str, str], Bearer] = {}
    for lone in sorted((b for b in bearers if b.local), key=lambda b: b.id):
        others: dict[str, Bearer] = {}
        for key in sorted(set(_post_keys(lone))):
            others.update((other.id, other) for other in by_post[key])
            if key in last:
                others[last[key].id] = last[key]
            last[key] = lone
        yield from ((lone, others[other]) for other in sorted(others))


def _keys(bearer: Bearer) -> Iterator[tuple[str, str]]:
    """Give full names their blocking keys, and those that hold a post the family's."""
    form = name_form(bearer.name)
    if len(form.words) > 1 and not describes(bearer.name):
        yield from name_keys(bearer.name)
    yield from _post_keys(bearer)


def _post_keys(bearer: Bearer) -> Iterator[tuple[str, str]]:
    form = name_form(bearer.name)
    for family in {form.words[0], form.words[-1]} if form.words else ():
        for post, of in sorted(bearer.posts):
            yield family, f"{post}/{of}"


def _judge(left: Bearer, right: Bearer) -> Judgement:
    compared = compare_names(left.name, right.name)
    state = _states(left, right)
    posts = sorted(left.posts & right.posts)
    verdict, score = compared.verdict, compared.score
    points = [compared.reason]
    if state < 0 and verdict is not Verdict.DIFFERENT:
        points.append(
            f"against: one of {say_state(left.state)}, the other of {say_state(right.state)}"
        )
        spelt_alike = verdict is Verdict.SAME and score >= 0.95
        verdict, score = (Verdict.UNSURE if spelt_alike else Verdict.DIFFERENT), score * 0.4
    elif verdict is Verdict.UNSURE:
        verdict, score = _settled(left, right, compared.needs, score, state > 0, bool(posts))
    if posts:
        points.append(f"both {posts[0][0]}{' of ' if posts[0][1] else ''}{posts[0][1].title()}")
    elif state > 0:
        points.append(f"both of {say_state(left.state)}")
    first, second = unordered(left.id, right.id)
    return Judgement("mention", first, second, verdict, round(score, 3), "; ".join(points), MADE_BY)


def _settled(
    left: Bearer, right: Bearer, needs: str, score: float, state: bool, office: bool
) -> tuple[Verdict, float]:
    """Let state and office settle what names alone leave open."""
    lone = left.local or right.local
    if needs == "state" and (state or office):
        return Verdict.SAME, min(0.94, score + (0.2 if office else 0.12))
    if needs == "office" and office:
        return Verdict.SAME, min(0.92, score + 0.18)
    if needs == "more" and lone and office and (state or _named_state(left, right)):
        return Verdict.SAME, 0.8
    return Verdict.UNSURE, score


def _named_state(left: Bearer, right: Bearer) -> bool:
    return any(of for _, of in left.posts & right.posts)


def _states(left: Bearer, right: Bearer) -> int:
    """1: one state; -1: two states; 0: not known of both."""
    if left.state and right.state:
        return 1 if left.state == right.state else -1
    return 0


def _without_stateless(
    judgements: Sequence[Judgement], by_id: Mapping[str, Bearer]
) -> list[Judgement]:
    """Doubt the join of a name without a state that people of two states bear.

    It holds where nearly all pages mean the one.
    """
    partners: defaultdict[str, list[Bearer]] = defaultdict(list)
    for judgement in judgements:
        if judgement.verdict is Verdict.SAME:
            left, right = by_id[judgement.left], by_id[judgement.right]
            for one, other in ((left, right), (right, left)):
                if one.state is None and other.state:
                    partners[one.id].append(other)
    found = []
    for judgement in judgements:
        left, right = by_id[judgement.left], by_id[judgement.right]
        one, other = (left, right) if left.state is None else (right, left)
        rival = _rival(other, partners[one.id])
        if judgement.verdict is Verdict.SAME and one.state is None and rival is not None:
            against = f"{rival.name} of {say_state(rival.state)} is another"
            reason = f"{judgement.reason}; against: {against}"
            score = round(judgement.score * _DOUBTED, 3)
            judgement = replace(judgement, verdict=Verdict.UNSURE, score=score, reason=reason)
        found.append(judgement)
    return found


def _rival(owner: Bearer, partners: Sequence[Bearer]) -> Bearer | None:
    """Give somebody of another state whom a name fits as well as its owner, the first by id."""
    pages = len(owner.documents)
    rivals = [
        other
        for other in partners
        if other.state != owner.state and pages < OUTSHINES * len(other.documents)
    ]
    return min(rivals, key=lambda bearer: bearer.id, default=None) if owner.state else None


def _without_ambiguous(judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    """Doubt a join that context settled when it would fit two different people equally well."""
    apart = {unordered(j.left, j.right) for j in judgements if j.verdict is Verdict.DIFFERENT}
    partners: defaultdict[str, list[str]] = defaultdict(list)
    for judgement in judgements:
        if judgement.verdict is Verdict.SAME:
            partners[judgement.left].append(judgement.right)
            partners[judgement.right].append(judgement.left)
    for judgement in judgements:
        if judgement.verdict is Verdict.SAME and judgement.score < 0.87:
            rivals = [
                (end, rival)
                for end, other in (
                    (judgement.left, judgement.right),
                    (judgement.right, judgement.left),
                )
                for rival in partners[end]
                if unordered(rival, other) in apart
            ]
            if rivals:
                reason = f"{judgement.reason}; against: the shorter name fits another person too"
                judgement = replace(judgement, verdict=Verdict.UNSURE, reason=reason)
        yield judgement
