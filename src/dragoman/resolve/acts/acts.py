"""A claim made ready to be compared: who, where, when and about what, all resolved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dragoman.codebook.events import read_events
from dragoman.codebook.titles import stop_words, theme_classes
from dragoman.codebook.verb_forms import verb_forms
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Modality, Role
from dragoman.model.time import UNBOUNDED, Interval
from dragoman.resolve.acts.treaty_names import treaty_name, treaty_title
from dragoman.resolve.acts.world import World
from dragoman.resolve.names.name_forms import plain

__all__ = ["ONCE", "PAPER_KINDS", "ROUTINE", "SPEECH", "WORDS_ONLY", "Act", "make_acts"]

ONCE = frozenset({"sign", "ratify", "enter-force", "withdraw-treaty", "appoint", "dismiss", "die"})
"""Acts that happen once to the same parties: telling them again is telling the same."""
PAPER_KINDS = frozenset({"sign", "ratify", "enter-force", "withdraw-treaty"})
"""Of these, the acts that concern an agreement."""
SPEECH = frozenset({"state", "deny", "confirm"})
WORDS_ONLY = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Acts that words alone do."""
ROUTINE = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
     "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "test", *SPEECH}
)  # fmt: skip
"""Acts that the same parties do again and again, told apart by day or words."""
_MUTUAL = frozenset({"meet", "phone", "COOPERATE", "sign"})
"""Families in which either party may be told as the actor."""
_STEM = 6
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Act:
    """One claim, resolved: sets hold entity ids, `interval` its time or what bounds it."""

    claim: Claim
    family: str
    """Claims of two families are never one event (unless one sentence tells both)."""
    kind: str
    """The family without its modality: "meet", "visit", "sign", "ACCUSE"…"""
    actors: frozenset[str]
    recipients: frozenset[str]
    mutual: bool
    hosts: frozenset[str]
    """Of a visit: states that were visited, by recipient or by place."""
    place: str | None
    papers: tuple[tuple[str | None, str], ...]
    """Agreements: entity and name."""
    interval: Interval
    dated: bool
    """Whether the claim itself is dated; else `interval` is a mere bound from the publication."""
    published: Interval
    words: frozenset[str]
    theme: frozenset[str]
    verb: str = ""
    """The base of the verb that tells it; empty where a noun does."""
    sentence: str = ""
    """The printed words around it, by which two verbs of one sentence are told to be joined."""
    behind: frozenset[str] = frozenset()
    """Of an agreement: states that other acts of the page name as its parties."""

    @property
    def parties(self) -> frozenset[str]:
        """Actors and recipients."""
        return self.actors | self.recipients

    @property
    def width(self) -> int:
        """Days of the claim's own time; a large number when unknown."""
        days = self.interval.days if self.dated else None
        return 10_000 if days is None else days


def make_acts(
    claims: Iterable[Claim], world: World, documents: Mapping[str, Document]
) -> dict[str, Act]:
    """Resolve claims, by id; who stands behind an agreement is told to all acts of its page."""
    acts = {claim.id: _act(claim, world, documents) for claim in claims}
    behind: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for act in acts.values():
        if act.kind in PAPER_KINDS:
            for paper in _keys(act):
                behind[act.claim.document, paper] |= world.states(act.parties)
    for key, act in acts.items():
        known = {s for paper in _keys(act) for s in behind.get((act.claim.document, paper), ())}
        if act.kind in PAPER_KINDS and known:
            acts[key] = replace(act, behind=frozenset(known))
    return acts


def _keys(act: Act) -> set[str]:
    """Give what tells an act's agreements from others: entities, and names that are proper."""
    found = {entity for entity, _ in act.papers if entity}
    return found | {plain(treaty_title(name)) for _, name in act.papers if treaty_name(name).proper}


def _act(claim: Claim, world: World, documents: Mapping[str, Document]) -> Act:
    actors = frozenset(world.filling(claim, Role.ACTOR))
    recipients = frozenset(world.filling(claim, Role.RECIPIENT))
    place = world.place(claim)
    kind = _kind(claim, actors, recipients, place, world)
    document = documents.get(claim.document)
    published = document.published.interval if document and document.published else UNBOUNDED
    dated = claim.time.interval.days is not None
    sentence = claim.sentence.of(document.text) if document else ""
    home = world.states(actors)
    place_state = world.state(place) if place else None
    hosts = (world.states(recipients) | ({place_state} if place_state else set())) - home
    return Act(
        claim=claim,
        family=_family(kind, claim),
        kind=kind,
        actors=actors,
        recipients=recipients,
        mutual=kind in _MUTUAL,
        hosts=frozenset(hosts) if kind == "visit" else frozenset(),
        place=place,
        papers=_papers(claim, world),
        interval=claim.time.interval if dated else _bounded(claim, published),
        dated=dated,
        published=published,
        words=_content(sentence, claim),
        theme=_theme(claim),
        verb=_verb(claim, document),
        sentence=sentence,
    )


def _verb(claim: Claim, document: Document | None) -> str:
    frame = read_events().frames.get(claim.made_by.rpartition("/")[2])
    words = claim.trigger.of(document.text).split() if document else []
    forms = verb_forms(words[0]) if words and frame and frame.pos == "verb" else None
    return forms.base if forms else ""


def _kind(
    claim: Claim,
    actors: frozenset[str],
    recipients: frozenset[str],
    place: str | None,
    world: World,
) -> str:
    if claim.extension:
        return claim.extension
    if claim.type != "CONSULT":
        return claim.type
    if claim.mode in {"visit", "phone"}:
        return claim.mode
    # "attended a summit in Oslo": one side only, abroad, is told as a trip
    where = world.state(place) if place else None
    alone = len(actors) == 1 and recipients <= {where}
    return "visit" if alone and where and where not in world.states(actors) else "meet"


def _family(kind: str, claim: Claim) -> str:
    match claim.modality:
        case Modality.NEGATED:
            return f"{kind} not"
        case Modality.DEMANDED:
            return f"{kind} demanded"
        case _:
            return kind


def _papers(claim: Claim, world: World) -> tuple[tuple[str | None, str], ...]:
    return tuple(
        (world.entity(argument), argument.name) for argument in claim.filling(Role.AGREEMENT)
    )


def _bounded(claim: Claim, published: Interval) -> Interval:
    """Give what bounds an act without a date: its own "since 2014", else its publication."""
    own, bound = claim.time.interval, _bound(claim, published)
    return own.intersection(bound) or own


def _bound(claim: Claim, published: Interval) -> Interval:
    """Give what follows from tense: what is told as past was not after the publication."""
    if claim.modality in {Modality.HAPPENED, Modality.CONFIRMED, Modality.ALLEGED}:
        return Interval(None, published.end)
    if claim.modality is Modality.PLANNED:
        return Interval(published.start, None)
    return UNBOUNDED


def _content(sentence: str, claim: Claim) -> frozenset[str]:
    """Give the stems of a sentence's words of content, without the names in it."""
    named = {
        word[:_STEM]
        for argument in claim.arguments
        for word in plain(argument.name).split()
        if argument.role not in {Role.THEME, Role.NUMBER, Role.PURPOSE}
    }
    words = (word for word in _WORD.findall(plain(sentence)) if word not in stop_words())
    return frozenset(word[:_STEM] for word in words) - named


def _theme(claim: Claim) -> frozenset[str]:
    """Give the stems of the themes' words, and the classes of thing that they name."""
    found: set[str] = set()
    for argument in claim.filling(Role.THEME):
        for word in _WORD.findall(plain(argument.name)):
            single = word.removesuffix("s")
            found.add(word[:_STEM])
            kind = theme_classes().get(word) or theme_classes().get(single)
            if kind:
                found.add(f"class {kind}")
    return frozenset(found - {word[:_STEM] for word in stop_words()})
