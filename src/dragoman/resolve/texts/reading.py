"""The likeliest reading of a run of words, each of which may stand for another."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.resolve.texts.ngrams import log_given, log_word

__all__ = ["Option", "likeliest"]

BEAM = 24
"""Readings that are followed at a time."""

Option = tuple[str, str | None, float]
"""What a word is read as (empty: as printed), the model's form of it, and its cost (log10)."""
History = tuple[str | None, ...]


def likeliest(places: Sequence[Sequence[Option]]) -> list[str]:
    """Give what each place is best read as, by a beam search through the options of all places."""
    beam: list[tuple[History, float, tuple[str, ...]]] = [(("<s>",), 0.0, ())]
    for options in places:
        grown: dict[History, tuple[float, tuple[str, ...]]] = {}
        for history, score, chosen in beam:
            for reading, form, cost in options:
                total = score + _step(form, history) - cost
                key = (history[-1], form)
                if key not in grown or total > grown[key][0]:
                    grown[key] = (total, (*chosen, reading))
        best = sorted(grown.items(), key=lambda item: (-item[1][0], item[1][1]))[:BEAM]
        beam = [(history, *found) for history, found in best]
    finished = max(beam, key=lambda found: found[1] + _step("</s>", found[0]))
    return list(finished[2])


def _step(form: str | None, history: Sequence[str | None]) -> float:
    """Give the log probability of a form after what was read; 0 for an unknown one."""
    if form is None:
        return 0.0
    last = history[-1]
    if last is None:
        return log_word(form) if form != "</s>" else 0.0
    earlier = history[-2] if len(history) > 1 else None
    return log_given(form, last, earlier)
