"""Time as a half-open interval plus what it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from dragoman.model.span import Span

__all__ = ["UNBOUNDED", "Basis", "Dating", "Interval", "Shift", "TimeExpression"]


class Basis(StrEnum):
    """What a date was read from."""

    JSON_LD = "json-ld"
    META = "meta"
    TIME_TAG = "time-tag"
    ADDRESS = "address"
    FEED = "feed"
    RECORD = "record"
    """A column of a table, or a header of the archive."""
    PRINTED = "printed"
    """A line of the page that prints its own date ("Published On 19 Nov 2024")."""
    CODE = "code"
    """A code that carries a date ("MENAFN13072025…")."""
    DATELINE = "dateline"
    HTMLDATE = "htmldate"
    STAMP = "relative-stamp"
    """"2 months ago" counted from a known time of capture."""
    EXPLICIT = "explicit"
    """An expression that needs no anchor ("19 June 2024")."""
    PUBLICATION = "publication"
    """An expression counted from the day of publication, or publication through tense."""
    EXPRESSION = "expression"
    """An expression counted from another one ("the previous day")."""
    EVENT = "event"
    """Counted from, or shared with, another event."""
    INFERENCE = "inference"
    """Follows from other documents; the steps say how."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Interval:
    """Half-open run of days ``[start, end)``; None is unknown. The width is the precision."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"not an interval: [{self.start}, {self.end})")

    @classmethod
    def day(cls, day: date) -> Interval:
        """Give the interval of one day."""
        return cls(day, day + timedelta(days=1))

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """Give the interval of one calendar month."""
        following = (year + month // 12, month % 12 + 1)
        return cls(date(year, month, 1), date(*following, 1))

    @classmethod
    def year(cls, year: int) -> Interval:
        """Give the interval of one calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def from_iso(cls, start: str | None, end: str | None) -> Interval:
        """Read two ISO dates; None or an empty string is an unknown bound."""
        return cls(
            date.fromisoformat(start) if start else None,
            date.fromisoformat(end) if end else None,
        )

    @property
    def known(self) -> bool:
        """Whether at least one bound is known."""
        return self.start is not None or self.end is not None

    @property
    def days(self) -> int | None:
        """Width in days; None when a bound is unknown."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days

    def contains(self, other: Interval) -> bool:
        """Say whether `other` lies within this interval."""
        after = self.start is None or (other.start is not None and self.start <= other.start)
        before = self.end is None or (other.end is not None and other.end <= self.end)
        return after and before

    def intersection(self, other: Interval) -> Interval | None:
        """Give the days that both have; None when they share none."""
        start, end = self.start, self.end
        if start is None or (other.start is not None and other.start > start):
            start = other.start
        if end is None or (other.end is not None and other.end < end):
            end = other.end
        if start is not None and end is not None and start >= end:
            return None
        return Interval(start, end)

    def hull(self, other: Interval) -> Interval:
        """Give the narrowest interval that contains both."""
        start = None if self.start is None or other.start is None else min(self.start, other.start)
        end = None if self.end is None or other.end is None else max(self.end, other.end)
        return Interval(start, end)

    def gap(self, other: Interval) -> int | None:
        """Days between the two: 0 when they meet or overlap, None when it cannot be known."""
        if self.intersection(other) is not None:
            return 0
        if self.end is not None and other.start is not None and self.end <= other.start:
            return (other.start - self.end).days
        if other.end is not None and self.start is not None and other.end <= self.start:
            return (self.start - other.end).days
        return None

    def iso(self) -> tuple[str | None, str | None]:
        """Give both bounds as ISO dates, None where unknown."""
        return (
            self.start.isoformat() if self.start else None,
            self.end.isoformat() if self.end else None,
        )


UNBOUNDED = Interval(None, None)
"""Nothing is known."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How a relative expression is counted from its anchor, kept so that it can be counted later.

    `unit` is "day", "week", "month", "quarter", "season", "half", "year", "decade", "century",
    "weekday" or "weekend"; `amount` counts calendar units from the one that holds the anchor
    ("last year" is -1, "this month" 0). For "weekday" and "weekend", `weekday` is 0 (Monday)
    to 6 and `amount` the direction: -1 the latest such day not after the anchor, +1 the first
    not before it, 0 the nearest. With "week", `weekday` is a day of the counted week. `month`
    and `day` carry a calendar date without its year ("in June", "on June 19"; with "quarter"
    and "season" the first month), `amount` then being the direction in which the nearest one
    is sought; with "year" they are of the counted year ("in June last year"). `part` is
    "early", "mid", "late", "first-half", "second-half", "q1" to "q4" and "spring" to "winter"
    (of a year), "weekend" (of a week), "strict" (not
    the one that holds the anchor: "last Tuesday"), "so-far" (from the unit's start up to and
    including the anchor: "earlier this month") or "from-now" (the rest of the unit). `length`
    is the number of days of a run of days whose first is counted ("June 3-5" has 3), else 1.
    """

    unit: str
    amount: int
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    length: int = 1


@dataclass(frozen=True, slots=True)
class Dating:
    """An interval, what it was read from, and the steps that led to it, in plain words."""

    interval: Interval
    basis: Basis
    steps: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    """Other votes that disagreed, each in one line."""
    source: Span | None = None
    """The words that it was read from, where it was read from one expression of a text."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time (TIMEX3 types), and the interval that they name.

    `interval` is None for durations and sets, and for an expression whose anchor is unknown:
    then `shift` says how to count once the anchor is known. It is never guessed.
    """

    span: Span
    text: str
    type: str
    """DATE, TIME, DURATION or SET, as in TIMEX3."""
    value: str
    """TIMEX3 value, e.g. 2024-06-19, 2024-W25, P10Y, PAST_REF; XXXX-06 while unanchored."""
    edtf: str
    """The same as EDTF, empty where EDTF has no way to say it."""
    interval: Interval | None
    basis: Basis
    rule: str
    """The row of the grammar that read it."""
    shift: Shift | None = None
    bound: str = ""
    """"since", "until", "by", "before" or "after" when the expression bounds a time."""
    steps: tuple[str, ...] = field(default=())
    anchor: Span | None = None
    """The words of the earlier expression that this one is counted from, if it is."""
