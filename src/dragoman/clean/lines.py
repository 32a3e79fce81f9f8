"""Lines of a page with the features by which story and furniture are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

__all__ = [
    "Line",
    "is_headline",
    "is_menu",
    "is_sentence",
    "is_title_case",
    "make_lines",
    "plain",
    "unwrap",
]

SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
ENDS = ".!?…:;"
CLOSERS = "\"'”’»)]* "
MENU_GAP = re.compile(r"(?:[ \t\u00a0]{3,}|\s*[|•·»>›/\\]\s+|\s+[|•·»>›]\s*|\t+)")
SENTENCE_WORDS = 4
"""Words from which a line that ends as a sentence does is one; "Share." ends so too."""
LONG_WORDS = 20
"""Words from which a line is prose whatever it ends in."""
LONGEST_HEADLINE = 30
"""Words up to which a line can be a headline."""
WIDEST = 100
"""Columns up to which a text can be hard-wrapped; nobody wraps wider."""
NARROWEST = 40
MOST_WHOLE = 0.5
"""Share of forced breaks that may fall between sentences; by chance it is one in ten."""
SMALL = """
a an and as at but by for from in into nor of off on onto or over per so the to up via vs with yet
is are be after amid before during
"""
SMALL_WORDS = frozenset(SMALL.split())


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its number in the page (-1: the page had none); `text` has single spaces."""

    number: int
    raw: str
    text: str
    words: int
    prose: bool


def plain(text: str) -> str:
    """Give a text with every run of white space as one space, and none at its ends."""
    return SPACES.sub(" ", text).strip()


def make_lines(rows: Iterable[tuple[int, str]]) -> tuple[Line, ...]:
    """Give the lines that are not empty, from (number, text) in order."""
    found = []
    for number, raw in rows:
        text = plain(raw)
        if text:
            words = text.count(" ") + 1
            found.append(Line(number, raw, text, words, _is_prose(raw, text, words)))
    return tuple(found)


def is_menu(raw: str) -> bool:
    """Say whether a line is a row of short entries set apart by gaps, bars or arrows."""
    entries = [entry for entry in MENU_GAP.split(raw.strip(" \u00a0\t|•·»>›")) if entry.strip()]
    if len(entries) < 2 and not raw.lstrip(" \u00a0").startswith(("|", "•", "»", "›", ">")):
        return False
    return all(len(entry.split()) <= 4 and not entry.endswith(".") for entry in entries)


def is_title_case(text: str) -> bool:
    """Say whether the words of a line begin with capitals as headlines' do."""
    words: list[str] = [w for w in re.findall(r"[^\W\d_][\w’'-]*", text) if len(w) > 1]
    telling = [word for word in words if word.lower() not in SMALL_WORDS]
    if len(telling) < 2:
        return False
    return sum(word[0].isupper() for word in telling) >= 0.8 * len(telling)


def is_headline(line: Line) -> bool:
    """Say whether a line has the shape of a headline: short, of some words, no full stop."""
    if not 3 <= line.words <= LONGEST_HEADLINE or is_menu(line.raw):
        return False
    end = line.text.rstrip(CLOSERS)[-1:]
    return end not in (".", ":", ";", ",", "…") and any(mark.isalpha() for mark in line.text)


def is_sentence(line: Line) -> bool:
    """Say whether a line is of some words and ends as a sentence does."""
    return line.words >= SENTENCE_WORDS and line.text.rstrip(CLOSERS)[-1:] in (".", "!", "?", "…")


def unwrap(lines: list[str]) -> list[tuple[int, str]]:
    """Join hard-wrapped lines: give (number of the first line, paragraph) for each.

    Text set to a width breaks where the next word would not have fitted. Only such breaks are
    mended, and only in a text where they are the rule and fall within sentences: paragraphs of one
    line each may all be as wide.
    """
    width = max((len(line.rstrip()) for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return list(enumerate(lines))
    fits = [_breaks_at_width(*pair, width) for pair in pairwise(lines)]
    pairs = [bool(a.strip() and b.strip()) for a, b in pairwise(lines)]
    if sum(fits) < 3 or sum(fits) < 0.4 * sum(pairs):
        return list(enumerate(lines))
    whole = sum(fit and _is_whole(*pair) for fit, pair in zip(fits, pairwise(lines), strict=True))
    if whole > MOST_WHOLE * sum(fits):
        return list(enumerate(lines))
    found: list[tuple[int, str]] = []
    joins = False
    for number, line in enumerate(lines):
        if joins and found:
            first, before = found[-1]
            found[-1] = (first, f"{before.rstrip()} {line.strip()}")
        else:
            found.append((number, line))
        joins = number < len(fits) and fits[number]
    return found


def _is_whole(line: str, following: str) -> bool:
    """Say whether a sentence ends with a line and another begins with the next."""
    ends = line.rstrip(CLOSERS)[-1:] in (".", "!", "?", "…", ":")
    return ends and not following.lstrip("\"'“‘«([ ")[:1].islower()


def _breaks_at_width(line: str, following: str, width: int) -> bool:
    """Say whether the break after `line` was forced: the next word would have passed the width."""
    line = line.rstrip()
    word = following.split(maxsplit=1)[:1]
    if not line or not word or following.startswith(("  ", "\t")):
        return False
    return bool(len(line) + 1 + len(word[0]) > width)


def _is_prose(raw: str, text: str, words: int) -> bool:
    """Say whether a line is a sentence or more."""
    if words < SENTENCE_WORDS:
        return False
    if text.rstrip(CLOSERS)[-1:] in tuple(ENDS):
        return words >= 8 or not is_title_case(text)
    return words >= LONG_WORDS and not is_menu(raw) and not is_title_case(text)
