"""Keeps a run out of private networks: every address that a name resolves to is checked."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from dragoman.errors import Rejected
from dragoman.ingest.web.addresses import Reach

__all__ = ["Resolver", "checked_addresses", "is_public", "resolve"]

type Resolver = Callable[[str, int], Sequence[str]]
"""Host and port → IP addresses as text, in the order in which they should be tried."""

NAT64 = ip_network("64:ff9b::/96")
"""IPv4 addresses as an IPv6-only network shows them (RFC 6052)."""
UNICAST = ip_network("2000::/3")
"""All of IPv6 that is given to anybody (RFC 4291, 2.4); the rest is reserved, or of local use."""
SPECIAL = tuple(
    ip_network(text)
    for text in (
        "192.0.0.0/24",  # protocol assignments (RFC 6890), some of which the library calls global
        "192.88.99.0/24",  # relays of 6to4, withdrawn (RFC 7526)
        "2001::/23",  # protocol assignments, Teredo among them (RFC 2928)
        "3fff::/20",  # examples in writing (RFC 9637), not known to older libraries
    )
)
MOST_TRIED = 4
"""Addresses of one host that are tried before it counts as unreachable."""


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system; numbers in any notation (decimal, octal, hexadecimal) come out plain.

    Raises OSError when the name leads nowhere.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_addresses(host: str, port: int, resolver: Resolver, reach: Reach) -> list[str]:
    """Give the addresses to connect to; raises Rejected if a single one may not be reached.

    A name that leads to a public and to a private address at once is an attack, not a choice.
    """
    try:
        found = [_parse(text) for text in resolver(host, port)]
    except (OSError, UnicodeError, ValueError):
        raise Rejected(host, f"no such host: {host}") from None
    if not found:
        raise Rejected(host, f"no such host: {host}")
    for address in found:
        if is_public(address):
            continue
        if not reach.private:
            raise Rejected(host, f"{host} leads into a private network ({address})")
        if address.is_multicast or address.is_unspecified:
            raise Rejected(host, f"{host} leads to no single machine ({address})")
    return [str(address) for address in found[:MOST_TRIED]]


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Say whether an address is an ordinary one of the public internet.

    An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64) is judged by itself.
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address not in UNICAST:
            return False
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not any(address in network for network in SPECIAL)
    )


def _parse(text: str) -> IPv4Address | IPv6Address:
    """Read a resolved address; a zone ("fe80::1%eth0") stays with it."""
    return ip_address(text)
