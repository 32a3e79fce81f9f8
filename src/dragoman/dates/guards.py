"""Conditions beyond the words: what looks like a time and is none."""

from __future__ import annotations

from dragoman.dates.grammar import Match
from dragoman.dates.reader import Reader
from dragoman.dates.traps.lengths import LONG
from dragoman.dates.traps.names import NAMED
from dragoman.dates.traps.numbers import NUMBERED
from dragoman.dates.traps.units import COUNTED

__all__ = ["is_time"]

_GUARDS = {**NAMED, **NUMBERED, **COUNTED, **LONG}


def is_time(reader: Reader, match: Match) -> bool:
    """Say whether what matched is a time here."""
    guard = match.rule.guard
    return not guard or _GUARDS[guard](reader, match)
