"""How one name comes to be spelt in many ways: the table ``spellings.toml``, read and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["Fold", "NameTable", "Sound", "name_table"]


@dataclass(frozen=True, slots=True)
class Fold:
    """One way in which romanisations differ, as a replacement that makes them equal."""

    pattern: re.Pattern[str]
    to: str
    example: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sound:
    """Letters and the sounds that they may stand for; a vowel, or nothing, is empty."""

    letters: str
    sounds: tuple[str, ...]
    example: tuple[str, str]
    """Two words that may be one by what these letters can stand for."""


@dataclass(frozen=True, slots=True)
class NameTable:
    """The table by what it answers; all keys are lower case without accents."""

    titles: frozenset[str]
    particles: frozenset[str]
    descent: frozenset[str]
    hyphened: frozenset[str]
    generations: frozenset[str]
    patronymics: tuple[str, ...]
    first: frozenset[str]
    common: frozenset[str]
    """Family names that many bear; those that stand first are common too."""
    spelling: dict[str, str]
    """Form → the form that stands for its group."""
    related: dict[str, frozenset[int]]
    """Form (after `spelling`) → numbers of the groups of sister forms that hold it."""
    nicknames: dict[str, frozenset[str]]
    """Short form → the full given names that it may stand for (after `spelling`)."""
    folds: tuple[Fold, ...]
    sounds: tuple[Sound, ...]
    """The longest letters first."""
    whole: dict[str, str]
    namesakes: frozenset[str]
    places: dict[str, str]
    papers: dict[str, str]
    """Word for an agreement → kind of paper."""
    paper_words: frozenset[str]
    """Words in names of agreements that tell none from another."""


@cache
def name_table() -> NameTable:
    """Read the table once; raises CodebookError when two rows contradict each other."""
    table = read_table("spellings")
    words: dict[str, list[str]] = table["words"]
    spelling = _groups(table["spelling"], "spelling")
    return NameTable(
        titles=frozenset(words["titles"]),
        particles=frozenset(words["particles"]),
        descent=frozenset(words["descent"]),
        hyphened=frozenset(words["hyphened"]),
        generations=frozenset(words["generations"]),
        patronymics=tuple(words["patronymics"]),
        first=frozenset(words["first"]),
        common=frozenset(words["common"]) | frozenset(words["first"]),
        spelling=spelling,
        related=_related(table["related"], spelling),
        nicknames=_nicknames(table["nickname"], spelling),
        folds=tuple(
            Fold(re.compile(row["pattern"]), row["to"], (row["example"][0], row["example"][1]))
            for row in table["fold"]
        ),
        sounds=_sounds(table["sound"]),
        whole=_groups(table["whole"], "whole"),
        namesakes=frozenset(row["name"] for row in table["namesakes"]),
        places=_groups(table["place"], "place"),
        papers={word: kind for kind, words in table["papers"].items() for word in words},
        paper_words=frozenset(table["paper_words"]["empty"]),
    )


def _sounds(rows: list[dict[str, Any]]) -> tuple[Sound, ...]:
    found = (
        Sound(row["letters"], tuple(row["sounds"]), (row["example"][0], row["example"][1]))
        for row in rows
    )
    return tuple(sorted(found, key=lambda sound: (-len(sound.letters), sound.letters)))


def _groups(rows: list[dict[str, list[str]]], kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        first = row["forms"][0]
        for form in row["forms"]:
            if found.setdefault(form, first) != first:
                raise CodebookError(f"spellings.toml: {kind}: {form!r} stands in two rows")
    return found


def _related(
    rows: list[dict[str, list[str]]], spelling: dict[str, str]
) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for form in row["forms"]:
            found.setdefault(spelling.get(form, form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def _nicknames(rows: list[dict[str, str]], spelling: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        full = spelling.get(row["full"], row["full"])
        for short in row["short"]:
            found.setdefault(short, set()).add(full)
    return {short: frozenset(full) for short, full in found.items()}
