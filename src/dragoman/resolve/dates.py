"""Dates that follow from other documents: bounds are handed round until nothing narrows.

A document is not older than what it tells as past; "last year", said of an event that another
page dates, says in which year it was said; claims of one event share its time. Nothing is ever
widened. Claims that cannot all be right become a disagreement, and the rest is dated without them.

`times.sources` lists where bounds come from, `times.parts` finds what bounds each other,
`times.propagate` hands the bounds round, `times.explain` tells what came of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from dragoman.model.claim import Claim
from dragoman.model.derived import Inferred
from dragoman.model.document import Document
from dragoman.model.judgement import Disagreement
from dragoman.model.mention import Entity, OfficeMention
from dragoman.model.time import TimeExpression
from dragoman.resolve.times.corpus import Corpus, Source, make_corpus
from dragoman.resolve.times.datecheck import find_contradictions
from dragoman.resolve.times.explain import settle_part
from dragoman.resolve.times.parts import Part, find_parts
from dragoman.resolve.times.sources import SOURCES
from dragoman.resolve.times.uncollected import uncollected

__all__ = ["Inferred", "infer_dates", "infer_parts", "join_parts"]


def infer_dates(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    times: Mapping[str, Sequence[TimeExpression]],
    groups: Sequence[Sequence[str]],
    *,
    sources: Sequence[Source] = SOURCES,
    offices: Sequence[OfficeMention] = (),
    entities: Sequence[Entity] = (),
    entity_of: Mapping[str, str] | None = None,
) -> Inferred:
    """Give the dates that documents and claims get from each other.

    `times` are the expressions by document id, `groups` the claims (ids) judged to tell one
    event. Only what became narrower is given. The order of the input changes nothing.
    """
    with uncollected():
        corpus = make_corpus(
            documents,
            claims,
            times,
            groups,
            offices=offices,
            entities=entities,
            entity_of=entity_of,
        )
        return join_parts(corpus, infer_parts(corpus, {}, sources=sources))


def infer_parts(
    corpus: Corpus,
    kept: Mapping[str, Inferred],
    *,
    sources: Sequence[Source] = SOURCES,
    settle: Callable[[Corpus, Part], Inferred] = settle_part,
) -> dict[str, Inferred]:
    """Give what follows for each part by its key; what is `kept` by its key is not done again."""
    with uncollected():
        links = chain.from_iterable(source(corpus) for source in sources)
        return {
            part.key: kept[part.key] if part.key in kept else settle(corpus, part)
            for part in find_parts(corpus, links)
        }


def join_parts(corpus: Corpus, parts: Mapping[str, Inferred]) -> Inferred:
    """Put what follows for the parts together, with what each page says against itself."""
    inside = (
        found
        for key, page in corpus.documents.items()
        for found in find_contradictions(page, corpus.times.get(key, ()))
    )
    between = chain.from_iterable(part.disagreements for part in parts.values())
    return Inferred(
        _joined(part.published for part in parts.values()),
        _joined(part.claim_times for part in parts.values()),
        (*sorted(between, key=_order), *inside),
    )


def _joined[T](some: Iterable[Mapping[str, T]]) -> dict[str, T]:
    return dict(sorted(chain.from_iterable(one.items() for one in some)))


def _order(found: Disagreement) -> tuple[bool, str, str, str]:
    return (found.event is not None, found.document or "", found.event or "", found.note)
