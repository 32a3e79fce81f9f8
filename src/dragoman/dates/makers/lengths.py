"""Lengths of time, and times that come again and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.dates.grammar import Match
from dragoman.dates.makers.words import number_of
from dragoman.dates.meaning import Meaning
from dragoman.dates.normalize import duration_value, unanchored_value
from dragoman.model.time import Shift

__all__ = ["LENGTHS"]


def _fixed(match: Match) -> Meaning:
    return Meaning("", value=match.rule.value)


def _unit_word(match: Match) -> str:
    labels = ("units", "unit", "moments", "moment")
    found = next((word for label in labels if (word := match.word(label))), "day")
    if found == "day" and not any(match.word(label) for label in labels):
        raise ValueError("no unit")
    return found


def _duration(match: Match) -> Meaning:
    unit = _unit_word(match)
    numbers = match.all("n")
    if match.has("half") and not numbers:
        months = {
            "year": "P6M",
            "decade": "P5Y",
            "century": "P50Y",
            "day": "PT12H",
            "hour": "PT30M",
        }
        return Meaning("", "DURATION", value=months.get(unit, duration_value(unit, "X")))
    if match.has("half") and numbers and unit in {"hour", "minute", "day"}:
        wholes = {"hour": "PT{}H30M", "minute": "PT{}M30S", "day": "P{}DT12H"}
        return Meaning("", "DURATION", value=wholes[unit].format(numbers[0]))
    if match.has("half") and numbers and unit in {"year", "decade"}:
        whole = 12 * numbers[0] + 6
        return Meaning(
            "", "DURATION", value=f"P{whole}M" if unit == "year" else f"P{whole * 10 // 12}Y"
        )
    if match.word("some") or not numbers:
        count: int | str = 1 if match.word("unit") and not match.word("some") else "X"
        return Meaning("", "DURATION", value=duration_value(unit, count))
    if match.has("hundred", "thousand"):
        times = 100 if match.has("hundred") else 1000
        return Meaning(
            "", "DURATION", value=duration_value(unit, numbers[0] * times + sum(numbers[1:]))
        )
    return Meaning("", "DURATION", value=duration_value(unit, number_of(numbers)))


def _set(match: Match) -> Meaning:
    weekday = match.get("weekday")
    if weekday is not None and match.get("ord") is not None and match.word("unit") == "week":
        raise ValueError("a week has one such day")
    if weekday is not None:
        return Meaning("", "SET", value=f"XXXX-WXX-{weekday + 1}")
    daypart = match.word("daypart")
    if daypart is not None:
        return Meaning("", "SET", value=f"XXXX-XX-XXT{daypart}")
    month, season = match.get("month"), match.get("season")
    if month is not None or season is not None:
        unit = "month" if month is not None else "season"
        return Meaning(
            "", "SET", value=unanchored_value(unit, Shift(unit, 0, month=month or season))
        )
    often = match.has("times", "once", "twice", "per")
    count = 2 if match.has("other") else 1 if often else (match.get("n") or 1)
    return Meaning("", "SET", value=duration_value(_unit_word(match), count))


def _frequency(match: Match) -> Meaning:
    return Meaning("", "SET", value=match.word("frequency") or "")


def _weekdays(match: Match) -> Meaning:
    weekday = match.get("weekdays")
    assert weekday is not None
    return Meaning("", "SET", value=f"XXXX-WXX-{weekday + 1}")


LENGTHS: Mapping[str, Callable[[Match], Meaning | None]] = {
    "fixed": _fixed,
    "duration": _duration,
    "running": _duration,
    "set": _set,
    "frequency": _frequency,
    "weekdays": _weekdays,
}
"""Maker of a rule → gives what its match means; None when it is no time after all."""
