"""Addresses and feeds → an archive: hosts side by side, the addresses of one host in turn."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import httpx

from dragoman.errors import Rejected, UsageError
from dragoman.ingest.web.addresses import Reach, parse_address
from dragoman.ingest.web.exchange import Limits, Line
from dragoman.ingest.web.guard import Resolver, resolve
from dragoman.ingest.web.held import read_held
from dragoman.ingest.web.robots import ROBOT
from dragoman.ingest.web.turns import Turns
from dragoman.ingest.web.visit import FEED_MEDIA, PAGE_MEDIA, Manners, Notebook, Visit, Visitor
from dragoman.ingest.web.wanted import Wanted, distinct, named_by_feed
from dragoman.ingest.web.warc import ArchiveWriter
from dragoman.ingest.web.workers import by_host, side_by_side

__all__ = ["Options", "Report", "Watcher", "World", "crawl"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to fetch; the defaults are meant for a stranger's server."""

    delay: float = 1.0
    """Seconds between two requests to one host."""
    longest_wait: float = 300.0
    """Seconds that a host may make us wait; one that wants more is left for another day."""
    fresh: timedelta = timedelta(days=1)
    """A page captured so short a time ago is not asked for again."""
    hosts: int = 8
    """Hosts that are asked side by side."""
    contact: str = ""
    """How a server's owner finds the person who runs this."""
    reach: Reach = field(default_factory=Reach)
    limits: Limits = field(default_factory=Limits)
    manners: Manners = field(default_factory=Manners)

    @property
    def agent(self) -> str:
        """The User-Agent: who asks, in which version, and whom to write to."""
        name = f"{ROBOT}/{version('dragoman')}"
        return f"{name} ({self.contact})" if self.contact else name


@dataclass(frozen=True, slots=True)
class World:
    """What a run takes from outside; a test hands in its own."""

    resolver: Resolver = resolve
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


class Watcher(Protocol):
    """Is told how far a run has come."""

    def begin(self, stage: str, total: int | None) -> None:
        """Say that a stage of `total` steps begins."""
        ...

    def advance(self, steps: int = 1) -> None:
        """Say that `steps` more are done."""
        ...


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: how many pages are new, how many are as they were, and what failed."""

    saved: int = 0
    unchanged: int = 0
    fresh: int = 0
    """Not asked for, because they were captured a short time ago, or before in this run."""
    failed: tuple[Rejected, ...] = ()

    @property
    def usable(self) -> int:
        """Pages of this run that the archive holds now."""
        return self.saved + self.unchanged + self.fresh

    def __str__(self) -> str:
        """Give it as a line for the person who ran it."""
        notes = [f"{self.saved} saved"]
        if self.unchanged:
            notes.append(f"{self.unchanged} unchanged")
        if self.fresh:
            notes.append(f"{self.fresh} fetched a short time ago")
        if self.failed:
            notes.append(f"{len(self.failed)} not to be had")
        return ", ".join(notes)


def crawl(
    addresses: Sequence[Wanted],
    feeds: Sequence[str],
    archive: Path,
    options: Options,
    watcher: Watcher,
    world: World | None = None,
) -> Report:
    """Fetch feeds, then the pages that they and `addresses` name, and save them in an archive.

    Run again, it goes on where it was killed, and asks for older pages only if they have changed.
    Raises UsageError for an archive that cannot be written, or a contact that no header holds.
    """
    if not (options.contact.isascii() and options.contact.isprintable()):
        raise UsageError("the contact has to be plain letters, such as a mail address")
    if not archive.name.lower().endswith(".warc.gz"):
        raise UsageError(f"{archive}: the archive's name has to end with .warc.gz")
    return _Run(archive, options, watcher, world or World()).run(addresses, feeds)


class _Run:
    """One run: what its steps share."""

    def __init__(self, archive: Path, options: Options, watcher: Watcher, world: World) -> None:
        self.options = options
        self.watcher = watcher
        self.world = world
        self.writer = ArchiveWriter(archive, options.agent)
        self.held = read_held(archive)
        self.writer.mend(self.held)
        self.turns = Turns(options.delay, options.longest_wait, world.clock, world.sleep)
        self.notebook = Notebook()
        self.trust = httpx.create_ssl_context()
        self.failed: list[Rejected] = []

    def run(self, addresses: Sequence[Wanted], feeds: Sequence[str]) -> Report:
        with self.writer:
            wanted = list(addresses)
            named = distinct(Wanted(feed) for feed in feeds)
            for visit in self._visits("reading feeds", named, FEED_MEDIA):
                self.writer.write(visit, self.held)
                if not visit.repeated:
                    wanted += self._entries(visit)
            wanted = distinct(wanted)
            due = [item for item in wanted if not self._is_fresh(item)]
            counts = Counter(fresh=len(wanted) - len(due))
            for visit in self._visits("fetching pages", due, PAGE_MEDIA):
                new = self.writer.write(visit, self.held)
                counts["fresh" if visit.repeated else "saved" if new else "unchanged"] += 1
        failed = tuple(sorted(self.failed, key=lambda r: r.address))
        return Report(counts["saved"], counts["unchanged"], counts["fresh"], failed)

    def _entries(self, visit: Visit) -> list[Wanted]:
        """Give the pages that a feed names; one that is unchanged is read from the archive."""
        last = visit.exchanges[-1]
        limit = self.options.limits.size
        try:
            if visit.unchanged:
                content = self.held.content(last.address, limit)
            else:
                content = last.content(limit)
            return named_by_feed(content, last.address, visit.wanted.address)
        except Rejected as refusal:
            self.failed.append(refusal)
            return []

    def _is_fresh(self, wanted: Wanted) -> bool:
        try:
            address = str(parse_address(wanted.address, self.options.reach))
        except Rejected:
            return False  # it is refused when its turn comes
        return self.held.is_fresh(address, self.world.now(), self.options.fresh)

    def _visits(
        self, stage: str, wanted: Sequence[Wanted], media: Collection[str]
    ) -> Iterator[Visit]:
        """Visit all addresses and give each visit as it is done; failures are noted."""
        self.watcher.begin(stage, len(wanted))
        for result in side_by_side(
            by_host(wanted, self.options.reach),
            lambda: self._visitor(media),
            self.options.hosts,
        ):
            self.watcher.advance()
            if isinstance(result, Rejected):
                self.failed.append(result)
            else:
                yield result

    def _visitor(self, media: Collection[str]) -> Visitor:
        options, world = self.options, self.world
        line = Line(
            options.agent, options.limits, options.reach, world.resolver, world.now, self.trust
        )
        return Visitor(
            line, self.turns, self.notebook, self.held, options.reach, options.manners, media
        )
