"""Treaties and other agreements with their life-cycle."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.time import Dating

__all__ = ["Agreement", "Step", "StepState"]


class StepState(StrEnum):
    """Where an agreement stands; "ratified" is per party."""

    PROPOSED = "proposed"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Step:
    """One change of state, with the claims that tell it; `party` is an entity id."""

    state: StepState
    party: str | None
    time: Dating
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement between parties (entity ids), with its steps in order of time."""

    id: str
    name: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    steps: tuple[Step, ...]
