"""Reads the table of spinner's swaps (`spinner.toml`) the way a reader of spun text needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["SpinnerExample", "function_originals", "originals", "spinner_examples", "swaps"]

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class SpinnerExample:
    """A sentence as a spinner prints it, and as it stood before."""

    printed: str
    plain: str


@cache
def swaps() -> Mapping[str, tuple[str, ...]]:
    """Give original → words that spinners print for it, inflected forms included.

    Raises CodebookError for a row that swaps a word for itself or for something that is no word.
    """
    table = read_table("spinner")
    found: dict[str, list[str]] = {}
    for section in ("function", "fixed", "noun", "verb"):
        for original, printed in table[section].items():
            for word in printed:
                _check(section, original, word)
                for before, after in _forms(section, original, word):
                    row = found.setdefault(before, [])
                    if before != after and after not in row:
                        row.append(after)
    return {original: tuple(row) for original, row in found.items() if row}


@cache
def originals() -> Mapping[str, tuple[str, ...]]:
    """Give printed word → what may have stood in its place, in the order of the table."""
    found: dict[str, list[str]] = {}
    for original, printed in swaps().items():
        for word in printed:
            found.setdefault(word, []).append(original)
    return {word: tuple(row) for word, row in found.items()}


@cache
def function_originals() -> frozenset[str]:
    """Give the originals whose place in a sentence shows them: prepositions and the like."""
    return frozenset(read_table("spinner")["function"])


@cache
def spinner_examples() -> tuple[SpinnerExample, ...]:
    """Give the table's own sentences, which the tests run."""
    rows = read_table("spinner")["example"]
    return tuple(SpinnerExample(row["printed"], row["plain"]) for row in rows)


def _check(section: str, original: str, printed: str) -> None:
    if original == printed:
        raise CodebookError(f"spinner.toml: [{section}] {original}: swaps the word for itself")
    if not printed.isalnum() or printed != printed.lower():
        raise CodebookError(f"spinner.toml: [{section}] {original}: {printed!r} is not one word")


def _forms(section: str, original: str, printed: str) -> Iterator[tuple[str, str]]:
    """Give the pair, and for nouns and verbs its regular inflected forms on both sides."""
    yield original, printed
    if section == "noun":
        yield _with_s(original), _with_s(printed)
    elif section == "verb":
        yield _with_s(original), _with_s(printed)
        yield _with_ed(original), _with_ed(printed)
        yield _with_ing(original), _with_ing(printed)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ied"
    return word + "ed"


def _with_ing(word: str) -> str:
    return (word[:-1] if word.endswith("e") and not word.endswith("ee") else word) + "ing"
