"""How small values stand in a record, and who is meant by an id."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.span import Span
from dragoman.model.time import Interval
from dragoman.store.base import Store

__all__ = ["Names", "Record", "interval_value", "span_value"]

type Record = dict[str, object]
"""One exported record, its fields in the order of `dragoman.export.fields`."""


def interval_value(interval: Interval | None) -> list[str | None]:
    """Give [start, end) as ISO dates; [null, null] when nothing is known."""
    return [None, None] if interval is None else list(interval.iso())


def span_value(span: Span | None) -> list[int] | None:
    """Give [start, end) in code points of the document's text."""
    return None if span is None else [span.start, span.end]


class Names:
    """Who is meant: a mention's entity, an entity's name. Read from the store once."""

    def __init__(self, store: Store) -> None:
        self._entity_of = store.entity_of()
        self._names = {entity.id: entity.name for entity in store.entities()}

    def entity(self, mention: str | None) -> str | None:
        """Give the id of a mention's entity."""
        return None if mention is None else self._entity_of.get(mention)

    def name(self, entity: str | None) -> str | None:
        """Give the name of an entity, its id where the store has no name for it."""
        return None if entity is None else self._names.get(entity, entity)

    def names(self, entities: Iterable[str]) -> list[str]:
        """Give the names of several entities."""
        return [self._names.get(entity, entity) for entity in entities]
