"""The verdict on two claims, with what speaks for it and against it, in plain words."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model.judgement import Verdict

__all__ = ["Likeness"]


@dataclass(slots=True)
class Likeness:
    """The verdict on two claims, with the points for and against."""

    score: float = 0.0
    supports: list[str] = field(default_factory=list)
    against: str = ""
    missing: list[str] = field(default_factory=list)
    verdict: Verdict = Verdict.DIFFERENT

    @property
    def reason(self) -> str:
        """For, against and missing, in one line."""
        parts = [("for", ", ".join(self.supports)), ("against", self.against)]
        parts.append(("missing", ", ".join(self.missing)))
        return "; ".join(f"{head}: {text}" for head, text in parts if text)

    def add(self, score: float, point: str) -> None:
        """Count a point for "same"."""
        self.score += score
        self.supports.append(point)
