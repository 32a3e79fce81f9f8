"""What the lines of a page were found to be, while they are sifted."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.clean.lines import Line
from dragoman.model.document import Removed

__all__ = ["OTHER_HEADLINE", "SENTENCE_ENDS", "Sifted"]

OTHER_HEADLINE = "headline of another story"
SENTENCE_ENDS = (".", "!", "?", ",", ".”", '."', "!”", "?”")


@dataclass(slots=True)
class Sifted:
    """What the lines of a page are; `kept` is the story."""

    lines: tuple[Line, ...]
    title: str = ""
    byline: str = ""
    outlet: str = ""
    credit: str = ""
    reasons: dict[int, str] = field(default_factory=dict)
    """Index of a line → why it is no story."""
    notes: list[str] = field(default_factory=list)

    @property
    def kept(self) -> tuple[Line, ...]:
        """Give the lines of the story, in order."""
        return tuple(line for i, line in enumerate(self.lines) if i not in self.reasons)

    @property
    def removed(self) -> tuple[Removed, ...]:
        """Give the lines that were taken out, in order, each with its reason."""
        return tuple(
            Removed(self.lines[index].text, reason, self.lines[index].number)
            for index, reason in sorted(self.reasons.items())
        )

    def left(self, start: int, end: int) -> list[int]:
        """Give the indexes in a range that nothing has taken yet."""
        return [index for index in range(start, end) if index not in self.reasons]
