"""The records of every kind, each a function of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dragoman.export.derived import (
    agreement_records,
    disagreement_records,
    entity_records,
    event_records,
    judgement_records,
)
from dragoman.export.observed import (
    claim_records,
    document_records,
    mention_records,
    office_records,
    quote_records,
    rejected_records,
    time_records,
)
from dragoman.export.values import Record
from dragoman.store.base import Store

__all__ = ["RECORDS", "event_records"]

RECORDS: Mapping[str, Callable[[Store], Iterator[Record]]] = {
    "documents": document_records,
    "rejected": rejected_records,
    "mentions": mention_records,
    "entities": entity_records,
    "offices": office_records,
    "times": time_records,
    "quotes": quote_records,
    "claims": claim_records,
    "events": event_records,
    "agreements": agreement_records,
    "disagreements": disagreement_records,
    "judgements": judgement_records,
}
