"""Same event across documents, from a careful reader's events: what matching alone achieves.

The data is a story of the kind of ``olive`` (``gold.json`` and ``pages.jsonl``). Its annotated
events are taken as claims, so that no error of reading enters; two of them are one event when the
story's chronology lists them in one entry and they are coded alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman.codebook.states import states
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Argument, Modality, Role
from dragoman.model.mention import Kind, Mention
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval
from dragoman.resolve.entities import link_entities
from dragoman.resolve.events import match_events
from evaluation.figures import share
from tests.factory import claim_of

__all__ = ["DATA", "QUICK", "score"]

DATA = "olive"
QUICK = True
_BODIES = ("House", "Council", "KCNA", "lawmakers", "Department", "Ministry", "UN", "NATO")
_SENTENCE = 400
"""Code points of a sentence at most; the gold gives its beginning only."""

type Entry = dict[str, Any]


def score(data: Path) -> dict[str, float]:
    """Give precision, recall and F1 of pairs, and B-cubed, of groups against the chronology."""
    gold = json.loads((data / "gold.json").read_text("utf-8"))
    pages = {}
    for line in (data / "pages.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        pages[page["id"]] = page.get("text") or page.get("body") or ""
    story = _Story(gold, pages)
    linked = link_entities(story.mentions, (), ())
    groups, _ = match_events(story.claims, linked.entity_of, story.documents, (), linked.entities)
    found = {claim: number for number, group in enumerate(groups) for claim in group}
    return _figures(found, story.truth)


class _Story:
    """The gold's events as claims, with the entry of the chronology that each belongs to."""

    def __init__(self, gold: Entry, pages: Mapping[str, str]) -> None:
        self.documents: dict[str, Document] = {}
        self.mentions: list[Mention] = []
        self.claims: list[Claim] = []
        self.truth: dict[str, tuple[object, ...]] = {}
        self._states = {state.name: state.key for state in states().values()}
        self._of = {o["holder"]: o["of"] or "" for a in gold["articles"] for o in a["offices"]}
        entry_of = {
            tuple(told): number
            for number, entry in enumerate(gold["chronology"])
            for told in entry["told_by"]
        }
        for article in gold["articles"]:
            document = Document(
                address=article["id"],
                text=pages[article["id"]],
                published=Dating(Interval.from_iso(*article["published"]), Basis.RECORD),
            )
            self.documents[document.id] = document
            for event in article["events"]:
                claim = self._claim(document, event)
                self.claims.append(claim)
                entry = entry_of.get((article["id"], event["id"]))
                alone = (claim.id,) if entry is None else (entry, claim.type, claim.extension)
                self.truth[claim.id] = alone

    def _claim(self, document: Document, event: Entry) -> Claim:
        start = max(document.text.find(event["sentence"][:25]), 0)
        end = min(start + _SENTENCE, len(document.text))
        line = document.text.find("\n", start + 1, end)
        sentence = Span(document.id, start, line if line > start else end)
        at = max(document.text.find(event["trigger"], start), start)
        trigger = Span(document.id, at, at + len(event["trigger"]))
        known = Dating(Interval.from_iso(*event["time"]), Basis.EXPLICIT)
        return claim_of(
            sentence,
            trigger,
            type=event["type"] or "",
            mode=event["mode"] or "",
            extension=event["extension"] or "",
            arguments=tuple(self._arguments(document, trigger, event)),
            time=known if any(event["time"]) else Dating(UNBOUNDED, Basis.UNKNOWN),
            modality=Modality(event["modality"]),
            speaker_name=event["by"] or "",
            made_by=event["id"],
        )

    def _arguments(self, document: Document, at: Span, event: Entry) -> Iterator[Argument]:
        places = [event["place"]] if event["place"] else []
        for role, names in (
            (Role.ACTOR, event["actors"]),
            (Role.RECIPIENT, event["recipients"]),
            (Role.PLACE, places),
        ):
            for name in names:
                number = len(self.mentions)
                mention = Mention(
                    span=Span(document.id, number, number + 1),
                    text=name,
                    kind=self._kind(name, role),
                    name=name,
                    made_by="gold",
                    codebook=self._states.get(name),
                    state=self._state(name),
                )
                self.mentions.append(mention)
                yield Argument(role, at, name, mention.id)

    def _kind(self, name: str, role: Role) -> Kind:
        if name in self._states:
            return Kind.STATE
        if role is Role.PLACE:
            return Kind.PLACE
        body = any(word in name for word in _BODIES)
        return Kind.ORGANIZATION if body else Kind.PERSON

    def _state(self, name: str) -> str | None:
        of = self._of.get(name, name)
        return next((key for state, key in self._states.items() if of.startswith(state)), None)


def _figures(found: Mapping[str, int], truth: Mapping[str, Sequence[object]]) -> dict[str, float]:
    both = said = true = 0
    for left, right in combinations(sorted(truth), 2):
        one, other = found[left] == found[right], truth[left] == truth[right]
        both += one and other
        said += one
        true += other
    precision, recall = share(both, said), share(both, true)
    cubed = _cubed(found, truth), _cubed(truth, found)
    return {
        "pairs_precision": precision,
        "pairs_recall": recall,
        "pairs_f1": share(2 * precision * recall, precision + recall),
        "b3_precision": cubed[0],
        "b3_recall": cubed[1],
        "b3_f1": share(2 * cubed[0] * cubed[1], cubed[0] + cubed[1]),
        "claims": float(len(truth)),
    }


def _cubed(groups: Mapping[str, object], against: Mapping[str, object]) -> float:
    """Give how pure the groups are, averaged over their members."""
    total = 0.0
    for key in groups:
        mates = [other for other in groups if groups[other] == groups[key]]
        total += sum(against[mate] == against[key] for mate in mates) / len(mates)
    return share(total, len(groups))
