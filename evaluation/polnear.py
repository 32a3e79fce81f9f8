"""PolNeAr (Newell et al. 2018): who says what in political news.

The folder holds ``text/NAME.txt`` and brat files ``attributions/NAME_ANNOTATOR.ann``. Where several
annotators read one text, the file whose name sorts first is the gold.

An attribution is a content with its cue and source. Ours are the quotes that share a cue; quotes
without a speaker are left out, as they are not attributed to anybody. Gold and ours are paired one
to one, best overlap first, where the overlap of two contents is F1 over their words (places in the
text). An attribution is *direct* when its content has a double quotation mark in it (gold) or when
one of its quotes is direct (ours).

direct_content_f1       sum of overlaps of pairs of direct attributions, over ours (precision) and
                        over gold (recall), as F1
direct_exact_f1         the same, counting only pairs whose words are all the same
direct_speaker_accuracy share of those pairs with an overlap of at least .5 whose speaker's words
                        share a word with the gold source
all_content_f1          as the first, over direct and indirect attributions
all_content_precision, all_content_recall   its two sides
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse_many
from dragoman.extract.quotes import find_quotes
from dragoman.model.document import Document
from dragoman.model.parsed import Parsed
from dragoman.model.quote import Quote
from evaluation.figures import harmonic, share

__all__ = ["DATA", "QUICK", "score"]

DATA = "polnear/dev"
QUICK = True

WORD = re.compile(r"\w+")
MARK = re.compile(r"[“”\"]|``|''")
EMPTY_WORDS = frozenset({"the", "a", "an", "of", "s"})
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution: places of the words of its content and of its source."""

    content: frozenset[int]
    source: frozenset[int] = field(default=frozenset())
    direct: bool = False


def score(data: Path) -> dict[str, float]:
    """Score quotes on a folder of the shape of PolNeAr's."""
    names = sorted(path.stem for path in (data / "text").glob("*.txt"))
    golds = {name: read_gold(data, name) for name in names}
    names = [name for name in names if golds[name] is not None]
    documents = [
        Document(f"polnear:{n}", (data / f"text/{n}.txt").read_text(encoding="utf-8"))
        for n in names
    ]
    gold: list[list[Said]] = [golds[name] or [] for name in names]
    ours = [found_in(parsed) for parsed in parse_many(documents)]
    return figures(gold, ours)


def figures(gold: Sequence[Sequence[Said]], ours: Sequence[Sequence[Said]]) -> dict[str, float]:
    """Give the figures for lists of attributions, document by document."""
    pairs = [p for g, o in zip(gold, ours, strict=True) for p in paired(g, o)]
    direct_gold = [[s for s in row if s.direct] for row in gold]
    direct_ours = [[s for s in row if s.direct] for row in ours]
    direct = [p for g, o in zip(direct_gold, direct_ours, strict=True) for p in paired(g, o)]
    overlaps = [overlap(g, o) for g, o in direct]
    exact = [float(g.content == o.content) for g, o in direct]
    matched = [(g, o) for g, o in direct if overlap(g, o) >= ENOUGH and g.source]
    precision, recall, f1 = rates(
        [overlap(g, o) for g, o in pairs], sum(map(len, ours)), sum(map(len, gold))
    )
    sizes = sum(map(len, direct_ours)), sum(map(len, direct_gold))
    return {
        "direct_content_f1": rates(overlaps, *sizes)[2],
        "direct_exact_f1": rates(exact, *sizes)[2],
        "direct_speaker_accuracy": share(
            sum(bool(g.source & o.source) for g, o in matched), len(matched)
        ),
        "all_content_f1": f1,
        "all_content_precision": precision,
        "all_content_recall": recall,
    }


def rates(scores: Iterable[float], ours: int, gold: int) -> tuple[float, float, float]:
    """Give precision, recall and F1 of a sum of scores of pairs."""
    total = sum(scores)
    precision, recall = share(total, ours), share(total, gold)
    return precision, recall, harmonic(precision, recall)


def overlap(one: Said, other: Said) -> float:
    """Give F1 over the words of two contents."""
    return share(2 * len(one.content & other.content), len(one.content) + len(other.content))


def paired(gold: Sequence[Said], ours: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Pair gold and ours one to one, best overlap first."""
    table = [
        (-overlap(g, o), i, j)
        for i, g in enumerate(gold)
        for j, o in enumerate(ours)
        if g.content & o.content
    ]
    taken_gold: set[int] = set()
    taken_ours: set[int] = set()
    pairs = []
    for _, i, j in sorted(table):
        if i not in taken_gold and j not in taken_ours:
            taken_gold.add(i)
            taken_ours.add(j)
            pairs.append((gold[i], ours[j]))
    return pairs


def read_gold(data: Path, name: str) -> list[Said] | None:
    """Read the attributions of one text; None when nobody annotated it."""
    files = sorted((data / "attributions").glob(f"{name}_*.ann"))
    if not files:
        return None
    text = (data / f"text/{name}.txt").read_text(encoding="utf-8")
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[dict[str, list[str]]] = []
    for line in files[0].read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            places = rest.partition("\t")[0].partition(" ")[2]
            spans[key] = [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        elif key.startswith("E"):
            parts: dict[str, list[str]] = {}
            for part in rest.split():
                role, _, target = part.partition(":")
                parts.setdefault(role.rstrip("0123456789"), []).append(target)
            events.append(parts)
    found = []
    for parts in events:
        content = [s for key in parts.get("Content", ()) for s in spans[key]]
        source = [s for key in parts.get("Source", ()) for s in spans[key]]
        direct = any(MARK.search(text[a:b]) for a, b in content)
        if content:
            found.append(Said(words(text, content), words(text, source, names=True), direct))
    return found


def found_in(parsed: Parsed) -> list[Said]:
    """Give our attributions of one text."""
    text = parsed.document.text
    groups: dict[object, list[Quote]] = {}
    for quote in find_quotes(parsed, find_mentions(parsed)):
        if quote.speaker_span is not None:
            groups.setdefault(quote.cue or quote.content, []).append(quote)
    found = []
    for quotes in groups.values():
        content = [(q.content.start, q.content.end) for q in quotes]
        source = [(q.speaker_span.start, q.speaker_span.end) for q in quotes if q.speaker_span]
        direct = any(q.direct for q in quotes)
        found.append(Said(words(text, content), words(text, source, names=True), direct))
    return found


def words(text: str, spans: Sequence[tuple[int, int]], *, names: bool = False) -> frozenset[int]:
    """Give the places of the words in spans; with `names`, without articles and the like."""
    return frozenset(
        start + match.start()
        for start, end in spans
        for match in WORD.finditer(text[start:end])
        if not names or match.group().lower() not in EMPTY_WORDS
    )
