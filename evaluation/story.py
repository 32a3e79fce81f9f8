"""One story over several outlets, held against the whole reading of a careful analyst.

``PATH`` holds ``pages.jsonl`` (id, url, date or null, title, outlet, text) and ``gold.json``
(articles with their events, quotes and offices, and a chronology). The pages go the whole way of
the pipeline but for the folding of copies, so that every page is read as the analyst read it.
``python -m evaluation.story_errors [PATH]`` prints what is missed, spurious or wrong.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from dragoman.export.records import RECORDS
from dragoman.model.source import Page
from dragoman.model.time import Basis, Dating, Interval
from dragoman.pipeline import Pipeline, build
from dragoman.store.sqlite import open_store
from evaluation.coded_acts import plainly_coded
from evaluation.figures import harmonic, mean
from evaluation.story_gold import (
    Aliases,
    Entry,
    Mention,
    code_of,
    match,
    place_of,
    plain,
    same_code,
    same_time,
    times_meet,
)

__all__ = [
    "DATA",
    "QUICK",
    "Story",
    "b_cubed",
    "found_offices",
    "found_quotes",
    "judged",
    "read",
    "same_body",
    "score",
]

DATA = "olive"
QUICK = True
NEAR = 3
"""Code points by which the start of a quotation may differ."""


@dataclass(frozen=True)
class Story:
    """The gold of a story, and the records that were built from its pages."""

    gold: Entry
    records: Mapping[str, list[Entry]]

    @cached_property
    def aliases(self) -> Aliases:
        """The names of all entities."""
        return Aliases(self.records["entities"])

    @cached_property
    def documents(self) -> dict[str, Entry]:
        """Page id → document; a page that was rejected is not there."""
        return {row["address"].rsplit("#", 1)[-1]: row for row in self.records["documents"]}

    @cached_property
    def mentions(self) -> dict[str, list[Mention]]:
        """Page id → the acts that we read in it, in order of the text."""
        return {key: list(self._mentions(document)) for key, document in self.documents.items()}

    def _mentions(self, document: Entry) -> Iterator[Mention]:
        told: dict[tuple[int, int, str], list[Entry]] = {}
        for claim in self.records["claims"]:
            if claim["document"] == document["id"]:
                told.setdefault((*claim["trigger"], code_of(claim)), []).append(claim)
        for key in sorted(told):
            yield Mention(tuple(told[key]), document["text"])

    @cached_property
    def pairs(self) -> list[tuple[str, Entry, Mention]]:
        """Page id, annotated event and ours, for all that were matched."""
        found = []
        for article in self.gold["articles"]:
            key, events = article["id"], article["events"]
            if key in self.documents:
                ours, text = self.mentions[key], self.documents[key]["text"]
                found += [
                    (key, events[g], ours[o]) for g, o in match(events, ours, text, self.aliases)
                ]
        return found

    def of(self, what: str, key: str) -> list[Entry]:
        """Give the records of one kind that come from one page."""
        document = self.documents.get(key)
        return [row for row in self.records[what] if document and row["document"] == document["id"]]


def read(folder: Path) -> Story:
    """Build a store from a story's pages and read all its records."""
    pipeline = Pipeline(
        read=lambda paths, _: (page for path in paths for page in read_pages(Path(path))),
        copies=lambda _documents, _spun: (),
    )
    with tempfile.TemporaryDirectory() as place:
        store = open_store(Path(place) / "story.dragoman", create=True)
        build([folder / "pages.jsonl"], store, pipeline)
        records = {what: list(make(store)) for what, make in RECORDS.items()}
        store.close()
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Story(gold, json.loads(json.dumps(records)))


def read_pages(file: Path) -> Iterator[Page]:
    """Give the pages of a table, each with what its row says; the address ends with its id."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = Interval.day(date.fromisoformat(row["date"])) if row.get("date") else None
        yield Page(
            address=f"{row['url']}#{row['id']}",
            content=row["text"].encode(),
            kind="text",
            charset="utf-8",
            title=row["title"] or "",
            outlet=row["outlet"] or "",
            published=Dating(day, Basis.RECORD, ("the table's column",)) if day else None,
        )


def score(data: Path) -> dict[str, float]:
    """Give figures of mentions, their arguments, quotations, offices and the chronology.

    - mention_*: an act of ours is right if it is matched with an annotated one of the same
      sentence, as `match` says. All other figures of events are shares of the matched ones.
    - type: one PLOVER type or, without one, one extension. actor, recipient: equal sets of
      entities; who: both; parties: the union of both is equal, whoever stands where.
    - time: equal, or within an annotated interval of more than a day; time_overlap: a day in
      common, or unknown on both sides.
    - quote_recall: a quotation of ours covers the first words; office_recall: the holder with
      the post's words (all of the shorter one); office_of: their state or body too.
    - chronology_*: B-cubed over the matched acts that an entry of the chronology tells, our
      events against its entries; entries_found: entries that an event of ours tells most of
      whose matched acts belong to it.
    - svo_*: the coder of `evaluation.svo_baseline`, which gets our names, takes all for deeds
      and says nothing of times.
    """
    story = read(data)
    plain = _event_figures(Story(story.gold, *plainly_coded([story.records])))
    return {
        **_event_figures(story),
        **_quote_figures(story),
        **_office_figures(story),
        **_chronology_figures(story),
        **{f"svo_{name}": value for name, value in plain.items() if "time" not in name},
    }


def _event_figures(story: Story) -> dict[str, float]:
    return {
        **_mention_figures(story),
        **{f"{name}_accuracy": mean(r for _, _, r in rows) for name, rows in judged(story)},
    }


def _mention_figures(story: Story) -> dict[str, float]:
    ours = sum(len(story.mentions.get(a["id"], ())) for a in story.gold["articles"])
    gold = sum(len(article["events"]) for article in story.gold["articles"])
    precision = len(story.pairs) / ours if ours else 0.0
    recall = len(story.pairs) / gold if gold else 0.0
    return {
        "mentions": float(ours),
        "mention_precision": precision,
        "mention_recall": recall,
        "mention_f1": harmonic(precision, recall),
    }


type Judged = list[tuple[Entry, Mention, bool]]


def judged(story: Story) -> Iterator[tuple[str, Judged]]:
    """Give every respect in which matched acts are compared, with what came of it."""
    same_set = story.aliases.same_set

    def actor(event: Entry, mention: Mention) -> bool:
        return same_set(event["actors"], mention.filling("actor"))

    def recipient(event: Entry, mention: Mention) -> bool:
        return same_set(event["recipients"], mention.filling("recipient"))

    def parties(event: Entry, mention: Mention) -> bool:
        involved = mention.filling("actor") + mention.filling("recipient")
        return same_set(event["actors"] + event["recipients"], involved)

    respects: dict[str, Callable[[Entry, Mention], bool]] = {
        "type": same_code,
        "who": lambda e, m: actor(e, m) and recipient(e, m),
        "actor": actor,
        "recipient": recipient,
        "parties": parties,
        "time": lambda e, m: same_time(e["time"], m.first["time"]),
        "time_overlap": lambda e, m: times_meet(e["time"], m.first["time"]),
        "modality": lambda e, m: same_modality(e["modality"], m.first["modality"]),
    }
    for name, right in respects.items():
        yield name, [(event, mention, right(event, mention)) for _, event, mention in story.pairs]


def same_modality(gold: str, ours: str) -> bool:
    """Say whether two modalities are one; what is confirmed has happened."""
    return gold.replace("confirmed", "happened") == ours.replace("confirmed", "happened")


def found_quotes(story: Story) -> Iterator[tuple[Entry, Entry | None]]:
    """Give every annotated quotation with ours, None where it was missed."""
    for article in story.gold["articles"]:
        rows = story.of("quotes", article["id"])
        text = story.documents.get(article["id"], {"text": ""})["text"]
        for quote in article["quotes"]:
            place = place_of(quote["starts"], text)
            covering = [
                row
                for row in rows
                if place and row["content"][0] - NEAR <= place[0] < row["content"][1]
            ]
            nearest = sorted(covering, key=lambda row: (not row["direct"], -row["content"][0]))
            yield quote, next(iter(nearest), None)


def _quote_figures(story: Story) -> dict[str, float]:
    quotes = list(found_quotes(story))
    return {
        "quote_recall": mean(ours is not None for _, ours in quotes),
        "quote_speaker_accuracy": mean(
            story.aliases.bears(ours["speaker"], quote["speaker"], ours["speaker_name"])
            for quote, ours in quotes
            if ours is not None
        ),
    }


def found_offices(story: Story) -> Iterator[tuple[Entry, Entry | None]]:
    """Give every annotated office with ours, None where it was missed."""
    for article in story.gold["articles"]:
        rows = story.of("offices", article["id"])
        for office in article["offices"]:
            found = [row for row in rows if _same_office(office, row, story.aliases)]
            right = [row for row in found if same_body(office, row)]
            yield office, next(iter(right + found), None)


def _same_office(gold: Entry, ours: Entry, aliases: Aliases) -> bool:
    if not aliases.bears(ours["holder"], gold["holder"], ours["holder_name"]):
        return False
    wanted, found = (set(plain(row["post"]).split()) for row in (gold, ours))
    status = {ours.get("status") or ""}
    return wanted <= found | status or found <= wanted


def same_body(gold: Entry, ours: Entry) -> bool:
    """Say whether two offices speak for one state or body, one name within the other."""
    wanted, found = plain(gold["of"]), plain(ours["of"])
    return bool(found) and (wanted in found or found in wanted)


def _office_figures(story: Story) -> dict[str, float]:
    offices = list(found_offices(story))
    right = [ours is not None and same_body(gold, ours) for gold, ours in offices]
    return {
        "office_recall": mean(ours is not None for _, ours in offices),
        "office_of_recall": mean(right),
    }


def _chronology_figures(story: Story) -> dict[str, float]:
    entries = {
        (key, event): number
        for number, entry in enumerate(story.gold["chronology"])
        for key, event in entry["told_by"]
    }
    told = [
        (str(mention.first["event"] or mention.first["id"]), entries[key, event["id"]])
        for key, event, mention in story.pairs
        if (key, event["id"]) in entries
    ]
    precision, recall = b_cubed(told)
    main = {event: Counter(e for o, e in told if o == event) for event, _ in told}
    found = {
        entry
        for counts in main.values()
        for entry, count in counts.items()
        if 2 * count > counts.total()
    }
    return {
        "chronology_precision": precision,
        "chronology_recall": recall,
        "chronology_f1": harmonic(precision, recall),
        "entries_found": len(found) / len(story.gold["chronology"]),
    }


def b_cubed(told: Sequence[tuple[str, int]]) -> tuple[float, float]:
    """Give B-cubed precision and recall of (our event, its entry), one for each act."""
    if not told:
        return 0.0, 0.0
    both = Counter(told)
    ours, gold = Counter(o for o, _ in told), Counter(g for _, g in told)
    return (
        sum(both[o, g] / ours[o] for o, g in told) / len(told),
        sum(both[o, g] / gold[g] for o, g in told) / len(told),
    )
