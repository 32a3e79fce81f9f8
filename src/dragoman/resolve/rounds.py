"""Which claims tell one event, and when it was: each answer helps the other, so they take turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.judgement import Judgement
from dragoman.model.time import TimeExpression
from dragoman.resolve.dates import Inferred, infer_dates
from dragoman.resolve.entities import Linked
from dragoman.resolve.events import match_events

__all__ = ["Matched", "match_and_date"]

ROUNDS = 3
"""What a date brings together may date another event; longer chains were never met."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Groups of claims (ids) that tell one event, and why; when it was; the claims so dated."""

    groups: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]
    dated: Inferred
    claims: tuple[Claim, ...]


def match_and_date(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    times: Mapping[str, Sequence[TimeExpression]],
    linked: Linked,
    verdicts: Sequence[Judgement],
) -> Matched:
    """Match claims and infer dates in turns until the groups stay as they are.

    Every inference starts from the claims as they were read; only matching sees narrowed times.
    The judgements are those of the last round.
    """
    told: Sequence[Claim] = claims
    pages: Sequence[Document] = documents
    found: Matched | None = None
    for _ in range(ROUNDS):
        groups, judgements = match_events(
            told, linked.entity_of, {p.id: p for p in pages}, verdicts, linked.entities
        )
        if found is not None and groups == found.groups:
            return replace(found, judgements=judgements)
        dated = infer_dates(documents, claims, times, groups)
        told = [replace(c, time=dated.claim_times.get(c.id, c.time)) for c in claims]
        pages = [replace(d, published=dated.published.get(d.id, d.published)) for d in documents]
        found = Matched(groups, judgements, dated, tuple(told))
    assert found is not None  # at least one round is run
    return found
