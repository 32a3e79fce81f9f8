"""Who wrote it: "By …" lines and lines that hold nothing but a writer's name."""

from __future__ import annotations

import re
from functools import cache

from dragoman.codebook.furniture import not_names
from dragoman.codebook.states import states

__all__ = ["is_name", "parse_byline"]

LONGEST = 120
CUE = re.compile(
    r"^(?:by|written by|reported by|report by|story by|words by|text by|edited by|posted by|"
    r"published by|authors?|writers?|reporters?|correspondents?)(?:\s*:\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"\s*(?:[|•·–—]|,?\s+-\s+|\s+(?:in|for|on)\s+(?=[A-Z])).*$|\s*[,(]?\s*\S+@\S+\)?$|\s*@\w+$"
)
ROLE = re.compile(
    r",\s*(?:[\w’' -]{0,40}?\b)?(?:correspondent|reporter|editor|writer|analyst|contributor|"
    r"columnist|bureau chief|producer|staff)\b.*$",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_][\w’'.-]*$")
NOBODY = frozenset({"admin", "administrator", "webmaster", "editor", "editors", "user", "guest"})
PARTICLE = "al el bin ibn ben de da di dos del della der den van von la le du y e and &"
PARTICLES = frozenset(PARTICLE.split())
COLLECTIVE = "staff agencies agency desk newsroom editors editorial reuters afp ap"
COLLECTIVES = frozenset(COLLECTIVE.split())


def parse_byline(line: str) -> str | None:
    """Give the name in a "By …" line; None for other lines.

    "By" also begins sentences ("By Tuesday the port was open."): what follows must be a name
    from its first to its last word.
    """
    if len(line) > LONGEST:
        return None
    cue = CUE.match(line)
    if cue is None:
        return None
    name = ROLE.sub("", line[cue.end() :])
    name = TAIL.sub("", name).strip(" ,;:|-–—")
    return name if name.lower() not in NOBODY and _is_list_of_names(name) else None


def is_name(line: str) -> bool:
    """Say whether a line is the name of one person, and nothing that labels look like."""
    words = line.split()
    if not 2 <= len(words) <= 4 or len(line) > 40 or line.lower() in _places():
        return False
    if line.isupper() or any(word.lower().strip(".'’") in not_names() for word in words):
        return False
    if not (words[0][0].isupper() and any(map(str.isupper, words[-1]))):
        return False
    return all(_is_name_word(word) for word in words)


@cache
def _places() -> frozenset[str]:
    """Give the names of states, their capitals and seats, in lower case."""
    return frozenset(
        name.lower()
        for state in states().values()
        for name in (state.name, *state.names, *state.capitals, *state.seats, *state.places)
    )


def _is_list_of_names(text: str) -> bool:
    names = [part for part in re.split(r"\s*(?:,|&|\band\b|/|;)\s*", text) if part]
    return 0 < len(names) <= 6 and all(_is_writer(name) for name in names)


def _is_writer(name: str) -> bool:
    words = name.split()
    if not 0 < len(words) <= 5:
        return False
    if all(word.lower().strip(".") in COLLECTIVES for word in words[-1:]):
        return True
    if len(words) == 1:  # "By Friday", "By Moscow": one word is a writer in capitals or lower case
        return words[0].lower() not in not_names() and (words[0].isupper() or words[0].islower())
    months = any(word.lower().strip(".,") in not_names() for word in words)
    return not months and all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    if word.lower().strip("-") in PARTICLES:
        return True
    return WORD.match(word) is not None and (word[0].isupper() or "-" in word or "’" in word)
