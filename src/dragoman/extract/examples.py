"""Runs the example sentences of a codebook: is each coded as its entry says?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.codebook.events import Entry, EventBook, Example, using
from dragoman.codebook.states import state_name
from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse_many
from dragoman.model.document import Document
from dragoman.model.event import Argument, EventMention, Modality
from dragoman.model.mention import Mention
from dragoman.model.parsed import Parsed

__all__ = ["Outcome", "describe", "run_examples"]

ADDRESS = "codebook:example"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One sentence of a codebook with what was coded; `wrong` is empty when all is well."""

    entry: Entry
    text: str
    wrong: str
    """What was coded instead, in a few words."""


def run_examples(
    book: EventBook, entries: Iterable[Entry] | None = None, model: str = ""
) -> Iterator[Outcome]:
    """Give what becomes of each example and counter-example of some entries (of all)."""
    chosen = list(book.entries.values() if entries is None else entries)
    rows: list[tuple[Entry, Example | str]] = []
    for entry in chosen:
        rows.extend((entry, example) for example in entry.examples)
        rows.extend((entry, text) for text in entry.not_examples)
    texts = [row if isinstance(row, str) else row.text for _, row in rows]
    documents = [Document(text=text, address=ADDRESS, language="en") for text in texts]
    with using(book):
        for (entry, row), parsed in zip(rows, parse_many(documents, model), strict=True):
            yield Outcome(entry, parsed.document.text, _wrong(entry, row, parsed))


def _wrong(entry: Entry, row: Example | str, parsed: Parsed) -> str:
    mentions = find_mentions(parsed)
    events = find_events(parsed, mentions, ())
    coded = [event for event in events if _is_of(entry, event)]
    if isinstance(row, str):
        return f"coded as {describe(coded[0], mentions)}" if coded else ""
    if any(_fits(row, event, {m.id: m for m in mentions}) for event in coded):
        return ""
    said = "; ".join(describe(event, mentions) for event in events)
    return f"coded as {said}" if said else "nothing was coded"


def _is_of(entry: Entry, event: EventMention) -> bool:
    """Say whether an event has an entry's codes; one without a mode leaves it to the clause."""
    codes = (entry.type, entry.mode or event.mode, entry.extension)
    return (event.type, event.mode, event.extension) == codes


def _fits(example: Example, event: EventMention, mentions: Mapping[str, Mention]) -> bool:
    if event.modality is not example.modality:
        return False
    if example.trigger and not _begins(example, event):
        return False
    return all(
        _is_filled(names, event.filling(role), mentions)
        for role, names in example.arguments.items()
    )


def _begins(example: Example, event: EventMention) -> bool:
    """Say whether the trigger begins with the word that the example names."""
    begin = event.trigger.start
    return example.text[begin : begin + len(example.trigger)] == example.trigger


def _is_filled(
    names: Iterable[str], arguments: tuple[Argument, ...], mentions: Mapping[str, Mention]
) -> bool:
    """Say whether arguments are these, a body or office standing for its state if need be."""
    wanted = list(names)
    found = [_names(argument, mentions) for argument in arguments]
    return len(found) == len(wanted) and all(any(n in names for names in found) for n in wanted)


def _names(argument: Argument, mentions: Mapping[str, Mention]) -> set[str | None]:
    state = state_name(mentions[argument.mention].state) if argument.mention else None
    return {argument.name, argument.number, state}


def describe(event: EventMention, mentions: Iterable[Mention] = ()) -> str:
    """Give an event in one line: "REQUEST/yield (actor Kenya; recipient Uganda; planned)"."""
    codes = "/".join(part for part in (event.type, event.mode, event.extension) if part)
    states = {m.id: state_name(m.state) for m in mentions if m.state}
    parts: dict[str, list[str]] = {}
    for argument in event.arguments:
        state = states.get(argument.mention or "")
        name = argument.name if state in {None, argument.name} else f"{argument.name} ({state})"
        parts.setdefault(argument.role.value, []).append(name)
    told = [f"{role} {' and '.join(names)}" for role, names in parts.items()]
    if event.modality is not Modality.HAPPENED:
        told.append(event.modality.value)
    return f"{codes} ({'; '.join(told)})" if told else codes
