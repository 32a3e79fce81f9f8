"""The cards that `why` prints of an event and of a page."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.chronology.evidence import ClaimCard, DocumentCard, EventCard
from dragoman.chronology.wording import MARKS, interval_text, plural
from dragoman.model.judgement import Disagreement, Verdict
from dragoman.model.time import Dating
from dragoman.terminal.styles import STYLES
from dragoman.terminal.table import code_text

__all__ = ["document_card", "event_card"]


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
    parts.append(
        Padding(Text(f"coded by {claim.made_by} · claim {claim.id[:8]}", style="dim"), (0, 0, 0, 3))
    )
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
