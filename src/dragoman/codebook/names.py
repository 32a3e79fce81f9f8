"""Reads the small sets of words by which names are read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["name_examples", "word_set"]


@cache
def word_set(name: str) -> frozenset[str]:
    """Give the words of one set of ``names.toml``; raises CodebookError when there is none."""
    try:
        return frozenset(read_table("names")[name]["words"])
    except KeyError:
        raise CodebookError(f"names.toml: no set {name!r}") from None


@cache
def name_examples() -> Mapping[str, str]:
    """Give set → sentence of our own in which one of its words counts."""
    return {name: str(row["example"]) for name, row in read_table("names").items()}
