"""Parts of the material that bound each other: each is settled alone, and only when it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman import __version__
from dragoman.model.ids import digest
from dragoman.model.time import Dating
from dragoman.resolve.times.bounds import Link
from dragoman.resolve.times.corpus import Corpus

__all__ = ["Part", "find_parts"]

MADE_BY = f"resolve.times 2, dragoman {__version__}"
"""What was inferred by other rules is inferred again."""


@dataclass(frozen=True, slots=True)
class Part:
    """Links that hand bounds to each other, and all nodes that they name, in order."""

    key: str
    """Digest of all that it says: the same key has the same outcome."""
    nodes: tuple[str, ...]
    links: tuple[Link, ...]


def find_parts(corpus: Corpus, links: Iterable[Link]) -> Iterator[Part]:
    """Give the parts, those of the smallest node first.

    A time that is known to the day joins nothing where it is only looked up: it stays as it is,
    whatever the links say. So pages that print their day keep parts apart.
    """
    everything = list(links)
    sets = _Sets()
    for link in everything:
        moving = [node for node in link.reads if corpus.known(node).days != 1]
        sets.join((*link.writes, *moving))
    members: defaultdict[str, list[Link]] = defaultdict(list)
    for link in everything:
        members[sets.root((*link.writes, *link.reads)[0])].append(link)
    found = [_part(corpus, some) for some in members.values()]
    yield from sorted(found, key=lambda part: part.nodes)


def _part(corpus: Corpus, links: Sequence[Link]) -> Part:
    said = dict(sorted((repr(link), link) for link in links))
    nodes = sorted({node for link in links for node in (*link.reads, *link.writes)})
    content = [f"{node}: {_said(corpus, node)}" for node in nodes]
    key = digest("part", MADE_BY, len(said), *said, *content)
    return Part(key, tuple(nodes), tuple(link for _, link in sorted(said.items())))


def _said(corpus: Corpus, node: str) -> tuple[str, str, Dating | None]:
    """Give what the outcome shows of a node: its page's address, its event, its own dating."""
    if node in corpus.told:
        one = corpus.told[node]
        return one.document.address, corpus.event_of.get(node, ""), one.claim.time
    page = corpus.documents[node]
    return page.address, "", page.published


class _Sets:
    """Disjoint sets (union-find with path halving)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, node: str) -> str:
        above = self._above
        while above.setdefault(node, node) != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    def join(self, nodes: Sequence[str]) -> None:
        first = self.root(nodes[0]) if nodes else ""
        for node in nodes[1:]:
            other = self.root(node)
            # The smaller id stands above, so that nothing hangs on the order of joining.
            first, below = min(first, other), max(first, other)
            self._above[below] = first
