"""What a sentence tells, and what happened in the world."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.model.ids import digest
from dragoman.model.span import Span
from dragoman.model.time import Basis, Dating

__all__ = ["Argument", "Event", "EventMention", "Modality", "Polarity", "Role"]


class Role(StrEnum):
    """The part that an argument plays in an act."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    THEME = "theme"
    """What is signed, given, sent, imposed or talked about."""
    AGREEMENT = "agreement"
    PLACE = "place"
    NUMBER = "number"
    PURPOSE = "purpose"
    """What it is done for, in the words of the text ("to train its army")."""


class Modality(StrEnum):
    """How sure the words are that it happened."""

    HAPPENED = "happened"
    PLANNED = "planned"
    DEMANDED = "demanded"
    POSSIBLE = "possible"
    ALLEGED = "alleged"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    NEGATED = "negated"


class Polarity(StrEnum):
    """Whether the words affirm the act or say that it did not take place."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Argument:
    """One participant of an act, with its words.

    `mention` is the id of the mention that fills it; None for a bare phrase ("dozens of
    factories"). `number` is the quantity as printed ("more than 10,000").
    """

    role: Role
    span: Span
    name: str
    mention: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One act, told in one clause.

    `type` is a PLOVER type, empty for an extension without a PLOVER home; `extension` is one
    of ours ("sign", "ratify", …) or empty. `speaker` is the id of the mention to whom the
    clause attributes it; `cue` the words that do so. `stance` is the speaker's own act
    towards it: "asserts", "alleges", "denies" or "confirms". `factors` are the spans of the
    words that set modality and polarity.
    """

    sentence: Span
    trigger: Span
    type: str
    mode: str
    extension: str
    contexts: tuple[str, ...]
    arguments: tuple[Argument, ...]
    modality: Modality
    polarity: Polarity
    made_by: str
    """The row of the codebook, and the frame, that coded it."""
    time: Dating | None = None
    speaker: str | None = None
    speaker_name: str = ""
    stance: str = "asserts"
    cue: Span | None = None
    factors: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    """Words outside the clause that a coreference or anchor step used."""

    def filling(self, role: Role) -> tuple[Argument, ...]:
        """Give the arguments of one role, in order of the text."""
        return tuple(argument for argument in self.arguments if argument.role is role)


@dataclass(frozen=True, slots=True)
class Event:
    """One act in the world, derived from the claims that tell it; names are entity ids.

    `articles` counts the documents that tell it, copies included; `origins` the independent
    texts among them.
    """

    type: str
    mode: str
    extension: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    time: Dating
    modality: Modality
    claims: tuple[str, ...]
    articles: int
    origins: int
    title: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("event", min(self.claims)))

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """Where it stands in a chronology: by the first day known, narrow before wide.

        The undated stand last, and with them what is only concluded to be not before some day:
        that a visit was not before the visitor took office puts it in no order.
        """
        start, end = self.time.interval.iso()
        hardly = end is None and self.time.basis in {Basis.INFERENCE, Basis.UNKNOWN}
        return hardly, start or end or "~", end or "~", self.id
