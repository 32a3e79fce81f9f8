"""Whose turn it is: one request at a time to each host, and a pause after it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from dragoman.errors import Rejected

__all__ = ["Turns"]


@dataclass(slots=True)
class _Host:
    lock: Lock = field(default_factory=Lock)
    pause: float = 0.0
    answered: float = -math.inf
    not_before: float = -math.inf
    closed: str = ""


class Turns:
    """Keeps the pauses of all hosts, for all threads.

    `delay` is the pause in seconds after each answer; a host may want a longer one, but no wait
    is longer than `longest_wait`: then its addresses are refused, to be tried another day.
    """

    def __init__(
        self,
        delay: float,
        longest_wait: float,
        clock: Callable[[], float],
        sleep: Callable[[float], object],
    ) -> None:
        self.delay = delay
        self.longest_wait = longest_wait
        self.clock = clock
        self.sleep = sleep
        self._guard = Lock()
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until the host may be asked, and keep others from asking meanwhile.

        Raises Rejected for a host that is given up or wants to be left alone for too long.
        """
        state = self._of(host)
        with state.lock:
            pause = max(self.delay, state.pause)
            wait = max(state.not_before, state.answered + pause) - self.clock()
            if state.closed:
                raise Rejected(host, state.closed)
            if wait > self.longest_wait:
                raise Rejected(host, f"{host} wants to be left alone for {wait:.0f} s")
            if wait > 0:
                self.sleep(wait)
            try:
                yield
            finally:
                state.answered = self.clock()

    def slow_down(self, host: str, pause: float) -> None:
        """Keep at least so many seconds between two requests (a crawl-delay)."""
        state = self._of(host)
        state.pause = max(state.pause, pause)

    def postpone(self, host: str, seconds: float) -> None:
        """Leave a host alone for so many seconds from now."""
        state = self._of(host)
        state.not_before = max(state.not_before, self.clock() + seconds)

    def give_up(self, host: str, reason: str) -> None:
        """Ask a host nothing more in this run."""
        self._of(host).closed = reason

    def _of(self, host: str) -> _Host:
        with self._guard:
            return self._hosts[host]
