"""Sentences that recur on many pages of one host: the site's, whatever the table of furniture says.

They are learned from the documents themselves, and nothing is cut out of a text: a document's id
is a digest of its text, which must not depend on what else was read. So the sentences are found
anew over all documents of a store, as copies are, and what they tell is left out of what is
derived. Reading the same pages in another order, or in parts, gives the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.clean.lines import is_sentence, make_lines
from dragoman.codebook.furniture import label_of
from dragoman.model.document import Document
from dragoman.model.span import Span

__all__ = ["Recurring", "find_recurring", "learn_furniture", "recurring_in"]

FEWEST_STORIES = 8
"""Different stories of a host on which a sentence stands before it can be the site's."""
LEAST_SHARE = 0.05
"""Share of the host's stories."""
FEWEST_WORDS = 6
"""Shorter sentences recur in speech ("Thank you very much.")."""
NUMBER = re.compile(r"\d+")
TURN = re.compile(r"^[^.:]{1,60}:\s")
"""What a speaker says in a transcript, or the words that lead to a quotation."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """A recurring sentence in a document, with how often its host prints it."""

    span: Span
    stories: int
    of: int

    @property
    def reason(self) -> str:
        """Give the rule in words."""
        return f"recurs in {self.stories} of {self.of} stories of the site"


def learn_furniture(documents: Iterable[Document]) -> dict[tuple[str, str], tuple[int, int]]:
    """Learn which sentences are a host's: (host, fingerprint) → (stories with it, stories).

    Pages with the same title are one story: mirrors and repeated pages share all they say.
    """
    stories: dict[str, set[str]] = {}
    where: dict[tuple[str, str], set[str]] = {}
    for document in documents:
        host = _host(document)
        if not host:
            continue
        story = label_of(document.title) or label_of(document.text.partition("\n")[0])
        stories.setdefault(host, set()).add(story)
        for _, _, line in _lines(document):
            if fingerprint := _fingerprint(line):
                where.setdefault((host, fingerprint), set()).add(story)
    return {
        key: (len(found), len(stories[key[0]]))
        for key, found in where.items()
        if len(found) >= max(FEWEST_STORIES, LEAST_SHARE * len(stories[key[0]]))
    }


def find_recurring(
    document: Document, learned: Mapping[tuple[str, str], tuple[int, int]]
) -> tuple[Recurring, ...]:
    """Give the sentences of a document that are its host's; a whole text is never one."""
    host = _host(document)
    found = []
    others = 0
    for start, end, line in _lines(document):
        counts = learned.get((host, _fingerprint(line)))
        if counts:
            found.append(Recurring(Span(document.id, start, end), *counts))
        else:
            others += 1
    return tuple(found) if others else ()


def recurring_in(document: Document, documents: Iterable[Document]) -> tuple[Recurring, ...]:
    """Give the sentences of one document that are its host's, learned from all documents."""
    host = _host(document)
    return find_recurring(document, learn_furniture(d for d in documents if _host(d) == host))


def _host(document: Document) -> str:
    """Give the host of a web address, or else the outlet; empty when neither is known."""
    address = urlsplit(document.address)
    host = address.hostname if address.scheme.startswith("http") else None
    return (host or document.outlet).lower().removeprefix("www.")


def _lines(document: Document) -> Iterator[tuple[int, int, str]]:
    start = 0
    for line in document.text.split("\n"):
        yield start, start + len(line), line
        start += len(line) + 1


def _fingerprint(line: str) -> str:
    """Give a sentence without case, marks at its ends and numbers; empty for any other line."""
    if TURN.match(line) or line.rstrip().endswith(":"):
        return ""
    made = make_lines([(0, line)])
    if not made or made[0].words < FEWEST_WORDS or not is_sentence(made[0]):
        return ""
    return NUMBER.sub("#", label_of(line))
