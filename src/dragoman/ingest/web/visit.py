"""One address, politely: robots.txt, the host's turn, conditions, redirects, further tries."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import httpx

from dragoman.errors import Rejected
from dragoman.ingest.web.addresses import Reach, host_of, origin_of, parse_address, redirect_target
from dragoman.ingest.web.exchange import (
    NOT_MODIFIED,
    OK,
    REDIRECTS,
    Exchange,
    Line,
    Unreachable,
)
from dragoman.ingest.web.held import Held
from dragoman.ingest.web.patience import BUSY, wait_before_retry
from dragoman.ingest.web.robots import HostRules, rules_of
from dragoman.ingest.web.turns import Turns
from dragoman.ingest.web.wanted import Wanted

__all__ = [
    "FEED_MEDIA",
    "PAGE_MEDIA",
    "Manners",
    "Notebook",
    "Visit",
    "Visitor",
]

PAGE_MEDIA = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
FEED_MEDIA = PAGE_MEDIA | frozenset(
    {
        "application/atom+xml",
        "application/rdf+xml",
        "application/rss+xml",
        "application/xml",
        "application/octet-stream",
        "text/xml",
    }
)
"""Feeds are served under all of these names."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How often something is tried before it is given up."""

    retries: int = 3
    """Further requests after one that failed for a passing reason."""
    redirects: int = 10
    lost_pages: int = 3
    """Addresses in a row without an answer after which a host counts as down."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one address: its exchanges, redirects first, the page itself last."""

    wanted: Wanted
    exchanges: tuple[Exchange, ...]
    repeated: bool = False
    """Whether it led to a page that this run has fetched before; then that is not in it."""

    @property
    def unchanged(self) -> bool:
        """Whether the server says that the page is as we hold it."""
        return self.exchanges[-1].status == NOT_MODIFIED


@dataclass(frozen=True, slots=True)
class Notebook:
    """What the visitors of a run tell each other; each entry is written at one stroke."""

    rules: dict[str, HostRules] = field(default_factory=dict)
    """By scheme, host and port."""
    fetched: set[str] = field(default_factory=set)
    """Addresses of pages that came."""


class Visitor:
    """Fetches addresses one after the other over one line."""

    def __init__(
        self,
        line: Line,
        turns: Turns,
        notebook: Notebook,
        held: Held,
        reach: Reach,
        manners: Manners,
        media: Collection[str] = PAGE_MEDIA,
    ) -> None:
        self.line = line
        self.turns = turns
        self.notebook = notebook
        self.held = held
        self.reach = reach
        self.manners = manners
        self.media = media
        self._lost: dict[str, int] = {}

    def visit(self, wanted: Wanted) -> Visit:
        """Fetch an address, following its redirects; raises Rejected with the reason why not."""
        exchanges: list[Exchange] = []
        try:
            url = parse_address(wanted.address, self.reach)
            for exchange in self._follow(url, self.media, under_robots=True):
                exchanges.append(exchange)  # noqa: PERF402 - those before a refusal are kept
            repeated = not exchanges or exchanges[-1].status in REDIRECTS
            if not repeated:
                _check_answer(exchanges[-1], self.held)
                self.notebook.fetched.add(exchanges[-1].address)
        except Rejected as refusal:
            # The redirect is what the reader of a refusal has to know.
            way = f"redirected to {target}: " if (target := _last_target(exchanges)) else ""
            raise Rejected(wanted.address, way + refusal.reason) from None
        return Visit(wanted, tuple(exchanges), repeated)

    def _follow(
        self, url: httpx.URL, media: Collection[str] | None, *, under_robots: bool
    ) -> Iterator[Exchange]:
        """Give the exchange for an address and for each redirect; every hop is checked anew.

        It ends, without a page, where this run has fetched the page before.
        """
        seen: set[str] = set()
        for _ in range(self.manners.redirects + 1):
            if str(url) in seen:
                raise Rejected(str(url), "the redirects go in a circle")
            seen.add(str(url))
            if under_robots:
                if str(url) in self.notebook.fetched:
                    return
                if refusal := self._rules(url).refuses(str(url)):
                    raise Rejected(str(url), refusal)
            exchange = self._ask_patiently(url, media)
            yield exchange
            target = _target(exchange)
            if not target:
                return
            url = parse_address(target, self.reach)
        raise Rejected(str(url), f"more than {self.manners.redirects} redirects")

    def _rules(self, url: httpx.URL) -> HostRules:
        """Give the rules of a host, asking for its robots.txt before anything else."""
        origin = origin_of(url)
        known = self.notebook.rules.get(origin)
        if known is None:
            known = self.notebook.rules[origin] = self._read_robots(origin)
            self.turns.slow_down(host_of(url), known.delay)
        return known

    def _read_robots(self, origin: str) -> HostRules:
        try:
            url = parse_address(f"{origin}/robots.txt", self.reach)
            *_, last = self._follow(url, None, under_robots=False)
            return rules_of(last.status, last.content(self.line.limits.size))
        except Rejected as refusal:
            return HostRules(refusal=refusal.reason)

    def _ask_patiently(self, url: httpx.URL, media: Collection[str] | None) -> Exchange:
        """Ask until there is an answer that will not be better in a while."""
        host = host_of(url)
        conditions = self.held.conditions(str(url)) if media is not None else ()
        exchange: Exchange | None = None
        failure = ""
        for attempt in range(self.manners.retries + 1):
            retry_after = ""
            with self.turns.turn(host):
                try:
                    exchange = self.line.ask(url, media, conditions)
                except Unreachable as error:
                    exchange, failure = None, str(error)
                if exchange is not None:
                    self._lost[host] = 0
                    if exchange.status not in BUSY:
                        return exchange
                    retry_after = exchange.header("Retry-After")
                self.turns.postpone(host, wait_before_retry(attempt, retry_after, self.line.now()))
        if exchange is not None:
            return exchange
        self._lost[host] = self._lost.get(host, 0) + 1
        if self._lost[host] >= self.manners.lost_pages:
            self.turns.give_up(host, f"{host} does not answer any more")
        raise Rejected(str(url), failure)


def _target(answer: Exchange) -> str:
    """Give where an answer sends us, empty if nowhere; raises Rejected for nowhere in earnest."""
    if answer.status not in REDIRECTS:
        return ""
    target = redirect_target(answer.address, answer.header("Location"))
    if not target:
        raise Rejected(answer.address, f"answered {answer.status} and names no address to go to")
    return target


def _last_target(exchanges: list[Exchange]) -> str:
    """Give where the last exchange sent us, or where we are after redirects; empty at the start."""
    if not exchanges:
        return ""
    last = exchanges[-1]
    return redirect_target(last.address, last.header("Location")) or (
        last.address if len(exchanges) > 1 else ""
    )


def _check_answer(answer: Exchange, held: Held) -> None:
    """Raise Rejected unless an answer is a page, or says that the page we hold is the same."""
    if answer.status == NOT_MODIFIED and held.page(answer.address) is not None:
        return
    if answer.status != OK:
        raise Rejected(answer.address, f"answered {answer.status} {answer.reason}".rstrip())
    if not answer.body:
        raise Rejected(answer.address, "the answer is empty")
