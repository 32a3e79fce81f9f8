"""Words that recur where a preposition or an auxiliary should stand.

Spinners blind to parts of speech take "in" or "have" for a noun and print one word in its place
throughout. No word needs to be known beforehand: the text itself repeats the swap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from dragoman.codebook.spun import function_words, slot_words
from dragoman.resolve.texts.ngrams import Word, fit, runs

__all__ = ["Slot", "find_slots", "slot_share"]

LEAST_GAIN = 2.0
"""How much better (log10) one function word must fit a word's places, at the median."""
MOST_GAIN = 6.0
FEWEST_WORDS = 60
"""Words that every text is held to have, so that two swaps of a short one do not fill it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A printed word, the function word that fits its places better, how much, and how many."""

    printed: str
    original: str
    gain: float
    places: int


def find_slots(text: str) -> tuple[Slot, ...]:
    """Give the recurring words of a text that stand where a function word should."""
    places: defaultdict[str, list[tuple[Word, Sequence[str | None], int]]] = defaultdict(list)
    for run in runs(text):
        forms = [word.form for word in run.words]
        for place, word in enumerate(run.words):
            usual = word.lower in function_words()
            if word.plain and word.form is not None and not usual and not word.joined:
                places[word.lower].append((word, forms, place))
    found = (_slot(printed, where) for printed, where in places.items() if len(where) > 1)
    return tuple(slot for slot in found if slot.gain > LEAST_GAIN)


def slot_share(slots: Sequence[Slot], text: str) -> float:
    """Give how much of a text such words fill: their places times their gain, a word of text."""
    total = sum(slot.places * min(slot.gain, MOST_GAIN) for slot in slots)
    return total / max(FEWEST_WORDS, len(text.split()))


def _slot(printed: str, where: Sequence[tuple[Word, Sequence[str | None], int]]) -> Slot:
    kept = [fit(forms, place, word.form or "") for word, forms, place in where]
    gains = {
        other: median(
            fit(forms, place, other) - before
            for (_, forms, place), before in zip(where, kept, strict=True)
        )
        for other in slot_words()
    }
    best = max(gains, key=lambda other: gains[other])
    return Slot(printed, best, gains[best], len(where))
