"""What the codebook of events holds: entries, frames, rules, contexts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebook.patterns import Pattern
from dragoman.model.event import Modality, Role

__all__ = [
    "EXTENSIONS",
    "QUADS",
    "TABLE",
    "Context",
    "Entry",
    "EventBook",
    "Example",
    "Frame",
    "Rule",
]

TABLE = "events.toml"
"""The file in which our own rows stand."""
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
EXTENSIONS = (
    "sign", "ratify", "enter-force", "withdraw-treaty", "appoint", "dismiss", "die", "deny",
    "confirm", "state", "test",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a trigger's arguments stand: for each role the places to look, in order.

    A place is "subject", "object", "indirect", "possessor", "modifier", "support" (the subject
    of the verb that carries a noun), "above" (the subject of the clause during which it was),
    "scene" (where that clause took place),
    "clause" (the subject of the clause below), "content" (its object), "teller" (who says it),
    or a preposition; "object-with" is what stands under "with" on the object. `together` roles
    take what all places give, the others what the first place that gives anybody does.
    """

    name: str
    pos: str
    roles: Mapping[Role, tuple[str, ...]]
    together: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own writing with the coding that it must get.

    `trigger` is the word at which the trigger begins; empty asks for none. No modality means
    that it happened.
    """

    text: str
    arguments: Mapping[Role, tuple[str, ...]]
    modality: Modality = Modality.HAPPENED
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One type, mode of a type, or extension. Scores run from -10 (conflict) to +10."""

    name: str
    type: str
    mode: str
    extension: str
    quad: int
    """1 to 4, an index into QUADS plus one; 0 for an extension without a PLOVER home."""
    score: float | None
    definition: str
    note: str
    contexts: tuple[str, ...]
    examples: tuple[Example, ...]
    not_examples: tuple[str, ...]
    """Sentences that look like it and are not."""
    cameo: str = ""
    """CAMEO code of a user's own entry; those of ours stand in ``cameo.toml``."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an act is about, with the words around it that say so."""

    name: str
    definition: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with the entry that it codes and the frame of its arguments."""

    pattern: Pattern
    entry: Entry
    frame: Frame
    table: str = TABLE
    """The file in which the row stands."""

    @property
    def name(self) -> str:
        """Where the row stands: file, entry, frame."""
        return f"{self.table}:{self.entry.name}/{self.frame.name}"


@dataclass(frozen=True, slots=True)
class EventBook:
    """The whole table, ready for use."""

    entries: Mapping[str, Entry]
    frames: Mapping[str, Frame]
    contexts: Mapping[str, Context]
    rules: Mapping[str, tuple[Rule, ...]]
    """By the trigger's lemma, the most demanding pattern first."""
    sets: Mapping[str, frozenset[str]]
    complement_modes: Mapping[str, Mapping[str, str]]
    """Type → (type of the act in the clause below → mode)."""
    composition: Mapping[str, Mapping[str, str]]
    """Modality → (type → the type that PLOVER gives an act so told)."""
    table: str = TABLE
    """The file that it was read from."""

    def entry_of(self, type_: str, mode: str = "", extension: str = "") -> Entry | None:
        """Give the entry with these codes; None when there is none."""
        for entry in self.entries.values():
            if (entry.type, entry.mode, entry.extension) == (type_, mode, extension):
                return entry
        return None
