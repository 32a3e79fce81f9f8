"""Which document is a copy of which: the same text, an excerpt, a rewriting, or spun from it.

Two texts are compared only if they share rare runs of words (`candidates`), and then word by word.
A copy is judged by the share of its words that stand in five-word runs of the other, outside
quotation marks: what both quote belongs to neither. Two articles on one event share names and
quotes, two pages of one site a paragraph of furniture: neither makes a copy. Forms ("the leaders
discussed …") share nearly all but a name, so names and numbers must agree too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.model.derived import SpunScore
from dragoman.model.document import Document
from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.resolve.texts.candidates import find_candidates
from dragoman.resolve.texts.furniture import find_furniture, site_of
from dragoman.resolve.texts.immutables import find_spun_copies
from dragoman.resolve.texts.order import days_apart, follows, in_order
from dragoman.resolve.texts.shingles import Shared, Words, covered_by, read_words, share

__all__ = ["find_copies"]

MADE_BY = "copies: five-word runs v1"

SHORTEST = 20
"""Words under which a text is too short to be a copy of anything."""
SAME = 0.85
"""Share of both texts in common: the same text, re-headed or with a line more or less."""
EXCERPT = 0.7
REWRITTEN = 0.45
UNSURE = 0.35
MERGED = 0.85
"""Share of a text that two or more others must cover together."""
PART = 0.15
"""Share that each of them must give."""
LONGEST_RUN = 15
"""Words in one piece that an excerpt has with its original."""
FACTS_AGREE = 0.85
"""Share of the copy's names and numbers that its original has as well…"""
ALL_FACTS = 60
"""… all of them, for texts of fewer words: a form differs in nothing else."""
WORTH_REWRITING = 60
"""Words under which texts that share half of theirs are two uses of one form."""
WORTH_QUOTING = 30
"""Words under which an excerpt is a phrase."""
WINDOW = 14
"""Days within which a story is rewritten; the same form on another day is another act."""
FORM_LENGTH = 100
"""Words up to which one outlet may print the same form on several days."""


def find_copies(
    documents: Sequence[Document], spun: Mapping[str, SpunScore]
) -> tuple[Judgement, ...]:
    """Give a judgement "document" for every copy: left the copy, right what it was copied from.

    `spun` gives scores by document id; only suspect and strong ones are sought by their names and
    numbers. Of two equal texts the one published later is the copy; without dates the shorter,
    then the higher id. A text that holds another one and more is never its copy. The order of
    `documents` does not matter. Near-linear: a text is compared with a handful of others.
    """
    furniture = find_furniture(documents)
    read = (read_words(page, furniture.get(page.id, frozenset())) for page in documents)
    texts = in_order(text for text in read if len(text) >= SHORTEST)
    found: list[Judgement] = []
    for text, candidates in find_candidates(texts):
        compared = [(other, share(text, other)) for other in candidates]
        judged = [_judge(text, other, shared) for other, shared in compared]
        found.extend(judgement for judgement in judged if judgement)
        if not any(judgement and judgement.left == text.document.id for judgement in judged):
            found.extend(_merged(text, compared))
    found.extend(find_spun_copies(texts, spun))
    return tuple(_without_rings(found))


def _judge(text: Words, other: Words, shared: Shared) -> Judgement | None:
    """Judge a pair; None when it is not worth a word."""
    if _is_form(text, other):
        return None
    if min(shared.left, shared.right) >= SAME and _facts_agree(text, other):
        copy, original = (text, other) if follows(text, other) else (other, text)
        return _judgement(copy, original, CopyKind.SAME, *_of(copy is text, shared))
    text_in_other = shared.left >= shared.right
    copy, original = (text, other) if text_in_other else (other, text)
    inside, back, run = _of(text_in_other, shared)
    if not _facts_agree(copy, original, both=False):
        return None
    if inside >= EXCERPT and run >= LONGEST_RUN and len(copy) < 0.9 * len(original):
        if len(copy) < WORTH_QUOTING:
            return None
        return _judgement(copy, original, CopyKind.EXCERPT, inside, back, run)
    if not _close_in_time(text, other) or len(copy) < WORTH_REWRITING:
        return None
    if min(inside, back) >= REWRITTEN and _facts_agree(original, copy, both=False):
        copy, original = (text, other) if follows(text, other) else (other, text)
        return _judgement(copy, original, CopyKind.REWRITTEN, *_of(copy is text, shared))
    if inside >= REWRITTEN and min(inside, back) >= UNSURE and run >= LONGEST_RUN:
        return _judgement(copy, original, None, inside, back, run)
    return None


def _of(text_is_copy: bool, shared: Shared) -> tuple[float, float, int]:
    """Give the copy's share, the original's share and the longest run."""
    if text_is_copy:
        return shared.left_own, shared.right_own, shared.longest
    return shared.right_own, shared.left_own, shared.longest


def _is_form(text: Words, other: Words) -> bool:
    """Say whether one outlet printed a short form on two days: two acts in the same words."""
    apart = days_apart(text, other)
    same_site = site_of(text.document) == site_of(other.document)
    short = max(len(text), len(other)) <= FORM_LENGTH
    return bool(apart) and same_site and short


def _close_in_time(text: Words, other: Words) -> bool:
    apart = days_apart(text, other)
    return apart is None or apart <= WINDOW


def _facts_agree(copy: Words, original: Words, *, both: bool = True) -> bool:
    """Say whether the names and numbers of the copy (or of both) stand in the other as well."""
    asked = FACTS_AGREE if len(copy) >= ALL_FACTS else 1.0
    agree = _known_facts(copy, original) >= asked
    return agree and (not both or _known_facts(original, copy) >= asked)


def _known_facts(text: Words, other: Words) -> float:
    facts = set(text.fixed)
    if not facts:
        return 1.0
    return len(facts & set(other.words)) / len(facts)


def _merged(text: Words, compared: Iterable[tuple[Words, Shared]]) -> Iterator[Judgement]:
    """Give a judgement for every part of a text that was put together from several others."""
    parts = [
        (other, shared)
        for other, shared in compared
        if shared.left_own >= PART
        and shared.longest >= LONGEST_RUN
        and not follows(other, text, by_length=False)
    ]
    whole = covered_by(text, [other for other, _ in parts])
    if len(parts) < 2 or whole < MERGED or len(text) < WORTH_REWRITING:
        return
    for other, shared in parts:
        yield Judgement(
            "document",
            text.document.id,
            other.document.id,
            Verdict.SAME,
            round(whole, 4),
            f"put together from {len(parts)} texts, which hold {whole:.0%} of it; this one "
            f"{shared.left_own:.0%}, with {shared.longest} words in one piece",
            MADE_BY,
            copy_kind=CopyKind.EXCERPT,
        )


def _judgement(
    copy: Words, original: Words, kind: CopyKind | None, inside: float, back: float, run: int
) -> Judgement:
    said = (
        f"shares {inside:.0%} of its words outside quotes, in runs of five and more, with the "
        f"other ({back:.0%} the other way); {run} words in one piece"
    )
    return Judgement(
        "document",
        copy.document.id,
        original.document.id,
        Verdict.SAME if kind else Verdict.UNSURE,
        round(inside, 4),
        said,
        MADE_BY,
        copy_kind=kind,
    )


def _without_rings(found: Iterable[Judgement]) -> Iterator[Judgement]:
    """Give judgements, surest first kept, so that following them always comes to an end.

    A copy keeps one original, except where it was put together from several.
    """
    above: dict[str, set[str]] = {}
    merged: set[str] = set()
    kept: list[Judgement] = []
    for judgement in sorted(found, key=lambda j: (-j.score, j.left, j.right)):
        if judgement.verdict is not Verdict.SAME:
            kept.append(judgement)
            continue
        part = judgement.reason.startswith("put together")
        if judgement.left in above and not (part and judgement.left in merged):
            continue
        if judgement.left in _all_above(judgement.right, above):
            continue
        above.setdefault(judgement.left, set()).add(judgement.right)
        if part:
            merged.add(judgement.left)
        kept.append(judgement)
    yield from sorted(kept, key=lambda j: (j.left, j.right))


def _all_above(document: str, above: Mapping[str, set[str]]) -> set[str]:
    seen = {document}
    waiting = [document]
    while waiting:
        for higher in sorted(above.get(waiting.pop(), ())):
            if higher not in seen:
                seen.add(higher)
                waiting.append(higher)
    return seen
