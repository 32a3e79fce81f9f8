"""Are two names of agreements, or descriptions of them, about one agreement?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.codebook.spellings import name_table
from dragoman.resolve.names.name_forms import plain

__all__ = ["TreatyName", "compare_treaties", "treaty_name", "treaty_title"]

_STEM = 6
_TIME = re.compile(
    r"\s+(?:on|in|last|this|next|earlier|late|by|at)\s+(?:(?:early|late|mid)[- ])?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|\d|week|month|year)\b.*$"
)
"""A time that a reading took for a part of the name ("… Agreement on Friday")."""


@dataclass(frozen=True, slots=True)
class TreatyName:
    """What a name says: kinds of paper, words of content (stems), and whether it is a name."""

    natures: frozenset[str]
    words: frozenset[str]
    proper: bool


def treaty_title(name: str) -> str:
    """Give a name of an agreement up to where the name ends."""
    return _TIME.sub("", name)


@lru_cache(maxsize=65536)
def treaty_name(text: str) -> TreatyName:
    """Take the name of an agreement apart."""
    table = name_table()
    natures: set[str] = set()
    words: set[str] = set()
    text = treaty_title(text)
    for word in plain(text).replace(",", " ").replace(".", "").split():
        single = word.removesuffix("s") if word.removesuffix("s") in table.papers else word
        if single in table.papers:
            natures.add(table.papers[single])
        elif word not in table.paper_words:
            words.add(word[:_STEM])
    capitals = [word for word in text.split() if word[0].isupper()]
    return TreatyName(frozenset(natures), frozenset(words), len(capitals) > 1)


def compare_treaties(left: str, right: str) -> tuple[float, str]:
    """Give a score (-1: other papers; 0: nothing follows; 1: one paper) and the reason."""
    a, b = treaty_name(left), treaty_name(right)
    if a.natures and b.natures and not a.natures & b.natures:
        return -1.0, f"“{left}” and “{right}” are papers of two kinds"
    if not a.words or not b.words:
        return 0.3, f"“{left if not a.words else right}” fits “{right if not a.words else left}”"
    shared = len(a.words & b.words) / min(len(a.words), len(b.words))
    if shared >= 0.99:
        whole = len(a.words & b.words) / len(a.words | b.words)
        return 0.6 + 0.4 * whole, f"“{left}” agrees with “{right}”"
    if shared >= 0.5:
        return 0.5, f"“{left}” shares words with “{right}”"
    if a.proper and b.proper and shared == 0:
        return -1.0, f"“{left}” and “{right}” are two names"
    return 0.0, f"“{left}” and “{right}” share no word"
