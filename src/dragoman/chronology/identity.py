"""Why mentions are one entity: which they are, what joined them, and what is kept apart from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Entity, Mention
from dragoman.model.time import Interval
from dragoman.resolve.linker import is_personal
from dragoman.store.base import Store

__all__ = ["Apart", "IdentityCard", "Joined", "NamedOn", "explain_entity", "mention_in_words"]

AROUND = 60
"""Code points of text shown on each side of a mention."""


@dataclass(frozen=True, slots=True)
class NamedOn:
    """The mentions of one page."""

    address: str
    published: Interval | None
    names: tuple[tuple[str, int], ...]
    mention: str
    """Id of the one that names best: what a verdict would speak of."""
    words: str
    """That one among its words, on one line."""


@dataclass(frozen=True, slots=True)
class Joined:
    """One reason for which mentions were joined, and how often it was given."""

    reason: str
    made_by: str
    score: float
    count: int


@dataclass(frozen=True, slots=True)
class Apart:
    """A lookalike that is another entity, with what was judged of the two."""

    id: str
    name: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """The evidence of one entity."""

    entity: Entity
    pages: tuple[NamedOn, ...]
    joined: tuple[Joined, ...]
    apart: tuple[Apart, ...]
    verdicts: tuple[Judgement, ...]
    """Persons' verdicts on it, the last one last."""


def explain_entity(store: Store, entity: Entity) -> IdentityCard:
    """Gather why mentions were held to be one entity, and what was held to be another."""
    mine = set(entity.mentions)
    entities = {one.id: one for one in store.entities()}
    home = {mention: one.id for one in entities.values() for mention in one.mentions}
    about = [
        judgement
        for judgement in store.judgements()
        if judgement.subject in {"mention", "entity"}
        and (
            judgement.left in mine
            or judgement.right in mine
            or entity.id in (judgement.left, judgement.right)
        )
    ]
    rules = [judgement for judgement in about if not is_personal(judgement)]
    within = [j for j in rules if j.left in mine and j.right in mine]
    counted = Counter(j.reason for j in within if j.verdict is Verdict.SAME)
    first = {j.reason: j for j in reversed(within)}
    return IdentityCard(
        entity=entity,
        pages=tuple(_pages(store, mine)),
        joined=tuple(
            Joined(reason, first[reason].made_by, first[reason].score, count)
            for reason, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        ),
        apart=tuple(_apart(rules, mine, home, entities)),
        verdicts=tuple(
            sorted((j for j in about if is_personal(j)), key=lambda j: (j.at or "", j.left))
        ),
    )


def _apart(
    rules: Iterable[Judgement],
    mine: set[str],
    home: Mapping[str, str],
    entities: Mapping[str, Entity],
) -> list[Apart]:
    """Give each lookalike once, with the judgement that speaks most clearly."""
    found: dict[str, Apart] = {}
    for judgement in rules:
        other = judgement.right if judgement.left in mine else judgement.left
        key = home.get(other)
        if other in mine or key is None:
            continue
        kept = found.get(key)
        if kept is None or judgement.score > kept.judgement.score:
            found[key] = Apart(key, entities[key].name, judgement)
    return sorted(found.values(), key=lambda a: (-a.judgement.score, a.name, a.id))


def _pages(store: Store, mine: set[str]) -> list[NamedOn]:
    by_page: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in store.mentions():
        if mention.id in mine:
            by_page[mention.span.document].append(mention)
    inferred = store.published()
    found: list[NamedOn] = []
    for page in store.documents():
        if page.id not in by_page:
            continue
        dating = inferred.get(page.id, page.published)
        counted = Counter(mention.text for mention in by_page[page.id])
        best = min(
            by_page[page.id],
            key=lambda m: (m.antecedent is not None, m.text != m.name, m.span),
        )
        found.append(
            NamedOn(
                address=page.address,
                published=dating.interval if dating and dating.interval.known else None,
                names=tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0]))),
                mention=best.id,
                words=mention_in_words(best, page.text),
            )
        )
    return sorted(found, key=lambda on: (_day(on.published), on.address, on.mention))


def _day(published: Interval | None) -> str:
    start, end = published.iso() if published else (None, None)
    return start or end or "~"


def mention_in_words(mention: Mention, text: str) -> str:
    """Give a mention in « » among the words around it, on one line."""
    span = mention.span
    before = text[max(0, span.start - AROUND) : span.start]
    after = text[span.end : span.end + AROUND]
    if span.start > AROUND:
        before = "…" + before.partition(" ")[2]
    if span.end + AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}«{text[span.start : span.end]}»{after}".split())
