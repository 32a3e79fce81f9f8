"""The day of given events, held against timelines that were drawn up by hand.

``PATH`` holds timelines (``.txt``: lines of rank, date and ``document-sentence-word`` of each
event of the line, SemEval-2015 task 4) and the documents, as TimeML (``.tml``, with the time of
creation and the sentences) or as CAT (``.xml``: tokens with the number of their sentence; the
date stands in a line of its own). Where a document comes in both forms, TimeML is read.

The events are given: only the choice of the time is measured. A document becomes a text with one
sentence a line, without its title and the line that is its date, is parsed as any page, and the
word of the timeline is the trigger that `date_event` gets.

What counts as right:

- A gold date is a day, a month or a year; it is right if the day drawn from our interval is that
  day, or the month or year is or holds our interval. A narrower gold than ours is a miss.
- A day is drawn as the chronology sorts and prints: an interval of two known ends is itself; one
  of a single known end stands at that end ("by 4 March" is 4 March). A run of days that only
  publication ends ("not before Monday", "since 2004") stands at its first day, where the
  chronology sorts it. Without any end nothing is drawn.
- Lines dated XXXX-XX-XX have no date to find; they are left out, and counted (`undated`).
- A mention that names a document, sentence or word that is not there counts as `not_found`, and
  as nothing else.
- A line is dated by all its mentions together: the narrowest interval, of those that most of the
  others agree with. `line_accuracy` counts lines with the same date, rank and timeline once.

Beside ours stand two baselines over the same mentions: `publication_always`, and
`nearest_expression`: the nearest time in the sentence by tokens, else publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from dragoman.dates.expressions import find_times
from dragoman.extract.parse import parse_many
from dragoman.extract.timing import date_event
from dragoman.model.document import Document
from dragoman.model.parsed import Parsed
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval, TimeExpression
from evaluation import cat
from evaluation.figures import mean

__all__ = ["DATA", "QUICK", "Judged", "agreed", "drawn", "judge", "read_gold", "right", "score"]

DATA = "timelines/apple"
QUICK = True

CLOSED_LEFT = cat.CLOSED_LEFT | {"’"}
OPEN_RIGHT = frozenset({"(", "£", "$", "€"})
_EVENT = re.compile(r"(\d+)-(\d+)-(\S+)")
_GOLD = re.compile(r"(\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?$")
_MONTHS = "January February March April May June July August September October November December"
_DATE_LINE = re.compile(
    rf"(?:\w+day ,? ?)?({_MONTHS.replace(' ', '|')}) (\d+) ,? ?(\d{{4}})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of a timeline: document, number of its sentence, and its word."""

    document: str
    sentence: int
    word: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a timeline: its date as printed and the mentions of one event."""

    timeline: str
    date: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A document, and the code points of its words by the number of their sentence."""

    document: Document
    words: Mapping[int, tuple[tuple[str, int, bool], ...]]
    """(word, where it starts, whether it is marked as an event)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One mention with its gold, our dating and what the baselines say."""

    line: Line
    event: Event
    gold: Interval
    ours: Dating
    published: Interval
    nearest: Interval
    sentence: str

    @property
    def day(self) -> Interval:
        """Where ours stands in the chronology."""
        return drawn(self.ours.interval, self.published)


def score(data: Path) -> dict[str, float]:
    """Give the figures over all timelines below `data`."""
    lines = [line for line in read_gold(data) if interval_of(line.date) is not None]
    undated = sum(len(line.events) for line in read_gold(data)) - sum(
        len(line.events) for line in lines
    )
    found = list(judge(data, lines))
    by_line: dict[Line, list[Judged]] = {}
    for one in found:
        by_line.setdefault(one.line, []).append(one)
    return {
        "mentions": float(len(found)),
        "undated": float(undated),
        "not_found": float(sum(len(line.events) for line in lines) - len(found)),
        "day_accuracy": mean([right(one.gold, one.day) for one in found]),
        "publication_always": mean([right(one.gold, one.published) for one in found]),
        "nearest_expression": mean(
            [right(one.gold, drawn(one.nearest, one.published)) for one in found]
        ),
        "lines": float(len(by_line)),
        "line_accuracy": mean(
            [right(group[0].gold, agreed([one.day for one in group])) for group in by_line.values()]
        ),
    }


def interval_of(text: str) -> Interval | None:
    """Give the interval of a gold date: a day, or a month or year whose rest is XX or absent."""
    match = _GOLD.match(text)
    if match is None:
        return None
    year, month, day = match.groups()
    if month in {None, "XX"}:
        return Interval.year(int(year))
    if day in {None, "XX"}:
        return Interval.month(int(year), int(month))
    return Interval.day(date(int(year), int(month), int(day)))


def drawn(interval: Interval, published: Interval = UNBOUNDED) -> Interval:
    """Give where an interval stands in a chronology: itself, or one day of it (see above)."""
    start, end = interval.start, interval.end
    if start is None:
        return Interval.day(end - timedelta(days=1)) if end is not None else UNBOUNDED
    return Interval.day(start) if end is None or end == published.end else interval


def right(gold: Interval, ours: Interval) -> bool:
    """Say whether ours is the gold day, or is or lies in the gold month or year."""
    return ours.known and gold.contains(ours)


def agreed(intervals: Sequence[Interval]) -> Interval:
    """Give the narrowest of the intervals that agree with most others; the first among equals."""

    def rank(interval: Interval) -> tuple[int, int]:
        votes = sum(interval.intersection(other) is not None for other in intervals)
        return -votes, interval.days or 0

    return min((one for one in intervals if one.known), key=rank, default=UNBOUNDED)


def read_gold(data: Path) -> Iterator[Line]:
    """Give the dated and undated lines of every timeline; a line without events is a title."""
    for file in sorted(data.rglob("*.txt")):
        for row in file.read_text(encoding="utf-8").splitlines():
            rank, _, rest = row.strip().partition("\t")
            day, _, names = rest.partition("\t")
            events = tuple(
                Event(match[1], int(match[2]), match[3])
                for match in map(_EVENT.fullmatch, names.split())
                if match is not None
            )
            if rank.strip().isdigit() and events:
                yield Line(f"{file.stem}:{rank}", day.strip(), events)


def judge(data: Path, lines: Sequence[Line]) -> Iterator[Judged]:
    """Date every mention of the lines."""
    wanted = {event.document for line in lines for event in line.events}
    pages = {key: page for key, page in sorted(_pages(data).items()) if key in wanted}
    parsed = dict(zip(pages, parse_many([page.document for page in pages.values()]), strict=True))
    times = {key: find_times(read) for key, read in parsed.items()}
    for line in lines:
        gold = interval_of(line.date)
        for event in line.events:
            page = pages.get(event.document)
            trigger = _trigger(page, parsed[event.document], event) if page else None
            if gold is None or page is None or trigger is None:
                continue
            read = parsed[event.document]
            made = page.document.published
            published = made.interval if made else UNBOUNDED
            sentence = read.sentences[read.tokens[trigger].sentence]
            yield Judged(
                line,
                event,
                gold,
                date_event(read, trigger, times[event.document]),
                published,
                _nearest(read, trigger, times[event.document]) or published,
                page.document.text[sentence.start : sentence.end],
            )


def _nearest(parsed: Parsed, trigger: int, times: Sequence[TimeExpression]) -> Interval | None:
    sentence = parsed.sentences[parsed.tokens[trigger].sentence]
    near = [
        (abs(head.index - trigger), one.interval)
        for one in times
        if one.interval is not None and sentence.start <= one.span.start < sentence.end
        if (head := parsed.head_of(one.span)) is not None
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _trigger(page: Page, parsed: Parsed, event: Event) -> int | None:
    """Give the token of an event: the marked word first, its first part for "showed_off"."""
    words = page.words.get(event.sentence, ())
    for name in (event.word, event.word.split("_")[0]):
        found = [(not marked, start) for word, start, marked in words if word == name]
        if found:
            _, place = min(found)
            return next((t.index for t in parsed.tokens if t.start <= place < t.end), None)
    return None


def _pages(data: Path) -> dict[str, Page]:
    """Give the documents by number, TimeML before CAT."""
    found: dict[str, Page] = {}
    for file in [*sorted(data.rglob("*.tml")), *sorted(data.rglob("*.xml"))]:
        root = cat.read_xml(file)
        timeml = root.tag == "TimeML"
        name = (root.findtext("DOCID") if timeml else root.get("doc_id")) or file.stem
        number = re.match(r"\d+", name.strip()) or re.match(r"\d+", file.stem)
        if number is None or number.group() in found:
            continue
        found[number.group()] = _page(file, *(_timeml(root) if timeml else _cat(root)))
    return found


type Sentences = dict[int, list[tuple[str, bool]]]


def _timeml(root: ElementTree.Element) -> tuple[Sentences, str | None]:
    """Give the words of TimeML by sentence, and its time of creation."""
    created = root.find("DCT/TIMEX3")
    sentences: Sentences = {}
    for number, sentence in enumerate(root.iter("s"), 1):
        words = sentences.setdefault(int(sentence.get("id", number)), [])
        _collect(sentence, words, marked=False)
    return sentences, created.get("value") if created is not None else None


def _collect(element: ElementTree.Element, words: list[tuple[str, bool]], *, marked: bool) -> None:
    words += [(word, marked) for word in (element.text or "").split()]
    for child in element:
        _collect(child, words, marked=child.tag == "EVENT")
        words += [(word, marked) for word in (child.tail or "").split()]


def _cat(root: ElementTree.Element) -> tuple[Sentences, str | None]:
    """Give the words of a CAT file by sentence without its title, and its time of creation."""
    events = {
        anchor.get("t_id")
        for mark in root.iter()
        if mark.tag.startswith("EVENT")
        for anchor in mark.findall("token_anchor")
    }
    sentences: Sentences = {}
    for token in root.iter("token"):
        number = int(token.get("sentence", "0"))
        if number:
            pair = (token.text or "", token.get("t_id") in events)
            sentences.setdefault(number, []).append(pair)
    made = (m.get("value") for m in root.iter("TIMEX3") if m.get("functionInDocument"))
    return sentences, next(made, None)


def _page(file: Path, sentences: Sentences, created: str | None) -> Page:
    """Make a document with one sentence a line; a line that is a date is no part of its text."""
    text = ""
    words: dict[int, tuple[tuple[str, int, bool], ...]] = {}
    for number, row in sentences.items():
        printed = _DATE_LINE.fullmatch(" ".join(word for word, _ in row))
        if printed is not None:
            month = 1 + _MONTHS.casefold().split().index(printed[1].casefold())
            created = created or f"{printed[3]}-{month:02}-{int(printed[2]):02}"
            continue
        text, words[number] = _joined(text + "\n" if text else text, row)
    published = None
    if created and interval_of(created[:10]):
        day = interval_of(created[:10]) or UNBOUNDED
        published = Dating(day, Basis.RECORD, ("given by the data set",))
    made = Document(address=file.name, text=text, language="en", published=published)
    return Page(made, words)


def _joined(
    text: str, row: Sequence[tuple[str, bool]]
) -> tuple[str, tuple[tuple[str, int, bool], ...]]:
    """Write a sentence behind a text with the spaces of print; give where its words stand."""
    places = []
    glue, quoted = "", False
    for word, marked in row:
        closing = word in CLOSED_LEFT or (word == '"' and quoted)
        if closing:
            glue = ""
        places.append((word, len(text) + len(glue), marked))
        text += glue + word
        quoted ^= word == '"'
        glue = "" if word in OPEN_RIGHT or (word == '"' and quoted) else " "
    return text, tuple(places)
