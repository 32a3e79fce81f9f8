"""MUC, B-cubed, CEAF-e and their mean, by the definitions of the CoNLL scorer (version 8).

Pradhan and others 2014, "Scoring coreference partitions of predicted mentions". A partition is a
collection of sets of mentions; the two sides need not have the same mentions: one that only one
side has counts against the other's recall or precision.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Score", "b_cubed", "ceaf_e", "conll_f1", "muc", "partition"]

Chain = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Recall and precision, 0..1; both 0 where there is nothing to find."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def partition(chains: Mapping[Hashable, Hashable]) -> list[Chain]:
    """Give the chains of a mapping mention → name of its chain."""
    found: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in chains.items():
        found[chain].add(mention)
    return [frozenset(chain) for chain in found.values()]


def conll_f1(key: Sequence[Chain], response: Sequence[Chain]) -> float:
    """Give the mean of the three F1, as the shared tasks of CoNLL rank systems."""
    scores = (muc(key, response), b_cubed(key, response), ceaf_e(key, response))
    return sum(score.f1 for score in scores) / len(scores)


def muc(key: Sequence[Chain], response: Sequence[Chain]) -> Score:
    """Count links (Vilain and others 1995); a chain of one has none."""
    return Score(_links(key, response), _links(response, key))


def _links(asked: Sequence[Chain], given: Sequence[Chain]) -> float:
    home = _homes(given)
    right = whole = 0
    for chain in asked:
        parts = {home[m] for m in chain if m in home}
        alone = sum(m not in home for m in chain)
        right += len(chain) - len(parts) - alone
        whole += len(chain) - 1
    return right / whole if whole else 0.0


def b_cubed(key: Sequence[Chain], response: Sequence[Chain]) -> Score:
    """Count mentions, each by the share of its chain that is right (Bagga and Baldwin 1998)."""
    return Score(_cubes(key, response), _cubes(response, key))


def _cubes(asked: Sequence[Chain], given: Sequence[Chain]) -> float:
    home = _homes(given)
    right = 0.0
    for chain in asked:
        shared = Counter(home[m] for m in chain if m in home)
        right += sum(count * count for count in shared.values()) / len(chain)
    whole = sum(len(chain) for chain in asked)
    return right / whole if whole else 0.0


def ceaf_e(key: Sequence[Chain], response: Sequence[Chain]) -> Score:
    """Count chains under the best one-to-one alignment (Luo 2005, similarity phi-4)."""
    home = _homes(response)
    weights: dict[tuple[int, int], float] = {}
    for left, chain in enumerate(key):
        for right, shared in Counter(home[m] for m in chain if m in home).items():
            weights[left, right] = 2 * shared / (len(chain) + len(response[right]))
    total = _best_alignment(weights)
    return Score(total / len(key) if key else 0.0, total / len(response) if response else 0.0)


def _homes(chains: Sequence[Chain]) -> dict[Hashable, int]:
    return {mention: index for index, chain in enumerate(chains) for mention in chain}


def _best_alignment(weights: Mapping[tuple[int, int], float]) -> float:
    """Give the weight of the best one-to-one alignment, part by connected part."""
    return sum(_assigned(part) for part in _parts(weights))


def _parts(weights: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """Split a bipartite graph into its connected parts."""
    above: dict[tuple[str, int], tuple[str, int]] = {}

    def top(node: tuple[str, int]) -> tuple[str, int]:
        while above.setdefault(node, node) != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for left, right in weights:
        above[top(("key", left))] = top(("response", right))
    parts: defaultdict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for pair, weight in weights.items():
        parts[top(("key", pair[0]))][pair] = weight
    return list(parts.values())


def _assigned(weights: Mapping[tuple[int, int], float]) -> float:
    """Give the weight of the best assignment (Hungarian method, potentials; Kuhn 1955)."""
    rows = sorted({left for left, _ in weights})
    columns = sorted({right for _, right in weights})
    turned = len(rows) > len(columns)
    if turned:
        rows, columns = columns, rows
    cost = [[-weights.get((c, r) if turned else (r, c), 0.0) for c in columns] for r in rows]
    match = _hungarian(cost)
    return -sum(cost[row][column] for row, column in match)


def _hungarian(cost: Sequence[Sequence[float]]) -> Collection[tuple[int, int]]:
    """Give row and column pairs of least cost; there are no more rows than columns."""
    height, width = len(cost), len(cost[0])
    row_price = [0.0] * (height + 1)
    column_price = [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, height + 1):
        owner[0] = row
        column = 0
        least = [float("inf")] * (width + 1)
        came = [0] * (width + 1)
        used = [False] * (width + 1)
        while owner[column]:
            used[column] = True
            held, step, following = owner[column], float("inf"), 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                price = cost[held - 1][other - 1] - row_price[held] - column_price[other]
                if price < least[other]:
                    least[other], came[other] = price, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(width + 1):
                if used[other]:
                    row_price[owner[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            owner[column] = owner[came[column]]
            column = came[column]
    return [(owner[column] - 1, column - 1) for column in range(1, width + 1) if owner[column]]
