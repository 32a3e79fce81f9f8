"""Which states a page is about: its counterparts, as an editor who tags pages would name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from dragoman.extract.names.gazetteer import entry_of
from dragoman.extract.names.outlets import government_of
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed

__all__ = ["find_home", "find_topic_states"]

USUAL = 0.5
"""Share of an outlet's pages naming a state in title or opening from which it is its own."""
FEWEST = 20
"""Pages below which that share says nothing."""
MOST = 3
"""States in an opening above which it is about a meeting of many, and about none of them."""


def find_topic_states(
    title: Sequence[Mention],
    body: Sequence[Mention],
    parsed: Parsed,
    home: str | None = None,
    elsewhere: Mapping[str, str] = MappingProxyType({}),
) -> tuple[str, ...]:
    """Give the keys of the states that a page is about, in the order in which they are named.

    `title` are the mentions of the title, read as a text of its own; `body` those of the page's
    text `parsed`. The title decides, with the states that the text says of the persons whom the
    title names; where it names no state but the outlet's own (`home`), the dateline does, then
    the opening. `elsewhere` gives mention id → state as other pages tell it.
    """
    known = {m.name.casefold(): s for m in (*body, *title) if (s := elsewhere.get(m.id))}
    known |= _states_of_names(body)
    titled = _named(title, known, home)
    if titled:
        return titled
    place = parsed.document.dateline.place
    entry = entry_of(place.title()) if place else None
    if entry is not None and entry.state and entry.state != home:
        return (entry.state,)
    end = _opening_end(parsed)
    opening = _named([m for m in body if m.span.end <= end], known, home)
    return opening if len(opening) <= MOST else ()


def find_home(outlet: str, pages: Iterable[frozenset[str]]) -> str | None:
    """Give the key of the state that is an outlet's own, which its pages need not be about.

    An organ of a state says so ("President of Ruritania"); of another outlet with enough
    `pages` (the states that each names at its head), it is the state that most of them name.
    """
    return government_of(outlet) or _usual(list(pages))


def _usual(pages: Sequence[frozenset[str]]) -> str | None:
    counted = Counter(state for states in pages for state in states)
    if len(pages) < FEWEST or not counted:
        return None
    state, often = counted.most_common(1)[0]
    return state if often >= USUAL * len(pages) else None


def _states_of_names(mentions: Iterable[Mention]) -> Mapping[str, str]:
    """Give name → state, of persons and bodies whose state the text says."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.state and mention.kind in (Kind.PERSON, Kind.ORGANIZATION):
            found.setdefault(mention.name.casefold(), mention.state)
    return found


def _named(
    mentions: Iterable[Mention], known: Mapping[str, str], home: str | None
) -> tuple[str, ...]:
    found: list[str] = []
    for mention in mentions:
        if mention.members or mention.kind is Kind.AGREEMENT:
            continue
        own = mention.codebook if mention.kind is Kind.STATE else mention.state
        state = own or known.get(mention.name.casefold())
        if state and state != home:
            found.append(state)
    return tuple(dict.fromkeys(found))


def _opening_end(parsed: Parsed) -> int:
    """Give the code point where the first paragraph ends."""
    first = [row for row in parsed.sentences if row.paragraph == parsed.sentences[0].paragraph]
    return first[-1].end if first else 0
