"""The acts that a build and the plain coder find in pages, with what may name each party."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.codebook.states import state_name
from dragoman.export.records import RECORDS
from dragoman.extract.parse import load_model, parse_many
from dragoman.model.document import Document
from dragoman.model.parsed import Parsed
from dragoman.model.source import Page
from dragoman.pipeline import Pipeline, build
from dragoman.store.memory import MemoryStore
from evaluation.gold_acts import Act, Labels
from evaluation.svo_baseline import find_svo

__all__ = [
    "Record",
    "Records",
    "acts_of",
    "labels_of",
    "named_at",
    "plainly_coded",
    "records_of",
    "records_of_each",
]

type Record = dict[str, Any]
type Records = Mapping[str, list[Record]]
type Parse = Callable[[Iterable[Document], str], Iterator[Parsed]]

NEEDED = ("documents", "claims", "entities", "mentions")


def records_of(pages: Iterable[Page], parse: Parse = parse_many) -> Records:
    """Build a store from pages, none taken for a copy, and read its records."""
    pipeline = Pipeline(
        read=lambda _, __: iter(pages),
        copies=lambda _documents, _spun: (),
        parse=parse,
    )
    store = MemoryStore()
    build([], store, pipeline)
    return {what: list(RECORDS[what](store)) for what in NEEDED}


def records_of_each(pages: Sequence[Page]) -> list[Records]:
    """Build a store from each page alone, so that none of them tells who somebody in another is.

    They are parsed, and their places looked up, all at once before.
    """
    parsed: dict[str, Parsed] = {}

    def parse(documents: Iterable[Document], model: str) -> Iterator[Parsed]:
        given = list(documents)
        fresh = parse_many([d for d in given if d.id not in parsed], model)
        parsed.update((one.document.id, one) for one in fresh)
        return (parsed[document.id] for document in given)

    records_of(pages, parse)
    return [records_of([page], parse) for page in pages]


def labels_of(records: Records) -> dict[str, Labels]:
    """Give what each entity may be called, by its id.

    Its state's code, else (or, of a body, also) its names.
    """
    return {row["id"]: _labels(row) for row in records["entities"]}


def _labels(entity: Record) -> Labels:
    state = entity["codes"].get("state") or entity["codes"].get("codebook") or ""
    code = state.removeprefix("state/") if state.startswith("state/") else ""
    names = frozenset(entity["names"]) | {entity["name"]}
    home = {state_name(state) or code} if code else set()  # states without a code of ISO 3166
    if entity["kind"] in ("person", "office") and code:
        return frozenset({code} | home)
    own = entity["codes"].get("codebook", "").rpartition("/")[2].upper()
    return names | home | {label for label in (code, own) if label}


def acts_of(records: Records, document: Record, labels: Mapping[str, Labels]) -> Iterator[Act]:
    """Give our acts in a document, one for all claims of one trigger and code."""
    told: dict[tuple[Any, ...], Record] = {}
    for claim in records["claims"]:
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


def plainly_coded(built: Sequence[Records]) -> list[Records]:
    """Give the records of builds with the claims of the plain coder in place of ours.

    It gets the entities that we found as its names, and takes all for deeds. All texts are
    parsed together.
    """
    texts = (row["text"] for records in built for row in records["documents"])
    docs = load_model().pipe(texts)
    return [
        {
            **records,
            "claims": [
                claim
                for row, doc in zip(records["documents"], docs, strict=False)
                for claim in _plain_claims(records, row, doc)
            ],
        }
        for records in built
    ]


def _plain_claims(records: Records, document: Record, doc: Any) -> Iterator[Record]:
    named = named_at(records, document)
    names = {row["id"]: row["name"] for row in records["entities"]}
    for act in find_svo(doc, lambda token: named.get(token.idx)):
        sentence = next(s for s in doc.sents if s.start_char <= act.start < s.end_char)
        sides = {"actor": act.actors, "recipient": act.recipients}
        yield {
            "document": document["id"],
            "trigger": [act.start, act.end],
            "sentence": [sentence.start_char, sentence.end_char],
            "type": "" if act.type == "state" else act.type,
            "extension": "state" if act.type == "state" else "",
            "arguments": [
                {"role": role, "entity": entity, "name": names[entity]}
                for role, entities in sides.items()
                for entity in entities
            ],
            "time": [None, None],
            "modality": "happened",
            "speaker": "",
            "made_by": "evaluation.svo_baseline",
        }


def named_at(records: Records, document: Record) -> dict[int, str]:
    """Give the entity that each place of a document's text names, by our mentions."""
    return {
        offset: row["entity"]
        for row in records["mentions"]
        if row["document"] == document["id"] and row["entity"]
        for offset in range(row["start"], row["end"])
    }
