"""The sources of bounds that take part in every inference, in the order in which they are asked."""

from __future__ import annotations

from dragoman.resolve.times.corpus import Source
from dragoman.resolve.times.life_spans import life_spans
from dragoman.resolve.times.office_terms import office_terms
from dragoman.resolve.times.order import told_order
from dragoman.resolve.times.own_words import own_words
from dragoman.resolve.times.same_event import same_events
from dragoman.resolve.times.serial_numbers import serial_numbers
from dragoman.resolve.times.told_days import told_days
from dragoman.resolve.times.treaty_order import treaty_order

__all__ = ["BY_ADDRESS", "BY_WORDS", "SOURCES"]

BY_WORDS: tuple[Source, ...] = (
    own_words,
    same_events,
    treaty_order,
    told_order,
    life_spans,
    told_days,
    office_terms,
)
"""What follows from what pages say."""
BY_ADDRESS: tuple[Source, ...] = (serial_numbers,)
"""What follows from where pages stand."""
SOURCES: tuple[Source, ...] = (*BY_WORDS, *BY_ADDRESS)
"""Each gives links between times; a new one is a function more in this list."""
