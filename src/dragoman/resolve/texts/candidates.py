"""Which pairs of texts are worth comparing: those that share rare runs of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.resolve.texts.shingles import Words

__all__ = ["find_candidates"]

SAMPLE_FROM = 200
"""Words from which only a quarter of a text's shingles is looked up."""
FEWEST = 2
"""Shingles that a pair must share."""
MOST = 10
"""Candidates of one text: a copy shares most with its original, furniture with anybody."""


def find_candidates(texts: Iterable[Words]) -> Iterator[tuple[Words, list[Words]]]:
    """Give each text with the earlier ones that share most shingles with it.

    Every shingle belongs to the first text that has it, so forty copies are compared with
    their original and not with one another: the work grows with the number of texts alone. Unlike
    MinHash this finds an excerpt as well as a whole copy.
    """
    owner: dict[int, int] = {}
    earlier: list[Words] = []
    for text in texts:
        shingles = _sample(text)
        shared = Counter(owner[shingle] for shingle in shingles if shingle in owner)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        yield text, [earlier[number] for number, count in best if count >= FEWEST]
        for shingle in shingles:
            owner.setdefault(shingle, len(earlier))
        earlier.append(text)


def _sample(text: Words) -> list[int]:
    if len(text) < SAMPLE_FROM:
        return list(dict.fromkeys(text.shingles))
    return list(dict.fromkeys(s for s in text.shingles if s % 4 == 0))
