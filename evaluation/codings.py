"""What each set of events calls an act and what we call it: the pairs of a confusion matrix.

A code is a type, or an extension where there is none; `NONE` where one side has nothing. Nothing
is asked of the parties here. Acts that may be found (optional ones) are left out, and bare
statements where the set leaves them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.codebook.events import read_events
from evaluation import fresh_events, kremlin_events, petrarch, plv, story
from evaluation.coded_acts import records_of, records_of_each
from evaluation.fresh_gold import read_passages
from evaluation.gold_acts import Act, GoldEvent
from evaluation.gold_pages import read_gold
from evaluation.judged import Judged
from evaluation.petrarch_actors import side
from evaluation.petrarch_records import read_records
from evaluation.story_gold import Entry

__all__ = ["NONE", "SETS", "Coding", "order"]

NONE = "none"
READ = {"A", "dev"}
"""Parts of sets whose errors may be read: only from these are examples named."""


@dataclass(frozen=True, slots=True)
class Coding:
    """One act: the gold's code, ours, and where it stands (empty where nobody should look)."""

    gold: str
    ours: str
    where: str = ""


@cache
def order() -> tuple[str, ...]:
    """Give all codes in the order of the codebook, extensions and NONE last."""
    rows = read_events().entries.values()
    types = dict.fromkeys(row.type for row in rows if row.type)
    extensions = dict.fromkeys(row.extension for row in rows if not row.type)
    return (*types, "YIELD", *extensions, NONE)


def _first(codes: Iterable[str]) -> str:
    """Give the one of several codes that comes first: extensions, then types as the codebook."""
    return min(codes, key=lambda code: (code.isupper(), order().index(code)))


def of_plv(data: Path) -> Iterator[Coding]:
    """Give the root of each marked pair."""
    rows = plv.read(data)
    for parsed, row in zip(plv.parse_rows(rows), rows, strict=True):
        found = plv.code(parsed, row["marked_sentence"])
        yield Coding(row["gold_root"], found or NONE, row["sentence_id"])


def of_petrarch(data: Path) -> Iterator[Coding]:
    """Give the coded events, each with a dyad of ours, once: see `_dyads`."""
    for judged in petrarch.read(read_records(data)):
        yield from _dyads(judged)


def _dyads(judged: petrarch.Judged) -> Iterator[Coding]:
    """Pair coded events with what is right, then with the same sides, then with the same type.

    An event whose code means several goes by the first of them, if ours is none of them.
    """
    where, free = judged.record.id, list(judged.ours)
    left = []
    for coding, types in judged.gold:
        sides = side(coding.source), side(coding.target)
        right = [d for d in judged.ours if sides in d.ways() and not types.isdisjoint(d.types)]
        if right:
            code = _first(types & right[0].types)
            yield Coding(code, code, where)
            free = [d for d in free if d not in right]
        else:
            left.append((sides, types))
    for sides, types in left:
        near = [d for d in free if sides in d.ways()]
        near = near or [d for d in free if not types.isdisjoint(d.types)]
        if near:
            free.remove(near[0])
            shared = types & near[0].types
            ours = _first(shared or near[0].types)
            yield Coding(ours if shared else _first(types), ours, where)
        else:
            yield Coding(_first(types), NONE, where)
    for dyad in judged.extra:
        if dyad in free:
            yield Coding(NONE, _first(dyad.types), where)


def of_story(data: Path) -> Iterator[Coding]:
    """Give the annotated acts and ours, matched or alone."""
    read = story.read(data)
    matched = {id(event) for _, event, _ in read.pairs}
    ours = {id(mention) for _, _, mention in read.pairs}
    for key, event, mention in read.pairs:
        yield Coding(_code(event), _code(mention.first), f"{key[:4]} {event['id']}")
    for article in read.gold["articles"]:
        where = article["id"][:4]
        missed = (event for event in article["events"] if id(event) not in matched)
        yield from (Coding(_code(event), NONE, f"{where} {event['id']}") for event in missed)
        mentions = read.mentions.get(article["id"], ())
        alone = (mention.first for mention in mentions if id(mention) not in ours)
        yield from (Coding(NONE, _code(act), f"{where} at {act['trigger'][0]}") for act in alone)


def _code(entry: Entry) -> str:
    return str(entry["type"] or entry["extension"])


def of_kremlin_events(data: Path) -> Iterator[Coding]:
    """Give the annotated acts of the pages coded by hand, and ours beside them or alone."""
    pages = read_gold(kremlin_events.GOLD)["pages"]
    numbers = {row["page"] for row in pages}
    records = records_of(kremlin_events.annotated_pages(data, numbers))
    return _judged(kremlin_events.judge(records, pages))


def of_fresh_events(data: Path) -> Iterator[Coding]:
    """Give the acts of the passages of our own, and ours beside them or alone."""
    passages = read_passages(data)
    records = records_of_each([passage.page for passage in passages])
    return _judged(fresh_events.judge(passages, records))


def _judged(pages: Sequence[Judged]) -> Iterator[Coding]:
    for page in pages:
        where = page.page if page.part in READ else ""
        beside = {o for _, o in (*page.pairs, *page.wrong)}
        pairs = [*page.found, *((page.gold[g], page.ours[o]) for g, o in page.wrong)]
        yield from (Coding(_type(event), _type(act), where) for event, act in pairs)
        yield from (Coding(_type(event), NONE, where) for event in page.missed)
        alone = (act for o, act in enumerate(page.ours) if o not in beside)
        yield from (Coding(NONE, _type(act), where) for act in alone)


def _type(act: Act | GoldEvent) -> str:
    return act.type or act.extension


SETS: dict[str, Callable[[Path], Iterator[Coding]]] = {
    "plv": of_plv,
    "petrarch": of_petrarch,
    "story": of_story,
    "kremlin_events": of_kremlin_events,
    "fresh_events": of_fresh_events,
}
