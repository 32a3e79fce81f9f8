"""Headlines of events (``titles.toml``), and what acts are about (``themes.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = [
    "FigureWords",
    "TitleRow",
    "WordingWords",
    "figure_words",
    "sample",
    "stop_words",
    "takes_article",
    "theme_classes",
    "title_rows",
    "type_nouns",
    "venues",
    "wording_words",
]

SLOTS = frozenset(
    {"actors", "recipients", "pair", "place", "agreement", "treaty", "theme", "number", "troops"}
)


@dataclass(frozen=True, slots=True)
class TitleRow:
    """One way to say an event; see the head of the table."""

    type: str
    mode: str
    extension: str
    subject: str
    asks: frozenset[str]
    first: bool
    """Whether it goes before the claims' own words."""
    past: str
    base: str
    example: str

    def fits(self, type_: str, mode: str, extension: str, given: Mapping[str, str]) -> bool:
        """Say whether the row's codes are the event's and all that it asks for is given."""
        coded = self.extension == extension if self.extension or extension else self.type == type_
        return coded and self.mode in {"", mode} and all(given.get(slot) for slot in self.asks)


@dataclass(frozen=True, slots=True)
class FigureWords:
    """How news bounds a figure, scales it ("thousand") and writes it out ("twelve")."""

    over: tuple[str, ...]
    under: tuple[str, ...]
    about: tuple[str, ...]
    scale: Mapping[str, float]
    words: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WordingWords:
    """Words by which a clause is cut to a headline; see the table for each set."""

    stops: frozenset[str]
    speaking: frozenset[str]
    telling: frozenset[str]
    links: frozenset[str]
    loose: frozenset[str]
    before_object: frozenset[str]
    between: frozenset[str]
    passive: frozenset[str]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    adjective_ends: frozenset[str]
    nouns: frozenset[str]


@cache
def title_rows() -> tuple[TitleRow, ...]:
    """Give the rows in order; raises CodebookError for a slot that no event has."""
    return tuple(_row(row) for row in read_table("titles")["title"])


@cache
def sample() -> Mapping[str, str]:
    """Give the words that the rows' examples are made of."""
    given: dict[str, str] = read_table("titles")["sample"]
    return given


@cache
def type_nouns() -> Mapping[str, str]:
    """Give type or extension → the noun for an act of which no more can be said."""
    found: dict[str, str] = read_table("titles")["nouns"]
    return found


@cache
def wording_words() -> WordingWords:
    """Give the words by which a clause is cut."""
    return WordingWords(
        **{name: frozenset(w) for name, w in read_table("titles")["wording"].items()}
    )


@cache
def takes_article(name: str) -> bool:
    """Say whether a name stands with "the" in a sentence."""
    table = read_table("titles")["articles"]
    first, last = name.split(" ", 1)[0], name.split(" of ", 1)[0].rsplit(" ", 1)[-1]
    named = name in table["names"] or last.lower() in table["ends"]
    return named and first.lower() not in {"the", "a", "an"} and not first.endswith(("’s", "'s"))


@cache
def theme_classes() -> Mapping[str, str]:
    """Give word → class of thing."""
    table: dict[str, list[str]] = read_table("themes")["themes"]
    return {word: name for name, words in table.items() for word in words}


@cache
def venues() -> frozenset[str]:
    """Give words of places that stand within a city."""
    return frozenset(read_table("themes")["venues"]["words"])


@cache
def stop_words() -> frozenset[str]:
    """Give words that say nothing of what a sentence is about."""
    return frozenset(read_table("themes")["stop"]["words"])


@cache
def figure_words() -> FigureWords:
    """Give the words around figures."""
    table = read_table("themes")["figures"]
    over, under, about = (tuple(table[name]) for name in ("over", "under", "about"))
    return FigureWords(over, under, about, table["scale"], table["words"])


def _row(row: Mapping[str, object]) -> TitleRow:
    asks = row.get("asks", [])
    if not isinstance(asks, list) or not set(asks) <= SLOTS:
        raise CodebookError(f"titles.toml: {row.get('example')!r} asks for {asks}")
    return TitleRow(
        type=str(row.get("type", "")),
        mode=str(row.get("mode", "")),
        extension=str(row.get("extension", "")),
        subject=str(row.get("subject", "actors")),
        asks=frozenset(asks),
        first=bool(row.get("first", False)),
        past=str(row["past"]),
        base=str(row["base"]),
        example=str(row["example"]),
    )
