"""The sources of bounds that take part in every inference, in the order in which they are asked."""

from __future__ import annotations

from dragoman.resolve.times.corpus import Source
from dragoman.resolve.times.own_words import own_words
from dragoman.resolve.times.same_event import same_events
from dragoman.resolve.times.treaty_order import treaty_order

__all__ = ["SOURCES"]

SOURCES: tuple[Source, ...] = (own_words, same_events, treaty_order)
"""Each gives links between times; a new one is a function more in this list."""
