"""The codebook of events as a document: what each code means, with its examples."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.cameo import cameo_codes
from dragoman.codebook.events import QUADS, Entry, EventBook, Example
from dragoman.model.event import Modality

__all__ = ["book_document"]

HEAD = """\
# The codebook of events

Written by `dragoman codebook show --markdown`; the words that trigger each act, and where its
arguments stand, are printed by `dragoman codebook show TYPE` and stand in
`src/dragoman/codebook/events.toml`. Each example is a test.

Types, modes, contexts and scores are those of PLOVER 2.0 (openeventdata/PLOVER, CC BY-SA 4.0, codes
only); definitions and examples are ours. Scores run from -10 (conflict) to 10 (cooperation). Where
this book leaves PLOVER:

- SANCTION stands in two quads there; here it is material conflict alone.
- ACCUSE scores +3 there while all its modes are negative; here it scores -3.
- PROTEST/vandalize has no score there; here it has its type's.
- An act that is planned, demanded or refused is another act there (AGREE, REQUEST, REJECT). Here it
  keeps its type and is marked, so that a plan and its deed can be one event.
- Signing, ratifying, entry into force, withdrawal from a treaty, weapon tests, appointments,
  dismissals, deaths, denials, confirmations and statements have codes of their own (extensions).
"""


def book_document(book: EventBook) -> Iterator[str]:
    """Give the lines of the document: an overview, the entries, the contexts."""
    yield from HEAD.splitlines()
    yield from ("", "| entry | code | quad | score | CAMEO |", "|---|---|---|---|---|")
    for entry in book.entries.values():
        codes = " ".join(cameo_codes(entry))
        yield f"| {entry.name} | {_code(entry)} | {_quad(entry)} | {_score(entry)} | {codes} |"
    for entry in book.entries.values():
        yield from _entry(entry)
    yield from ("", "## Contexts", "", "What an act is about, by words of its own clause.", "")
    for context in book.contexts.values():
        words = ", ".join(sorted(context.words))
        yield f"- **{context.name}**: {context.definition} ({words})"


def _entry(entry: Entry) -> Iterator[str]:
    yield from ("", f"## {entry.name}", "", f"`{_code(entry)}` {entry.definition}")
    if entry.note:
        yield entry.note
    yield ""
    for example in entry.examples:
        yield f"- {example.text} {_wanted(example)}".rstrip()
    for text in entry.not_examples:
        yield f"- not: {text}"


def _code(entry: Entry) -> str:
    return "/".join(part for part in (entry.type, entry.mode, entry.extension) if part)


def _quad(entry: Entry) -> str:
    return QUADS[entry.quad - 1] if entry.quad else ""


def _score(entry: Entry) -> str:
    return "" if entry.score is None else f"{entry.score:g}"


def _wanted(example: Example) -> str:
    parts = [f"{role.value} {' and '.join(names)}" for role, names in example.arguments.items()]
    if example.modality is not Modality.HAPPENED:
        parts.append(example.modality.value)
    return f"*({'; '.join(parts)})*" if parts else ""
