"""Builds a Document, Parsed or Claim in one line."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from dragoman.extract.parse import parse
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Modality, Polarity
from dragoman.model.parsed import Parsed
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval, TimeExpression

__all__ = ["claim_of", "day", "document", "parsed", "time_row"]


def day(text: str) -> Interval:
    """Give the interval of an ISO day."""
    return Interval.day(date.fromisoformat(text))


def document(text: str, *, published: str | None = None, **fields: Any) -> Document:
    """Give a document of `text`, published on an ISO day if one is given."""
    dating = Dating(day(published), Basis.PRINTED, ("given by the test",)) if published else None
    fields.setdefault("address", "test:page")
    fields.setdefault("language", "en")
    return Document(text=text, published=dating, **fields)


def claim_of(sentence: Span, trigger: Span, **fields: Any) -> Claim:
    """Give a claim that a treaty was signed, nobody says by whom or when, but for some `fields`."""
    signed: dict[str, Any] = {
        "document": trigger.document,
        "sentence": sentence,
        "trigger": trigger,
        "type": "SUPPORT",
        "mode": "",
        "extension": "sign",
        "contexts": (),
        "arguments": (),
        "time": Dating(UNBOUNDED, Basis.UNKNOWN),
        "modality": Modality.HAPPENED,
        "polarity": Polarity.POSITIVE,
        "stance": "asserts",
        "speaker": None,
        "speaker_name": "",
        "outlet": "",
        "agency": "",
        "evidence": (),
        "made_by": "test",
    }
    return Claim(**(signed | fields))


@cache
def parsed(text: str, published: str | None = None) -> Parsed:
    """Parse a text once for all tests that ask for it."""
    return parse(document(text, published=published))


def time_row(time: TimeExpression) -> dict[str, Any]:
    """Give a time as ``tests/cases/times.toml`` writes it."""
    found: dict[str, Any] = {"text": time.text, "value": time.value}
    if time.interval is not None:
        found["interval"] = list(time.interval.iso())
    if time.bound:
        found["bound"] = time.bound
    return found
