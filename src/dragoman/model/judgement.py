"""Identity is a judgement beside the data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["PERSON", "CopyKind", "Disagreement", "Judgement", "Value", "Verdict", "by_person"]

PERSON = "person:"
"""Beginning of `made_by` of a person's verdict."""


class Verdict(StrEnum):
    """What was judged of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class CopyKind(StrEnum):
    """How one text follows another."""

    SAME = "same"
    EXCERPT = "excerpt"
    REWRITTEN = "rewritten"
    SPUN = "spun"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two documents, mentions, entities or claims are the same, or are not.

    `left` is the one that follows, `right` the one it follows (for copies: copy → original);
    otherwise left < right. `score` is 0..1. `at` is an ISO time for a person's verdict and
    None for a rule's, which follows from the data alone and so has no time of its own.
    """

    subject: str
    """"document", "mention", "claim", "entity" or "agreement"."""
    left: str
    right: str
    verdict: Verdict
    score: float
    reason: str
    made_by: str
    at: str | None = None
    copy_kind: CopyKind | None = None


def by_person(made_by: str) -> bool:
    """Say whether a person, not a rule or a model, judged."""
    return made_by.startswith(PERSON)


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that do not agree, with the claims that carry it."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims of one event (or one document) that cannot all be right about `field`.

    Those about the field "office" are of the ledger of offices: of no event and no document.
    """

    event: str | None
    field: str
    values: tuple[Value, ...]
    note: str
    document: str | None = None
