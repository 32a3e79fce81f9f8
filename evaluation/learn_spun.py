"""Learns the weights of ``codebook/spun.toml`` anew: ``python -m evaluation.learn_spun PATH…``.

Genuine pages (archives or folders) are compared with a sample of them spun by those spinners of
`evaluation.spinners` whose dictionaries are at hand. A weight is the natural logarithm of how much
more often a cell is seen in spun text, learnt under its row alone (a naive Bayes model) with five
observations added to every cell. Prints the tables as TOML; the verdicts' borders are set by hand,
from genuine pages, so that none of them is "strong".
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dragoman.codebook.spun import SHAPES
from dragoman.resolve.texts.evidence import Cell, find_evidence
from evaluation.spinners import spinners
from evaluation.spun import documents

LEARNT_FROM = ("wordnet", "wordnet_content", "wordnet_aware", "moby")
"""Our own dictionary stays unseen, for the evaluation."""
PAGES = 800
SPUN = 300
WORDS = 80
ADDED = 5.0
MOST_FOR_UNKNOWN = 1.8
"""The weight of a word that the model does not know is capped: every trade has its own words."""
UNKNOWN = 6


def count(texts: Iterable[str]) -> Counter[Cell]:
    """Count the cells of evidence in some texts."""
    found: Counter[Cell] = Counter()
    for text in texts:
        for evidence in find_evidence(text):
            for cell in evidence.cells:
                found[cell] += evidence.weight  # type: ignore[assignment]
    return found


def learn(genuine: Counter[Cell], spun: Counter[Cell]) -> dict[str, list[list[float]]]:
    """Give the tables of weights."""
    tables: dict[str, list[list[float]]] = {}
    for name, (rows, columns) in SHAPES.items():
        tables[name] = []
        for row in range(rows):
            cells = [(name, row, column) for column in range(columns)]
            all_genuine = sum(genuine[cell] for cell in cells) + 10 * ADDED
            all_spun = sum(spun[cell] for cell in cells) + 10 * ADDED
            weights = [
                math.log((spun[cell] + ADDED) / all_spun)
                - math.log((genuine[cell] + ADDED) / all_genuine)
                for cell in cells
            ]
            if name == "rarity":
                weights[UNKNOWN] = min(weights[UNKNOWN], MOST_FOR_UNKNOWN)
            tables[name].append(weights)
    return tables


def main(paths: list[str]) -> None:
    """Learn from the pages of some paths and print the tables."""
    texts = [page.text for path in paths for page in documents(Path(path), PAGES)]
    longer = [text for text in texts if len(text.split()) >= WORDS]
    random.Random(5).shuffle(longer)  # noqa: S311 (a sample, no secret)
    used = [spinner for name, spinner in spinners().items() if name in LEARNT_FROM]
    spun = [spinner(text, seed) for spinner in used for seed, text in enumerate(longer[:SPUN])]
    for name, rows in learn(count(texts), count(spun)).items():
        print(f"{name} = [")
        for row in rows:
            print("  [" + ", ".join(f"{weight:.2f}" for weight in row) + "],")
        print("]")


if __name__ == "__main__":
    main(sys.argv[1:])
