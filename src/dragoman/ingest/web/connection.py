"""Connections that go to a checked address only, and never last longer than they may."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from dragoman.ingest.web.addresses import Reach
from dragoman.ingest.web.guard import Resolver, checked_addresses

__all__ = ["Deadline", "GuardedBackend"]

type SocketOption = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


class Deadline:
    """The moment by which the answer that is awaited must be there, whole.

    A limit for each read alone would let a server drip one byte at a time for ever.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.at = float("inf")

    def begin(self, seconds: float) -> None:
        """Start to count for one answer."""
        self.at = self.clock() + seconds

    def left(self, at_most: float | None) -> float | None:
        """Give the seconds that a step may take; raises ReadTimeout when there are none."""
        remaining = self.at - self.clock()
        if remaining <= 0:
            raise httpcore.ReadTimeout("the time for one answer is over")
        return remaining if at_most is None else min(at_most, remaining)


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves a name once, checks all that comes out, and connects to just that.

    The address is pinned: nobody resolves the name a second time, so a name that changes its
    address in between (DNS rebinding) gains nothing. TLS still asks for the name's certificate.
    """

    def __init__(self, resolver: Resolver, reach: Reach, deadline: Deadline) -> None:
        self.resolver = resolver
        self.reach = reach
        self.deadline = deadline
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first checked address that answers; raises Rejected for a bad one."""
        failure: Exception | None = None
        for address in checked_addresses(host, port, self.resolver, self.reach):
            try:
                stream = self.inner.connect_tcp(
                    address, port, self.deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self.deadline)
        raise failure or httpcore.ConnectError("no address")


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step ends at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.inner.read(max_bytes, self.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self.inner.start_tls(ssl_context, server_hostname, self.deadline.left(timeout))
        return _TimedStream(inner, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.inner.get_extra_info(info)
