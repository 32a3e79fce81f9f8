"""What the command line prints: tables, cards and the progress bar."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from types import TracebackType

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from dragoman.chronology.evidence import ClaimCard, DocumentCard, EventCard
from dragoman.chronology.timeline import Entry
from dragoman.chronology.wording import MARKS, interval_text, plural
from dragoman.model.event import Event, Role
from dragoman.model.judgement import Disagreement, Verdict
from dragoman.model.time import Dating

__all__ = ["Bar", "chronology_table", "console", "document_card", "event_card"]

WIDTH_WITHOUT_TERMINAL = 140
"""Columns when the output goes to a file or a pipe."""
STYLES = {
    "trigger": "bold reverse",
    Role.ACTOR: "bold cyan",
    Role.RECIPIENT: "bold magenta",
    Role.PLACE: "bold green",
    Role.NUMBER: "bold yellow",
    Role.AGREEMENT: "bold blue",
    Role.THEME: "bold blue",
}
NARROW = 110
"""Columns below which the chronology is not set as a table."""
PATIENCE = 2.0
"""Seconds before a bar appears: what is over sooner needs none."""


def console() -> Console:
    """Give the console for results (standard output)."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() and int(columns) > 0 else WIDTH_WITHOUT_TERMINAL
    return Console(highlight=False, width=width, color_system=None)


class Bar:
    """A progress bar on standard error, with rate and remaining time; no bar in a pipe."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.silent = quiet
        self.quiet = quiet or not sys.stderr.isatty()
        self.started = time.monotonic()
        self.shown: Progress | None = None
        self.task: TaskID | None = None
        self.stage = ""
        self.total: int | None = None
        self.done = 0

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.shown:
            self.shown.stop()

    def begin(self, stage: str, total: int | None) -> None:
        """Start the bar of a stage."""
        self.stage, self.total, self.done = stage, total, 0
        if self.shown:
            if self.task is not None:
                self.shown.remove_task(self.task)
            self.task = self.shown.add_task(stage, total=total, rate="")
        else:
            self._show_if_late()

    def advance(self, steps: int = 1) -> None:
        """Move the bar."""
        self.done += steps
        self._show_if_late()
        if self.shown and self.task is not None:
            task = self.shown.tasks[-1]
            speed = task.speed or 0.0
            self.shown.update(self.task, advance=steps, rate=f"{speed:.1f}/s" if speed else "")

    def tell(self, line: str) -> None:
        """Print a line on standard error, above the bar if there is one."""
        if self.silent:
            return
        if self.shown:
            self.shown.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr)  # noqa: T201 (what this module is for)

    def _show_if_late(self) -> None:
        if self.quiet or self.shown or time.monotonic() - self.started < PATIENCE:
            return
        self.shown = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.shown.start()
        self.task = self.shown.add_task(self.stage, total=self.total, completed=self.done, rate="")


def chronology_table(entries: Iterable[Entry], width: int) -> RenderableType:
    """Lay a chronology out as a table, or, where that would be cramped, as two lines an event."""
    if width < NARROW:
        return Group(*(line for entry in entries for line in _stacked(entry)))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold", expand=True)
    table.add_column("when", no_wrap=True)
    table.add_column("what happened", overflow="fold", ratio=4)
    table.add_column("where", overflow="fold", ratio=1)
    table.add_column("code", no_wrap=True)
    table.add_column("articles/origins", justify="right", no_wrap=True)
    table.add_column("id", style="dim", no_wrap=True)
    for entry in entries:
        event = entry.event
        table.add_row(
            interval_text(event.time.interval),
            _marked(event),
            entry.place,
            code_text(event),
            f"{event.articles}/{event.origins}",
            event.id[:8],
        )
    return table


def _stacked(entry: Entry) -> tuple[RenderableType, RenderableType]:
    event = entry.event
    head = Text(f"{interval_text(event.time.interval)}  ", style="bold")
    head.append(f"{code_text(event)}  {event.articles}/{event.origins}  {event.id[:8]}", "dim")
    what = _marked(event)
    if entry.place:
        what.append(f" ({entry.place})")
    return head, Padding(what, (0, 0, 0, 2))


def _marked(event: Event) -> Text:
    """Give the title with the mark of what is not simply told as done."""
    title = Text(event.title)
    if mark := MARKS[event.modality]:
        title.append(f" [{mark}]", style="bold yellow")
    return title


def code_text(event: Event) -> str:
    """Give type, mode and extension of an event as one code ("SUPPORT sign")."""
    detail = event.extension or event.mode
    return f"{event.type} {detail}".strip()


def event_card(card: EventCard) -> RenderableType:
    """Lay out why an event stands in the chronology."""
    event = card.entry.event
    mark = MARKS[event.modality]
    parts: list[RenderableType] = [
        Text(event.title + (f" [{mark}]" if mark else ""), style="bold"),
        Text(
            f"{interval_text(event.time.interval)} · {code_text(event)} · "
            f"{plural(event.articles, 'article')}, "
            f"{plural(event.origins, 'independent origin')} · event {event.id}"
        ),
        *_dating("when", event.time),
    ]
    for number, claim in enumerate(card.claims, 1):
        parts.append(Text(""))
        parts.extend(_claim(number, claim))
    if card.merges:
        parts.append(Text("\nmerged, or kept apart, because", style="bold"))
        for judgement in card.merges:
            verdict = {
                Verdict.SAME: "same",
                Verdict.DIFFERENT: "different",
                Verdict.UNSURE: "unsure",
            }[judgement.verdict]
            parts.append(
                Text(
                    f"  {verdict} ({judgement.score:.2f}, {judgement.made_by}): {judgement.reason}"
                )
            )
    parts.extend(_disagreements(card.disagreements))
    return Group(*parts)


def _claim(number: int, card: ClaimCard) -> list[RenderableType]:
    claim = card.claim
    head = Text(f"{number}. ", style="bold")
    head.append(" → ".join(card.chain), style="bold")
    head.append(f" ({claim.stance}, {claim.modality})")
    sentence = Text(card.sentence)
    for start, end, role in card.marks:
        sentence.stylize(STYLES.get(role, "underline"), start, end)
    parts: list[RenderableType] = [head, Padding(sentence, (0, 0, 0, 3))]
    # Without colours the marked words are named below the sentence.
    words = "; ".join(f"{role}: {card.sentence[start:end]}" for start, end, role in card.marks)
    parts.append(Padding(Text(words, style="dim"), (0, 0, 0, 3)))
    page = card.document.title or "no title printed"
    published = interval_text(card.published.interval) if card.published else "undated"
    parts.append(
        Padding(
            Text(f"page: {page} · {card.document.address} · published {published}"), (0, 0, 0, 3)
        )
    )
    for line in _dating("time", card.time):
        parts.append(Padding(line, (0, 0, 0, 3)))
    parts.append(Padding(Text(f"coded by {claim.made_by}", style="dim"), (0, 0, 0, 3)))
    if card.copies:
        copies = ", ".join(copy.address for copy in card.copies)
        parts.append(Padding(Text(f"also printed, as a copy, by {copies}"), (0, 0, 0, 3)))
    return parts


def document_card(card: DocumentCard) -> RenderableType:
    """Lay out what is known of a document: its date, its origin, what was removed."""
    document = card.document
    parts: list[RenderableType] = [
        Text(document.title or "no title printed", style="bold"),
        Text(f"{document.address} · document {document.id}"),
        Text(f"byline: {document.byline or 'none printed'}"),
        Text(f"outlet: {document.outlet or 'none printed'}"),
        Text(f"section: {document.section or 'none printed'}"),
        Text(f"agencies credited: {', '.join(document.agencies) or 'none'}"),
        Text(f"language: {document.language or 'undecided'} · {plural(card.claims, 'claim')}"),
    ]
    if card.origin:
        parts.append(Text(f"origin: {card.origin}"))
    if card.published:
        parts.append(Text(f"published: {interval_text(card.published.interval)}"))
        parts.extend(_dating("how", card.published))
    else:
        parts.append(Text("published: unknown"))
    if card.spun is not None:
        parts.append(Text(f"words machine-swapped: {card.spun:.2f} ({card.spun_reason})"))
    for judgement in card.copies:
        verb = "follows" if judgement.left == document.id else "is followed by"
        other = judgement.right if judgement.left == document.id else judgement.left
        parts.append(
            Text(f"{judgement.verdict}: {verb} {other} ({judgement.copy_kind}): {judgement.reason}")
        )
    parts.extend(
        _struck("removed from the page", ((line.text, line.reason) for line in document.removed))
    )
    site = ((found.span.of(document.text), found.reason) for found in card.recurring)
    parts.extend(_struck("in the text, but the site's: no event rests on it", site))
    parts.extend(_disagreements(card.disagreements))
    return Group(*parts)


def _struck(heading: str, lines: Iterable[tuple[str, str]]) -> list[RenderableType]:
    """Give lines struck through, each with its reason; nothing where there are none."""
    parts: list[RenderableType] = []
    for words, reason in lines:
        if not parts:
            parts.append(Text(f"\n{heading}", style="bold"))
        line = Text("  ")
        line.append(words.strip()[:100], style="strike")
        line.append(f"  ({reason})", style="dim")
        parts.append(line)
    return parts


def _dating(label: str, dating: Dating) -> list[Text]:
    lines = [Text(f"{label}: {step}", style="dim") for step in dating.steps[:1]]
    lines.extend(Text(f"{' ' * len(label)}  {step}", style="dim") for step in dating.steps[1:])
    lines.extend(
        Text(f"{' ' * len(label)}  against it: {conflict}", style="dim yellow")
        for conflict in dating.conflicts
    )
    return lines


def _disagreements(found: Iterable[Disagreement]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for disagreement in found:
        if not parts:
            parts.append(Text("\nwhat does not agree", style="bold"))
        parts.append(Text(f"  {disagreement.field}: {disagreement.note}", style="yellow"))
        for value in disagreement.values:
            parts.append(Text(f"    {value.value} ({plural(len(value.claims), 'claim')})"))
    return parts
