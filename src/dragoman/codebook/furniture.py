"""Reads ``furniture.toml``: the lines of a page that are no part of its story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = [
    "BYLINE",
    "CLOCK",
    "CODE",
    "COPYRIGHT",
    "CREDIT",
    "DATE_LINE",
    "MENU",
    "OUTSIDE",
    "STAMP",
    "TITLE",
    "Furniture",
    "find_furniture",
    "frame_classes",
    "furniture",
    "label_of",
    "not_names",
]

# Reasons that later stages look for.
CODE = "code of the outlet"
STAMP = "relative stamp"
COPYRIGHT = "copyright notice"
DATE_LINE = "date line"
CLOCK = "the page's clock"
TITLE = "title"
BYLINE = "byline"
CREDIT = "credit line"
MENU = "label or menu of the site"
OUTSIDE = "outside the article"

LONGEST = 1000
"""Code points up to which a line is held against the patterns."""
MARKS = re.compile(r"^[^\w#@(]+|[^\w)+-]+$")


@dataclass(frozen=True, slots=True)
class Furniture:
    """One row of the table; see the head of ``furniture.toml`` for what each field says."""

    name: str
    where: str
    reason: str
    then: str
    labels: frozenset[str]
    pattern: re.Pattern[str] | None
    examples: tuple[str, ...]
    kept: tuple[str, ...]

    def takes(self, line: str) -> bool:
        """Say whether a line is furniture of this kind."""
        if self.pattern is not None:
            return self.pattern.fullmatch(line) is not None
        return label_of(line) in self.labels and _could_be_label(line)


@cache
def furniture() -> tuple[Furniture, ...]:
    """Give the rows in order; raises CodebookError for one that lacks a field."""
    rows = []
    for row in read_table("furniture")["furniture"]:
        try:
            if row["where"] not in ("any", "edge") or ("labels" in row) == ("pattern" in row):
                raise CodebookError(f"furniture.toml, {row['name']}: where, labels or pattern")
            pattern = re.compile(row["pattern"], re.IGNORECASE) if "pattern" in row else None
            rows.append(
                Furniture(
                    name=row["name"],
                    where=row["where"],
                    reason=row["reason"],
                    then=row.get("then", ""),
                    labels=frozenset(row.get("labels", ())),
                    pattern=pattern,
                    examples=tuple(row["examples"]),
                    kept=tuple(row["kept"]),
                )
            )
        except (KeyError, re.error) as error:
            raise CodebookError(f"furniture.toml, {row.get('name', '?')}: {error}") from error
    return tuple(rows)


def find_furniture(line: str, *, edge: bool) -> Furniture | None:
    """Give the first row that takes a line; `edge` says that it stands outside the story."""
    if len(line) > LONGEST:
        return None
    label = label_of(line)
    for row in _by_label().get(label, ()):
        if (edge or row.where == "any") and _could_be_label(line):
            return row
    if _any_pattern(edge).fullmatch(line) is None:
        return None
    return next(r for r in _patterns() if (edge or r.where == "any") and r.takes(line))


def label_of(line: str) -> str:
    """Give a line as a label: lower case, straight quotes, without marks at both ends."""
    return MARKS.sub("", line.replace("’", "'").lower()).strip()


@cache
def frame_classes() -> str:
    """Give the pattern of words in the class or id of elements that are no part of the article."""
    return str(read_table("furniture")["frame"]["classes"]).strip()


@cache
def not_names() -> frozenset[str]:
    """Give the words that never stand in a writer's name."""
    return frozenset(read_table("furniture")["not_names"]["words"].split())


def _could_be_label(line: str) -> bool:
    """A quoted or questioning word is speech, not a label."""
    return not line.startswith(("“", '"', "‘")) and not line.endswith(("?", "!", "”"))


@cache
def _by_label() -> dict[str, tuple[Furniture, ...]]:
    found: dict[str, tuple[Furniture, ...]] = {}
    for row in furniture():
        for label in row.labels:
            found[label] = (*found.get(label, ()), row)
    return found


@cache
def _any_pattern(edge: bool) -> re.Pattern[str]:
    """Give one pattern that takes what one of the rows takes: most lines are none of them."""
    rows = [
        row.pattern.pattern for row in _patterns() if row.pattern and (edge or row.where == "any")
    ]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


@cache
def _patterns() -> tuple[Furniture, ...]:
    return tuple(row for row in furniture() if row.pattern is not None)
