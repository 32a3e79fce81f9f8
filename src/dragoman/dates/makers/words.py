"""What matches of several kinds say: amounts, numbers, parts, and units of a printed year."""

from __future__ import annotations

from datetime import date

from dragoman.dates.grammar import Match
from dragoman.dates.meaning import Meaning
from dragoman.model.calendar import part_of, unit_around

__all__ = ["HALVES", "amount_of", "number_of", "part_told", "printed_unit"]

HALVES = {1: "first-half", 2: "second-half"}


def amount_of(match: Match) -> int:
    """Give the direction that "last", "next" or "the same" tells; 0 where nothing does."""
    found = match.get("rel")
    if found is None:
        found = match.get("told")
    return 0 if found is None else found


def part_told(match: Match) -> str | None:
    """Give the part of a unit that is meant ("early", "first-half")."""
    half = match.get("ord2") if match.has("half") else match.get("half_year")
    if half is not None:
        return HALVES[half]
    return match.word("part") or match.word("edge")


def printed_unit(match: Match, unit: str, year: int, month: int, day: int | None = None) -> Meaning:
    """Give a unit of a printed year."""
    start = date(year, month, day or 1)
    whole = unit_around(unit, start)
    return Meaning(unit, interval=part_of(unit, whole, part_told(match)))


def number_of(parts: tuple[int, ...]) -> int:
    """Put "thirty-six" together; "two-three" is no number."""
    if len(parts) == 1:
        return parts[0]
    tens, ones = parts
    if tens < 20 or tens % 10 or not 0 < ones < 10:
        raise ValueError(f"no number: {parts}")
    return tens + ones
