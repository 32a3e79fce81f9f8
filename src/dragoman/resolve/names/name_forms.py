"""A name taken apart: its words in one spelling, its particles, marks and initials."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.codebook.spellings import name_table

__all__ = ["NameForm", "fold_word", "name_form", "place_key", "plain"]

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_APOSTROPHES = re.compile("['’‘`´ʼʻʿʾ″\"“”]")
_DASHES = re.compile(r"[-‐‑‒–—/]")
_SHORTEST_FOLDED = 5
"""Letters: shorter words must agree exactly, for "Un" and "Il" are no two spellings."""
_SERVANT = re.compile(r"^abd(?:el|ul|al|ur|us)(?=.{4})")
_LEADING = frozenset({"al", "el", "bin", "ibn", "von", "van", "de", "della", "di", "del", "dos"})


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name's own words in order, without titles and particles.

    `words` are in the one spelling that stands for its group; `raw` as printed but in lower
    case without accents. An initial is one letter. `child` says that a word of descent (bin,
    ibn) stands within; `house` are the positions of words after "Al" or a second word of descent.
    """

    words: tuple[str, ...]
    raw: tuple[str, ...]
    generation: str = ""
    child: bool = False
    house: frozenset[int] = frozenset()

    @property
    def initials(self) -> tuple[str, ...]:
        """The words that are printed as one letter."""
        return tuple(word for word in self.words if len(word) == 1)

    @property
    def full(self) -> tuple[str, ...]:
        """The words that are written out."""
        return tuple(word for word in self.words if len(word) > 1)


def plain(text: str) -> str:
    """Give `text` in lower case without accents, apostrophes and dashes, single-spaced."""
    lowered = _APOSTROPHES.sub("", text).lower().translate(_LETTERS)
    letters = unicodedata.normalize("NFKD", lowered)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_DASHES.sub(" ", bare).split())


@lru_cache(maxsize=65536)
def place_key(text: str) -> str:
    """Give a place's name in the spelling that stands for its group, without a leading "the"."""
    table = name_table()
    key = plain(text).replace(".", "").replace(",", "")
    key = table.places.get(key, key)
    return key.removeprefix("the ")


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Give one word of a name in the spelling that stands for all its romanisations."""
    table = name_table()
    word = table.spelling.get(word, word)
    servant = _SERVANT.match(word)
    if servant and word not in table.spelling:
        return "abd" + fold_word(word[servant.end() :])
    if len(word) < _SHORTEST_FOLDED:
        return word
    for fold in table.folds:
        word = fold.pattern.sub(fold.to, word)
    return word


@lru_cache(maxsize=65536)
def name_form(name: str) -> NameForm:
    """Take a person's name apart; a name without words of its own gives an empty form."""
    form = _form(name)
    head = _wholes().get(form.words) if not form.generation else None
    return _form(head) if head else form


@cache
def _wholes() -> dict[tuple[str, ...], str]:
    """Give the words of each whole name of the table → the name that stands for it."""
    return {_form(name).words: head for name, head in name_table().whole.items()}


def _form(name: str) -> NameForm:
    printed = _printed_words(name)
    generation = ""
    if len(printed) > 1 and _is_generation(*printed[-1]):
        generation = printed.pop()[1].replace("junior", "jr").replace("senior", "sr")
    words: list[str] = []
    child, after_house, house = False, False, set()
    for position, (shown, lower) in enumerate(printed):
        last = position == len(printed) - 1 and bool(words)  # "Zhu De" ends in a name
        if not last and _is_particle(shown, lower, first=position == 0 and len(printed) > 1):
            child = child or (lower in name_table().descent and bool(words))
            after_house = after_house or (bool(words) and (lower == "al" and shown == "Al"))
            continue
        if after_house or (child and len(words) > 1):
            house.add(len(words))
        words.append(lower)
    words = _join_servants(words)
    return NameForm(
        tuple(fold_word(word) for word in words),
        tuple(words),
        generation,
        child,
        frozenset(position for position in house if position < len(words)),
    )


def _printed_words(name: str) -> list[tuple[str, str]]:
    """Give each word as printed and in plain letters, without titles before the name."""
    table = name_table()
    name = re.sub(r"\(.*?\)|['’]s\b", " ", name)
    name = re.sub(r"\b([A-Za-z])\.", r"\1. ", name)
    name = re.sub(r"(?<=[a-z]{2})\.(?=[A-Z])", ". ", name)
    parts: list[tuple[str, str]] = []
    for chunk in name.replace(",", " ").split():
        pieces = [piece for piece in _DASHES.split(chunk) if piece]
        for position, piece in enumerate(pieces):
            lower = plain(piece).replace(".", "").replace(" ", "")
            joined = position + 1 < len(pieces) and lower in table.hyphened
            if lower and not joined:
                parts.extend(_split_initials(piece, lower))
    while len(parts) > 1 and parts[0][1] in table.titles:
        parts.pop(0)
    return parts


def _split_initials(shown: str, lower: str) -> list[tuple[str, str]]:
    """Give "JD" as two initials; other words stay whole."""
    vowels = set("aeiouy") & set(lower)
    mark = lower in name_table().generations
    if shown.isupper() and len(lower) == 2 and not (vowels or mark) and "." not in shown:
        return [(letter, letter) for letter in lower]
    return [(shown, lower)]


def _is_generation(shown: str, lower: str) -> bool:
    roman = set(lower) <= set("ivx")
    if lower not in name_table().generations:
        return False
    return not roman or (shown.isupper() and not shown.endswith("."))


def _is_particle(shown: str, lower: str, *, first: bool) -> bool:
    if lower not in name_table().particles or shown.endswith("."):
        return False
    return not first or shown.islower() or lower in _LEADING


def _join_servants(words: list[str]) -> list[str]:
    """Join "Abd"/"Abdel"/"Abdul" with the word that it governs ("Abdel Fattah")."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in {"abd", "abdel", "abdul", "abdal", "abdol", "abdur"}:
            joined[-1] = "abdul" + name_table().spelling.get(word, word)
        else:
            joined.append(word)
    return joined
