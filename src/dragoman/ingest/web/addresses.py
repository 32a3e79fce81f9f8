"""Which addresses may be asked for at all, before anything is resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
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
HOST = re.compile(r"[a-z0-9._-]+")
"""Letters of a name (or of an IPv4 address); those of other scripts are encoded by now."""


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
        host = host_of(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise Rejected(address, f"not an address: {error}") from None
    if url.scheme not in DEFAULT_PORT:
        raise Rejected(address, "not an http or https address")
    if not host:
        raise Rejected(address, "names no host")
    if not HOST.fullmatch(host) and not _is_ipv6(host):
        raise Rejected(address, "names no host that can be")
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
    # Not `url.host`, which fails for labels that pretend to be encoded ("xn--").
    return url.raw_host.decode("ascii").lower().rstrip(".")


def origin_of(url: httpx.URL) -> str:
    """Give scheme, host and port: what one robots.txt speaks for."""
    host = host_of(url)
    if ":" in host:
        host = f"[{host}]"
    port = port_of(url)
    return f"{url.scheme}://{host}" + ("" if port == DEFAULT_PORT[url.scheme] else f":{port}")


def _is_ipv6(host: str) -> bool:
    try:
        IPv6Address(host)
    except ValueError:
        return False
    return True


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
