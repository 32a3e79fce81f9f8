"""Words that name somebody or something, and the offices that people hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.model.ids import digest
from dragoman.model.span import Span
from dragoman.model.time import Interval

__all__ = ["Entity", "Kind", "Mention", "OfficeMention"]


class Kind(StrEnum):
    """What a mention or an entity is."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    PLACE = "place"
    AGREEMENT = "agreement"
    OFFICE = "office"
    """Of entities alone: a post that pages name without its holder ("the Russian minister")."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words in a document that name (or stand for) one thing.

    `name` is the fullest name that the document itself gives for it ("Kim Jong Un" for a
    later "Kim"), or the canonical name of the codebook. `codebook` is the key of a row of the
    codebook ("state/PRK", "organization/nato"), None for what the codebook does not list.
    `state` is the key of the state that it belongs to or speaks for ("state/PRK"), if known.
    `antecedent` is the id of an earlier mention that it repeats (pronoun, surname,
    "the Russian leader"), with the `reason` in plain words.
    """

    span: Span
    text: str
    kind: Kind
    name: str
    made_by: str
    codebook: str | None = None
    state: str | None = None
    antecedent: str | None = None
    reason: str = ""
    members: tuple[str, ...] = ()
    """Ids of the mentions that a group stands for ("the two leaders"); empty for a single one."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        span = self.span
        object.__setattr__(
            self, "id", digest("mention", span.document, span.start, span.end, self.kind)
        )


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """Words that say who holds, held or will hold a post.

    `of` names what the post speaks for (a state or a body, canonical name), `to` the one it
    is accredited to (ambassadors). `status` is "", "former", "acting", "elect" or
    "appointed". `held` is what the document says of the time, half-open.
    """

    span: Span
    holder: str
    """Id of the holder's mention."""
    holder_name: str
    post: str
    of: str | None
    to: str | None
    status: str
    held: Interval
    made_by: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions of many documents name; derived from mentions and judgements."""

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...]
    codes: tuple[tuple[str, str], ...] = ()
    mentions: tuple[str, ...] = ()
