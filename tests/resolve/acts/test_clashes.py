"""What contradicts what, asked by profiles, is what comparing two acts finds."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.judgement import Judgement, Verdict
from dragoman.resolve.acts.acts import Act
from dragoman.resolve.acts.clashes import Clashes
from dragoman.resolve.acts.compare_acts import compare_acts, contradict
from dragoman.resolve.acts.rivals import LOOSE, NEARLY, doubt_rivals
from dragoman.resolve.acts.world import World
from tests.resolve.acts.made import acts_of_a_world

quick = settings(max_examples=40, deadline=None)


@quick
@given(acts_of_a_world())
def test_two_acts_are_apart_if_comparing_them_finds_something_against(
    made: tuple[dict[str, Act], World],
) -> None:
    acts, world = made
    clashes = Clashes(acts, world)
    for left, right in combinations(sorted(acts), 2):
        found = bool(compare_acts(acts[left], acts[right], world).against)
        assert clashes.apart(left, right) == clashes.apart(right, left) == found
        one, other = acts[left], acts[right]
        assert contradict(one, other, world) == contradict(other, one, world)


@quick
@given(acts_of_a_world(), st.randoms(use_true_random=False))
def test_a_join_is_in_doubt_if_a_loosely_dated_claim_fits_its_contrary_nearly_as_well(
    made: tuple[dict[str, Act], World], chance: Random
) -> None:
    acts, world = made
    clashes = Clashes(acts, world)
    judged = [
        Judgement("claim", left, right, Verdict.SAME, chance.choice((0.5, 0.58, 0.7)), "", "test")
        for left, right in combinations(sorted(acts), 2)
        if not clashes.apart(left, right)
    ]

    def in_doubt(judgement: Judgement) -> bool:
        return any(
            _names(other) & {key}
            and other.score >= judgement.score - NEARLY
            and clashes.apart(*_names(judgement) - {key}, *_names(other) - {key})
            for key in _names(judgement)
            if acts[key].width > LOOSE
            for other in judged
            if other is not judgement
        )

    expected = [Verdict.UNSURE if in_doubt(one) else Verdict.SAME for one in judged]
    found = list(doubt_rivals(judged, acts, Clashes(acts, world)))
    assert [one.verdict for one in found] == expected
    assert [replace(one, verdict=Verdict.SAME, reason="") for one in found] == judged


def _names(judgement: Judgement) -> set[str]:
    return {judgement.left, judgement.right}
