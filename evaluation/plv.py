"""PLV: the PLOVER root class of what one marked party does to another.

1,050 sentences with an actor and a recipient marked and a class each: fifteen roots (CONCEDE and
RETREAT are one, YIELD) and four quads. A pair that nothing tells counts as wrong.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.extract.pair import code_pair
from dragoman.extract.parse import parse_many
from dragoman.model.document import Document
from dragoman.model.parsed import Parsed

__all__ = ["DATA", "QUICK", "code", "macro_f1", "read", "score"]

DATA = "plv/train.tsv"
QUICK = True
ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
FILED = {("SANCTION", "convict"): "ACCUSE"}
"""Modes that the set, made for an older edition, files under another root."""
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1"),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), "2"),
    **dict.fromkeys(("ACCUSE", "REJECT", "REQUEST", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4"),
}
"""The quad of each root, as the set itself has them in all but a few of its rows."""
_MARK = re.compile(r"</?[st]>")


def score(data: Path) -> dict[str, float]:
    """Give macro-F1 over roots and quads, and the share of pairs that got any code."""
    rows = read(data)
    found = [
        code(parsed, row["marked_sentence"])
        for parsed, row in zip(parse_rows(rows), rows, strict=True)
    ]
    roots = [row["gold_root"] for row in rows]
    quads = [row["gold_penta"] for row in rows]
    return {
        "root_macro_f1": macro_f1(roots, found),
        "quad_macro_f1": macro_f1(quads, [QUADS.get(root, "") for root in found]),
        "coverage": sum(1 for root in found if root) / len(rows),
    }


def read(data: Path) -> list[dict[str, str]]:
    """Read the rows of the set."""
    with data.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def parse_rows(rows: Iterable[dict[str, str]]) -> Iterator[Parsed]:
    """Parse each row's sentence as a document."""
    texts = (_MARK.sub("", row["marked_sentence"]) for row in rows)
    return parse_many(Document(address=f"plv:{i}", text=text) for i, text in enumerate(texts))


def code(parsed: Parsed, marked: str) -> str:
    """Give the root class of a marked pair; empty when nothing tells it."""
    source = tokens_between(parsed, marked, "s")
    target = tokens_between(parsed, marked, "t")
    pair = code_pair(parsed, source, target) if source or target else None
    if pair is None:
        return ""
    root = FILED.get((pair.type, pair.mode), pair.type)
    return ROOTS.get(root, root)


def tokens_between(parsed: Parsed, marked: str, tag: str) -> range:
    """Give the tokens that stand between ``<tag>`` and ``</tag>``, the first time."""
    opening, closing = marked.find(f"<{tag}>"), marked.find(f"</{tag}>")
    start = len(_MARK.sub("", marked[:opening]))
    end = len(_MARK.sub("", marked[:closing]))
    inside = [t.index for t in parsed.tokens if t.start < end and t.end > start]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Give the mean F1 of the classes that the gold has."""
    figures = []
    for name in sorted(set(gold)):
        hits = sum(1 for g, f in zip(gold, found, strict=True) if g == f == name)
        both = gold.count(name) + list(found).count(name)
        figures.append(2 * hits / both)
    return sum(figures) / len(figures)
