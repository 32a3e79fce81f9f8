"""The ledger of offices as the command line prints it: a post, then a line a holder."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.chronology.ledger import vouched
from dragoman.chronology.offices import PostLines
from dragoman.chronology.wording import interval_text
from dragoman.model.office import Tenure
from dragoman.terminal.people import bounds_text

__all__ = ["ledger_lines"]

WHEN = 26
"""Columns of the days in post."""


def ledger_lines(posts: Iterable[PostLines]) -> RenderableType:
    """Lay out posts with their holders, gaps as gaps, clashes and doubts marked."""
    lines: list[RenderableType] = []
    for post in posts:
        lines.append(Text(post.name, style="bold"))
        gaps = {id(gap.before): gap for gap in post.gaps}
        for tenure in post.tenures:
            lines.append(Padding(_line(post, tenure), (0, 0, 0, 2), expand=False))
            if gap := gaps.get(id(tenure)):
                words = f"{interval_text(gap.time):<{WHEN}}(gap: nobody is known)"
                lines.append(Padding(Text(words, style="dim"), (0, 0, 0, 2), expand=False))
    return Group(*lines)


def _line(post: PostLines, tenure: Tenure) -> Text:
    when = interval_text(tenure.held) if tenure.held.known else "not seen in post"
    line = Text(f"{when:<{WHEN}}")
    line.append(f"{tenure.holder_name}{', acting' if tenure.acting else ''}")
    told = [*bounds_text(tenure), vouched(tenure)]
    line.append(f"  {', '.join(told)}", style="dim")
    for other in post.clashing(tenure):
        line.append(f"  [clash with {other.holder_name}]", style="bold yellow")
    if tenure.doubt:
        line.append(f"  [doubtful: {tenure.doubt}]", style="yellow")
    return line
