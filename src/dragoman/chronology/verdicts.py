"""What persons judged of anything: where a verdict is anchored, and who says otherwise.

Verdicts on entities are made by `dragoman.chronology.judging`, which anchors them at mentions;
those on events stand between claims, those on pages between the copy and its original. None of
these ids ever changes, while those of entities and events do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.chronology import judging
from dragoman.chronology.lookup import Sort, Thing
from dragoman.errors import NotFound, UsageError
from dragoman.model.ids import digest
from dragoman.model.judgement import PERSON, CopyKind, Judgement, Verdict
from dragoman.resolve.linker import is_personal, unordered
from dragoman.resolve.said import copy_and_original
from dragoman.store.base import Store

__all__ = [
    "bare_reason",
    "contradicted",
    "find_verdict",
    "keep_verdict",
    "read_verdicts",
    "verdict_id",
]

SUBJECTS = {
    Sort.ENTITY: "mention",
    Sort.MENTION: "mention",
    Sort.EVENT: "claim",
    Sort.CLAIM: "claim",
    Sort.PAGE: "document",
}
NO_BRACKETS = str.maketrans("()", "[]")
NAMES = re.compile(r" \([^()]* [=≠] [^()]*\)$")
"""What a reason ends in: the names of the two, so that it can be read in another store."""
SIGNS = {Verdict.SAME: "=", Verdict.DIFFERENT: "≠"}


def verdict_id(judgement: Judgement) -> str:
    """Give the id of a person's verdict: of what is judged, and by whom."""
    return digest("verdict", judgement.subject, judgement.left, judgement.right, judgement.made_by)


def read_verdicts(store: Store) -> tuple[Judgement, ...]:
    """Give all verdicts by persons, the last one last."""
    personal = (judgement for judgement in store.judgements() if is_personal(judgement))
    return tuple(sorted(personal, key=lambda j: (j.at or "", j.subject, j.left, j.right)))


def find_verdict(store: Store, beginning: str = "") -> Judgement:
    """Give the verdict whose id begins so, or the last one; raises NotFound for none."""
    verdicts = read_verdicts(store)
    if not verdicts:
        raise NotFound("no person has judged anything in this store")
    if not beginning:
        return verdicts[-1]
    found = [verdict for verdict in verdicts if verdict_id(verdict).startswith(beginning.lower())]
    if not found:
        raise NotFound(f"no verdict has an id that begins with {beginning!r}: `dragoman verdicts`")
    if len(found) > 1:
        some = ", ".join(verdict_id(verdict) for verdict in found[:3])
        raise UsageError(f"several verdicts have an id that begins with {beginning!r}: {some}")
    return found[0]


def contradicted(verdict: Judgement, verdicts: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Give the verdicts on the same pair that say another thing, the earliest first."""
    pair = unordered(verdict.left, verdict.right)
    return tuple(
        other
        for other in verdicts
        if other.subject == verdict.subject
        and unordered(other.left, other.right) == pair
        and other.verdict is not verdict.verdict
    )


def keep_verdict(
    store: Store, one: Thing, other: Thing, verdict: Verdict, why: str, by: str, at: str
) -> Judgement:
    """Keep a person's verdict on two things and give it; its reason names them.

    Raises UsageError for two things of different kinds, where both are one and the same, and for
    a verdict that others, taken together, contradict.
    """
    subject = SUBJECTS[one.sort]
    if SUBJECTS[other.sort] != subject:
        raise UsageError(
            f"{one.sort} {one.id[:8]} and {other.sort} {other.id[:8]} are not of one kind: judge "
            "two entities, two events or two pages"
        )
    if not why.strip() or not by.strip():
        raise UsageError("a verdict needs its reason (--why) and the name of whoever gives it")
    if subject == "mention":
        names = _names_of_mentions(store, one, other)
        said = _reason(why, verdict, names)
        return judging.make_verdict(store, one.id, other.id, verdict, said, by, at)
    kind: CopyKind | None = None
    if subject == "claim":
        left, right, names = _between_claims(store, one, other)
        left, right = unordered(left, right)
    else:
        left, right, names, kind = _between_pages(store, one, other)
    made = Judgement(
        subject=subject,
        left=left,
        right=right,
        verdict=verdict,
        score=1.0,
        reason=_reason(why, verdict, names),
        made_by=f"{PERSON}{by.strip()}",
        at=at,
        copy_kind=kind if verdict is Verdict.SAME else None,
    )
    store.put_verdict(made)
    return made


def bare_reason(judgement: Judgement) -> str:
    """Give a verdict's reason without the names of what it is about."""
    return NAMES.sub("", judgement.reason)


def _reason(why: str, verdict: Verdict, names: tuple[str, str]) -> str:
    left, right = (name.translate(NO_BRACKETS) for name in names)
    return f"{why.strip()} ({left} {SIGNS[verdict]} {right})"


def _names_of_mentions(store: Store, one: Thing, other: Thing) -> tuple[str, str]:
    names = {entity.id: entity.name for entity in store.entities()}
    wanted = {thing.id for thing in (one, other) if thing.sort is Sort.MENTION}
    if wanted:
        names |= {m.id: m.name for m in store.mentions() if m.id in wanted}
    return names[one.id], names[other.id]


def _between_claims(store: Store, one: Thing, other: Thing) -> tuple[str, str, tuple[str, str]]:
    """Give the claim that stands for each of two events, and their titles."""
    events = {event.id: event for event in store.events()}
    titles = {claim: event.title for event in events.values() for claim in event.claims}
    found: list[str] = []
    for thing, against in ((one, other), (other, one)):
        claims = events[thing.id].claims if thing.sort is Sort.EVENT else (thing.id,)
        free = [claim for claim in claims if claim != against.id] or list(claims)
        found.append(min(free))
    left, right = found
    if one.id == other.id or left == right:
        raise UsageError(
            "both are one event: to tell apart what was taken for one, give ids of two claims "
            f"(`dragoman why {one.id[:8]}` lists them)"
        )
    return left, right, (titles.get(left, left[:8]), titles.get(right, right[:8]))


def _between_pages(
    store: Store, one: Thing, other: Thing
) -> tuple[str, str, tuple[str, str], CopyKind]:
    if one.id == other.id:
        raise UsageError(f"both are page {one.id[:8]}")
    copy, original, kind = copy_and_original(store.document(one.id), store.document(other.id))
    return copy.id, original.id, (copy.address, original.address), kind
