"""Makes the book of events of a table, and says what is wrong with a table that is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from dragoman.codebook.event_book import (
    EXTENSIONS,
    TABLE,
    Context,
    Entry,
    EventBook,
    Example,
    Frame,
    Rule,
)
from dragoman.codebook.patterns import parse_pattern, same_spelling
from dragoman.errors import CodebookError
from dragoman.model.event import Modality, Role

__all__ = ["Trouble", "make_book"]

_POS = ("verb", "noun", "adjective")
_TOP = {
    "extends", "extensions", "sets", "frames", "complement-modes", "composition", "types",
    "contexts", "entries",
}  # fmt: skip
_ENTRY = {
    "type", "mode", "extension", "score", "definition", "note", "contexts", "triggers",
    "examples", "not", "cameo", "remove",
}  # fmt: skip
_OF_EXAMPLE = frozenset({"text", "modality", "trigger"})


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing wrong with a table: in which section, at which words of it, and what."""

    section: str
    """Name of a TOML table ("entries.aid"); empty for the top of the file."""
    words: str
    """What stands in the line that is wrong; empty for the section as a whole."""
    message: str


def make_book(
    table: Mapping[str, Any],
    *,
    own: Mapping[str, Any] | None = None,
    name: str = TABLE,
    troubles: list[Trouble] | None = None,
) -> EventBook:
    """Make the book of a table that was read from the file `name`.

    `own` is the part of the table that a user's file added to ours. Raises CodebookError, which
    names the entry, at the first thing wrong; with `troubles` it notes all of them there
    instead, and gives a book of what was right.
    """
    return _Maker(table, own or {}, name, troubles).book()


@dataclass(slots=True)
class _Maker:
    """A book being made."""

    table: Mapping[str, Any]
    own: Mapping[str, Any]
    name: str
    troubles: list[Trouble] | None
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)
    contexts: dict[str, Context] = field(default_factory=dict)
    types: dict[str, _Type] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    rules: dict[str, list[Rule]] = field(default_factory=dict)

    def book(self) -> EventBook:
        """Read the parts in the order in which they lean on each other."""
        self._check_keys("", self.table, _TOP)
        self._read_sets()
        self._read_rows("frames", self.frames, _frame)
        self._read_rows("contexts", self.contexts, _context)
        self._read_rows("types", self.types, _type)
        for name, row in self.table.get("entries", {}).items():
            with self._at(f"entries.{name}"):
                self._read_entry(name, row)
        self._check_codes()
        return EventBook(
            self.entries,
            self.frames,
            self.contexts,
            {head: tuple(sorted(found, key=_demand)) for head, found in self.rules.items()},
            self.sets,
            self._complement_modes(),
            self._composition(),
            self.name,
        )

    @contextmanager
    def _at(self, section: str, words: str = "") -> Iterator[None]:
        """Note what is wrong with a row, or raise it."""
        try:
            yield
        except CodebookError as error:
            self._note(section, words, str(error).removeprefix(f"{self.name}: "), error)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            said = f"{section.partition('.')[2] or section}: not of the shape that it should have"
            self._note(section, words, f"{said} ({error})", error)

    def _note(self, section: str, words: str, message: str, error: Exception) -> None:
        if self.troubles is None:
            raise CodebookError(f"{self.name}: {message}") from error
        self.troubles.append(Trouble(section, words, message))

    def _check_keys(self, section: str, row: Mapping[str, Any], known: Iterable[str]) -> None:
        for key in row:
            if key not in known:
                where = f"{section.partition('.')[2]}: " if section else ""
                with self._at(section, key):
                    known_keys = ", ".join(sorted(known))
                    raise CodebookError(f"{where}no key is called {key!r} here (of {known_keys})")

    def _read_sets(self) -> None:
        """Read named sets; a later one may use an earlier one."""
        for name, words in self.table.get("sets", {}).items():
            with self._at("sets", name):
                self.sets[name] = self._words(name, words)

    def _words(self, name: str, words: str) -> frozenset[str]:
        found: set[str] = set()
        for word in words.split():
            if not word.startswith("@"):
                found.add(word if word.startswith("#") else same_spelling(word))
            elif word[1:] in self.sets:
                found |= self.sets[word[1:]]
            else:
                raise CodebookError(f"sets.{name}: no set {word[1:]!r} above it")
        return frozenset(found)

    def _read_rows(self, part: str, into: dict[str, Any], read: Any) -> None:
        for name, row in self.table.get(part, {}).items():
            with self._at(part, name):
                into[name] = read(name, row)

    def _read_entry(self, name: str, row: Mapping[str, Any]) -> None:
        section = f"entries.{name}"
        self._check_keys(section, row, _ENTRY)
        with self._at(section):
            self._check_entry(name, row)
        entry = self._entry(name, row)
        self.entries[name] = entry
        for frame, patterns in row.get("triggers", {}).items():
            with self._at(section, f"triggers.{frame}"):
                if frame not in self.frames:
                    raise CodebookError(f"{name}: no frame is called {frame!r}")
                if isinstance(patterns, str):
                    raise CodebookError(f"{name}/{frame}: the patterns must stand in [ ]")
                for text in patterns:
                    with self._at(section, text):
                        self._read_pattern(text, entry, self.frames[frame])

    def _read_pattern(self, text: str, entry: Entry, frame: Frame) -> None:
        pattern = parse_pattern(text, self.sets, f"{entry.name}/{frame.name}")
        rule = Rule(pattern, entry, frame, self._source(entry.name, frame.name, text))
        found = self.rules.setdefault(pattern.head, [])
        for other in found:
            if (other.pattern.text, other.frame.pos) == (text, frame.pos):
                raise CodebookError(
                    f"{entry.name}/{frame.name}: pattern {text!r} stands in"
                    f" {other.entry.name}/{other.frame.name} too"
                )
        found.append(rule)

    def _source(self, entry: str, frame: str, text: str) -> str:
        """Give the file in which a trigger stands."""
        added = self.own.get("entries", {}).get(entry, {}).get("triggers", {}).get(frame, ())
        return self.name if text in added or self.name == TABLE else TABLE

    def _entry(self, name: str, row: Mapping[str, Any]) -> Entry:
        kind = self.types.get(row.get("type", ""), _Type(0, None))
        return Entry(
            name,
            row.get("type", ""),
            row.get("mode", ""),
            row.get("extension", ""),
            kind.quad,
            row.get("score", kind.score),
            row.get("definition", ""),
            row.get("note", ""),
            tuple(row.get("contexts", ())),
            tuple(self._examples(name, row)),
            tuple(row.get("not", ())),
            row.get("cameo", ""),
        )

    def _check_entry(self, name: str, row: Mapping[str, Any]) -> None:
        type_, mode, extension = (row.get(key, "") for key in ("type", "mode", "extension"))
        if type_ and type_ not in self.types:
            raise CodebookError(f"{name}: no type is called {type_!r}")
        if mode and mode not in self.types.get(type_, _Type(0, None)).modes:
            raise CodebookError(f"{name}: {type_ or 'an extension'} has no mode {mode!r}")
        if extension and extension not in (*EXTENSIONS, *self.table.get("extensions", ())):
            raise CodebookError(f"{name}: no extension is called {extension!r}")
        if not type_ and not extension:
            raise CodebookError(f"{name}: needs a type or an extension")
        if not row.get("definition"):
            raise CodebookError(f"{name}: has no definition")
        unknown = [c for c in row.get("contexts", ()) if c not in self.contexts]
        if unknown:
            raise CodebookError(f"{name}: no context is called {unknown[0]!r}")

    def _examples(self, name: str, row: Mapping[str, Any]) -> Iterator[Example]:
        for example in row.get("examples", ()):
            with self._at(f"entries.{name}", example.get("text", "examples")):
                yield _example(name, example)

    def _check_codes(self) -> None:
        """Refuse two entries of one code."""
        codes: dict[tuple[str, str, str], str] = {}
        for entry in self.entries.values():
            code = (entry.type, entry.mode, entry.extension)
            other = codes.setdefault(code, entry.name)
            if other != entry.name:
                with self._at(f"entries.{entry.name}"):
                    raise CodebookError(f"{entry.name}: has the codes of {other}")

    def _complement_modes(self) -> dict[str, dict[str, str]]:
        """Read how the act below decides the mode of the act above; a mode must have an entry."""
        known = {(entry.type, entry.mode) for entry in self.entries.values()}
        found: dict[str, dict[str, str]] = {}
        for type_, row in self.table.get("complement-modes", {}).items():
            section = f"complement-modes.{type_}"
            for below, mode in row.items():
                with self._at(section, below):
                    if (type_, mode) not in known:
                        raise CodebookError(f"complement-modes: {type_}/{mode} is no entry")
                    found.setdefault(type_, {})[below] = mode
        return found

    def _composition(self) -> dict[str, dict[str, str]]:
        """Read what PLOVER makes of an act that is planned, negated or demanded."""
        found: dict[str, dict[str, str]] = {}
        for modality, row in self.table.get("composition", {}).items():
            with self._at(f"composition.{modality}"):
                if modality not in Modality:
                    raise CodebookError(f"composition: {modality!r} is no modality")
                for type_ in (*row, *row.values()):
                    if type_ not in self.types:
                        raise CodebookError(f"composition.{modality}: no type {type_!r}")
                found[modality] = dict(row)
        return found


@dataclass(frozen=True, slots=True)
class _Type:
    quad: int
    score: float | None
    modes: frozenset[str] = frozenset()


def _demand(rule: Rule) -> tuple[bool, int, int]:
    """Order rules: mere statements last, then by what they ask for."""
    return rule.entry.extension == "state", -rule.pattern.weight, rule.pattern.breadth


def _frame(name: str, row: Mapping[str, Any]) -> Frame:
    if row.get("pos") not in _POS:
        raise CodebookError(f"frame {name}: pos must be one of {', '.join(_POS)}")
    roles = {role: tuple(row[role.value].split()) for role in Role if role.value in row}
    together = frozenset(Role(role) for role in row.get("together", "").split())
    return Frame(name, row["pos"], roles, together)


def _context(name: str, row: Mapping[str, str]) -> Context:
    words = frozenset(same_spelling(word) for word in row["words"].split())
    return Context(name, row["definition"], words)


def _type(name: str, row: Mapping[str, Any]) -> _Type:
    quad, score = row.get("quad"), row.get("score")
    if quad not in (1, 2, 3, 4) or not isinstance(score, int | float):
        raise CodebookError(f"type {name}: needs a quad of 1 to 4 and a score")
    return _Type(quad, float(score), frozenset(row.get("modes", "").split()))


def _example(name: str, row: Mapping[str, Any]) -> Example:
    roles = {}
    for key, value in row.items():
        if key in _OF_EXAMPLE:
            continue
        if key not in Role:
            raise CodebookError(f"{name}: example asks for an unknown role {key!r}")
        roles[Role(key)] = (value,) if isinstance(value, str) else tuple(value)
    if not row.get("text"):
        raise CodebookError(f"{name}: example has no text")
    modality = row.get("modality", Modality.HAPPENED)
    if modality not in Modality:
        raise CodebookError(f"{name}: example asks for an unknown modality {modality!r}")
    return Example(row["text"], roles, Modality(modality), row.get("trigger", ""))
