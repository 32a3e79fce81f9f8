"""Events of official news pages against a hundred pages that two readers coded by hand.

Data: the archives of `evaluation.kremlin`. The gold stands beside this module
(``gold/kremlin_2016_events.json``, described in ``gold/README.md``): places and codes without
text. The coded zone of a page is its first paragraphs; titles are coded too, but they are no part
of a document's text and are not scored. ``python -m evaluation.gold_page_errors`` prints what is
missed, extra or has wrong parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dragoman.ingest.files import read_files
from dragoman.model.source import Page
from dragoman.settings import Settings
from evaluation.coded_acts import Record, Records, acts_of, labels_of, plainly_coded, records_of
from evaluation.figures import share
from evaluation.gold_pages import anchor, read_gold
from evaluation.judged import RESPECTS, Judged, figures
from evaluation.kremlin import archives

__all__ = ["DATA", "GOLD", "QUICK", "agreement", "annotated_pages", "judge", "score"]

DATA = "kremlin"
QUICK = False
GOLD = Path(__file__).parent / "gold" / "kremlin_2016_events.json"


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
    records = records_of(annotated_pages(data, {row["page"] for row in rows["pages"]}))
    ours = judge(records, rows["pages"])
    plain = figures(judge(plainly_coded([records])[0], rows["pages"]))
    return {
        **figures(ours),
        **{f"event_f1_{reader}": figures(_of(ours, reader))["event_f1"] for reader in "AB"},
        **{f"svo_{name}": plain[name] for name in RESPECTS},
        **{f"coder_{name}": value for name, value in agreement(rows).items()},
        "pages": float(len(ours)),
    }


def _of(pages: Iterable[Judged], reader: str) -> list[Judged]:
    return [page for page in pages if page.part == reader]


# -- what we find


def annotated_pages(data: Path, pages: set[str]) -> list[Page]:
    """Read the pages of the archives whose numbers are given."""
    return [
        page
        for page in read_files(archives(data), Settings())
        if isinstance(page, Page) and _number(page.address) in pages
    ]


def _number(address: str) -> str:
    return address.rsplit("/", 1)[-1]


def judge(records: Records, pages: Iterable[Mapping[str, Any]]) -> list[Judged]:
    """Hold the acts of every annotated page against its gold."""
    labels = labels_of(records)
    documents = {_number(row["address"]): row for row in records["documents"]}
    judged = []
    for page in pages:
        document = documents.get(page["page"])
        if document is None:
            continue
        gold = anchor(page, document["text"])
        found = acts_of(records, document, labels)
        ours = tuple(act for act in found if gold.reads(act.trigger) and not act.is_bare_statement)
        text = document["text"]
        judged.append(Judged(page["page"], page["reader"], text, gold.events, ours, gold.lost))
    return judged


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
        "event_f1": share(2 * len(pairs), total),
        "type_accuracy": share(
            sum((a["type"], a["extension"]) == (b["type"], b["extension"]) for a, b in pairs),
            len(pairs),
        ),
        "parties_accuracy": share(
            sum(all(set(a["who"][s]) == set(b["who"][s]) for s in sides) for a, b in pairs),
            len(pairs),
        ),
        "modality_accuracy": share(
            sum(a["modality"] == b["modality"] for a, b in pairs), len(pairs)
        ),
    }


def _all_events(row: Mapping[str, Any]) -> list[Record]:
    return [*row["events"], *({"paragraph": -1, **event} for event in row["title_events"])]


def _one_place(left: Record, right: Record) -> bool:
    (a, b), (c, d) = left["trigger"], right["trigger"]
    return bool(left["paragraph"] == right["paragraph"] and a < d and c < b)
