"""Reads ``printed_dates.toml``, and with it the dates that a page prints about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dragoman.codebook.load import read_table

__all__ = [
    "DateLine",
    "PrintedDate",
    "day_comes_first",
    "find_printed_dates",
    "month_number",
    "read_date_line",
]

TABLE = "printed_dates"
LONGEST_LINE = 200
"""Code points of a line that can be a date line; a sentence with a date in it is longer."""
MOST_WORDS = 6
"""Words that may stand beside the date in a date line (a name, a section, a place)."""

CLOCK = re.compile(
    r"[\s,|•·/–—-]*(?:\b(?:at|um|à|om|kl|alle|as|às|a las|в|о)\b\.?\s*\b|T(?=\d)|\b)"
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?:\.\d+)?(?:\s*(?:Uhr|uur)\b)?"
    r"\s*(?:[ap]\.?\s?m\b\.?)?\s*(?:\(?[A-Z]{2,5}\)?(?![a-z])(?:[+-]\d{1,2})?|[+-]\d\d:?\d\d|Z)?"
    r"|[\s,|•·/–—-]*(?:\bat\b\s*)?\b(?:0?\d|1[0-2])\s*[ap]\.?m\b\.?",
)
NOT_WORDS = re.compile(r"[\s,;:|•·–—\-./()\[\]]+")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A day as printed in `line[start:end]`, and what the words before it say of it.

    `label` is "published", "modified", "other" or empty.
    """

    day: date
    start: int
    end: int
    form: str
    label: str
    clock: bool


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that does little more than print dates; `rest` is what else it says."""

    dates: tuple[PrintedDate, ...]
    rest: str
    weekday: bool


def find_printed_dates(line: str, *, day_first: bool | None = None) -> tuple[PrintedDate, ...]:
    """Give the days of the calendar that a line prints, in order; no impossible ones.

    `day_first` says what 05/06/2023 means on this page; None leaves it unread.
    """
    if not any(mark.isdigit() for mark in line):
        return ()
    found: list[tuple[int, int, date, str]] = []
    for name, pattern in _forms(day_first):
        for match in pattern.finditer(line):
            day = _day(match)
            if day and not any(match.start() < e and s < match.end() for s, e, _, _ in found):
                found.append((match.start(), match.end(), day, name))
    found.sort()
    dates = []
    before = 0
    for start, end, day, name in found:
        clock = CLOCK.match(line, end)
        clock_before = CLOCK.search(line[before:start])
        stop = clock.end() if clock else end
        label = _label(line[before:start])
        dates.append(PrintedDate(day, start, stop, name, label, bool(clock or clock_before)))
        before = stop
    return tuple(dates)


def read_date_line(
    line: str, *, day_first: bool | None = None, most_words: int = MOST_WORDS
) -> DateLine | None:
    """Read a line that prints a date and at most some words else; None for any other line."""
    line = line.strip()
    if not line or len(line) > LONGEST_LINE:
        return None
    dates = find_printed_dates(line, day_first=day_first)
    if not dates:
        return None
    rest = line
    for printed in reversed(dates):
        rest = f"{rest[: printed.start]} | {rest[printed.end :]}"
    weekday = _weekdays().search(rest) is not None
    rest = CLOCK.sub(" ", _labels().sub(" ", _weekdays().sub(" ", rest)))
    rest = re.sub(r"\s*\|[\s|]*", " | ", rest).strip(" |,;:-–—•·/.()")
    words = [word for word in NOT_WORDS.split(rest) if word]
    if len(words) > most_words or (len(words) > 1 and rest.endswith((".", "!", "?"))):
        return None
    return DateLine(dates, rest, weekday)


@cache
def month_number(name: str) -> int | None:
    """Give 1..12 for a month's name or short form in lower case, None for another word."""
    for number, names in enumerate(read_table(TABLE)["months"], start=1):
        if name in names:
            return number
    return None


def day_comes_first(host: str, language: str) -> bool | None:
    """Say whether a page means June by 05/06/2023; None when neither host nor language tells.

    Templates say "en-US" wherever they are used: it counts only where the host's name does not
    end in another country's.
    """
    end = host.rsplit(".", 1)[-1].lower()
    order = {key: frozenset(words.split()) for key, words in read_table(TABLE)["day_order"].items()}
    if end in order["month_first_hosts"]:
        return False
    language = language.replace("_", "-").lower()
    first = order["day_first_languages"]
    if end in order["day_first_hosts"] or language in first or language.split("-")[0] in first:
        return True
    return False if language in order["month_first_languages"] and len(end) > 2 else None


@cache
def _forms(day_first: bool | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = read_table(TABLE)
    names = sorted((n for names in table["months"] for n in names), key=len, reverse=True)
    parts = {
        "{month}": f"(?P<month>{'|'.join(names)})",
        "{D}": r"(?P<day>0?[1-9]|[12]\d|3[01])",
        "{M}": r"(?P<number>0?[1-9]|1[0-2])",
        "{Y}": r"(?P<year>19\d\d|20\d\d)",
    }
    rows = (row for row in table["form"] if row.get("day_first") in (None, day_first))
    return tuple((row["name"], _compile(row, parts)) for row in rows)


def _compile(row: dict[str, Any], parts: dict[str, str]) -> re.Pattern[str]:
    pattern = str(row["pattern"])
    # Numbered back-references count the named groups too, so the separator gets a name.
    pattern = re.sub(r"\(\[([^\]]+)\]\)", r"(?P<mark>[\1])", pattern)
    pattern = re.sub(r"\\[12](?!\d)", "(?P=mark)", pattern)
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.IGNORECASE)


def _day(match: re.Match[str]) -> date | None:
    values = match.groupdict()
    month = int(values["number"]) if values.get("number") else month_number(values["month"].lower())
    year = int(values["year"]) if values.get("year") else _whole_year(int(values["short"]))
    try:
        return date(year, month or 0, int(values["day"]))
    except ValueError:
        return None


def _whole_year(short: int) -> int:
    """Give the year that two digits stand for; the form takes 90 to 99 and 00 to 49 alone."""
    return 1900 + short if short >= 90 else 2000 + short


@cache
def _label_words() -> dict[str, str]:
    table = read_table(TABLE)
    return {word: kind for kind in ("published", "modified", "other") for word in table[kind]}


@cache
def _labels() -> re.Pattern[str]:
    words = sorted(_label_words(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(words)})(?!\w)", re.IGNORECASE)


@cache
def _weekdays() -> re.Pattern[str]:
    words = "|".join(read_table(TABLE)["weekdays"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)\.?,?", re.IGNORECASE)


def _label(before: str) -> str:
    """Give what the last label before a date says; empty when there is none."""
    found = _labels().findall(before)
    return _label_words()[found[-1].lower()] if found else ""
