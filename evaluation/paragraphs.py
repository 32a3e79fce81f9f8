"""Whether the paragraphs of an article stand in a text, and which lines many texts share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

__all__ = ["furniture_pages", "kept_of"]

WORDS = re.compile(r"\w+")
SHINGLE = 5
LEAST_KEPT = 0.95
"""Share of its five-word shingles that a kept paragraph has in the text: a footnote's mark or a
link set apart may break one."""
MOST_PAGES = 0.05
"""Share of pages on which a line of a story may stand; beyond it is the site's."""


def is_kept(paragraph: str, text: str, shingles: frozenset[tuple[str, ...]]) -> bool:
    """Say whether a paragraph stands in a text whose words and shingles are given.

    `text` is the words of the text in lower case with single spaces, a space at each end.
    """
    words = WORDS.findall(paragraph.lower())
    if f" {' '.join(words)} " in text:
        return True
    own = shingled(words)
    return bool(own) and sum(s in shingles for s in own) >= LEAST_KEPT * len(own)


def shingled(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Give every run of five words, in order; none of a shorter text."""
    return [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


def prepared(text: str) -> tuple[str, frozenset[tuple[str, ...]]]:
    """Give a text as `is_kept` wants it."""
    words = WORDS.findall(text.lower())
    return f" {' '.join(words)} ", frozenset(shingled(words))


def kept_of(paragraphs: Iterable[str], text: str) -> tuple[int, int]:
    """Give how many paragraphs of an article stand in a text, and how many it has."""
    words, shingles = prepared(text)
    answers = [is_kept(p, words, shingles) for p in paragraphs if WORDS.search(p)]
    return sum(answers), len(answers)


def furniture_lines(texts: Sequence[str]) -> frozenset[str]:
    """Give the lines that stand in more than one in twenty of the texts."""
    counts = Counter(line for text in texts for line in lines_of(text))
    return frozenset(line for line, count in counts.items() if count > MOST_PAGES * len(texts))


def furniture_pages(texts: Sequence[str], articles: Sequence[Sequence[str]]) -> int:
    """Count the texts with a line that many texts share and that their own article does not hold.

    "The message said, in part:" begins many articles and is theirs.
    """
    shared = furniture_lines(texts)
    count = 0
    for text, paragraphs in zip(texts, articles, strict=True):
        article, _ = prepared("\n".join(paragraphs))
        count += any(f" {line} " not in article for line in shared & lines_of(text))
    return count


def lines_of(text: str) -> frozenset[str]:
    """Give the different lines of a text as words in lower case; lines without words are none."""
    found = (" ".join(WORDS.findall(line.lower())) for line in text.split("\n"))
    return frozenset(line for line in found if line)
