"""Finds the original of a spun text by what no spinner touches: names and numbers, in order.

The idea is that of DSpin (Zhang, Wang and Voelker, NDSS 2014). Every common word may have been
swapped, so runs of words say nothing; but the names and numbers come in the same order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from dragoman.model.derived import SpunScore
from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.resolve.texts.order import days_apart, follows
from dragoman.resolve.texts.shingles import Words

__all__ = ["find_spun_copies"]

MADE_BY = "copies: names and numbers v1"

FEWEST = 6
"""Different names and numbers that both texts must have."""
WEIGHT = 0.75
"""Share of the spun text's names and numbers, weighted by rarity, that its original has."""
SEQUENCE = {"strong": 0.7, "suspect": 0.85}
"""Share of them that come in the same order; the less sure the spinning, the more is asked."""
WINDOW = 7
"""Days between a text and its spun copy."""
TRIED = 10


def find_spun_copies(texts: Sequence[Words], spun: Mapping[str, SpunScore]) -> Iterator[Judgement]:
    """Give a judgement for every suspect or strong text whose original is among the texts."""
    flagged = [text for text in texts if _verdict(text, spun) in SEQUENCE]
    if not flagged:
        return
    holders: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for fact in sorted(text.fixed):
            holders.setdefault(fact, []).append(number)
    rarity = {fact: math.log(1 + len(texts) / len(who)) for fact, who in holders.items()}
    for text in flagged:
        best = None
        for other in _candidates(text, texts, holders, rarity):
            judgement = _judge(text, other, spun, rarity)
            if judgement and (best is None or judgement.score > best.score):
                best = judgement
        if best:
            yield best


def _candidates(
    text: Words,
    texts: Sequence[Words],
    holders: Mapping[str, Sequence[int]],
    rarity: Mapping[str, float],
) -> list[Words]:
    common = max(50, len(texts) // 20)
    votes: Counter[int] = Counter()
    for fact in sorted(text.fixed):
        if len(holders[fact]) <= common:
            for number in holders[fact]:
                votes[number] += round(1000 * rarity[fact])
    best = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[: TRIED + 1]
    return [texts[number] for number, _ in best if texts[number] is not text]


def _judge(
    text: Words, other: Words, spun: Mapping[str, SpunScore], rarity: Mapping[str, float]
) -> Judgement | None:
    shared = text.fixed & other.fixed
    apart = days_apart(text, other)
    if len(shared) < FEWEST or (apart is not None and apart > WINDOW):
        return None
    if _verdict(other, spun) == "strong" and not follows(text, other):
        return None
    weight = sum(rarity[f] for f in sorted(shared)) / sum(rarity[f] for f in sorted(text.fixed))
    if weight < WEIGHT:
        return None
    mine, theirs = _facts(text), _facts(other)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    order = sum(block.size for block in matcher.get_matching_blocks()) / len(mine)
    if order < SEQUENCE[_verdict(text, spun)]:
        return None
    return Judgement(
        "document",
        text.document.id,
        other.document.id,
        Verdict.SAME,
        round(min(weight, order), 4),
        f"its words were swapped, but {len(shared)} names and numbers agree ({weight:.0%} by "
        f"rarity), {order:.0%} of them in the same order",
        MADE_BY,
        copy_kind=CopyKind.SPUN,
    )


def _facts(text: Words) -> list[str]:
    return [word for word in text.words if word in text.fixed]


def _verdict(text: Words, spun: Mapping[str, SpunScore]) -> str:
    score = spun.get(text.document.id)
    return score.verdict if score else "none"
