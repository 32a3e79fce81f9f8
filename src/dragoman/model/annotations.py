"""All that was found in one document."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.event import EventMention
from dragoman.model.mention import Mention, OfficeMention
from dragoman.model.parsed import Parsed
from dragoman.model.quote import Quote
from dragoman.model.time import TimeExpression

__all__ = ["Annotations"]


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the `find_` stages gave for one parsed document."""

    parsed: Parsed
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    offices: tuple[OfficeMention, ...]
    quotes: tuple[Quote, ...]
    events: tuple[EventMention, ...]
