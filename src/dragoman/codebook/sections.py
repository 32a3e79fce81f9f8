"""Reads ``sections.toml``: how a page prints the section that an article stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.furniture import label_of
from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["LONGEST", "SectionRow", "is_section", "section_rows", "sections_of"]

LONGEST = 60
"""Code points up to which words are the name of a section."""
ARROWS = re.compile(r"\s*[>»›→]\s*")


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One row of the table; see the head of ``sections.toml`` for what each field says."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]
    kept: tuple[str, ...]


@cache
def section_rows() -> tuple[SectionRow, ...]:
    """Give the rows in order; raises CodebookError for one that lacks a field."""
    rows = []
    for row in read_table("sections")["section"]:
        try:
            pattern = re.compile(row["pattern"], re.IGNORECASE)
            examples = tuple((line, section) for line, section in row["examples"])
            rows.append(SectionRow(row["name"], pattern, examples, tuple(row["kept"])))
        except (KeyError, ValueError, re.error) as error:
            raise CodebookError(f"sections.toml, {row.get('name', '?')}: {error}") from error
    return tuple(rows)


def sections_of(line: str) -> tuple[str, ...]:
    """Give what a line says of the section: one name, or the steps of a trail, outermost first."""
    for row in section_rows():
        if match := row.pattern.fullmatch(line):
            return tuple(step for step in ARROWS.split(match["section"].strip()) if step)
    return ()


def is_section(name: str) -> bool:
    """Say whether words can be a section's name: short, no number, and no word for "none"."""
    named = any(map(str.isalpha, name))
    return named and len(name) <= LONGEST and label_of(name) not in _none()


@cache
def _none() -> frozenset[str]:
    return frozenset(read_table("sections")["none"])
