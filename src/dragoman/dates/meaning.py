"""What words say of a time, before it is known from when it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.codebook.times import Holiday
from dragoman.model.time import Interval, Shift

__all__ = ["Meaning"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words say: an interval where they say it all, else how to count.

    `grain` is the unit of the value. `seek` says that the direction of the nearest one
    follows from the tense, `clock` is the TIMEX3 ending of a time of day.
    """

    grain: str
    type: str = "DATE"
    interval: Interval | None = None
    shift: Shift | None = None
    value: str = ""
    seek: bool = False
    clock: str = ""
    weekday: int | None = None
    """The day of week printed beside a date, as a check."""
    length: int = 1
    """Days, for a range of days whose year is not printed."""
    options: tuple[date, ...] = ()
    """The days that a date in figures can be, day first and month first, where it can be two."""
    feast: Holiday | None = None
    """A feast that moves, where its year is not printed."""
