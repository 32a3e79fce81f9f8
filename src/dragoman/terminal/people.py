"""What the command line prints of an entity: its card, a list to choose from, why it is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.chronology.entity import EntityCard
from dragoman.chronology.identity import Apart, IdentityCard, mention_in_words
from dragoman.chronology.ledger import vouched
from dragoman.chronology.verdicts import verdict_id
from dragoman.chronology.wording import interval_text, plural
from dragoman.model.document import Document
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Entity, Mention
from dragoman.model.office import Tenure

__all__ = [
    "bounds_text",
    "choices",
    "entity_card",
    "identity_card",
    "mention_line",
    "verdict_lines",
]

MOST = 12
"""Names, meetings and pages that a card shows; it says how many more there are."""
CHOICES = 20
"""Entities that a list to choose from shows."""


def entity_card(card: EntityCard) -> RenderableType:
    """Lay out who an entity is."""
    entity = card.entity
    head = Text(entity.name, style="bold")
    head.append(f"  {entity.kind} {entity.id}", style="dim")
    lines: list[RenderableType] = [head]
    names = [f"{name} ({count})" for name, count in card.names]
    if card.otherwise:
        names.append(f"otherwise, as “he” or by post ({card.otherwise})")
    lines.extend(_listed("called", names))
    codes = [f"{scheme} {code}" for scheme, code in entity.codes]
    lines.extend(_listed("codes", codes))
    lines.extend(_listed("speaks for", [f"{name} ({count})" for name, count in card.speaks_for]))
    lines.extend(_hanging(label, words) for label, words in _posts(card))
    met = [f"{met.name} ({met.events})" for met in card.met]
    lines.extend(_listed(f"in {plural(card.events, 'event')} with", met))
    lines.append(_hanging("seen", _seen(card)))
    return Group(*lines)


def _seen(card: EntityCard) -> str:
    counted = (
        f"{plural(card.mentions, 'mention')} in {plural(card.articles, 'article')}, "
        f"{plural(card.origins, 'independent origin')}"
    )
    if card.first is None or card.last is None:
        return f"{counted}; on no known day"
    first, last = interval_text(card.first), interval_text(card.last)
    return f"{counted}; {first if first == last else f'first {first}, last {last}'}"


def _posts(card: EntityCard) -> Iterable[tuple[str, str]]:
    by_post: dict[tuple[str, str, str, bool], list[Tenure]] = {}
    for tenure in card.tenures:
        key = (tenure.post, tenure.of, tenure.to, tenure.acting)
        by_post.setdefault(key, []).append(tenure)
    lines = [tenure_text(tenures) for tenures in by_post.values()]
    lines += [f"{post}: at no known time" for post in card.undated]
    for number, line in enumerate(lines):
        yield ("posts" if number == 0 else "", line)


def tenure_text(tenures: Sequence[Tenure]) -> str:
    """Give one post with the times of its holder in words; a gap is said to be one."""
    first = tenures[0]
    name = f"acting {first.post}" if first.acting else first.post
    name += f" of {first.of}" if first.of else ""
    name += f" to {first.to}" if first.to else ""
    return f"{name}: {'; then a gap; '.join(map(_held_text, tenures))}"


def _held_text(tenure: Tenure) -> str:
    """Say when somebody was in post: the days that pages vouch for, and bounds beyond them."""
    held = tenure.held
    seen = [f"seen in post {interval_text(held)}"] if held.known else []
    doubt = f"; doubtful: {tenure.doubt}" if tenure.doubt else ""
    return f"{', '.join((*seen, *bounds_text(tenure)))} ({vouched(tenure)}){doubt}"


def bounds_text(tenure: Tenure) -> list[str]:
    """Say what is told of a tenure's beginning and end, beyond the days that were seen."""
    held = tenure.held
    parts: list[str] = []
    if tenure.began.start is not None or (held.start is None and tenure.began.known):
        parts.append(f"began {interval_text(tenure.began)}")
    if tenure.ended.end is not None or (held.end is None and tenure.ended.known):
        parts.append(f"ended {interval_text(tenure.ended)}")
    return parts


def _listed(label: str, items: Sequence[str]) -> list[RenderableType]:
    if not items:
        return []
    shown = list(items[:MOST])
    if len(items) > MOST:
        shown.append(f"and {len(items) - MOST} more")
    return [_hanging(label, ", ".join(shown))]


def _hanging(label: str, words: str) -> RenderableType:
    line = Text(f"{label:<12}" if len(label) < 12 else f"{label} ", style="dim")
    line.append(words, style="not dim")
    return Padding(line, (0, 0, 0, 2), expand=False)


def choices(
    entities: Sequence[Entity], told: Mapping[str, tuple[str, int]], asked: str
) -> RenderableType:
    """Lay out a list to choose from: one line an entity with what tells it from the others."""
    lines = [Text(f"{len(entities)} are called {asked!r}; name one by its id", style="bold")]
    for entity in entities[:CHOICES]:
        what, pages = told[entity.id]
        line = Text("  ")
        line.append(entity.id[:8], style="dim")
        line.append(f"  {entity.name}  {entity.kind}")
        line.append(f", {what}" if what else "")
        line.append(f", {plural(len(entity.mentions), 'mention')} in {plural(pages, 'page')}")
        lines.append(line)
    if len(entities) > CHOICES:
        lines.append(Text(f"  and {len(entities) - CHOICES} more", style="dim"))
    return Group(*lines)


def identity_card(card: IdentityCard) -> RenderableType:
    """Lay out why mentions are one entity."""
    entity = card.entity
    head = Text(entity.name, style="bold")
    head.append(f"  {entity.kind} {entity.id}", style="dim")
    parts: list[RenderableType] = [
        head,
        Text(f"{plural(len(entity.mentions), 'mention')} on {plural(len(card.pages), 'page')}"),
    ]
    for page in card.pages[:MOST]:
        names = ", ".join(f"{name} ({count})" for name, count in page.names)
        day = interval_text(page.published) if page.published else "undated"
        parts.append(Text(f"  {page.mention[:8]}  {day}  {page.address}: {names}"))
        parts.append(Padding(Text(page.words, style="dim"), (0, 0, 0, 12), expand=False))
    if len(card.pages) > MOST:
        parts.append(Text(f"  and {plural(len(card.pages) - MOST, 'page')} more", style="dim"))
    if card.joined:
        parts.append(Text("\ntaken for one, because", style="bold"))
    for joined in card.joined:
        times = f", {joined.count} times" if joined.count > 1 else ""
        parts.append(Text(f"  same ({joined.score:.2f}, {joined.made_by}{times}): {joined.reason}"))
    told_same = [apart for apart in card.apart if apart.judgement.verdict is Verdict.SAME]
    lookalikes = [apart for apart in card.apart if apart.judgement.verdict is not Verdict.SAME]
    parts.extend(_apart_lines("alike, but surer grounds make it", told_same))
    parts.extend(_apart_lines("kept apart from", lookalikes))
    if card.verdicts:
        parts.append(Text("\npersons' verdicts", style="bold"))
        parts.extend(Text(f"  {line}") for line in verdict_lines(card.verdicts))
    return Group(*parts)


def _apart_lines(heading: str, found: Sequence[Apart]) -> Iterator[Text]:
    """Give what other entities were judged to be, under a heading; nothing where there are none."""
    if found:
        yield Text(f"\n{heading}", style="bold")
    for apart in found[:MOST]:
        judgement = apart.judgement
        said = f"{judgement.verdict} ({judgement.score:.2f}, {judgement.made_by})"
        yield Text(f"  {apart.name} {apart.id[:8]}: {said}: {judgement.reason}")
    if len(found) > MOST:
        yield Text(f"  and {len(found) - MOST} more", style="dim")


def mention_line(mention: Mention, document: Document) -> RenderableType:
    """Say what one mention stands for in its own page, and by what reason."""
    lines = [
        Text(f"mention {mention.id} in {document.address}", style="bold"),
        Text(f"  {mention_in_words(mention, document.text)}"),
    ]
    if mention.name != mention.text:
        reason = f": {mention.reason}" if mention.reason else ""
        lines.append(Text(f"  stands for {mention.name} in this page{reason}"))
    return Group(*lines, Text(""))


def verdict_lines(verdicts: Iterable[Judgement]) -> list[str]:
    """Give a line a verdict: its id, what, who, when, why; one that a later one overrules so."""
    listed = list(verdicts)
    last = {(v.subject, *sorted((v.left, v.right))): v for v in listed}
    lines: list[str] = []
    for verdict in listed:
        pair = (verdict.subject, *sorted((verdict.left, verdict.right)))
        over = last[pair].verdict is not verdict.verdict
        who = verdict.made_by.partition(":")[2]
        lines.append(
            f"{verdict_id(verdict)[:8]}  {_day(verdict.at)}  {who}: {verdict.verdict}: "
            f"{verdict.reason}; {verdict.subject}s {verdict.left[:8]} {verdict.right[:8]}"
            f"{' (a later verdict says otherwise)' if over else ''}"
        )
    return lines


def _day(at: str | None) -> str:
    return at[:16].replace("T", " ") if at else "no day"
