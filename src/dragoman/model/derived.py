"""What is assembled from claims and judgements, and can be rebuilt at any time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model.agreement import Agreement
from dragoman.model.event import Event
from dragoman.model.judgement import Disagreement
from dragoman.model.mention import Entity
from dragoman.model.time import Dating

__all__ = ["Derived", "Inferred", "SpunScore"]


@dataclass(frozen=True, slots=True)
class SpunScore:
    """How likely a document's words were swapped by a machine, and what spoke for it."""

    probability: float
    """0..1."""
    verdict: str
    """"none", "suspect" or "strong"."""
    reason: str
    made_by: str


@dataclass(frozen=True, slots=True)
class Inferred:
    """What follows for documents and claims, by id, and what cannot all be right."""

    published: Mapping[str, Dating]
    claim_times: Mapping[str, Dating]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """The whole derived part of a store: replaced in one transaction, never patched."""

    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    published: Mapping[str, Dating] = field(default_factory=dict)
    """Document id → publication, for documents dated by inference alone."""
    claim_times: Mapping[str, Dating] = field(default_factory=dict)
    """Claim id → time, for claims whose time other documents narrowed."""
