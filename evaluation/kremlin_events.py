"""Events of official news pages against a hundred pages that two readers coded by hand.

Data: the archives of `evaluation.kremlin`. The gold stands beside this module
(``gold/kremlin_2016_events.json``, described in ``gold/README.md``): places and codes without
text. The coded zone of a page is its first paragraphs; titles are coded too, but they are no part
of a document's text and are not scored. ``python -m evaluation.gold_page_errors`` prints what is
missed, extra or has wrong parties.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.codebook.states import state_name
from dragoman.export.records import RECORDS
from dragoman.extract.parse import load_model
from dragoman.ingest.files import read_files
from dragoman.model.source import Page
from dragoman.pipeline import Pipeline, build
from dragoman.settings import Settings
from dragoman.store.sqlite import open_store
from evaluation.gold_pages import (
    Act,
    Anchored,
    GoldEvent,
    Labels,
    anchor,
    match,
    read_gold,
    same_who,
)
from evaluation.kremlin import archives
from evaluation.svo_baseline import find_svo

__all__ = [
    "DATA",
    "GOLD",
    "QUICK",
    "Judged",
    "agreement",
    "figures",
    "judge",
    "records_of",
    "same_modality",
    "score",
]

DATA = "kremlin"
QUICK = False
GOLD = Path(__file__).parent / "gold" / "kremlin_2016_events.json"

type Record = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """One page: what was annotated, what was found in the coded zone, and what goes together."""

    page: str
    reader: str
    text: str
    gold: Anchored
    ours: tuple[Act, ...]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Indexes of an annotated act and of ours."""
        return match(self.gold.events, self.ours)


def score(data: Path) -> dict[str, float]:
    """Give how many acts are found, and how many of these have the right parties and modality.

    - An act of ours is right if it stands in the sentence of an annotated one (so it does when
      the triggers overlap) and has its type, and its extension where it has one; one to one.
      Bare statements are left out on both sides. An annotated act whose sentence names no party
      is optional: not missed when we lack it, not extra when we have it.
    - parties_accuracy: share of the right ones whose actors and recipients are those of the
      gold, compared through the states behind them (a body without one by its name); in
      meetings and calls the sides may change places. A side that the sentence does not name
      may be left open. modality_accuracy: share of the right ones.
    - svo_*: the same for the coder of `evaluation.svo_baseline`, which gets our names.
    - coder_*: how the two readers agree on ten pages that both coded, measured the same way.
    """
    rows = read_gold(GOLD)
    records = records_of(data, {row["page"] for row in rows["pages"]})
    ours = judge(records, rows["pages"])
    plain = figures(judge(records, rows["pages"], svo=True))
    return {
        **figures(ours),
        **{f"event_f1_{reader}": figures(_of(ours, reader))["event_f1"] for reader in "AB"},
        **{f"svo_{name}": plain[name] for name in RESPECTS if name != "modality_accuracy"},
        **{f"coder_{name}": value for name, value in agreement(rows).items()},
        "pages": float(len(ours)),
    }


RESPECTS = (
    "event_precision",
    "event_recall",
    "event_f1",
    "parties_accuracy",
    "modality_accuracy",
)


def figures(pages: Sequence[Judged]) -> dict[str, float]:
    """Give the figures of `RESPECTS`, and how many acts they count."""
    found = [
        (page.gold.events[g], page.ours[o])
        for page in pages
        for g, o in page.pairs
        if not page.gold.events[g].is_optional
    ]
    extra = sum(len(page.ours) - len(page.pairs) for page in pages)
    wanted = sum(
        sum(not event.is_optional for event in page.gold.events) + page.gold.lost for page in pages
    )
    precision, recall = _share(len(found), len(found) + extra), _share(len(found), wanted)
    return {
        "event_precision": precision,
        "event_recall": recall,
        "event_f1": _share(2 * precision * recall, precision + recall),
        "parties_accuracy": _share(sum(same_who(e, a) for e, a in found), len(found)),
        "modality_accuracy": _share(sum(same_modality(e, a) for e, a in found), len(found)),
        "events": float(wanted),
        "found": float(len(found) + extra),
        "lost": float(sum(page.gold.lost for page in pages)),
    }


def same_modality(event: GoldEvent, act: Act) -> bool:
    """Say whether two modalities are one; what is confirmed has happened."""
    return event.modality == act.modality.replace("confirmed", "happened")


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _of(pages: Iterable[Judged], reader: str) -> list[Judged]:
    return [page for page in pages if page.reader == reader]


# -- what we find


def records_of(data: Path, pages: set[str]) -> dict[str, list[Record]]:
    """Build a store from the annotated pages alone and read its records."""
    read = [
        page
        for page in read_files(archives(data), Settings())
        if isinstance(page, Page) and _number(page.address) in pages
    ]
    pipeline = Pipeline(read=lambda _, __: iter(read), copies=lambda _documents, _spun: ())
    with tempfile.TemporaryDirectory() as place:
        store = open_store(Path(place) / "pages.dragoman", create=True)
        build([], store, pipeline)
        records = {
            what: list(RECORDS[what](store))
            for what in ("documents", "claims", "entities", "mentions")
        }
        store.close()
    return records


def _number(address: str) -> str:
    return address.rsplit("/", 1)[-1]


def judge(
    records: Mapping[str, list[Record]], pages: Iterable[Mapping[str, Any]], *, svo: bool = False
) -> list[Judged]:
    """Hold the acts of every annotated page against its gold: ours, or the plain coder's."""
    labels = {row["id"]: _labels(row) for row in records["entities"]}
    documents = {_number(row["address"]): row for row in records["documents"]}
    judged = []
    for page in pages:
        document = documents.get(page["page"])
        if document is None:
            continue
        gold = anchor(page, document["text"])
        if svo:
            found = _svo_acts(records, document, labels)
        else:
            found = _acts(records["claims"], document, labels)
        ours = tuple(act for act in found if gold.reads(act.trigger) and not act.is_bare_statement)
        judged.append(Judged(page["page"], page["reader"], document["text"], gold, ours))
    return judged


def _labels(entity: Record) -> Labels:
    """Give what an entity may be called: its state's code, else (or, of a body, also) its names."""
    state = entity["codes"].get("state") or entity["codes"].get("codebook") or ""
    code = state.removeprefix("state/") if state.startswith("state/") else ""
    names = frozenset(entity["names"]) | {entity["name"]}
    home = {state_name(state) or code} if code else set()  # states without a code of ISO 3166
    if entity["kind"] in ("person", "office") and code:
        return frozenset({code} | home)
    own = entity["codes"].get("codebook", "").rpartition("/")[2].upper()
    return names | home | {label for label in (code, own) if label}


def _acts(
    claims: Iterable[Record], document: Record, labels: Mapping[str, Labels]
) -> Iterator[Act]:
    """Give our acts on a page, one for all claims of one trigger and code."""
    told: dict[tuple[Any, ...], Record] = {}
    for claim in claims:
        if claim["document"] == document["id"]:
            told.setdefault((*claim["trigger"], claim["type"], claim["extension"]), claim)
    for claim in told.values():
        sides = {
            role: tuple(
                labels.get(a["entity"], frozenset({a["name"]}))
                for a in claim["arguments"]
                if a["role"] == role
            )
            for role in ("actor", "recipient")
        }
        yield Act(
            tuple(claim["trigger"]),
            tuple(claim["sentence"]),
            claim["type"] or "",
            claim["extension"] or "",
            sides["actor"],
            sides["recipient"],
            claim["modality"],
            claim["made_by"],
        )


def _svo_acts(
    records: Mapping[str, list[Record]], document: Record, labels: Mapping[str, Labels]
) -> Iterator[Act]:
    """Give the plain coder's acts on a page, with the entities that we found as its names."""
    named = {
        offset: row["entity"]
        for row in records["mentions"]
        if row["document"] == document["id"] and row["entity"]
        for offset in range(row["start"], row["end"])
    }
    doc = load_model()(document["text"])
    for act in find_svo(doc, lambda token: named.get(token.idx)):
        sentence = next(s for s in doc.sents if s.start_char <= act.start < s.end_char)
        yield Act(
            (act.start, act.end),
            (sentence.start_char, sentence.end_char),
            "" if act.type == "state" else act.type,
            "state" if act.type == "state" else "",
            tuple(labels[entity] for entity in act.actors),
            tuple(labels[entity] for entity in act.recipients),
        )


# -- how the readers agree


def agreement(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, float]:
    """Give how two readers of the same pages agree, all their events counted.

    event_f1: pairs whose triggers overlap, each once, in titles too. Of these, the shares with
    one type and extension, with the same parties (both sets), and with one modality.
    """
    first = {row["page"]: _all_events(row) for row in rows["pages"]}
    pairs, total = [], 0
    for row in rows["second_reading"]:
        one, two = first[row["page"]], _all_events(row)
        total += len(one) + len(two)
        free = list(two)
        for event in one:
            near = [other for other in free if _one_place(event, other)]
            if near:
                free.remove(near[0])
                pairs.append((event, near[0]))
    sides = ("actors", "recipients")
    return {
        "event_f1": _share(2 * len(pairs), total),
        "type_accuracy": _share(
            sum((a["type"], a["extension"]) == (b["type"], b["extension"]) for a, b in pairs),
            len(pairs),
        ),
        "parties_accuracy": _share(
            sum(all(set(a["who"][s]) == set(b["who"][s]) for s in sides) for a, b in pairs),
            len(pairs),
        ),
        "modality_accuracy": _share(
            sum(a["modality"] == b["modality"] for a, b in pairs), len(pairs)
        ),
    }


def _all_events(row: Mapping[str, Any]) -> list[Record]:
    return [*row["events"], *({"paragraph": -1, **event} for event in row["title_events"])]


def _one_place(left: Record, right: Record) -> bool:
    (a, b), (c, d) = left["trigger"], right["trigger"]
    return bool(left["paragraph"] == right["paragraph"] and a < d and c < b)
