"""One request and its answer."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime

import httpcore
import httpx

from dragoman.errors import Rejected
from dragoman.ingest.source import one_line
from dragoman.ingest.web.addresses import Reach, port_of
from dragoman.ingest.web.connection import Deadline, GuardedBackend
from dragoman.ingest.web.guard import Resolver
from dragoman.ingest.web.unpack import ACCEPTED, Unpackable, unpack

__all__ = ["NOT_MODIFIED", "OK", "REDIRECTS", "Exchange", "Limits", "Line", "Unreachable"]

OK = 200
NOT_MODIFIED = 304
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PATIENCE = 20.0
"""Seconds that a server may be silent."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one answer: bytes (packed and unpacked alike) and seconds."""

    size: int = 8 * 1024 * 1024
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, as they went over the wire but for the chunks, which are joined.

    `body` is still packed as its Content-Encoding says.
    """

    address: str
    target: str
    """Path and query, as the request line has them."""
    at: datetime
    """When it was asked (UTC)."""
    ip: str
    request: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Give a header of the answer, several of one name joined; empty if there is none."""
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())

    @property
    def media(self) -> str:
        """The media type that the answer declares; empty if none."""
        return one_line(self.header("Content-Type").partition(";")[0].lower(), 60)

    def content(self, limit: int) -> bytes:
        """Give the unpacked body; raises Rejected beyond `limit` bytes."""
        try:
            return unpack(self.body, self.header("Content-Encoding"), limit)
        except Unpackable as error:
            raise Rejected(self.address, str(error)) from None


class Unreachable(Exception):
    """The server was not reached, or its answer broke off: it may be better the next time."""


class Line:
    """One connection at a time, to one host after the other.

    Nothing but what is asked for is sent: no cookies, no proxy from the environment (it would
    resolve names in our stead), and no redirect is followed here.
    """

    def __init__(
        self,
        agent: str,
        limits: Limits,
        reach: Reach,
        resolver: Resolver,
        now: Callable[[], datetime],
        trust: ssl.SSLContext,
    ) -> None:
        self.agent = agent
        self.limits = limits
        self.now = now
        self.deadline = Deadline()
        self.pool = httpcore.ConnectionPool(
            ssl_context=trust,
            max_connections=1,
            max_keepalive_connections=1,
            keepalive_expiry=PATIENCE,
            network_backend=GuardedBackend(resolver, reach, self.deadline),
        )

    def close(self) -> None:
        """Let go of the connection."""
        self.pool.close()

    def ask(
        self,
        url: httpx.URL,
        media: Collection[str] | None,
        conditions: tuple[tuple[str, str], ...] = (),
    ) -> Exchange:
        """Ask for one address; of 200 and redirects the body is read.

        Raises Rejected for an answer that is too large, packed beyond reason or of a media type
        that is not in `media` (None: any), Unreachable where trying again may help.
        """
        request = (
            ("Host", url.netloc.decode("ascii")),
            ("User-Agent", self.agent),
            ("Accept", "text/html, application/xhtml+xml, */*;q=0.5"),
            ("Accept-Language", "en, *;q=0.5"),
            ("Accept-Encoding", ACCEPTED),
            *conditions,
        )
        self.deadline.begin(self.limits.seconds)
        at = self.now()
        try:
            with self.pool.stream(
                "GET",
                httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=port_of(url), target=url.raw_path
                ),
                headers=[(name.encode(), value.encode()) for name, value in request],
                extensions={"timeout": dict.fromkeys(("connect", "read", "write"), PATIENCE)},
            ) as answer:
                return self._read(_exchange(url, at, request, answer), answer, media)
        except httpcore.TimeoutException:
            raise Unreachable(f"no whole answer within {self.limits.seconds:g} s") from None
        except httpcore.ConnectError as error:
            raise Unreachable(f"no connection: {one_line(error)}") from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Unreachable(f"the answer broke off: {one_line(error)}") from None

    def _read(
        self, exchange: Exchange, answer: httpcore.Response, media: Collection[str] | None
    ) -> Exchange:
        """Read the body as far as it is wanted."""
        if not _is_read(exchange, media):
            raise Rejected(exchange.address, f"{exchange.media} is not a kind that is read")
        if exchange.status != OK and exchange.status not in REDIRECTS:
            return exchange
        announced = exchange.header("Content-Length")
        if announced.isascii() and announced.isdigit() and int(announced) > self.limits.size:
            raise Rejected(exchange.address, self._too_large())
        parts: list[bytes] = []
        size = 0
        for part in answer.iter_stream():
            size += len(part)
            if size > self.limits.size:
                raise Rejected(exchange.address, self._too_large())
            parts.append(part)
        whole = replace(exchange, body=b"".join(parts))
        whole.content(self.limits.size)  # a bomb is told here, and not saved
        return whole

    def _too_large(self) -> str:
        return f"more than the {self.limits.size} bytes that a page may have"


def _is_read(answer: Exchange, media: Collection[str] | None) -> bool:
    """Say whether a page of this media type is wanted; one that is not declared may be."""
    return media is None or answer.status != OK or not answer.media or answer.media in media


def _exchange(
    url: httpx.URL,
    at: datetime,
    request: tuple[tuple[str, str], ...],
    answer: httpcore.Response,
) -> Exchange:
    stream = answer.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream else None
    return Exchange(
        address=str(url),
        target=url.raw_path.decode("ascii"),
        at=at,
        ip=str(peer[0]) if peer else "",
        request=request,
        status=answer.status,
        reason=one_line(bytes(answer.extensions.get("reason_phrase", b"")).decode("latin-1")),
        headers=tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in answer.headers),
        body=b"",
    )
