"""Towns that a text puts into a division of a state ("Athens, Ga."), whoever bears their name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.codebook.places import divisions, short_divisions
from dragoman.extract.names.hits import Entry, Hit
from dragoman.model.parsed import Parsed

__all__ = ["in_divisions", "short_division"]

LONGEST = 4
"""Tokens of a short form at most ("W", ".", "Va", ".")."""


def short_division(parsed: Parsed, text: str, position: int) -> Hit | None:
    """Give the division that is named in short behind a name and a comma ("Rome, Ga.")."""
    tokens = parsed.tokens
    if position < 2 or tokens[position - 1].text != "," or not tokens[position - 2].text.istitle():
        return None
    start = tokens[position].start
    for form, division in short_divisions().items():
        if text.startswith(form, start):
            for last in range(position, min(position + LONGEST, len(tokens))):
                if tokens[last].end == start + len(form):
                    entry = Entry("place", division.state, division.name, division.state)
                    return Hit(position, last + 1, entry)
    return None


def in_divisions(parsed: Parsed, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Give the hits with towns where the page puts them, and not where their namesakes lie.

    What a page once puts into a division is there throughout, but where it names the namesake's
    own state as well only right beside the division.
    """
    held = dict(_held(parsed, hits))
    named = {hits[place].entry.name: entry for place, entry in held.items()}
    told = {hit.entry.state for place, hit in enumerate(hits) if hit.of_state and place not in held}
    return tuple(
        replace(hit, entry=held[place])
        if place in held
        else replace(hit, entry=named[hit.entry.name])
        if hit.entry.name in named and hit.entry.state not in told
        else hit
        for place, hit in enumerate(hits)
    )


def _held(parsed: Parsed, hits: Sequence[Hit]) -> Iterator[tuple[int, Entry]]:
    """Give the hits that stand before a comma and a division of another state."""
    for place, (town, holder) in enumerate(pairwise(hits)):
        division = divisions().get(holder.entry.name)
        beside = holder.first == town.last + 1 and parsed.tokens[town.last].text == ","
        if division is None or not beside or town.entry.form not in {"capital", "place", "name"}:
            continue
        elsewhere = holder.entry.state == division.state != town.entry.state
        if elsewhere and not _is_list(parsed, town, holder):
            first, last = parsed.tokens[town.first], parsed.tokens[town.last - 1]
            name = parsed.document.text[first.start : last.end]
            yield place, Entry("place", division.state, name, division.state)


def _is_list(parsed: Parsed, town: Hit, holder: Hit) -> bool:
    """Say whether the two are of a list that goes on ("Rome, Ohio and Utah").

    A state may stand in one with divisions ("Mexico, Texas, and Utah"); behind a town a second
    comma closes the division's name.
    """
    words = [token.lower for token in parsed.tokens[holder.last : holder.last + 2]]
    if town.entry.form == "name" and words[:1] == [","]:
        words = words[1:]
    short = parsed.tokens[holder.last - 1].text.endswith(".")
    return not short and bool({"and", "or"} & set(words[:1]))
