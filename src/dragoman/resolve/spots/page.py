"""The names of places on one page, and what the page tells about them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.codebook.places import known_spots, place_words, state_spot
from dragoman.codebook.spots import Spot, SpotKind, place_key
from dragoman.model.mention import Kind, Mention
from dragoman.resolve.spots.forms import forms

__all__ = ["Named", "PageOfPlaces", "place_name", "read_page"]

LONGEST = 24
"""Code points between a place and the larger one that holds it."""
LIST = re.compile(r"\s*(,|/|and|or|,\s*and|&|to|-|–)\s*(the\s+)?")
WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Named:
    """One name on a page with its mentions in order, and what it can mean."""

    name: str
    mentions: tuple[Mention, ...]
    spots: tuple[Spot, ...]
    states: frozenset[str]
    """Keys of the states that the mentions were given when they were read."""
    kinds: frozenset[SpotKind] = frozenset()
    """What words beside the name say that it is ("the state of", "county")."""


@dataclass(frozen=True, slots=True)
class PageOfPlaces:
    """A page's names; pairs are indexes of names: (held, holder) and neighbours in a list."""

    names: tuple[Named, ...]
    held: frozenset[tuple[int, int]]
    listed: frozenset[tuple[int, int]]
    told: Mapping[str, int]
    """How often each state is named, or spoken for by a person or body that is."""


def read_page(
    text: str, mentions: Sequence[Mention], spots: Mapping[str, tuple[Spot, ...]]
) -> PageOfPlaces:
    """Gather the names of one page; `mentions` are all of its mentions, in order of the text."""
    places: defaultdict[str, list[Mention]] = defaultdict(list)
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    told: Counter[str] = Counter()
    for mention in mentions:
        state = mention.codebook if mention.kind is Kind.STATE else mention.state
        if state and mention.kind is not Kind.PLACE:
            told[state] += 1
        if name := place_name(mention):
            places[name].append(mention)
        elif mention.kind is Kind.STATE and mention.codebook:
            named[mention.codebook].append(mention)
    names = (
        *(
            Named(
                name,
                tuple(group),
                _spots_of(name, spots),
                frozenset(mention.state for mention in group if mention.state),
                frozenset(kind for mention in group for kind in _kinds_of(text, mention)),
            )
            for name, group in places.items()
        ),
        *(
            Named(group[0].name, tuple(group), (spot,), frozenset({key}))
            for key, group in named.items()
            if (spot := state_spot(key)) is not None
        ),
    )
    held, listed = _pairs(text, names)
    return PageOfPlaces(names, frozenset(held), frozenset(listed), told)


def place_name(mention: Mention) -> str:
    """Give the name of the place that a mention is; empty for none.

    A capital that stands for its state ("Pyongyang denied it") still lies where it lies.
    """
    if mention.kind is Kind.PLACE:
        return mention.name
    spots = known_spots().get(place_key(mention.text), ()) if mention.kind is Kind.STATE else ()
    metonym = any(s.kind is SpotKind.CAPITAL and s.state == mention.codebook for s in spots)
    by_name = any(s.kind is SpotKind.STATE and s.state == mention.codebook for s in spots)
    return mention.text if metonym and not by_name else ""


def _spots_of(name: str, spots: Mapping[str, tuple[Spot, ...]]) -> tuple[Spot, ...]:
    """Give what the fullest form of a name that is known means."""
    for step in forms(name):
        found = dict.fromkeys(spot for form in step for spot in spots.get(form, ()))
        if found:
            return tuple(found)
    return ()


def _kinds_of(text: str, mention: Mention) -> Iterator[SpotKind]:
    """Give what the words right before and after a mention say that it is."""
    before = text[max(0, mention.span.start - LONGEST) : mention.span.start].casefold()
    after = text[mention.span.end : mention.span.end + LONGEST]
    for kind, ahead, behind in place_words().kinds:
        if before.endswith(tuple(f" {word} " for word in ahead)) or any(
            re.match(rf"\s{word}\b", after) for word in behind
        ):
            yield kind


def _pairs(text: str, names: Sequence[Named]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Find what is held by what ("Osh, Kyrgyzstan"; "Osh in the south of …"), and lists."""
    placed = sorted(
        (mention.span.start, mention.span.end, index)
        for index, named in enumerate(names)
        for mention in named.mentions
    )
    held: set[tuple[int, int]] = set()
    listed: set[tuple[int, int]] = set()
    for (_, end, left), (start, _, right) in pairwise(placed):
        between = text[end:start]
        if left == right or len(between) > LONGEST or "\n" in between:
            continue
        if LIST.fullmatch(between):
            listed.add((left, right))
        if between.strip() in {",", "("} or _holds(between):
            held.add((left, right))
    return held, listed


def _holds(between: str) -> bool:
    """Say whether the words between two places end like "… in" or "… of the"."""
    words = WORD.findall(between)
    if words and words[-1] == "the":
        words.pop()
    return bool(words) and "." not in between and words[-1] in place_words().between
