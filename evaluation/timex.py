"""Time expressions against TIMEX3 gold: TimeML (.tml) or CAT (.xml) folders.

Figures are those of TempEval-3 (UzZaman and others 2013, section 5): `strict_f1` counts equal
extents, `relaxed_f1` overlapping ones, `value_f1` overlapping ones whose value is equal too.
The time of a document's creation is given, as there, and where the page prints it that is not
scored; an empty TIMEX3 has no words to find. In CAT files only the part of the text that is
annotated at all counts (MEANTIME: title and first five sentences).

The figures that begin with `dateparser_` are those of dateparser's search on the same sentences,
English, counted from the same publication; what it gives is a day, and stands as its value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from dragoman.dates.expressions import find_times
from dragoman.extract.parse import parse_many
from dragoman.model.document import Document
from dragoman.model.time import Basis, Dating, Interval, TimeExpression
from evaluation.cat import cat_text, read_xml, span_of
from evaluation.dateparser_times import Found, dateparser_times
from evaluation.figures import f1

__all__ = ["DATA", "QUICK", "score"]

DATA = "timelines/meantime_apple"
QUICK = True

THEIR_BEST = {"PREFER_DATES_FROM": "current_period"}
"""Dates without a year lie as near as may be, before or after the day of publication."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Half-open code points and value of one annotated time."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Page:
    """A document, its gold, the end of what is annotated, and its printed creation time."""

    document: Document
    gold: tuple[Gold, ...]
    end: int
    printed: tuple[Gold, ...] = ()


def score(data: Path) -> dict[str, float]:
    """Give the figures over all annotated documents below `data`, each document once."""
    pages = list(_pages(data))
    reads = list(parse_many([page.document for page in pages]))
    ours = _Counts()
    theirs = _Counts()
    for page, read in zip(pages, reads, strict=True):
        ours.add(page, [_Answer.ours(time) for time in find_times(read)])
        theirs.add(page, [_Answer.theirs(found) for found in dateparser_times(read, **THEIR_BEST)])
    figures = {"documents": float(len(pages)), "times": float(ours.gold)}
    figures |= ours.figures("")
    return figures | theirs.figures("dateparser_")


@dataclass(frozen=True, slots=True)
class _Answer:
    """Half-open code points and value of a time that a program found."""

    start: int
    end: int
    value: str

    @classmethod
    def ours(cls, time: TimeExpression) -> _Answer:
        return cls(time.span.start, time.span.end, time.value)

    @classmethod
    def theirs(cls, found: Found) -> _Answer:
        return cls(found.start, found.end, found.day.isoformat())


@dataclass(slots=True)
class _Counts:
    """Answers counted against gold, over all pages."""

    strict: int = 0
    relaxed: int = 0
    valued: int = 0
    system: int = 0
    gold: int = 0

    def add(self, page: Page, answers: Sequence[_Answer]) -> None:
        """Count one page: each gold time answers for one found time at most."""
        free = list(page.gold)
        self.gold += len(free)
        for answer in answers:
            if answer.start >= page.end or _meets(page.printed, answer):
                continue
            self.system += 1
            hit = next(iter(_meets(free, answer)), None)
            if hit is None:
                continue
            free.remove(hit)
            self.relaxed += 1
            self.strict += (hit.start, hit.end) == (answer.start, answer.end)
            self.valued += hit.value == answer.value

    def figures(self, name: str) -> dict[str, float]:
        """Give the three figures under names that begin with `name`."""
        return {
            f"{name}strict_f1": f1(self.strict, self.system, self.gold),
            f"{name}relaxed_f1": f1(self.relaxed, self.system, self.gold),
            f"{name}value_f1": f1(self.valued, self.system, self.gold),
        }


def _meets(gold: Sequence[Gold], answer: _Answer) -> list[Gold]:
    return [one for one in gold if one.start < answer.end and answer.start < one.end]


def _pages(data: Path) -> Iterator[Page]:
    seen: set[str] = set()
    files = sorted([*data.rglob("*.tml"), *data.rglob("*.xml")]) if data.is_dir() else [data]
    for file in files:
        root = read_xml(file)
        page = _timeml(root, file) if root.tag == "TimeML" else _cat(root, file)
        if page is not None and page.document.text not in seen:
            seen.add(page.document.text)
            yield page


def _document(file: Path, text: str, created: str | None) -> Document:
    published = None
    try:
        day = date.fromisoformat((created or "")[:10])
        published = Dating(Interval.day(day), Basis.RECORD, ("given by the data set",))
    except ValueError:
        pass
    return Document(address=file.name, text=text, language="en", published=published)


def _timeml(root: ElementTree.Element, file: Path) -> Page | None:
    """Read TimeML; a file that annotates no time in its text is no gold for times."""
    body = root.find("TEXT")
    created = root.find("DCT/TIMEX3")
    if body is None:
        return None
    parts: list[str] = []
    gold: list[Gold] = []
    _collect(body, parts, gold)
    if not gold:
        return None
    value = created.get("value") if created is not None else None
    text = "".join(parts)
    return Page(_document(file, text, value), tuple(gold), len(text))


def _collect(element: ElementTree.Element, parts: list[str], gold: list[Gold]) -> None:
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        _collect(child, parts, gold)
        parts.append(child.tail or "")
    end = sum(map(len, parts))
    if element.tag == "TIMEX3" and end > start:
        gold.append(Gold(start, end, element.get("value", "")))
    if element.tag == "s":
        parts.append("\n")  # sentences stand in elements, with nothing between them


def _cat(root: ElementTree.Element, file: Path) -> Page | None:
    """Read a CAT file: tokens and stand-off marks; a sentence becomes a line."""
    text, places = cat_text(root)
    created: str | None = None
    gold: list[Gold] = []
    printed: list[Gold] = []
    end = 0
    for mark in root.iter():
        span = span_of(mark, places)
        if mark.tag != "TIMEX3":
            end = max(end, span[1] if span else 0)
            continue
        creation = mark.get("functionInDocument") == "CREATION_TIME"
        value = mark.get("value", "")
        if creation:
            created = value
        if span:
            one = Gold(*span, value)
            (printed if creation else gold).append(one)
            end = max(end, one.end) if not creation else end
    if not end:
        return None
    line = text.find("\n", end)
    last = len(text) if line < 0 else line
    return Page(_document(file, text, created), tuple(gold), last, tuple(printed))
