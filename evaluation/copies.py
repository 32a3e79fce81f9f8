"""Copies: precision and recall on self-made ones among genuine pages of recurring topics.

``PATH`` is a folder (or part) of genuine pages or archives. Every fourth longer page is printed
again by another outlet, in one of six ways: the same under another heading, lightly edited, its
paragraphs in another order with words swapped, an excerpt, put together from two pages, or spun
(`evaluation.spinners`). All of them are self-made; nothing else is held to be a copy, so `false`
counts what was judged among the genuine pages themselves, which say much the same of meetings
of one kind.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.model.document import Document
from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.resolve.copies import find_copies
from dragoman.resolve.spun import score_spun
from evaluation.spinners import own_words, spin
from evaluation.spun import documents

DATA = "kremlin"
QUICK = True

PAGES = 1000
WORDS = 120
"""Words of the shortest page that is printed again."""
EVERY = 4
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Printed:
    """A self-made copy, how it was made, and the ids of what it was made from."""

    document: Document
    way: str
    originals: frozenset[str]


def score(data: Path) -> dict[str, float]:
    """Score the copies of a set of genuine pages."""
    genuine = list(documents(data, PAGES))
    copies = make_copies(genuine)
    everything = [*genuine, *(copy.document for copy in copies)]
    spun = {page.id: score_spun(page) for page in everything}
    started = time.perf_counter()
    judgements = [j for j in find_copies(everything, spun) if j.verdict is Verdict.SAME]
    seconds = time.perf_counter() - started
    figures = {
        "genuine_pages": float(len(genuine)),
        "documents_per_second": len(everything) / seconds,
        "false": float(_false(judgements, {page.id for page in genuine})),
    }
    right = 0
    for way in WAYS:
        made = [copy for copy in copies if copy.way == way]
        found = [copy for copy in made if _found(copy, judgements)]
        right += len(found)
        figures[f"selfmade_{way}_recall"] = len(found) / len(made) if made else 0.0
        figures[f"selfmade_{way}_kind"] = _kind_share(found, judgements, KINDS[way])
    figures["selfmade_recall"] = right / len(copies) if copies else 0.0
    true = {frozenset((c.document.id, source)) for c in copies for source in c.originals}
    meant = sum(frozenset((j.left, j.right)) in true for j in judgements)
    figures["selfmade_precision"] = meant / len(judgements) if judgements else 0.0
    return figures


def make_copies(pages: Sequence[Document]) -> list[Printed]:
    """Print every fourth of the longer pages again, in one way after the other."""
    longer = [page for page in pages if len(page.text.split()) >= WORDS]
    copies = []
    for number, page in enumerate(longer[::EVERY]):
        chance = random.Random(number)  # noqa: S311 (a test set, no secret)
        way = list(WAYS)[number % len(WAYS)]
        other = longer[(number * EVERY + 1) % len(longer)]
        text = WAYS[way](page.text, other.text, chance)
        sources = {page.id, other.id} if way == "merged" else {page.id}
        copy = Document(f"https://copies.example/{number}", text, outlet="Copies", language="en")
        copies.append(Printed(copy, way, frozenset(sources)))
    return copies


def _found(copy: Printed, judgements: Sequence[Judgement]) -> bool:
    """Say whether a copy was tied to its original (a merged one to both), either way round."""
    pairs = {frozenset((j.left, j.right)) for j in judgements}
    return all(frozenset((copy.document.id, source)) in pairs for source in copy.originals)


def _kind_share(
    copies: Sequence[Printed], judgements: Sequence[Judgement], wanted: frozenset[CopyKind]
) -> float:
    kinds = {frozenset((j.left, j.right)): j.copy_kind for j in judgements}
    named = Counter(
        kinds[frozenset((copy.document.id, source))] in wanted
        for copy in copies
        for source in copy.originals
    )
    return named[True] / named.total() if named else 0.0


def _false(judgements: Sequence[Judgement], genuine: set[str]) -> int:
    return sum(j.left in genuine and j.right in genuine for j in judgements)


def _reheaded(text: str, _other: str, chance: random.Random) -> str:
    heading = f"Our reader brings this report from page {chance.randint(2, 90)}"
    return f"{heading}\n{text}\nShare this story with friends"


def _edited(text: str, _other: str, chance: random.Random) -> str:
    sentences = SENTENCE.split(text)
    kept = [s for s in sentences if len(sentences) < 5 or chance.random() > 0.1]
    return spin(" ".join(kept), own_words(), chance.randint(0, 999), 0.3)


def _rewritten(text: str, _other: str, chance: random.Random) -> str:
    paragraphs = [p for p in text.split("\n") if p.strip()]
    body = paragraphs[1:]
    chance.shuffle(body)
    return spin("\n".join(paragraphs[:1] + body), own_words(), chance.randint(0, 999), 0.6)


def _excerpt(text: str, _other: str, chance: random.Random) -> str:
    sentences = SENTENCE.split(text)
    start = chance.choice((0, 0, len(sentences) // 3))
    return " ".join(sentences[start : start + max(3, len(sentences) // 2)])


def _merged(text: str, other: str, _chance: random.Random) -> str:
    return f"{text}\nIn other news of the day, our desk reports the following.\n{other}"


def _spun(text: str, _other: str, chance: random.Random) -> str:
    return spin(text, own_words(), chance.randint(0, 999), 0.9, function=True)


WAYS: dict[str, Callable[[str, str, random.Random], str]] = {
    "reheaded": _reheaded,
    "edited": _edited,
    "rewritten": _rewritten,
    "excerpt": _excerpt,
    "merged": _merged,
    "spun": _spun,
}
KINDS: dict[str, frozenset[CopyKind]] = {
    "reheaded": frozenset({CopyKind.SAME}),
    "edited": frozenset({CopyKind.SAME, CopyKind.REWRITTEN, CopyKind.EXCERPT}),
    "rewritten": frozenset({CopyKind.SAME, CopyKind.REWRITTEN}),
    "excerpt": frozenset({CopyKind.EXCERPT}),
    "merged": frozenset({CopyKind.EXCERPT}),
    "spun": frozenset({CopyKind.SPUN, CopyKind.REWRITTEN}),
}
"""Kinds that name a way rightly: light edits leave a text the same, rewritten, or shortened."""
