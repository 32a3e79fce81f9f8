"""Who is who over documents, mentions given: the entity chains of ECB+.

Data: a folder with ``ECB_*_Entity_gold_mentions.json`` and ``ECB_*_corpus.txt`` (the development
part where the folder has it, else the first). The floor puts the mentions of a topic whose heads
are the same word into one chain. ``conll_f1`` begins with what the product calls one entity,
follows the head's word where the product claims nothing or is unsure, and keeps apart those whom
it calls two. Many of the set's mentions are common nouns ("the climber"), times and things, of
which the product claims nothing: ``product_conll_f1`` leaves them alone, each in a chain of its
own, and knows of no topics. ``named_`` counts only the mentions that hold a name.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse_many
from dragoman.model.document import Document
from dragoman.model.judgement import Verdict
from dragoman.model.mention import Entity, Kind, Mention
from dragoman.model.parsed import Parsed, Token
from dragoman.model.span import Span
from dragoman.resolve.entities import link_entities
from dragoman.resolve.names.compare import compare_names
from evaluation.cat import CLOSED_LEFT
from evaluation.coreference_scores import conll_f1, partition

__all__ = ["DATA", "QUICK", "Given", "read_corpus", "read_given", "score"]

DATA = "ecb"
QUICK = True
PART = "Dev"
"""The part that is scored where the folder has it."""
PRONOUNS = frozenset(
    {"i", "you", "he", "she", "it", "we", "they", "his", "her", "its", "their", "him", "them"}
)
"""Lemmas that say nothing of who is meant, where the product has read them."""


@dataclass(frozen=True, slots=True)
class Given:
    """A mention of the set: its document, first and last code point, chain and type."""

    document: str
    start: int
    end: int
    chain: str
    type: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its head's lemma, whether it holds a name, and the product's entity."""

    given: Given
    head: str
    named: bool
    entity: Entity | None

    @property
    def same_head(self) -> str:
        """The chain that the floor puts it in."""
        return f"{self.given.document.split('_')[0]} {self.head}"


def score(data: Path) -> dict[str, float]:
    """Give cross-document CoNLL F1 of product and floor, over all mentions and those named."""
    documents, places = read_corpus(data)
    given = read_given(data, places)
    placed = _placed(documents, given)
    named = [one for one in placed if one.named]
    return {
        "conll_f1": _conll(placed, _chains(placed)),
        "same_head_floor": _conll(placed, {one: one.same_head for one in placed}),
        "product_conll_f1": _conll(
            placed, {one: one.entity.id if one.entity else one for one in placed}
        ),
        "named_conll_f1": _conll(named, _chains(named)),
        "named_same_head_floor": _conll(named, {one: one.same_head for one in named}),
        "named_product_conll_f1": _conll(
            named, {one: one.entity.id if one.entity else one for one in named}
        ),
        "found_share": sum(one.entity is not None for one in placed) / len(placed),
        "named_found_share": sum(one.entity is not None for one in named) / len(named),
        "documents": float(len(documents)),
        "mentions": float(len(placed)),
        "named_mentions": float(len(named)),
    }


def _chains(placed: Sequence[Placed]) -> dict[Placed, Hashable]:
    """Give each mention its chain: the product's "same", and the head's word where it is unsure.

    The mentions of one head in one topic are joined, but for entities that the product tells
    apart by their names.
    """
    groups: defaultdict[Hashable, list[Placed]] = defaultdict(list)
    for one in placed:
        groups[one.entity.id if one.entity else one.same_head].append(one)
    above: dict[Hashable, Hashable] = {key: key for key in groups}

    def top(key: Hashable) -> Hashable:
        while above[key] != key:
            key = above[key]
        return key

    by_head: defaultdict[str, dict[Hashable, Entity | None]] = defaultdict(dict)
    for key, members in groups.items():
        for one in members:
            if one.head not in PRONOUNS or one.entity is None:
                by_head[one.same_head][key] = one.entity
    for rows in by_head.values():
        entities = [entity for entity in rows.values() if entity is not None]
        if any(_are_two(one, other) for one, other in combinations(entities, 2)):
            continue
        first, *rest = rows
        for other in rest:
            above[top(other)] = top(first)
    return {one: top(key) for key, members in groups.items() for one in members}


def _are_two(one: Entity, other: Entity) -> bool:
    """Say whether the product tells two entities apart by what it knows of them."""
    books = dict(one.codes).get("codebook"), dict(other.codes).get("codebook")
    if one.kind is Kind.PERSON is other.kind:
        return compare_names(one.name, other.name).verdict is Verdict.DIFFERENT
    return None not in books and books[0] != books[1]


def _conll(placed: Sequence[Placed], chains: Mapping[Placed, Hashable]) -> float:
    key: dict[Hashable, Hashable] = {one: one.given.chain for one in placed}
    response: dict[Hashable, Hashable] = {one: chains[one] for one in placed}
    return conll_f1(partition(key), partition(response))


def _placed(documents: Sequence[Document], given: Sequence[Given]) -> list[Placed]:
    parsed = list(parse_many(documents))
    mentions = [find_mentions(read) for read in parsed]
    linked = link_entities([m for group in mentions for m in group], (), ())
    known = {entity.id: entity for entity in linked.entities if not _is_unread(entity)}
    by_document: defaultdict[str, list[Given]] = defaultdict(list)
    for one in given:
        by_document[one.document].append(one)
    found = []
    for read, group in zip(parsed, mentions, strict=True):
        heads = _heads(read, group)
        for one in by_document[read.document.address]:
            span = Span(read.document.id, one.start, one.end)
            head = _noun_of(read, span)
            mention = heads.get(head.index) if head else None
            entity = known.get(linked.entity_of.get(mention.id, "")) if mention else None
            found.append(
                Placed(
                    one,
                    head.lemma.casefold() if head else "",
                    any(token.pos == "PROPN" for token in read.tokens_of(span)),
                    entity,
                )
            )
    return found


def _is_unread(entity: Entity) -> bool:
    """Say whether the product left it open who somebody is of whom a family name alone is given."""
    return entity.kind is Kind.PERSON and not any(" " in name for name in entity.names)


def _noun_of(read: Parsed, span: Span) -> Token | None:
    """Give the head of a mention, behind its preposition where the set counts that in."""
    head = read.head_of(span)
    if head is not None and head.pos == "ADP":
        inside = {token.index for token in read.tokens_of(span)}
        nouns = [t for t in read.dependents(head.index, "pobj") if t.index in inside]
        return nouns[0] if nouns else head
    return head


def _heads(read: Parsed, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Give head token → the mention that it heads; the longest where several do."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.span.end - m.span.start):
        head: Token | None = read.head_of(mention.span)
        if head is not None:
            found[head.index] = mention
    return found


def _files(data: Path) -> tuple[Path, Path]:
    rows = sorted(data.glob("ECB_*_Entity_gold_mentions.json"))
    chosen = [row for row in rows if f"_{PART}_" in row.name] or rows
    return chosen[0], chosen[0].with_name(
        chosen[0].name.replace("Entity_gold_mentions.json", "corpus.txt")
    )


def read_corpus(
    data: Path,
) -> tuple[list[Document], dict[tuple[str, int, int], tuple[int, int]]]:
    """Give the documents, a sentence a line, and the place of each (document, sentence, token)."""
    parts: defaultdict[str, list[str]] = defaultdict(list)
    lengths: defaultdict[str, int] = defaultdict(int)
    places: dict[tuple[str, int, int], tuple[int, int]] = {}
    last: dict[str, int] = {}
    for line in _files(data)[1].read_text("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) < 4:
            continue
        name, sentence, token, word = fields[0], int(fields[1]), int(fields[2]), fields[3]
        glue = "" if name not in last else "\n" if last[name] != sentence else " "
        if glue == " " and word in CLOSED_LEFT:
            glue = ""
        last[name] = sentence
        start = lengths[name] + len(glue)
        places[name, sentence, token] = (start, start + len(word))
        parts[name] += [glue, word]
        lengths[name] = start + len(word)
    documents = [Document(name, "".join(words), language="en") for name, words in parts.items()]
    return documents, places


def read_given(data: Path, places: Mapping[tuple[str, int, int], tuple[int, int]]) -> list[Given]:
    """Give the mentions of the set."""
    found = []
    for row in json.loads(_files(data)[0].read_text("utf-8")):
        spots = [places[row["doc_id"], row["sent_id"], number] for number in row["tokens_number"]]
        found.append(
            Given(
                row["doc_id"],
                min(spots)[0],
                max(spots)[1],
                row["coref_chain"],
                row["mention_type"],
            )
        )
    return found
