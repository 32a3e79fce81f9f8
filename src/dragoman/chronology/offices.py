"""The ledger of offices as a reader asks for it, and what in it does not agree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.chronology.ledger import (
    Clash,
    Gap,
    find_clashes,
    find_gaps,
    office_ledger,
    vouched,
)
from dragoman.chronology.query import Query
from dragoman.chronology.wording import interval_text
from dragoman.codebook.states import state_name
from dragoman.model.judgement import Disagreement, Value
from dragoman.model.mention import Entity
from dragoman.model.office import Tenure
from dragoman.store.base import Store

__all__ = ["PostLines", "find_posts", "office_disagreements", "read_ledger"]

FIELD = "office"


@dataclass(frozen=True, slots=True)
class PostLines:
    """One post with its holders in order of time, the gaps between them, and their clashes."""

    post: str
    of: str
    to: str
    tenures: tuple[Tenure, ...]
    gaps: tuple[Gap, ...]
    clashes: tuple[Clash, ...]

    @property
    def name(self) -> str:
        """The post in words."""
        return _post_name(self)

    def clashing(self, tenure: Tenure) -> tuple[Tenure, ...]:
        """Give the tenures that cannot be true beside one."""
        return tuple(
            other
            for clash in self.clashes
            if tenure in clash.tenures
            for other in clash.tenures
            if other is not tenure and other != tenure
        )


def read_ledger(store: Store) -> tuple[Tenure, ...]:
    """Make the ledger of everything that a store holds, by the best days known of its pages."""
    inferred = store.published()
    documents = [
        replace(page, published=inferred.get(page.id, page.published)) for page in store.documents()
    ]
    actors = [actor for given in store.actor_lists() for actor in given.actors]
    entities, offices = list(store.entities()), list(store.offices())
    return office_ledger(offices, entities, documents, list(store.claims()), actors)


def find_posts(
    ledger: Sequence[Tenure], query: Query, meant: Collection[Entity] = ()
) -> tuple[PostLines, ...]:
    """Give the posts that a query asks for: of its states, in its window, of those meant.

    `meant` are holders, or the states and bodies whose posts are asked for.
    """
    ids, names = {one.id for one in meant}, {one.name for one in meant}
    states = {state_name(key) for key in query.between}
    gaps, clashes = find_gaps(ledger), find_clashes(ledger)
    found: list[PostLines] = []
    for key, group in groupby(ledger, _post):
        lines = [
            tenure
            for tenure in group
            if (not states or tenure.of in states)
            and (not meant or tenure.holder in ids or tenure.of in names)
            and _meets(tenure, query)
        ]
        if lines:
            kept = set(map(id, lines))
            found.append(
                PostLines(
                    *_named(key),
                    tuple(lines),
                    tuple(g for g in gaps if {id(g.before), id(g.after)} <= kept),
                    tuple(c for c in clashes if kept & set(map(id, c.tenures))),
                )
            )
    return tuple(found)


def office_disagreements(ledger: Sequence[Tenure]) -> Iterator[Disagreement]:
    """Give the clashes of the ledger, as they are kept beside other disagreements.

    A time of which no page tells is a gap: the ledger shows it, but nobody contradicts anybody.
    """
    for clash in find_clashes(ledger):
        values = tuple(Value(_value(tenure), ()) for tenure in clash.tenures)
        yield Disagreement(None, FIELD, values, f"{clash.note} on {interval_text(clash.time)}")


def _value(tenure: Tenure) -> str:
    return f"{tenure.holder_name}, seen in post {interval_text(tenure.held)} ({vouched(tenure)})"


def _post_name(post: PostLines) -> str:
    name = f"{post.post} of {post.of}" if post.of else post.post
    return f"{name} to {post.to}" if post.to else name


def _post(tenure: Tenure) -> tuple[str, str, str]:
    return tenure.of, tenure.post, tenure.to


def _named(key: tuple[str, str, str]) -> tuple[str, str, str]:
    of, post, to = key
    return post, of, to


def _meets(tenure: Tenure, query: Query) -> bool:
    """Say whether any day that is told of a tenure lies in the window."""
    if not query.window.known:
        return True
    told = [tenure.held] if tenure.held.known else [tenure.began, tenure.ended]
    return any(time.known and time.intersection(query.window) is not None for time in told)
