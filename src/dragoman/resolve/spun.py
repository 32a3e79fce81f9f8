"""Says whether a document's words were swapped by a machine.

A synonym spinner puts words where nobody would write them. No list of odd words carries to the
next spinner, so every lower-case word is asked, through a trigram language model, how rare it is
and how well its neighbours expect it; what each answer weighs was learnt once (`spun.toml`).
Names never count. Text paraphrased by a neural model reads well and is not found: by design.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.codebook.spun import SpunTable, spun_table
from dragoman.model.derived import SpunScore
from dragoman.model.document import Document
from dragoman.resolve.texts.evidence import Evidence, find_evidence
from dragoman.resolve.texts.slots import Slot, find_slots, slot_share

__all__ = ["score_spun"]

MADE_BY = "spun: trigram fit of words v1"
FEWEST_WORDS = 15
"""Words of evidence below which nothing is said."""
SHOWN = 4
"""Examples quoted in a reason."""
UNKNOWN_CELL = ("rarity", 0, 6)
MOST_UNKNOWN = 0.25
"""Above this share of words unknown to an English model, a text is no English prose."""


def score_spun(document: Document) -> SpunScore:
    """Score one document; languages other than English get the verdict "none"."""
    if document.language not in ("", "en"):
        return SpunScore(0.0, "none", f"not English ({document.language})", MADE_BY)
    found = tuple(find_evidence(document.text))
    words = sum(evidence.weight for evidence in found)
    if words < FEWEST_WORDS:
        return SpunScore(0.0, "none", "too few words to tell", MADE_BY)
    unknown = sum(evidence.weight for evidence in found if UNKNOWN_CELL in evidence.cells)
    if unknown / words > MOST_UNKNOWN:
        return SpunScore(0.0, "none", "not English prose", MADE_BY)
    table = spun_table()
    score = _score(found, words, table)
    probability = 1 / (1 + math.exp(-table.slope * (score - table.even)))
    if score < table.suspect:
        reason = f"its words fit their places as in genuine pages ({score:+.1f} deviations)"
        return SpunScore(round(probability, 4), "none", reason, MADE_BY)
    slots = find_slots(document.text)
    filled = slot_share(slots, document.text) > table.slots
    strong = score >= (table.strong_with_slots if filled else table.strong)
    verdict = "strong" if strong and words >= table.least_words else "suspect"
    reason = _reason(found, slots if filled else (), score, table)
    return SpunScore(round(probability, 4), verdict, reason, MADE_BY)


def _score(found: Iterable[Evidence], words: float, table: SpunTable) -> float:
    """Give how far the mean weight of the words lies above genuine pages (standard deviations)."""
    total = sum(evidence.weight * _weight(evidence, table) for evidence in found)
    spread = math.sqrt(table.genre**2 + table.word**2 / words)
    return (total / words - table.genuine) / spread


def _weight(evidence: Evidence, table: SpunTable) -> float:
    return sum(table.weights[name][row][column] for name, row, column in evidence.cells)


def _reason(
    found: Sequence[Evidence], slots: Sequence[Slot], score: float, table: SpunTable
) -> str:
    """Say the score, the words that fit worst, and what they may have stood for."""
    swaps = {slot.printed: slot.original for slot in slots}
    swaps |= {e.printed: e.original for e in found if e.original}
    worst = sorted(found, key=lambda e: (-_weight(e, table), e.start))
    odd = list(dict.fromkeys(e.printed for e in worst if e.printed not in swaps))
    said = [f"words fit their places far worse than in genuine pages ({score:.1f} deviations)"]
    if swaps:
        often = Counter(e.printed for e in found)
        shown = sorted(swaps, key=lambda printed: (-often[printed], printed))[:SHOWN]
        said.append("it reads better with " + ", ".join(f"“{swaps[w]}” for “{w}”" for w in shown))
    said.append("fit worst: " + ", ".join(f"“{word}”" for word in odd[:SHOWN]))
    return "; ".join(said)
