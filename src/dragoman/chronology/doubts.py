"""Tenures that other evidence speaks against: a holder of the past who was named by his old post.

"President Okoth" is said of presidents long out of office. Such a line of the ledger is kept and
shown with what speaks against it, but it clashes with nobody, and nobody goes by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from dragoman.codebook.leaders import held
from dragoman.model.calendar import in_words
from dragoman.model.office import Tenure
from dragoman.model.time import Interval

__all__ = ["with_doubts"]

OUTNUMBERED = 3
"""Times as many pages that see another one in post before and after."""
CHANGE = 31
"""Days around the months of the table in which a post may have changed hands."""


def with_doubts(tenures: Sequence[Tenure]) -> list[Tenure]:
    """Give the tenures of one post with one holder, each with what speaks against it.

    What users' lists say is not doubted, and who acts for another is not either.
    """
    return [
        tenure
        if tenure.listed or tenure.acting or not tenure.held.known
        else replace(tenure, doubt=next(_doubts(tenure, tenures), ""))
        for tenure in tenures
    ]


def _doubts(tenure: Tenure, tenures: Sequence[Tenure]) -> Iterator[str]:
    yield from _by_table(tenure)
    for other in tenures:
        if other.holder == tenure.holder:
            yield from _had_left(tenure, other)
        elif other.held.known and not other.acting and not other.listed:
            yield from _other_in_post(tenure, other)


def _other_in_post(tenure: Tenure, other: Tenure) -> Iterator[str]:
    if began := _told_before(other, tenure):
        yield f"{other.holder_name} was in post by then (began {in_words(began)})"
    elif (
        other.held.contains(tenure.held)
        and other.held != tenure.held
        and other.documents >= OUTNUMBERED * tenure.documents
    ):
        yield f"{other.documents} pages see {other.holder_name} in post before and after"


def _by_table(tenure: Tenure) -> Iterator[str]:
    terms = held(tenure.holder_name, tenure.post, tenure.of)
    if terms and all((term.gap(tenure.held) or 0) > CHANGE for term in terms):
        known = ", ".join(in_words(term) for term in terms)
        yield f"the table of leaders has {tenure.holder_name} in this post {known}"


def _had_left(tenure: Tenure, other: Tenure) -> Iterator[str]:
    """Say when pages told that somebody had left, if nothing tells that he came back.

    More pages that see him in post afterwards than told of his leaving do tell it.
    """
    ended = [w.time.end for w in other.evidence if w.says == "ended" and w.time.end]
    back = any(w.says == "began" for w in tenure.evidence) or tenure.documents > len(ended)
    start = tenure.held.start
    if other is not tenure and not back and start and ended and max(ended) <= start:
        yield f"he had left by {max(ended) - timedelta(1)}"


def _told_before(other: Tenure, tenure: Tenure) -> Interval | None:
    """Give when another one was told to begin, if that lies before a tenure and he stayed on."""
    start, last = tenure.held.start, other.held.end
    if not start or not last or last <= start:
        return None
    told = [w.time for w in other.evidence if w.says == "began" and w.time.start and w.time.end]
    own = any(w.says == "began" for w in tenure.evidence)
    early = [time for time in told if time.end and time.end <= start]
    return early[-1] if early and not own else None
