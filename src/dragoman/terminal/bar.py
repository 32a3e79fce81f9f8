"""The progress bar."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rich.console import Console
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

__all__ = ["Bar"]

PATIENCE = 2.0
"""Seconds before a bar appears: what is over sooner needs none."""


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
