"""Reads ``agencies.toml``: the news agencies that credit lines name."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dragoman.codebook.load import read_table

__all__ = ["agency_name", "agency_pattern", "agency_rows"]


def agency_rows() -> list[dict[str, Any]]:
    """Give the rows of the table as they stand."""
    rows: list[dict[str, Any]] = read_table("agencies")["agency"]
    return rows


def agency_name(printed: str) -> str | None:
    """Give the short name of an agency for one of its printed forms; None for other names."""
    return _short_names().get(printed.strip().removeprefix("the ").removeprefix("The "))


@cache
def agency_pattern() -> str:
    """Give the pattern of every printed form, longest first, to be built into others."""
    names = sorted(_short_names(), key=lambda name: (-len(name), name))
    return "(?:" + "|".join(re.escape(name) for name in names) + ")"


@cache
def _short_names() -> dict[str, str]:
    return {
        form.removeprefix("The "): row["name"] for row in agency_rows() for form in row["names"]
    }
