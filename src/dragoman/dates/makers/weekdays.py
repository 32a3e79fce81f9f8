"""Days told by their name, and parts of a day with its hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.dates.grammar import Match
from dragoman.dates.meaning import Meaning
from dragoman.model.time import Shift

__all__ = ["WEEKDAYS"]

NOON = 12


def _told_weekday(match: Match) -> Meaning:
    amount = 1 if match.has("next") else match.get("told")
    if not amount:
        raise ValueError("the same Tuesday is told of by the text alone")
    shift = Shift("weekday", amount, weekday=match.get("weekday"), part="strict")
    return Meaning("day", shift=shift)


def _part_of_day(match: Match) -> Meaning:
    code = match.word("daypart")
    if match.has("night", "tonight", "overnight"):
        code = "NI"
    elif match.has("hours"):
        code = "MO"
    elif match.has("last"):
        code = "EV"
    amount = match.get("deictic")
    if match.has("last"):
        amount = -1
    if match.rule.anchor == "expression":
        amount = 1 if match.has("next") else match.get("told")
    clock = f"T{code}" if code else ""
    kind = "TIME" if clock else "DATE"
    weekday = match.get("weekday")
    if weekday is not None:
        shift = Shift("weekday", 0, weekday=weekday)
        return Meaning("day", kind, shift=shift, seek=True, clock=clock)
    return Meaning("day", kind, shift=Shift("day", amount or 0), clock=clock)


def _weekday(match: Match) -> Meaning:
    weekday, amount = match.get("weekday"), match.get("rel")
    assert weekday is not None
    if amount is not None and match.has("week"):
        return Meaning("day", shift=Shift("week", amount, weekday=weekday))
    if amount is None:
        return Meaning("day", shift=Shift("weekday", 0, weekday=weekday), seek=True)
    if amount == 0:
        return Meaning("day", shift=Shift("weekday", 0, weekday=weekday), seek=True)
    return Meaning("day", shift=Shift("weekday", amount, weekday=weekday, part="strict"))


def _weekend(match: Match) -> Meaning:
    amount = match.get("rel")
    if amount is None:
        return Meaning("weekend", shift=Shift("weekend", 0), seek=True)
    return Meaning("weekend", shift=Shift("week", amount, part="weekend"))


def _clock(match: Match) -> Meaning:
    hour, minute = match.get("hh"), match.get("min") or 0
    if match.has("o'clock") and hour is None:
        hour = match.get("n")
    half, whole = match.get("half"), match.get("hhmm")
    if whole is not None:
        hour, minute = whole // 100, whole % 100
    if match.has("noon", "midday", "midnight"):
        hour = 24 if match.has("midnight") else NOON
    if hour is None or hour > 24:
        raise ValueError("no hour")
    if half is not None:
        hour = hour % NOON + half
    return Meaning("day", "TIME", shift=Shift("day", 0), clock=f"T{hour:02d}:{minute:02d}")


WEEKDAYS: Mapping[str, Callable[[Match], Meaning | None]] = {
    "told-weekday": _told_weekday,
    "part-of-day": _part_of_day,
    "weekday": _weekday,
    "weekend": _weekend,
    "clock": _clock,
}
"""Maker of a rule → gives what its match means; None when it is no time after all."""
