"""Which addresses may be asked for at all, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

import httpx

from dragoman.errors import Rejected

__all__ = [
    "WEB_PORTS",
    "Reach",
    "host_of",
    "origin_of",
    "parse_address",
    "port_of",
    "redirect_target",
]

WEB_PORTS = frozenset({80, 443})
DEFAULT_PORT = {"http": 80, "https": 443}
LONGEST = 4096
"""Characters of an address; what is longer is no article's."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a run may reach: the ports, and whether into private networks."""

    ports: frozenset[int] = WEB_PORTS
    private: bool = False


def parse_address(text: str, reach: Reach) -> httpx.URL:
    """Read an address, without its fragment; raises Rejected with the reason for any other.

    Only http and https on allowed ports, without a user's name. The value that is checked here
    is the one that is asked for, so that no second reader can understand it differently.
    """
    address = text.strip()
    if len(address) > LONGEST:
        raise Rejected(address[:80] + "…", f"longer than {LONGEST} characters")
    if any(c.isspace() or not c.isprintable() or c == "\\" for c in address):
        raise Rejected(address, "an address holds no spaces, control characters or backslashes")
    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise Rejected(address, f"not an address: {error}") from None
    if url.scheme not in DEFAULT_PORT:
        raise Rejected(address, "not an http or https address")
    if not url.host:
        raise Rejected(address, "names no host")
    if url.userinfo:
        raise Rejected(address, "addresses with a user's name or password are not followed")
    if port_of(url) not in reach.ports:
        raise Rejected(address, f"port {port_of(url)} is not allowed (--allow-port)")
    return url


def port_of(url: httpx.URL) -> int:
    """Give the port, the scheme's own unless another is named."""
    return url.port or DEFAULT_PORT[url.scheme]


def host_of(url: httpx.URL) -> str:
    """Give the host whose patience is at stake, whatever scheme and port."""
    return url.host.lower().rstrip(".")


def origin_of(url: httpx.URL) -> str:
    """Give scheme, host and port: what one robots.txt speaks for."""
    host = f"[{host_of(url)}]" if ":" in url.host else host_of(url)
    port = port_of(url)
    return f"{url.scheme}://{host}" + ("" if port == DEFAULT_PORT[url.scheme] else f":{port}")


def redirect_target(address: str, location: str) -> str:
    """Give the whole address that a Location header points to, written as it is asked for.

    Empty without a header, or if it is no address; whether it may be asked for is not said.
    """
    if not location.strip():
        return ""
    try:
        return str(httpx.URL(urljoin(address, location.strip())).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        return ""
