"""Runs the crawler in a test: on loopback only, with a clock that does not wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dragoman.errors import Rejected
from dragoman.ingest.files import read_files
from dragoman.ingest.web.addresses import Reach
from dragoman.ingest.web.crawl import Options, Report, World, crawl
from dragoman.ingest.web.exchange import Limits
from dragoman.ingest.web.visit import Manners
from dragoman.ingest.web.wanted import Wanted
from dragoman.model.source import Page
from dragoman.settings import Settings

__all__ = ["NO_PAUSE", "Crawler", "reasons"]

NO_PAUSE = 0.0


@dataclass
class Clock:
    """Time that passes only in sleep, which is over at once; `slept` says how long each was."""

    seconds: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def time(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds

    def now(self) -> datetime:
        return datetime(2024, 6, 19, 12, tzinfo=UTC) + timedelta(seconds=self.seconds - 1000.0)


@dataclass
class Crawler:
    """One archive, and all runs that write to it. `hosts` says where names lead; others fail."""

    folder: Path
    port: int
    hosts: dict[str, list[str]] = field(default_factory=lambda: {"127.0.0.1": ["127.0.0.1"]})
    private: bool = True
    clock: Clock = field(default_factory=Clock)
    asked_names: list[str] = field(default_factory=list)

    @property
    def archive(self) -> Path:
        return self.folder / "pages.warc.gz"

    def run(self, *addresses: str, feeds: Sequence[str] = (), **options: Any) -> Report:
        chosen = replace(
            Options(
                delay=NO_PAUSE,
                reach=Reach(frozenset({80, 443, self.port}), private=self.private),
                manners=Manners(retries=1),
                limits=Limits(size=100_000, seconds=5.0),
            ),
            **options,
        )
        world = World(self.resolve, self.clock.time, self.clock.sleep, self.clock.now)
        wanted = [Wanted(address) for address in addresses]
        return crawl(wanted, feeds, self.archive, chosen, _Nobody(), world)

    def resolve(self, host: str, port: int) -> list[str]:
        self.asked_names.append(host)
        if host not in self.hosts:
            raise OSError("no such name")
        return self.hosts[host]

    def pages(self) -> list[Page]:
        """Read the archive as `dragoman build` does; nothing in it may be broken."""
        found = list(read_files([self.archive], Settings()))
        assert not [item for item in found if isinstance(item, Rejected)]
        return [item for item in found if isinstance(item, Page)]


class _Nobody:
    def begin(self, stage: str, total: int | None) -> None:
        pass

    def advance(self, steps: int = 1) -> None:
        pass


def reasons(report: Report) -> list[str]:
    """Give why addresses failed."""
    return [failure.reason for failure in report.failed]
