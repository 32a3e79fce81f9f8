"""The acts that the project codes: types, modes, extensions, their triggers and frames.

Codes and scores are those of PLOVER 2.0 (openeventdata/PLOVER, CC BY-SA 4.0); definitions,
triggers, frames and examples are our own and stand in ``events.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.codebook.load import read_table
from dragoman.codebook.patterns import Pattern, parse_pattern, same_spelling
from dragoman.errors import CodebookError
from dragoman.model.event import Modality, Role

__all__ = [
    "EXTENSIONS",
    "QUADS",
    "Context",
    "Entry",
    "EventBook",
    "Example",
    "Frame",
    "Rule",
    "make_book",
    "read_events",
]

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
EXTENSIONS = (
    "sign", "ratify", "enter-force", "withdraw-treaty", "appoint", "dismiss", "die", "deny",
    "confirm", "state", "test",
)  # fmt: skip
_POS = ("verb", "noun", "adjective")


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
    """A sentence of our own writing with the coding that it must get."""

    text: str
    arguments: Mapping[Role, tuple[str, ...]]
    modality: Modality | None = None
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

    def entry_of(self, type_: str, mode: str = "", extension: str = "") -> Entry | None:
        """Give the entry with these codes; None when there is none."""
        for entry in self.entries.values():
            if (entry.type, entry.mode, entry.extension) == (type_, mode, extension):
                return entry
        return None


@cache
def read_events() -> EventBook:
    """Read and check ``events.toml``; raises CodebookError, which names the entry."""
    return make_book(read_table("events"))


def make_book(table: Mapping[str, Any]) -> EventBook:
    """Make the book of a table; raises CodebookError, which names the entry."""
    sets = _sets(table.get("sets", {}))
    frames = {name: _frame(name, row) for name, row in table.get("frames", {}).items()}
    contexts = {name: _context(name, row) for name, row in table.get("contexts", {}).items()}
    types = {name: _type(name, row) for name, row in table.get("types", {}).items()}
    entries: dict[str, Entry] = {}
    rules: dict[str, list[Rule]] = {}
    for name, row in table.get("entries", {}).items():
        entry = _entry(name, row, types, contexts)
        entries[name] = entry
        for frame_name, patterns in row.get("triggers", {}).items():
            if frame_name not in frames:
                raise CodebookError(f"events.toml: {name}: no frame is called {frame_name!r}")
            for text in patterns:
                pattern = parse_pattern(text, sets, f"events.toml: {name}/{frame_name}")
                rule = Rule(pattern, entry, frames[frame_name])
                rules.setdefault(pattern.head, []).append(rule)
    _check_unique(entries, rules)
    return EventBook(
        entries,
        frames,
        contexts,
        {head: tuple(sorted(found, key=_demand)) for head, found in rules.items()},
        sets,
        _complement_modes(table.get("complement-modes", {}), entries),
        _composition(table.get("composition", {}), types),
    )


def _demand(rule: Rule) -> tuple[bool, int, int]:
    """Order rules: mere statements last, then by what they ask for."""
    return rule.entry.extension == "state", -rule.pattern.weight, rule.pattern.breadth


def _sets(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Read named sets; a later one may use an earlier one."""
    sets: dict[str, frozenset[str]] = {}
    for name, words in table.items():
        found: set[str] = set()
        for word in words.split():
            if word.startswith("@"):
                if word[1:] not in sets:
                    raise CodebookError(f"events.toml: sets.{name}: no set {word[1:]!r} above it")
                found |= sets[word[1:]]
            else:
                found.add(word if word.startswith("#") else same_spelling(word))
        sets[name] = frozenset(found)
    return sets


def _frame(name: str, row: Mapping[str, Any]) -> Frame:
    if row.get("pos") not in _POS:
        raise CodebookError(f"events.toml: frame {name}: pos must be one of {', '.join(_POS)}")
    roles = {}
    for role in Role:
        if role.value in row:
            roles[role] = tuple(row[role.value].split())
    together = frozenset(Role(role) for role in row.get("together", "").split())
    return Frame(name, row["pos"], roles, together)


def _context(name: str, row: Mapping[str, str]) -> Context:
    words = frozenset(same_spelling(word) for word in row["words"].split())
    return Context(name, row["definition"], words)


def _type(name: str, row: Mapping[str, Any]) -> tuple[int, float]:
    quad, score = row.get("quad"), row.get("score")
    if quad not in (1, 2, 3, 4) or not isinstance(score, int | float):
        raise CodebookError(f"events.toml: type {name}: needs a quad of 1 to 4 and a score")
    return quad, float(score)


def _entry(
    name: str,
    row: Mapping[str, Any],
    types: Mapping[str, tuple[int, float]],
    contexts: Mapping[str, Context],
) -> Entry:
    where = f"events.toml: {name}"
    type_, extension = row.get("type", ""), row.get("extension", "")
    if type_ and type_ not in types:
        raise CodebookError(f"{where}: no type is called {type_!r}")
    if extension and extension not in EXTENSIONS:
        raise CodebookError(f"{where}: no extension is called {extension!r}")
    if not type_ and not extension:
        raise CodebookError(f"{where}: needs a type or an extension")
    if not row.get("definition"):
        raise CodebookError(f"{where}: has no definition")
    unknown = [context for context in row.get("contexts", ()) if context not in contexts]
    if unknown:
        raise CodebookError(f"{where}: no context is called {unknown[0]!r}")
    quad, score = types.get(type_, (0, None))
    return Entry(
        name,
        type_,
        row.get("mode", ""),
        extension,
        quad,
        row.get("score", score),
        row["definition"],
        row.get("note", ""),
        tuple(row.get("contexts", ())),
        tuple(_example(example, where) for example in row.get("examples", ())),
        tuple(row.get("not", ())),
    )


def _example(row: Mapping[str, Any], where: str) -> Example:
    roles = {}
    for key, value in row.items():
        if key in ("text", "modality", "trigger"):
            continue
        if key not in Role:
            raise CodebookError(f"{where}: example asks for an unknown role {key!r}")
        roles[Role(key)] = (value,) if isinstance(value, str) else tuple(value)
    modality = Modality(row["modality"]) if "modality" in row else None
    return Example(row["text"], roles, modality, row.get("trigger", ""))


def _check_unique(entries: Mapping[str, Entry], rules: Mapping[str, list[Rule]]) -> None:
    """Refuse two entries of one code, and one pattern that codes two different acts."""
    codes: dict[tuple[str, str, str], str] = {}
    for entry in entries.values():
        code = (entry.type, entry.mode, entry.extension)
        if code in codes:
            raise CodebookError(f"events.toml: {entry.name} has the codes of {codes[code]}")
        codes[code] = entry.name
    for found in rules.values():
        seen: dict[tuple[str, str], Rule] = {}
        for rule in found:
            other = seen.setdefault((rule.pattern.text, rule.frame.pos), rule)
            if other is not rule:
                raise CodebookError(
                    f"events.toml: {rule.entry.name}/{rule.frame.name}: pattern"
                    f" {rule.pattern.text!r} stands in {other.entry.name}/{other.frame.name} too"
                )


def _complement_modes(
    table: Mapping[str, Mapping[str, str]], entries: Mapping[str, Entry]
) -> dict[str, dict[str, str]]:
    """Read how the act below decides the mode of the act above; a mode must have an entry."""
    known = {(entry.type, entry.mode) for entry in entries.values()}
    for type_, row in table.items():
        for mode in row.values():
            if (type_, mode) not in known:
                raise CodebookError(f"events.toml: complement-modes: {type_}/{mode} is no entry")
    return {type_: dict(row) for type_, row in table.items()}


def _composition(
    table: Mapping[str, Mapping[str, str]], types: Mapping[str, object]
) -> dict[str, dict[str, str]]:
    """Read what PLOVER makes of an act that is planned, negated or demanded."""
    for modality, row in table.items():
        if modality not in Modality:
            raise CodebookError(f"events.toml: composition: {modality!r} is no modality")
        for type_ in (*row, *row.values()):
            if type_ not in types:
                raise CodebookError(f"events.toml: composition.{modality}: no type {type_!r}")
    return {modality: dict(row) for modality, row in table.items()}
