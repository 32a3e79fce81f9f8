"""Hosts side by side: each is served by one thread, its addresses in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Full, Queue
from threading import Event, Thread

from dragoman.errors import Rejected
from dragoman.ingest.web.addresses import Reach, host_of, parse_address
from dragoman.ingest.web.visit import Visit, Visitor
from dragoman.ingest.web.wanted import Wanted

__all__ = ["by_host", "side_by_side"]

type Result = Visit | Rejected

MOST_WAITING = 4
"""Visits that wait to be saved; beyond that the threads wait, so that memory stays bounded."""
WATCH = 0.5
"""Seconds after which a waiting thread looks whether its result is wanted at all."""


def by_host(wanted: Sequence[Wanted], reach: Reach) -> list[list[Wanted]]:
    """Group addresses by host, the largest group first, since it takes longest."""
    groups: dict[str, list[Wanted]] = {}
    for item in wanted:
        host = ""  # what is no address is refused at its turn
        with suppress(Rejected):
            host = host_of(parse_address(item.address, reach))
        groups.setdefault(host, []).append(item)
    return sorted(groups.values(), key=len, reverse=True)


def side_by_side(
    groups: Sequence[Sequence[Wanted]], make: Callable[[], Visitor], threads: int
) -> Iterator[Result]:
    """Give what came of each address, as it comes; `make` gives each thread its own visitor.

    Who stops taking results stops the threads, each after the address that it is at.
    """
    waiting = deque(groups)
    results: Queue[Result | BaseException | None] = Queue(MOST_WAITING)
    stopped = Event()
    threads = min(threads, len(groups))
    for _ in range(threads):
        # A daemon: whoever interrupts the run does not wait for a slow server.
        Thread(target=_work, args=(waiting, make, results, stopped), daemon=True).start()
    try:
        while threads:
            result = results.get()
            if result is None:
                threads -= 1
            elif isinstance(result, Visit | Rejected):
                yield result
            else:
                raise result
    finally:
        stopped.set()


def _work(
    waiting: deque[Sequence[Wanted]],
    make: Callable[[], Visitor],
    results: Queue[Result | BaseException | None],
    stopped: Event,
) -> None:
    try:
        visitor = make()
        try:
            while waiting and not stopped.is_set():
                _visit_group(waiting, visitor, results, stopped)
        finally:
            visitor.line.close()
    except BaseException as error:  # a bug: it is raised where the results are taken
        _give(error, results, stopped)
    _give(None, results, stopped)


def _visit_group(
    waiting: deque[Sequence[Wanted]],
    visitor: Visitor,
    results: Queue[Result | BaseException | None],
    stopped: Event,
) -> None:
    try:
        group = waiting.popleft()
    except IndexError:  # another thread was quicker
        return
    for wanted in group:
        if stopped.is_set():
            return
        try:
            result: Result = visitor.visit(wanted)
        except Rejected as refusal:
            result = refusal
        _give(result, results, stopped)


def _give(
    result: Result | BaseException | None,
    results: Queue[Result | BaseException | None],
    stopped: Event,
) -> None:
    """Hand a result over, unless nobody takes results any more."""
    while not stopped.is_set():
        try:
            results.put(result, timeout=WATCH)
        except Full:
            continue
        return
