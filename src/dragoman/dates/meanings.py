"""What a match of the grammar means, before it is known from when it is counted."""

from __future__ import annotations

from dragoman.dates.grammar import Match
from dragoman.dates.makers.counts import COUNTS
from dragoman.dates.makers.days import DAYS
from dragoman.dates.makers.lengths import LENGTHS
from dragoman.dates.makers.units import UNITS
from dragoman.dates.makers.weekdays import WEEKDAYS
from dragoman.dates.meaning import Meaning

__all__ = ["meaning_of"]

_MAKERS = {**DAYS, **WEEKDAYS, **UNITS, **COUNTS, **LENGTHS}


def meaning_of(match: Match) -> Meaning | None:
    """Give what a match means; None when it is no time after all (30 February)."""
    try:
        return _MAKERS[match.rule.make](match)
    except (ValueError, OverflowError):
        return None
