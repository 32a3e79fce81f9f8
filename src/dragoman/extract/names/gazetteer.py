"""Which names of the codebook's tables stand where in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from dragoman.codebook.organizations import agreements, organizations
from dragoman.codebook.states import (
    Careful,
    State,
    careful_names,
    declared_states,
    not_states,
    short_names,
    states,
)
from dragoman.extract.names.divisions import in_divisions, short_division
from dragoman.extract.names.hits import Entry, Hit
from dragoman.extract.remembered import remembered
from dragoman.model.parsed import Parsed

__all__ = ["Entry", "Hit", "entry_of", "find_hits"]

FIRST_WORD = re.compile(r"[^\W_]+")
PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u2011": "-", "\n": " "})
"""Typographic signs to the plain ones of the tables; one for one, so offsets hold."""
SHOUTED = 4
"""A word in capitals of at least so many letters is also looked up as an ordinary name."""


Index = dict[str, tuple[tuple[str, Entry], ...]]


def entry_of(name: str) -> Entry | None:
    """Give what a whole name stands for; None when no table lists it."""
    return _entry_of(name, declared_states())


@cache
def _entry_of(name: str, _declared: tuple[State, ...]) -> Entry | None:
    return _whole_names(_declared).get(name)


@cache
def _whole_names(_declared: tuple[State, ...]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for name, entry in _entries():
        found.setdefault(name, entry)
    return found


@remembered(lambda parsed: (parsed.document, parsed.tokens))
def find_hits(parsed: Parsed) -> tuple[Hit, ...]:
    """Give every listed name of a text, the longest at each place, in order of the text."""
    text = parsed.document.text.translate(PLAIN)
    decided: dict[str, Entry | None] = {}
    found: list[Hit] = []
    tokens, listed = parsed.tokens, _index()
    position = 0
    while position < len(tokens):
        hit = _hit_at(parsed, text, position, decided, listed)
        if hit is None:
            position += 1
            continue
        if hit.entry.form != "nothing":
            found.append(hit)
        position = hit.last
    return in_divisions(parsed, found)


def _hit_at(
    parsed: Parsed,
    text: str,
    position: int,
    decided: dict[str, Entry | None],
    listed: Index,
) -> Hit | None:
    token = parsed.tokens[position]
    word = FIRST_WORD.match(text, token.start)
    if word is None:
        return None
    for name, entry in listed.get(word.group(), ()):
        if text.startswith(name, token.start):
            end = token.start + len(name)
            last, inside = _token_after(parsed, position, end)
            chosen = _decide(name, entry, text, decided) if last else None
            if last and chosen:
                return Hit(position, last, chosen, end if inside else None)
    if token.text in short_names():
        return _short_state(parsed, text, position)
    if short := short_division(parsed, text, position):
        return short
    if len(token.text) >= SHOUTED and token.text.isupper():
        for name, entry in _shouted().get(word.group(), ()):
            if text.startswith(name, token.start):
                last, inside = _token_after(parsed, position, token.start + len(name))
                if last and not inside:
                    return Hit(position, last, entry)
    return None


def _short_state(parsed: Parsed, text: str, position: int) -> Hit | None:
    """Read "the North" where the document names North Korea too."""
    token = parsed.tokens[position]
    row = short_names()[token.text]
    index = position - 1
    while index >= max(0, position - 3) and parsed.tokens[index].pos in ("ADJ", "PUNCT", "VERB"):
        index -= 1  # "the nuclear-armed North"
    before = parsed.tokens[index].lower if index >= 0 else ""
    after = parsed.tokens[position + 1] if position + 1 < len(parsed.tokens) else None
    if before not in ("the", "between", "and") or not any(name in text for name in row.needs):
        return None
    if after is not None and (after.text[0].isupper() or after.lower in ("of", "-")):
        return None
    return Hit(
        position, position + 1, Entry("name", row.state, states()[row.state].name, row.state)
    )


def _token_after(parsed: Parsed, first: int, end: int) -> tuple[int, bool]:
    """Give the index after the token in which a name ends, and whether the token goes on.

    It may go on with a hyphen ("U.S.-led", which the parser leaves whole); else the index is 0.
    """
    for index in range(first, min(first + 24, len(parsed.tokens))):
        token = parsed.tokens[index]
        if token.end == end:
            return index + 1, False
        if token.end > end:
            goes_on = token.start < end and parsed.document.text[end] in "-–‑"
            return (index + 1, True) if goes_on else (0, False)
    return 0, False


def _decide(name: str, entry: Entry, text: str, decided: dict[str, Entry | None]) -> Entry | None:
    """Give the entry that a name means in this document; None for nothing."""
    careful = careful_names().get(name)
    if careful is None:
        return entry
    if name not in decided:
        decided[name] = _meant(careful, entry, text)
    return decided[name]


def _meant(careful: Careful, entry: Entry, text: str) -> Entry | None:
    value = careful.value_in(text)
    if not value:
        return None
    if value in organizations():
        row = organizations()[value]
        return Entry("organization", value, row.name, row.state)
    form, _, code = value.rpartition(":")
    key = f"state/{code}"
    if form:
        place = replace(entry, form=form, key=key, name=careful.name, state=key)
        return replace(place, stands_for=careful.stands_for)
    land = states()[key]
    form = "demonym" if entry.form == "demonym" or careful.name in land.demonyms else "name"
    return Entry(form, key, land.name, key)


def _entries() -> Iterator[tuple[str, Entry]]:
    for row in states().values():
        for name in (row.name, *row.names):
            yield name, Entry("name", row.key, row.name, row.key)
        for name in row.demonyms:
            yield name, Entry("demonym", row.key, row.name, row.key)
        for form, names in (
            ("capital", row.capitals),
            ("seat", row.seats),
            ("place", row.places),
        ):
            for name in names:
                yield name, Entry(form, row.key, name, row.key)
    for body in organizations().values():
        for name in (body.name, *body.names):
            yield name, Entry("organization", body.key, body.name, body.state)
    for pact in agreements().values():
        for name in (pact.name, *pact.names):
            yield name, Entry("agreement", pact.key, pact.name)
    # The first entry of a name stays: a phrase that is an organization after all is one.
    for phrase in not_states():
        yield phrase, Entry("nothing", "", phrase)
    for careful in careful_names().values():
        yield careful.name, Entry("place", "", careful.name)


def _indexed(entries: Iterable[tuple[str, Entry]]) -> Index:
    rows: dict[str, dict[str, Entry]] = {}
    for name, entry in entries:
        word = FIRST_WORD.match(name)
        if word:
            rows.setdefault(word.group(), {}).setdefault(name, entry)
    return {
        word: tuple(sorted(names.items(), key=lambda pair: -len(pair[0])))
        for word, names in rows.items()
    }


def _index() -> Index:
    return _index_with(declared_states())


@cache
def _index_with(_declared: tuple[State, ...]) -> Index:
    return _indexed(_entries())


def _shouted() -> Index:
    """Give the names of more than three letters as a headline in capitals prints them."""
    return _shouted_with(declared_states())


@cache
def _shouted_with(_declared: tuple[State, ...]) -> Index:
    return _indexed(
        (name.upper(), entry)
        for name, entry in _entries()
        if len(name) >= SHOUTED
        and not name.isupper()
        and (name not in careful_names() or careful_names()[name].reads)
    )
