"""PETRARCH's validation records: who does what to whom, the actors to be found.

Counted as the field counts: *correct* are coded events that we give with the right source, target
and root; *missed* are all other coded events (both shares of the coded ones); *extra* are events
of ours that the record has not (a share of all ours). Roots are compared as PLOVER types, actors
by their country or body; agents ("GOV", "MIL") are passed over, since our parties are states.

- A coded event counts when its code means something (`petrarch_records.types_of`) and at least
  one of its sides is an actor with a code of its own; the others are left out, and counted. A side
  without an actor ("---GOV") is right when ours names none there.
- Of ours, those with two sides count, as dyads are what these coders give. Meetings and what
  both sides do together have no direction; CAMEO codes them twice (032 and 033), and we are right
  for both, or extra once.
- An act that is only asked for, possible or denied is none for them: the asking is.
- A plan of ours is also what PLOVER files it under (`composition` in ``events.toml``).
- The actors of the stylized records live in no atlas and are declared (`petrarch_actors`); the
  baseline is given the same names.
- The unit tests' codes are read as WEIS, as their own comments mean them (`petrarch_records`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from dragoman.codebook.events import read_events
from dragoman.codebook.states import declaring, states
from dragoman.extract.events import find_events
from dragoman.extract.parse import load_model, parse_many
from dragoman.model.document import Document
from dragoman.model.event import EventMention, Modality, Role
from dragoman.model.mention import Mention
from dragoman.model.parsed import Parsed
from evaluation.petrarch_actors import (
    COMPOUNDS,
    code_of,
    declared,
    find_people,
    people_by_name,
    side,
)
from evaluation.petrarch_records import Coding, Record, read_records, types_of
from evaluation.svo_baseline import find_svo

__all__ = ["DATA", "QUICK", "Dyad", "Judged", "judge", "read", "score"]

DATA = "petrarch"
QUICK = True

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
PACTS = frozenset({"sign", "ratify", "enter-force"})
UNREAL = frozenset({Modality.DEMANDED, Modality.POSSIBLE, Modality.DENIED})


@dataclass(frozen=True, slots=True)
class Dyad:
    """One event of ours between two sides, either of which may be unknown (empty)."""

    source: str
    target: str
    types: frozenset[str]
    mutual: bool
    of: object = None
    """The event mention that it was made of."""

    def retells(self, other: Dyad) -> bool:
        """Say whether another tells the same more plainly ("refused to meet": no meeting)."""
        return other.types < self.types and not self.ways().isdisjoint(other.ways())

    def ways(self) -> frozenset[tuple[str, str]]:
        """Give source and target, both ways round for what both do."""
        one = (self.source, self.target)
        return frozenset({one, one[::-1]} if self.mutual else {one})


@dataclass(frozen=True)
class Judged:
    """A record with the dyads that a coder found in it."""

    record: Record
    ours: tuple[Dyad, ...]
    cameo: bool = False
    """Whether all codes are read as CAMEO's."""

    @cached_property
    def gold(self) -> tuple[tuple[Coding, frozenset[str]], ...]:
        """The coded events that count, with the types that their codes mean."""
        weis = self.record.unit_test and not self.cameo
        rows = ((c, types_of(c, unit_test=weis)) for c in self.record.codings)
        return tuple((c, t) for c, t in rows if t and (side(c.source) or side(c.target)))

    def is_correct(self, coding: Coding, types: frozenset[str]) -> bool:
        """Say whether a dyad of ours has the type and the sides of a coded event."""
        sides = side(coding.source), side(coding.target)
        return any(sides in d.ways() and not types.isdisjoint(d.types) for d in self.ours)

    @cached_property
    def extra(self) -> tuple[Dyad, ...]:
        """Our dyads with two sides that no coded event has (codes that were left out as well)."""
        invented = {
            (side(c.source), side(c.target))
            for c in self.record.codings
            if c not in {coding for coding, _ in self.gold}
        }
        return tuple(
            d for d in self.dyads if not self._is_coded(d) and invented.isdisjoint(d.ways())
        )

    @cached_property
    def dyads(self) -> tuple[Dyad, ...]:
        """Our dyads with two sides, each once."""
        both = [d for d in self.ours if d.source and d.target]
        once = {(min(d.ways()), d.types): d for d in both}.values()
        return tuple(d for d in once if not any(d.retells(other) for other in once))

    def _is_coded(self, dyad: Dyad) -> bool:
        return any(
            (side(c.source), side(c.target)) in dyad.ways() and not types.isdisjoint(dyad.types)
            for c, types in self.gold
        )


def score(data: Path) -> dict[str, float]:
    """Give the shares of correct, missed and extra events, ours and the baseline's.

    `correct_root_only`: any event of ours in the sentence has the root, whoever takes part.
    `correct_sides_only`: any has the sides. `correct_read_as_cameo`: all codes are read as CAMEO's,
    those of the unit tests too.
    """
    records = read_records(data)
    ours = read(records)
    figures = _figures(ours)
    strict = _figures([replace(judged, cameo=True) for judged in ours])
    plain = _figures(_baseline(records))
    codings = sum(len(record.codings) for record in records)
    return {
        **figures,
        "correct_read_as_cameo": strict["correct"],
        **{f"svo_{name}": plain[name] for name in ("correct", "missed", "extra")},
        "records": float(len(records)),
        "left_out": codings - figures["codings"],
    }


def _figures(found: Sequence[Judged]) -> dict[str, float]:
    gold = [(judged, coding, types) for judged in found for coding, types in judged.gold]
    dyads = sum(len(judged.dyads) for judged in found)
    correct = sum(judged.is_correct(coding, types) for judged, coding, types in gold)
    roots = sum(any(not t.isdisjoint(d.types) for d in judged.ours) for judged, _, t in gold)
    sides = sum(
        any((side(c.source), side(c.target)) in d.ways() for d in judged.ours)
        for judged, c, _ in gold
    )
    extra = sum(len(judged.extra) for judged in found)
    return {
        "correct": correct / len(gold) if gold else 0.0,
        "missed": 1 - correct / len(gold) if gold else 0.0,
        "extra": extra / dyads if dyads else 0.0,
        "correct_root_only": roots / len(gold) if gold else 0.0,
        "correct_sides_only": sides / len(gold) if gold else 0.0,
        "codings": float(len(gold)),
        "ours": float(dyads),
    }


def read(records: Sequence[Record]) -> list[Judged]:
    """Code every record with the actors declared."""
    documents = [Document(address=f"petrarch:{i}", text=r.text) for i, r in enumerate(records)]
    with declaring(declared(records)):
        return [
            judge(record, parsed)
            for record, parsed in zip(records, parse_many(documents), strict=True)
        ]


def judge(record: Record, parsed: Parsed) -> Judged:
    """Code one record; the actors must be known already."""
    mentions = find_people(parsed)
    by_id = {mention.id: mention for mention in mentions}
    events = find_events(parsed, mentions, ())
    dyads = [_dyads(e, e.trigger.of(parsed.document.text), by_id) for e in events]
    return Judged(record, tuple(dyad for found in dyads for dyad in found))


def _dyads(event: EventMention, trigger: str, by_id: Mapping[str, Mention]) -> Iterator[Dyad]:
    """Give the dyads of an event: each actor with each recipient, or the actors with each other.

    None for an act that is only asked for, possible or denied: the asking is the event.
    """
    if event.modality in UNREAL:
        return
    types = _types(event)
    actors = _codes(event, Role.ACTOR, by_id)
    recipients = _codes(event, Role.RECIPIENT, by_id)
    mutual = event.type == "CONSULT"
    together = event.type in MUTUAL or event.mode == "meet" or event.extension in PACTS
    relations = read_events().sets["relation"]
    together = together or any(word.rstrip("s") in relations for word in trigger.lower().split())
    if len(actors) > 1 and not recipients and together:
        pairs = [(a, b) for i, a in enumerate(actors) for b in actors[i + 1 :]]
        mutual = True
    else:
        pairs = [(a, b) for a in actors or ("",) for b in recipients or ("",)]
    for source, target in pairs:
        yield Dyad(source, target, types, mutual, event)


def _types(event: EventMention) -> frozenset[str]:
    composition = read_events().composition
    asked = {"planned": "planned", "demanded": "demanded"}.get(event.modality.value, "")
    if event.polarity.value == "negative":
        asked = "negated"
    planned = composition.get(asked, {}).get(event.type)
    own = event.type or event.extension
    return frozenset({own, planned or own})


def _codes(event: EventMention, role: Role, by_id: Mapping[str, Mention]) -> tuple[str, ...]:
    found = (by_id.get(a.mention or "") for a in event.filling(role))
    codes = (code for m in found if m and (code := code_of(m)))
    return tuple(dict.fromkeys(one for code in codes for one in COMPOUNDS.get(code, (code,))))


def _baseline(records: Sequence[Record]) -> list[Judged]:
    """Code every record with the baseline, given the same names."""
    codes: dict[str, str] = {}
    for row in (*declared(records), *states().values()):
        for name in (row.name, *row.names, *row.demonyms, *row.capitals):
            codes.setdefault(name, row.key.split("/")[1])
    words = {name.split()[-1]: code for name, code in codes.items()}
    words.update((name.split()[-1], key.split("/")[1]) for name, key in people_by_name().items())

    def name_of(token: Any) -> str | None:
        return words.get(token.text)

    found = []
    docs = load_model().pipe(record.text for record in records)
    for record, doc in zip(records, docs, strict=True):
        dyads = []
        for act in find_svo(doc, name_of):
            pairs = [(a, b) for a in act.actors or ("",) for b in act.recipients or ("",)]
            mutual = act.type == "CONSULT"
            if mutual and not act.recipients:
                pairs = [(a, b) for i, a in enumerate(act.actors) for b in act.actors[i + 1 :]]
            dyads += [Dyad(a, b, frozenset({act.type}), mutual, act) for a, b in pairs if a != b]
        found.append(Judged(record, tuple(dyads)))
    return found
