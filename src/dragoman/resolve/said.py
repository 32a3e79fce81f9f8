"""What persons said of a pair goes before what rules hold, on claims and documents alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from dragoman.model.document import Document
from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.resolve.linker import is_personal, latest_verdicts, link, unordered
from dragoman.resolve.texts.order import follows
from dragoman.resolve.texts.shingles import read_words, share

__all__ = ["copy_and_original", "decided_copies", "join_said", "open_to_rules"]

SAME_TEXT = 0.85
"""Share of both texts in common: the same text, as `resolve.copies` holds it."""
PART_OF = 0.7
"""Share of the shorter one from which it is an excerpt."""


def open_to_rules(rules: Iterable[Judgement], said: Iterable[Judgement]) -> list[Judgement]:
    """Give the rules' judgements on pairs of which no person said anything."""
    closed = {unordered(judgement.left, judgement.right) for judgement in said}
    return [rule for rule in rules if unordered(rule.left, rule.right) not in closed]


def join_said(
    groups: Sequence[Sequence[str]], verdicts: Iterable[Judgement]
) -> tuple[tuple[str, ...], ...]:
    """Join whole groups that a person called the same, whatever rules hold against it.

    What is said of one member of a group holds for all of it; of two groups of which both was
    said the last word counts.
    """
    home = {item: group[0] for group in groups for item in group}
    members = {group[0]: group for group in groups}
    about = [
        Judgement(
            judgement.subject,
            *unordered(home[judgement.left], home[judgement.right]),
            judgement.verdict,
            judgement.score,
            judgement.reason,
            f"{judgement.made_by}:{judgement.left}:{judgement.right}",
            judgement.at,
        )
        for judgement in latest_verdicts(verdicts)
        if judgement.left in home
        and judgement.right in home
        and home[judgement.left] != home[judgement.right]
    ]
    joined = link(members, about).groups
    found = (chain.from_iterable(members[key] for key in keys) for keys in joined)
    return tuple(sorted(tuple(sorted(group)) for group in found))


def decided_copies(
    judgements: Iterable[Judgement], known: Collection[str]
) -> tuple[Judgement, ...]:
    """Give what holds of documents: one judgement a pair, a person's last before the rules'.

    Following copies to their originals always comes to an end: of a ring the rule's link is left
    out. Verdicts on documents that are not among the `known` wait for them.
    """
    here = [
        j for j in judgements if j.subject == "document" and j.left in known and j.right in known
    ]
    said = latest_verdicts(here)
    rules = open_to_rules((j for j in here if not is_personal(j)), said)
    originals: dict[str, list[str]] = {}
    kept: list[Judgement] = []
    for judgement in (*said, *sorted(rules, key=lambda j: (-j.score, j.left, j.right))):
        if judgement.verdict is Verdict.SAME:
            if _leads_to(judgement.right, judgement.left, originals):
                continue
            originals.setdefault(judgement.left, []).append(judgement.right)
        kept.append(judgement)
    return tuple(sorted(kept, key=lambda j: (j.left, j.right)))


def _leads_to(start: str, end: str, originals: dict[str, list[str]]) -> bool:
    seen = {start}
    ahead = [start]
    while ahead:
        document = ahead.pop()
        if document == end:
            return True
        fresh = [one for one in originals.get(document, ()) if one not in seen]
        seen.update(fresh)
        ahead.extend(fresh)
    return False


def copy_and_original(one: Document, other: Document) -> tuple[Document, Document, CopyKind]:
    """Say which of two texts, one of which a person calls a copy, it is, and of what kind.

    The later one; without dates the shorter one; of two equals the one with the higher id.
    """
    left, right = read_words(one), read_words(other)
    copy, original = (left, right) if follows(left, right) else (right, left)
    shared = share(copy, original)
    if min(shared.left, shared.right) >= SAME_TEXT:
        kind = CopyKind.SAME
    else:
        kind = CopyKind.EXCERPT if shared.left >= PART_OF else CopyKind.REWRITTEN
    return copy.document, original.document, kind
