"""Two names, one person? Pairs of names of one topic of ECB+, by its chains of entities.

Names alone are compared, without context: what counts is how often two people are called the
same (must be never) and how often one person is called two.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from dragoman.model.judgement import Verdict
from dragoman.resolve.names.compare import compare_names

__all__ = ["DATA", "QUICK", "score"]

DATA = "ecb"
QUICK = True
_WORDS = range(2, 5)


def score(data: Path) -> dict[str, float]:
    """Give counts of right and wrong verdicts, and the parts of all pairs that are wrong."""
    topics: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for file in sorted(data.glob("ECB_*_Entity_gold_mentions.json")):
        for mention in json.loads(file.read_text("utf-8")):
            name = re.sub(r"\s*('s|’s|,|``|'')\s*", " ", mention["tokens_str"]).strip()
            words = name.split()
            named = len(words) in _WORDS and all(word[0].isupper() for word in words)
            if named and mention["mention_type"].startswith("HUM"):
                topics[mention["doc_id"].split("_")[0]][name].add(mention["coref_chain"])
    counted: Counter[tuple[bool, Verdict]] = Counter()
    for names in topics.values():
        for left, right in combinations(sorted(names), 2):
            one = bool(names[left] & names[right])
            counted[one, compare_names(left, right).verdict] += 1
    two = sum(counted[False, verdict] for verdict in Verdict)
    one_person = sum(counted[True, verdict] for verdict in Verdict)
    return {
        "pairs_of_two": float(two),
        "wrongly_same": float(counted[False, Verdict.SAME]),
        "pairs_of_one": float(one_person),
        "wrongly_different": float(counted[True, Verdict.DIFFERENT]),
        "said_same": float(counted[True, Verdict.SAME]),
        "left_unsure": float(counted[True, Verdict.UNSURE]),
    }
