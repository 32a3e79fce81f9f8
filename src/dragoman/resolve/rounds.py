"""Which claims tell one event, and when it was: each answer helps the other, so they take turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model.agreement import Agreement
from dragoman.model.claim import Claim
from dragoman.model.derived import Inferred
from dragoman.model.document import Document
from dragoman.model.judgement import Judgement
from dragoman.model.mention import OfficeMention
from dragoman.model.time import TimeExpression
from dragoman.resolve.dates import infer_parts, join_parts
from dragoman.resolve.entities import Linked
from dragoman.resolve.events import match_events
from dragoman.resolve.times.corpus import Corpus, make_corpus

__all__ = ["Matched", "date_by_agreements", "match_and_date"]

ROUNDS = 3
"""What a date brings together may date another event; longer chains were never met."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Groups of claims (ids) that tell one event, and why; when it was; the claims so dated."""

    groups: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]
    dated: Inferred
    claims: tuple[Claim, ...]
    corpus: Corpus
    """The material as it was read, with these groups."""
    parts: Mapping[str, Inferred]
    """What followed for each part on the way: a later run that knows it infers only what is new."""


def match_and_date(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    times: Mapping[str, Sequence[TimeExpression]],
    linked: Linked,
    verdicts: Sequence[Judgement],
    *,
    offices: Sequence[OfficeMention] = (),
    kept: Mapping[str, Inferred] | None = None,
) -> Matched:
    """Match claims and infer dates in turns until the groups stay as they are.

    Every inference starts from the claims as they were read; only matching sees narrowed times.
    The judgements are those of the last round. `kept` are the parts of an earlier run.
    """
    read = make_corpus(
        documents,
        claims,
        times,
        (),
        offices=offices,
        entities=linked.entities,
        entity_of=linked.entity_of,
    )
    told: Sequence[Claim] = claims
    pages: Sequence[Document] = documents
    parts: dict[str, Inferred] = {}
    found: Matched | None = None
    for _ in range(ROUNDS):
        groups, judgements = match_events(
            told, linked.entity_of, {p.id: p for p in pages}, verdicts, linked.entities
        )
        if found is not None and groups == found.groups:
            return replace(found, judgements=judgements)
        corpus = read.grouped(groups)
        settled = infer_parts(corpus, {**(kept or {}), **parts})
        parts |= settled
        dated = join_parts(corpus, settled)
        told = _told(claims, dated)
        pages = [replace(d, published=dated.published.get(d.id, d.published)) for d in documents]
        found = Matched(groups, judgements, dated, tuple(told), corpus, dict(parts))
    assert found is not None  # at least one round is run
    return found


def date_by_agreements(
    matched: Matched, agreements: Sequence[Agreement], kept: Mapping[str, Inferred] | None = None
) -> Matched:
    """Date everything once more with the steps of agreements in their order; groups stay."""
    corpus = replace(matched.corpus, agreements=tuple(agreements))
    settled = infer_parts(corpus, {**(kept or {}), **matched.parts})
    dated = join_parts(corpus, settled)
    read = [one.claim for one in corpus.told.values()]
    by_id = {claim.id: claim for claim in _told(read, dated)}
    return replace(
        matched,
        dated=dated,
        claims=tuple(by_id[claim.id] for claim in matched.claims),
        corpus=corpus,
        parts={**matched.parts, **settled},
    )


def _told(claims: Sequence[Claim], dated: Inferred) -> list[Claim]:
    """Give the claims with their narrowed times."""
    return [replace(c, time=dated.claim_times.get(c.id, c.time)) for c in claims]
