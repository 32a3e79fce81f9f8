"""Two names, one person? Our three answers beside the likeness of whole strings, on one table.

``PATH`` is a table of the shape of ``tests/cases/names.toml``: lists of pairs under `same`,
`different` and `unsure`. Our own table is written by us, and the spellings that it needs stand in
our codebook, so its figures say that the rules hold together, not how they do on other names.
For that there are ``names_fresh.toml`` and ``names_fresh2.toml`` beside it, each written before the
rules of its day were changed and never followed by them (figures `fresh_…` and `fresh2_…`), and
`same_name`, which asks ECB+. The rivals have no table; in return
each gets the threshold that suits it best on these very pairs.

Pairs that the table calls unsure count for nobody: no answer by names alone is right for them.
A pair that we leave unsure counts as not answered, so against `accuracy`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from dragoman.model.judgement import Verdict
from dragoman.resolve.names.compare import compare_names

__all__ = ["DATA", "QUICK", "score"]

DATA = str(Path(__file__).parents[1] / "tests" / "cases" / "names.toml")
QUICK = True

type Pair = tuple[str, str]
type Likeness = Callable[[str, str], float]

RIVALS: Mapping[str, Likeness] = {
    "ratio": fuzz.ratio,
    "token_sort": fuzz.token_sort_ratio,
    "token_set": fuzz.token_set_ratio,
    "wratio": fuzz.WRatio,
    "jaro_winkler": JaroWinkler.similarity,
}
"""rapidfuzz's ratios and Jaro-Winkler; all see names in lower case."""


def score(data: Path) -> dict[str, float]:
    """Give for us and for each rival the share of right answers and how many are wrongly same."""
    figures = _figures(data)
    for fresh in sorted(data.parent.glob(f"{data.stem}_fresh*.toml")):
        prefix = fresh.stem.removeprefix(f"{data.stem}_")
        figures |= {f"{prefix}_{key}": value for key, value in _figures(fresh).items()}
    return figures


def _figures(data: Path) -> dict[str, float]:
    table = tomllib.loads(data.read_text("utf-8"))
    same, different = _pairs(table["same"]), _pairs(table["different"])
    figures = _ours(same, different)
    figures["left_to_context"] = float(len(table.get("unsure", ())))
    for name, likeness in RIVALS.items():
        figures |= {f"{name}_{key}": value for key, value in _rival(likeness, same, different)}
    figures["best_rival_accuracy"] = max(figures[f"{name}_accuracy"] for name in RIVALS)
    return figures


def _pairs(rows: Sequence[Sequence[str]]) -> list[Pair]:
    return [(left, right) for left, right in rows]


def _ours(same: Sequence[Pair], different: Sequence[Pair]) -> dict[str, float]:
    said_same = [compare_names(*pair).verdict for pair in same]
    said_different = [compare_names(*pair).verdict for pair in different]
    said = [*said_same, *said_different]
    right = said_same.count(Verdict.SAME) + said_different.count(Verdict.DIFFERENT)
    return {
        "pairs": float(len(said)),
        "accuracy": right / len(said),
        "wrongly_same": float(said_different.count(Verdict.SAME)),
        "wrongly_different": float(said_same.count(Verdict.DIFFERENT)),
        "unsure_share": said.count(Verdict.UNSURE) / len(said),
    }


def _rival(
    likeness: Likeness, same: Sequence[Pair], different: Sequence[Pair]
) -> list[tuple[str, float]]:
    """Give the figures at the best threshold; of equal ones, at that with fewest wrongly same."""
    high = [likeness(left.lower(), right.lower()) for left, right in same]
    low = [likeness(left.lower(), right.lower()) for left, right in different]
    count = len(high) + len(low)
    best = max(
        (sum(value >= at for value in high) + sum(value < at for value in low), at)
        for at in {*high, *low}
    )
    right, at = best
    return [
        ("accuracy", right / count),
        ("wrongly_same", float(sum(value >= at for value in low))),
        ("same_found_when_none_is_wrong", sum(value > max(low) for value in high) / len(high)),
    ]
