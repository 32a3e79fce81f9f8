"""The patterns of the table, expanded into every sequence of labels that they allow."""

from __future__ import annotations

import re
from functools import cache

from dragoman.codebook.times import time_rules
from dragoman.errors import CodebookError

__all__ = ["LITERAL", "literals", "sequences"]

LITERAL = "="
"""Stands before a word that is its own label."""

ELEMENT = re.compile(r"\(|\)\?|\)|[^\s()]+")


@cache
def literals() -> frozenset[str]:
    """Give the words that stand for themselves in the patterns."""
    words = set()
    for rule in time_rules():
        for pattern in rule.patterns:
            for sequence in sequences(pattern, rule.name):
                words |= {label[1:] for label in sequence if label.startswith(LITERAL)}
    return frozenset(words)


@cache
def sequences(pattern: str, rule: str) -> tuple[tuple[str, ...], ...]:
    """Expand a pattern into every sequence of labels that it allows."""
    elements = ELEMENT.findall(pattern)
    found, rest = _alternatives(elements, 0)
    if rest != len(elements):
        raise CodebookError(f"times.toml: rule {rule!r}: brackets do not match in {pattern!r}")
    return tuple(dict.fromkeys(found))


def _alternatives(elements: list[str], place: int) -> tuple[list[tuple[str, ...]], int]:
    """Expand elements up to a closing bracket; "|" between groups separates whole sequences."""
    finished: list[tuple[str, ...]] = []
    running: list[tuple[str, ...]] = [()]
    while place < len(elements) and not elements[place].startswith(")"):
        element = elements[place]
        if element == "|":
            finished += running
            running = [()]
            place += 1
            continue
        if element == "(":
            choices, place = _alternatives(elements, place + 1)
            if place < len(elements) and elements[place] == ")?":
                choices = [*choices, ()]
            place += 1
        else:
            choices = _element(element)
            place += 1
        running = [(*begun, *choice) for begun in running for choice in choices]
    return finished + running, place


def _element(element: str) -> list[tuple[str, ...]]:
    optional = element.endswith("?") and element != "?"
    words = (element[:-1] if optional else element).split("|")
    choices = [(word[1:-1] if word.startswith("{") else LITERAL + word,) for word in words]
    return [*choices, ()] if optional else list(choices)
