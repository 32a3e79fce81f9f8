"""What `explain` prints: the sentence with its acts marked, and why each was coded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from dragoman.chronology.wording import interval_text
from dragoman.extract.explain import Coded, Explained, Filled, Passed
from dragoman.model.time import Interval
from dragoman.terminal.styles import STYLES

__all__ = ["explanation"]

SHOWN = 6
"""Words of a set that are shown; `dragoman codebook show` prints them all."""
_SET = re.compile(r"([{\[])([^{}\[\]]*)([}\]])")


def explanation(sentence: Explained) -> RenderableType:
    """Lay out one sentence: its acts, what was dropped, what came near."""
    parts: list[RenderableType] = []
    if not sentence.acts:
        parts += [Text(sentence.text), Text("nothing was coded", style="bold")]
    for act in sentence.acts:
        parts += [_marked(sentence, act), *_act(act), Text()]
    parts += _section("fitted, but told no act of its own", sentence.dropped)
    parts += _section("came near", sentence.near)
    if not sentence.acts and not sentence.dropped and not sentence.near:
        parts.append(Text("no word of it stands in the codebook"))
    return Group(*parts)


def _marked(sentence: Explained, act: Coded) -> Text:
    """Give the sentence with brackets that a pipe keeps, and colours where there are any."""
    marks = [(act.start, act.end, "", STYLES["trigger"])]
    for found in act.arguments:
        overlaps = any(found.start < end and start < found.end for start, end, _, _ in marks)
        if not overlaps:
            marks.append((found.start, found.end, found.role, STYLES.get(found.role, "bold")))
    text, last = Text(), 0
    for start, end, role, style in sorted(marks):
        first, behind = start - sentence.start, end - sentence.start
        if first < 0 or behind > len(sentence.text):
            continue  # an antecedent of another sentence
        text.append(sentence.text[last:first])
        text.append(f"[{sentence.text[first:behind]}]", style=style)
        text.append(role and f"({role})", style="dim")
        last = behind
    text.append(sentence.text[last:])
    return text


def _act(act: Coded) -> Iterator[Text]:
    yield Text(f"  {act.code}", style="bold").append(f"  {act.definition}", style="not bold")
    yield _line("row", f"{act.row}, pattern: {_short(act.pattern)}")
    yield _line("trigger", act.trigger)
    for found in act.arguments:
        yield _line(found.role, _filler(found))
    yield _line("modality", act.modality + _cues(act))
    if act.speaker:
        yield _line("says", f"{act.speaker} ({act.stance})")
    start, end = (date.fromisoformat(bound) if bound else None for bound in act.time)
    yield _line("time", f"{interval_text(Interval(start, end))} ({act.time_basis or 'unknown'})")
    for step in act.time_steps:
        yield _line("", step)
    if act.contexts:
        yield _line("contexts", ", ".join(act.contexts))
    yield _line("CAMEO", act.cameo or "none")


def _cues(act: Coded) -> str:
    if not act.cues:
        return ""
    words = ", ".join(f"“{cue}”" for cue in act.cues)
    return f", by {words}" + (f" (cues.toml: {act.cue_rules})" if act.cue_rules else "")


def _filler(found: Filled) -> str:
    """Give an argument in one line: its name, state, words, place."""
    state = f" ({found.state})" if found.state and found.state not in found.name else ""
    words = f" “{found.words}”" if found.words != found.name else ""
    through = f" ← {found.through}" if found.through else ""
    return f"{found.name}{state}{words} [{found.place}]{through}"


def _line(label: str, words: str) -> Text:
    return Text(f"  {label:<10}", style="dim").append(words, style="not dim")


def _section(heading: str, rows: tuple[Passed, ...]) -> Iterator[RenderableType]:
    if rows:
        yield Text(heading, style="bold")
    for row in rows:
        yield Text(
            f"  “{row.word}” {row.code} ({row.row}, pattern: {_short(row.pattern)}): {row.reason}"
        )


def _short(pattern: str) -> str:
    """Give a pattern with its longer sets cut."""
    return _SET.sub(_cut, pattern)


def _cut(found: re.Match[str]) -> str:
    words = found[2].split("|")
    if len(words) <= SHOWN:
        return found[0]
    return f"{found[1]}{'|'.join(words[:SHOWN])}|… {len(words) - SHOWN} more{found[3]}"
