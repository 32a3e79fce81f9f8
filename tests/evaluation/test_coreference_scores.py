"""The scores of coreference, against examples worked out by hand in the papers."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from evaluation.coreference_scores import Score, b_cubed, ceaf_e, conll_f1, muc, partition


def chains(*words: str) -> list[frozenset[object]]:
    """Give chains of one-letter mentions: "abc" is a chain of three."""
    return [frozenset(word) for word in words]


# Pradhan and others 2014, section 5: key {a b c} {d e f g}, response {a b} {c d} {f g h i}
KEY = chains("abc", "defg")
RESPONSE = chains("ab", "cd", "fghi")


def near(score: Score, recall: float, precision: float) -> bool:
    return (score.recall, score.precision) == pytest.approx((recall, precision))


def test_muc_is_that_of_the_worked_example() -> None:
    assert near(muc(KEY, RESPONSE), 2 / 5, 2 / 5)


def test_b_cubed_is_that_of_the_worked_example() -> None:
    # recall 1/7 (4/3 + 1/3 + 1/4 + 4/4), precision 1/8 (4/2 + 2/2 + 4/4)
    assert near(
        b_cubed(KEY, RESPONSE), (4 / 3 + 1 / 3 + 1 / 4 + 1) / 7, (2 + 1 / 2 + 1 / 2 + 1) / 8
    )


def test_ceaf_e_is_that_of_the_worked_example() -> None:
    # the best alignment is {abc}-{ab} and {defg}-{fghi}: 4/5 + 4/8
    assert near(ceaf_e(KEY, RESPONSE), 1.3 / 2, 1.3 / 3)


def test_muc_of_vilain_and_others_1995() -> None:
    assert near(muc(chains("abcd"), chains("ab", "cd")), 2 / 3, 1)
    assert near(muc(chains("ab", "cd"), chains("abcd")), 1, 2 / 3)


def test_b_cubed_of_bagga_and_baldwin_1998() -> None:
    key = chains("12345", "67", "89ABC")
    assert near(b_cubed(key, chains("12345", "6789ABC")), 1, 16 / 21)
    assert near(b_cubed(key, chains("1234589ABC", "67")), 1, 7 / 12)


def test_the_same_partition_scores_one() -> None:
    assert conll_f1(KEY, KEY) == pytest.approx(1)


def test_nothing_found_scores_nothing() -> None:
    assert conll_f1(KEY, []) == 0
    assert conll_f1([], []) == 0


def test_a_chain_of_one_counts_for_b_cubed_and_ceaf_but_has_no_link() -> None:
    key = chains("a", "b")
    assert near(muc(key, key), 0, 0)
    assert near(b_cubed(key, key), 1, 1)
    assert near(ceaf_e(key, key), 1, 1)


def test_chains_are_gathered_by_their_name() -> None:
    assert set(partition({1: "x", 2: "y", 3: "x"})) == {frozenset({1, 3}), frozenset({2})}


def test_the_alignment_is_the_best_of_all() -> None:
    draw = random.Random(7)  # noqa: S311 (no secret)
    for _ in range(40):
        mentions = list(range(12))
        key = partition({m: draw.randrange(4) for m in mentions})
        response = partition({m: draw.randrange(5) for m in mentions})
        small, large = sorted((key, response), key=len)
        best = max(
            sum(
                2 * len(one & other) / (len(one) + len(other))
                for one, other in zip(small, order, strict=False)
            )
            for order in permutations(large, len(small))
        )
        assert ceaf_e(key, response).recall * len(key) == pytest.approx(best)
