"""Claims are stored, events are derived."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.model.event import Argument, Modality, Polarity, Role
from dragoman.model.ids import digest
from dragoman.model.span import Span
from dragoman.model.time import Dating, Shift

__all__ = ["Claim", "Relation", "TimeLink"]


class Relation(StrEnum):
    """How the time of one act stands to that of another one."""

    AFTER = "after"
    BEFORE = "before"
    SAME_DAY = "same day"


@dataclass(frozen=True, slots=True)
class TimeLink:
    """A page's own words on how an act stands in time to another act of the page.

    `shift` is how it is counted from the other one ("two days after"), None where it is only
    before or after. `lasts` is the number of days that the longer of the two may last, so that
    a day given for it need not be the one that is meant.
    """

    other: Span
    """The trigger of the other act."""
    relation: Relation
    cue: Span
    """The words that say so."""
    shift: Shift | None = None
    lasts: int = 1


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody vouches, in these words, that something happened, will happen or did not.

    Immutable. `speaker` is the id of a mention, `speaker_name` its name; `agency` the credited
    wire, `outlet` the page's own: the chain outlet → agency → speaker answers "who says so?".
    """

    document: str
    sentence: Span
    trigger: Span
    type: str
    mode: str
    extension: str
    contexts: tuple[str, ...]
    arguments: tuple[Argument, ...]
    time: Dating
    modality: Modality
    polarity: Polarity
    stance: str
    speaker: str | None
    speaker_name: str
    outlet: str
    agency: str
    evidence: tuple[Span, ...]
    made_by: str
    order: tuple[TimeLink, ...] = ()
    """How the page puts it in order with other acts that it tells."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self,
            "id",
            digest(
                "claim",
                self.document,
                self.trigger.start,
                self.trigger.end,
                self.type,
                self.extension,
                self.mode,
                self.stance,
                self.speaker,
            ),
        )

    def filling(self, role: Role) -> tuple[Argument, ...]:
        """Give the arguments of one role, in order of the text."""
        return tuple(argument for argument in self.arguments if argument.role is role)
