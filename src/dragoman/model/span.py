"""Where words stand."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open run of code points ``[start, end)`` in the text of one document.

    A document's id is a digest of its text, so a span never goes stale. Never empty.
    """

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Give the words of this span in the text of its document."""
        if self.end > len(text):
            raise ValueError(f"[{self.start}, {self.end}) runs past the text ({len(text)})")
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies within this span."""
        return (
            self.document == other.document and self.start <= other.start and other.end <= self.end
        )

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.document == other.document and self.start < other.end and other.start < self.end
