"""Facts that a careful reader finds in a few real pages, held against what Dragoman builds.

``PATH`` holds the pages and a ``facts.toml`` that lists, by document, metadata and furniture,
events, offices, quotes, claims, names that are (not) one entity, and disagreements. Every
entry of the file, and every field of a document, is one fact: reached or not.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from dragoman.export.records import RECORDS
from dragoman.pipeline import build
from dragoman.store.sqlite import open_store

DATA = "../seeds"
QUICK = True

Row = dict[str, Any]


@dataclass(frozen=True)
class Fact:
    """One thing that a reader finds, and how to see whether it was reached."""

    name: str
    reached: Callable[[], bool]


@dataclass
class Built:
    """The exported records of a built store."""

    records: dict[str, list[Row]]
    file_of: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.file_of = {row["id"]: Path(row["address"]).name for row in self["documents"]}

    def __getitem__(self, what: str) -> list[Row]:
        return self.records[what]

    @cached_property
    def aliases(self) -> dict[str, set[str]]:
        """Entity id → its names, normalised."""
        return {
            row["id"]: {plain(name) for name in (row["name"], *row["names"])}
            for row in self["entities"]
        }

    def named(self, name: str, entity_ids: Iterable[str | None]) -> bool:
        """Say whether one of the entities bears the name."""
        return any(plain(name) in self.aliases.get(key or "", ()) for key in entity_ids)

    def document(self, key: str) -> Row:
        """Give the document whose file name begins with `key`."""
        return next(row for row in self["documents"] if self.begins(row["id"], key))

    def begins(self, document: str, key: str) -> bool:
        """Say whether a document's file name begins with `key`."""
        return self.file_of.get(document, "").startswith(key)

    @cached_property
    def claims_by_id(self) -> dict[str, Row]:
        """Claim id → claim."""
        return {row["id"]: row for row in self["claims"]}


def plain(text: str | None) -> str:
    """Give a text for comparison: straight quotes, one kind of white space, lower case."""
    text = (text or "").replace("’", "'").replace("“", '"').replace("”", '"')
    return " ".join(text.split()).casefold()


def read(folder: Path) -> Built:
    """Build a store from a folder and read all its records."""
    with tempfile.TemporaryDirectory() as place:
        store = open_store(Path(place) / "seeds.dragoman", create=True)
        build([str(path) for path in sorted(folder.glob("*.txt"))], store)
        records = {what: list(make(store)) for what, make in RECORDS.items()}
        store.close()
    return Built(records)


def facts(folder: Path, built: Built) -> Iterator[Fact]:
    """Give every fact of the folder's ``facts.toml``."""
    told = tomllib.loads((folder / "facts.toml").read_text(encoding="utf-8"))
    for entry in told.get("document", ()):
        yield from document_facts(entry, built)
    for entry in told.get("event", ()):
        yield Fact(f"event: {entry['name']}", lambda e=entry: has_event(e, built))  # type: ignore[misc]
    for entry in told.get("office", ()):
        name = f"office: {entry['holder']}, {entry['post']} ({entry['document']})"
        yield Fact(name, lambda e=entry: has_office(e, built))  # type: ignore[misc]
    for entry in told.get("quote", ()):
        name = f"quote: {entry['speaker']}, {entry['starts'][:30]} ({entry['document']})"
        yield Fact(name, lambda e=entry: has_quote(e, built))  # type: ignore[misc]
    for entry in told.get("claim", ()):
        yield from claim_facts(entry, built)
    identity = told.get("identity", {})
    for names in identity.get("same", ()):
        yield Fact(f"same: {' = '.join(names)}", lambda n=names: are_same(n, built))  # type: ignore[misc]
    for names in identity.get("different", ()):
        yield Fact(f"different: {' / '.join(names)}", lambda n=names: are_different(n, built))  # type: ignore[misc]
    for entry in told.get("disagreement", ()):
        yield Fact(
            f"disagreement in {entry['document']}",
            lambda e=entry: has_disagreement(e, built),  # type: ignore[misc]
        )


def document_facts(entry: Row, built: Built) -> Iterator[Fact]:
    """Give one fact for each field that is told of a document."""
    key = entry["file"].split("_")[0]

    def same_text(name: str) -> bool:
        return plain(built.document(key)[name]) == plain(entry[name])

    for name in ("title", "byline", "outlet", "origin"):
        if name in entry:
            yield Fact(f"{key} {name}", lambda n=name: same_text(n))  # type: ignore[misc]
    if "credited" in entry:
        yield Fact(
            f"{key} credited",
            lambda: set(built.document(key)["agencies"]) == set(entry["credited"]),
        )
    if "published" in entry:
        wanted = [bound or None for bound in entry["published"]]
        yield Fact(f"{key} published", lambda: list(built.document(key)["published"]) == wanted)
    if "furniture" in entry:
        yield Fact(
            f"{key} furniture",
            lambda: not any(line in built.document(key)["text"] for line in entry["furniture"]),
        )
    if "spun" in entry:
        yield Fact(
            f"{key} spun",
            lambda: ((built.document(key)["spun"] or 0) >= 0.5) is entry["spun"],
        )


def has_event(entry: Row, built: Built) -> bool:
    """Say whether one event of the store is the told one, in every told respect."""
    return any(_is_event(entry, event, built) for event in built["events"])


def _is_event(entry: Row, event: Row, built: Built) -> bool:
    for key in ("type", "mode", "extension"):
        if key in entry and (event[key] or "") != entry[key]:
            return False
    if event["modality"] not in {entry.get("modality", "happened"), "confirmed"}:
        return False
    involved = event["actor_ids"] + event["recipient_ids"]
    if not all(built.named(name, event["actor_ids"]) for name in entry.get("actor", ())):
        # Who meets whom is symmetric: both stand among those who took part.
        if entry.get("mode") or len(entry["actor"]) < 2:
            return False
        if not all(built.named(name, involved) for name in entry["actor"]):
            return False
    if not all(built.named(name, event["recipient_ids"]) for name in entry.get("recipient", ())):
        return False
    if "place" in entry and not _has_place(entry["place"], event, built):
        return False
    if "when" in entry and not _within(event["time"], entry["when"]):
        return False
    claims = [built.claims_by_id[key] for key in event["claims"]]
    documents = {built.file_of[claim["document"]][:3] for claim in claims}
    if not set(entry.get("documents", ())) <= documents:
        return False
    arguments = [argument for claim in claims for argument in claim["arguments"]]
    if "agreement" in entry and not any(
        argument["role"] == "agreement"
        and (
            built.named(entry["agreement"], [argument["entity"]])
            or plain(entry["agreement"]) in plain(argument["name"])
        )
        for argument in arguments
    ):
        return False
    return "number" not in entry or any(
        plain(argument["number"]) == plain(entry["number"]) for argument in arguments
    )


def _has_place(name: str, event: Row, built: Built) -> bool:
    return plain(name) in plain(event["place"]) or built.named(name, [event.get("place_id")])


def _within(inner: list[str | None], outer: list[str]) -> bool:
    start, end = inner
    return start is not None and end is not None and outer[0] <= start and end <= outer[1]


def has_office(entry: Row, built: Built) -> bool:
    """Say whether the holder's post is found in the document."""
    for row in built["offices"]:
        if not built.begins(row["document"], entry["document"]):
            continue
        holder = built.named(entry["holder"], [row["holder"]])
        if not holder and plain(row["holder_name"]) != plain(entry["holder"]):
            continue
        if plain(entry["post"]) not in plain(row["post"]) or plain(row["of"]) != plain(entry["of"]):
            continue
        if "to" in entry and plain(row["to"]) != plain(entry["to"]):
            continue
        if "since" in entry and not (row["held"][0] or "").startswith(entry["since"]):
            continue
        return True
    return False


def has_quote(entry: Row, built: Built) -> bool:
    """Say whether the quotation is found with its speaker."""
    for row in built["quotes"]:
        if not built.begins(row["document"], entry["document"]):
            continue
        text = built.document(entry["document"])["text"]
        content = plain(text[row["content"][0] : row["content"][1]])
        if not content.startswith(plain(entry["starts"])):
            continue
        if built.named(entry["speaker"], [row["speaker"]]):
            return True
    return False


def claim_facts(entry: Row, built: Built) -> Iterator[Fact]:
    """Give the facts of one allegation: who alleges, who denies, which outlet states it."""

    def speakers(stance: str) -> set[str]:
        return {plain(row["speaker"]) for row in _about(built) if row["stance"] == stance}

    yield Fact(
        f"alleged: {entry['about']}",
        lambda: {plain(name) for name in entry["alleges"]} <= speakers("alleges"),
    )
    yield Fact(
        f"denied: {entry['about']}",
        lambda: {plain(name) for name in entry["denies"]} <= speakers("denies"),
    )
    for key in entry.get("asserts_outlet", ()):
        yield Fact(
            f"stated as fact in {key}: {entry['about']}",
            lambda k=key: any(  # type: ignore[misc]
                built.begins(row["document"], k)
                and row["stance"] == "asserts"
                and not row["speaker"]
                for row in _about(built)
            ),
        )


def _about(built: Built) -> Iterator[Row]:
    """Give the claims that North Korea gives Russia something material."""
    for row in built["claims"]:
        if row["type"] not in {"AID", "COOPERATE"}:
            continue
        roles = {
            role: [a["entity"] for a in row["arguments"] if a["role"] == role]
            for role in ("actor", "recipient")
        }
        if built.named("North Korea", roles["actor"]) and built.named(
            "Russia", [*roles["recipient"], *roles["actor"]]
        ):
            yield row


def _entities_named(name: str, built: Built) -> set[str | None]:
    return {row["entity"] for row in built["mentions"] if plain(row["text"]) == plain(name)}


def are_same(names: list[str], built: Built) -> bool:
    """Say whether all mentions of the names are of one entity."""
    found: set[str | None] = set()
    for name in names:
        entities = _entities_named(name, built)
        if not entities:
            return False
        found |= entities
    return len(found) == 1 and None not in found


def are_different(names: list[str], built: Built) -> bool:
    """Say whether the two names are found and never of one entity."""
    left, right = (_entities_named(name, built) for name in names)
    return bool(left) and bool(right) and not left & right


def has_disagreement(entry: Row, built: Built) -> bool:
    """Say whether something about time in the document is said not to agree."""
    for row in built["disagreements"]:
        documents = {
            built.claims_by_id[claim]["document"]
            for value in row["values"]
            for claim in value["claims"]
            if claim in built.claims_by_id
        }
        documents.add(row.get("document") or "")
        if row["field"] == "time" and any(
            built.begins(document, entry["document"]) for document in documents
        ):
            return True
    return False


def score(data: Path) -> dict[str, float]:
    """Give the share of facts that are reached."""
    found = [fact.reached() for fact in facts(data, read(data))]
    return {"facts": float(len(found)), "reached": sum(found) / len(found)}
