"""Whose organ an outlet is, where its name says so."""

from __future__ import annotations

import re
from functools import cache

from dragoman.codebook.offices import head_words
from dragoman.codebook.organizations import organ_nouns
from dragoman.extract.names.gazetteer import entry_of

__all__ = ["government_of"]

WORD = re.compile(r"[\w-]+")
LONGEST = 5
"""Words of a state's name at most."""


@cache
def government_of(outlet: str) -> str | None:
    """Give the key of the state whose organ an outlet is ("President of Ruritania"), if any."""
    words = WORD.findall(outlet.replace("’s", "").replace("'s", ""))
    if not any(word.lower() in _organ_words() for word in words):
        return None
    for size in range(min(len(words), LONGEST), 0, -1):
        for first in range(len(words) - size + 1):
            entry = entry_of(" ".join(words[first : first + size]))
            if entry is not None and entry.form in ("name", "demonym"):
                return entry.key
    return None


@cache
def _organ_words() -> frozenset[str]:
    """Give words of posts and organs, by which an outlet says that it is a government's."""
    organs = {word for row in organ_nouns() for phrase in row.words for word in phrase.split()}
    return frozenset(head_words()) | organs
