"""What is counted in units from its anchor ("last month", "two years ago")."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.dates.grammar import Match
from dragoman.dates.makers.words import HALVES, amount_of, number_of, part_told
from dragoman.dates.meaning import Meaning
from dragoman.model.time import Shift

__all__ = ["COUNTS"]

COUNTED = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}
"""Units that are counted in another one: "a decade ago" is ten years ago, not "the 2000s"."""


def _relative(match: Match) -> Meaning:
    """Read what is counted in whole units from its anchor ("last month", "the previous day")."""
    unit = match.rule.unit or match.word("unit") or ("quarter" if match.has("quarter") else "day")
    amount = match.get("deictic")
    if amount is None:
        amount = amount_of(match)
    part = match.rule.part or part_told(match)
    twice = match.rule.name == "deictic" or match.has("last", "next")
    if twice and match.has("before", "after"):
        amount = -2 if match.has("before") else 2
    elif match.rule.name == "the-day-before":
        amount = -1 if match.has("before", "earlier") else 1
    elif match.has("next", "coming"):
        amount = 1
    elif match.has("last", "past", "previous"):
        amount = -1
    if unit == "fortnight":
        unit, amount = "week", 2 * amount
    if amount != 0 and match.rule.part is not None:
        part = None  # "later next year" is not counted from today
    grain = "half" if unit == "year" and part in HALVES.values() else unit
    return Meaning(grain, shift=Shift(unit, amount, part=part))


def _counted(match: Match) -> Meaning:
    """Read "two years ago": the unit that lies so many units from the anchor's."""
    units = [value for name, value in match.labels if name in {"unit", "units"}]
    if match.word("moment") or match.word("moments"):
        return _hours_ago(match)
    if match.has("half"):
        return _halves(match)
    count = number_of(match.all("n")) if match.get("n") is not None else None
    if match.has("couple"):
        count = 2
    assert units  # the patterns demand one
    assert count is not None
    unit, length = COUNTED.get(str(units[0]), (str(units[0]), 1))
    return Meaning(unit, shift=Shift(unit, match.rule.sign * count * length))


def _halves(match: Match) -> Meaning:
    """Read "half a century ago", "a year and a half later"."""
    unit = match.word("unit") or match.word("units")
    wholes = match.all("n")
    whole = wholes[0] if wholes and match.has("and") else 0
    smaller = {"century": ("year", 100), "decade": ("year", 10), "year": ("month", 12)}
    smaller |= {"week": ("day", 7), "fortnight": ("week", 2), "day": ("day", 1)}
    if unit == "month":  # "a month and a half" is some six weeks
        return Meaning("week", shift=Shift("week", match.rule.sign * (2 + 4 * whole)))
    if unit is None or unit not in smaller:
        raise ValueError("no half of it")
    finer, length = smaller[unit]
    return Meaning(finer, shift=Shift(finer, match.rule.sign * (2 * whole + 1) * length // 2))


def _hours_ago(match: Match) -> Meaning:
    """Read "three hours ago": on the day itself or on the one before, for the hour is not known."""
    unit = match.word("moment") or match.word("moments")
    hours = number_of(match.all("n")) if unit == "hour" else 1
    back = (hours + 23) // 24
    return Meaning("days", shift=Shift("day", -back), length=2)


def _anniversary(match: Match) -> Meaning:
    """Read "the 70th anniversary": so many years from a day that other words name."""
    years = (match.get("ord") or 0) + (match.get("n") or 0)
    if match.word("unit") not in {None, "year"} or not years:
        raise ValueError("no count of years")
    return Meaning("year", shift=Shift("year", years))


COUNTS: Mapping[str, Callable[[Match], Meaning | None]] = {
    "anniversary": _anniversary,
    "relative": _relative,
    "counted": _counted,
}
"""Maker of a rule → gives what its match means; None when it is no time after all."""
