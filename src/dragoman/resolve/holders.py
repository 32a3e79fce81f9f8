"""Whom a page means that names a post and not its holder: whoever held it on the page's day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.model.calendar import in_words
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Entity, Kind, Mention
from dragoman.model.office import Tenure
from dragoman.model.time import Interval
from dragoman.resolve.entities import Linked
from dragoman.resolve.linker import is_personal, unordered

__all__ = ["Seated", "name_holders"]

MADE_BY = "resolve.holders"
_SCORE = 0.85
_SCORE_FEW = 0.75
_FEW = 3
"""Pages below which a tenure is known by few."""

Seated = Callable[[str, str, Interval], Tenure | None]
"""Gives who held a post of a state or body on some days, where that is beyond doubt."""


def name_holders(
    linked: Linked,
    mentions: Sequence[Mention],
    verdicts: Sequence[Judgement],
    published: Mapping[str, Interval],
    seated: Seated,
) -> Linked:
    """Give mentions of a post alone to the person who held it when their page came out.

    `published` are publications by document id. Ids and names of entities stay; an entity that no
    mention is left of is gone: an office whose holders are known, or somebody on a user's list whom
    no page means. What a person judged is left alone.
    """
    offices = {mention for e in linked.entities if e.kind is Kind.OFFICE for mention in e.mentions}
    by_id = {mention.id: mention for mention in mentions if mention.id in offices}
    judged = {key for j in verdicts if is_personal(j) for key in (j.left, j.right)}
    people = {entity.id: entity for entity in linked.entities if entity.kind is Kind.PERSON}
    gained: defaultdict[str, list[str]] = defaultdict(list)
    judgements: list[Judgement] = []
    for entity in linked.entities:
        if entity.kind is not Kind.OFFICE:
            continue
        for page in _pages(entity, by_id):
            days = published.get(page[0].span.document)
            tenure = _tenure(page, days, seated) if days else None
            if tenure is None or tenure.holder not in people or judged & {m.id for m in page}:
                continue
            gained[tenure.holder].extend(mention.id for mention in page)
            first = gained[tenure.holder][0]
            judgements.append(_judgement(page[0], people[tenure.holder], first, tenure, days))
    found = tuple(_moved(linked.entities, gained))
    entity_of = {mention: entity.id for entity in found for mention in entity.mentions}
    ordered = sorted((*linked.judgements, *judgements), key=lambda j: (j.left, j.right, j.verdict))
    return Linked(found, entity_of, tuple(ordered))


def _pages(office: Entity, by_id: Mapping[str, Mention]) -> Iterator[list[Mention]]:
    """Give an office's mentions document by document, in order of the text."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for key in office.mentions:
        if key in by_id:
            found[by_id[key].span.document].append(by_id[key])
    for document in sorted(found):
        yield sorted(found[document], key=lambda mention: mention.span)


def _tenure(page: Sequence[Mention], days: Interval, seated: Seated) -> Tenure | None:
    post, _, of = page[0].name.partition(" of ")
    return seated(post, of, days) if of else None


def _judgement(
    mention: Mention, holder: Entity, first: str, tenure: Tenure, days: Interval | None
) -> Judgement:
    """Join a mention to its holder, or to the `first` one of a holder without any of his own."""
    left, right = unordered(mention.id, min(holder.mentions, default=first))
    pages = "one page" if tenure.documents == 1 else f"{tenure.documents} pages"
    pages = " and ".join((*(pages,) * (tenure.documents > 0), *tenure.listed))
    when = in_words(days) if days else "its day"
    reason = (
        f"for: {tenure.holder_name} was {mention.name} on {when}, when the page came out "
        f"(in post {in_words(tenure.held)}, by {pages}); missing: a name beside the post"
    )
    score = _SCORE if tenure.documents >= _FEW or tenure.listed else _SCORE_FEW
    return Judgement("mention", left, right, Verdict.SAME, score, reason, MADE_BY)


def _moved(entities: Sequence[Entity], gained: Mapping[str, Sequence[str]]) -> Iterator[Entity]:
    """Give the entities with their mentions of now, without offices that nothing names any more."""
    gone = {mention for mentions in gained.values() for mention in mentions}
    for entity in entities:
        if entity.kind is Kind.OFFICE:
            left = tuple(mention for mention in entity.mentions if mention not in gone)
            if left:
                yield replace(entity, mentions=left)
        elif entity.id in gained:
            yield replace(entity, mentions=tuple(sorted((*entity.mentions, *gained[entity.id]))))
        elif entity.mentions:
            yield entity
