"""Who is who in news, within a document and across: CAT files with mentions and coreference.

Data: a folder with CAT files (MEANTIME: ``intra_cross-doc``, with instances that hold across
documents). Only the part that is annotated whole counts (title and first sentences): further on
the set marks the mentions of some instances alone, without saying what kind of words they are.
Two mentions are
matched by extent (strict, but for a leading article, which is no part of a name with us), or by
head: the head of ours lies in the words that the set calls the
head. Figures with ``who_`` leave the set's products, money and mixed entities out, which the
product does not look for; what it takes for somebody there stays a false find. The floor takes
the parser's named entities as they are, and equal words as the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse_many
from dragoman.model.document import Document
from dragoman.model.parsed import Parsed
from dragoman.model.span import Span
from dragoman.resolve.entities import link_entities
from evaluation.cat import cat_text, read_xml, span_of
from evaluation.coreference_scores import conll_f1, partition
from evaluation.figures import f1

__all__ = ["DATA", "QUICK", "GoldMention", "Page", "read_pages", "score"]

DATA = "timelines/meantime_apple"
QUICK = True
ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
WHO = frozenset({"PER", "LOC", "ORG"})
NAMED = frozenset({"PERSON", "NORP", "GPE", "LOC", "FAC", "ORG"})
"""The parser's labels of what the product looks for, too."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Half-open code points of a mention and of its head, its instance and the type of that."""

    start: int
    end: int
    head: tuple[int, int]
    instance: str
    type: str
    bare: int
    """The start behind a leading article."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its mentions; `end` is the end of what is annotated."""

    document: Document
    gold: tuple[GoldMention, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A mention that was found: its place, its head, and what it was taken for."""

    document: str
    start: int
    end: int
    head: tuple[int, int]
    entity: str


def score(data: Path) -> dict[str, float]:
    """Give mention F1, CoNLL F1 in the document and across, and those of the floor."""
    pages = list(read_pages(data))
    parsed = list(parse_many([page.document for page in pages]))
    ours = _product(pages, parsed)
    floor = _floor(pages, parsed)
    who = [_only_who(page) for page in pages]
    return {
        "documents": float(len(pages)),
        "mentions": float(sum(len(page.gold) for page in pages)),
        **_figures("", pages, ours),
        **_figures("floor_", pages, floor),
        "who_mentions": float(sum(len(page.gold) for page in who)),
        **_figures("who_", who, ours),
        **_figures("floor_who_", who, floor),
    }


def _figures(prefix: str, pages: Sequence[Page], found: Sequence[Found]) -> dict[str, float]:
    strict = _matched(pages, found, _same_extent)
    headed = _matched(pages, found, _same_head)
    gold = sum(len(page.gold) for page in pages)
    within, across = _conll(pages, found, headed)
    return {
        f"{prefix}mention_f1": f1(len(strict), len(found), gold),
        f"{prefix}head_mention_f1": f1(len(headed), len(found), gold),
        f"{prefix}head_precision": len(headed) / len(found) if found else 0.0,
        f"{prefix}head_recall": len(headed) / gold if gold else 0.0,
        f"{prefix}conll_f1": within,
        f"{prefix}cross_conll_f1": across,
        f"{prefix}strict_conll_f1": _conll(pages, found, strict)[0],
    }


def _product(pages: Sequence[Page], parsed: Sequence[Parsed]) -> list[Found]:
    """Give the mentions of the product in what is annotated, with its entities over all pages."""
    mentions = [find_mentions(read) for read in parsed]
    linked = link_entities([m for group in mentions for m in group], (), ())
    return [
        Found(
            page.document.id,
            _bare(page.document.text, mention.span),
            mention.span.end,
            _head(read, mention.span),
            linked.entity_of.get(mention.id, mention.id),
        )
        for page, read, group in zip(pages, parsed, mentions, strict=True)
        for mention in group
        if mention.span.start < page.end
    ]


def _bare(text: str, span: Span) -> int:
    article = ARTICLE.match(text, span.start, span.end)
    return article.end() if article else span.start


def _floor(pages: Sequence[Page], parsed: Sequence[Parsed]) -> list[Found]:
    return [
        Found(
            page.document.id,
            _bare(page.document.text, span),
            span.end,
            _head(read, span),
            text.casefold(),
        )
        for page, read in zip(pages, parsed, strict=True)
        for name in read.names
        if name.label in NAMED
        for span in [read.span(name.first, name.last)]
        for text in [read.text(name.first, name.last)]
        if span.start < page.end
    ]


def _head(read: Parsed, span: Span) -> tuple[int, int]:
    token = read.head_of(span)
    return (token.start, token.end) if token else (span.start, span.end)


def _only_who(page: Page) -> Page:
    gold = tuple(mention for mention in page.gold if mention.type in WHO)
    return Page(page.document, gold, page.end)


def _same_extent(gold: GoldMention, found: Found) -> bool:
    return (gold.bare, gold.end) == (found.start, found.end)


def _same_head(gold: GoldMention, found: Found) -> bool:
    return gold.head[0] <= found.head[0] and found.head[1] <= gold.head[1]


def _matched(
    pages: Sequence[Page], found: Sequence[Found], same: Callable[[GoldMention, Found], bool]
) -> dict[Found, GoldMention]:
    """Pair mentions one to one, equal extents first, then the shortest."""
    matched: dict[Found, GoldMention] = {}
    for page in pages:
        taken: set[GoldMention] = set()
        own = [one for one in found if one.document == page.document.id]
        for test in (_same_extent, same):
            for one in own:
                if one in matched:
                    continue
                fitting = [g for g in page.gold if g not in taken and test(g, one)]
                if fitting:
                    matched[one] = min(fitting, key=lambda gold: gold.end - gold.start)
                    taken.add(matched[one])
    return matched


def _conll(
    pages: Sequence[Page], found: Sequence[Found], matched: dict[Found, GoldMention]
) -> tuple[float, float]:
    """Give CoNLL F1 within documents and across; mentions that match have one name."""
    key: dict[Hashable, tuple[str, str]] = {}
    for page in pages:
        for gold in page.gold:
            key[page.document.id, gold] = (page.document.id, gold.instance)
    response: dict[Hashable, tuple[str, str]] = {}
    for one in found:
        name = matched.get(one, one)
        response[one.document, name] = (one.document, one.entity)
    within = conll_f1(partition(dict(key)), partition(dict(response)))
    across = conll_f1(
        partition({mention: chain for mention, (_, chain) in key.items()}),
        partition({mention: chain for mention, (_, chain) in response.items()}),
    )
    return within, across


def read_pages(data: Path) -> Iterator[Page]:
    """Read the CAT files of a folder (of its ``intra_cross-doc``, where there is one), or one."""
    folder = data / "intra_cross-doc" if (data / "intra_cross-doc").is_dir() else data
    for file in sorted(folder.rglob("*.xml")) if folder.is_dir() else [folder]:
        root = read_xml(file)
        text, places = cat_text(root)
        chains = _instances(root)
        gold = tuple(
            mention
            for mark in root.iter("ENTITY_MENTION")
            if "syntactic_type" in mark.attrib
            if (mention := _mention(mark, text, places, chains, file.stem)) is not None
        )
        if gold:
            line = text.find("\n", max(mention.end for mention in gold))
            end = len(text) if line < 0 else line
            yield Page(Document(file.stem, text, language="en"), gold, end)


def _instances(root: ElementTree.Element) -> dict[str, tuple[str, str]]:
    """Give mention id → its instance (which holds across documents) and the type of that."""
    entities: dict[str, tuple[str, str]] = {}
    for row in root.iter("ENTITY"):
        number = row.get("m_id") or ""
        entities[number] = (row.get("instance_id") or number, row.get("ent_type") or "")
    found: dict[str, tuple[str, str]] = {}
    for relation in root.iter("REFERS_TO"):
        for target in relation.findall("target"):
            if entity := entities.get(target.get("m_id", "")):
                found.update((row.get("m_id", ""), entity) for row in relation.findall("source"))
    return found


def _mention(
    mark: ElementTree.Element,
    text: str,
    places: dict[str, tuple[int, int]],
    chains: dict[str, tuple[str, str]],
    file: str,
) -> GoldMention | None:
    span = span_of(mark, places)
    if span is None:
        return None
    start, end = span
    number = mark.get("m_id", "")
    instance, kind = chains.get(number, (f"{file} {number}", ""))
    words = mark.get("head", "")
    at = text.rfind(words, start, end) if words else -1
    head = (at, at + len(words)) if at >= 0 else (start, end)
    article = ARTICLE.match(text, start, end)
    bare = article.end() if article else start
    return GoldMention(start, end, head, instance, kind, bare)
