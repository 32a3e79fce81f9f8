"""What a host allows robots to fetch (robots.txt, RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

__all__ = ["LARGEST_ROBOTS", "ROBOT", "HostRules", "rules_of"]

ROBOT = "Dragoman"
"""The name by which a robots.txt speaks to us."""
LARGEST_ROBOTS = 512 * 1024
"""Bytes of a robots.txt that are read; RFC 9309 (2.5) asks for 500 KiB at least."""


@dataclass(frozen=True, slots=True)
class HostRules:
    """The rules of one host; without parsed ones, all is allowed unless there is a `refusal`."""

    parsed: Protego | None = None
    refusal: str = ""

    def refuses(self, address: str) -> str:
        """Give the reason why an address may not be fetched, empty if it may."""
        if self.refusal:
            return self.refusal
        if self.parsed is not None and not self.parsed.can_fetch(address, ROBOT):
            return "robots.txt asks not to fetch it"
        return ""

    @property
    def delay(self) -> float:
        """Seconds that the host wants between two requests, 0 if it does not say."""
        return float(self.parsed.crawl_delay(ROBOT) or 0.0) if self.parsed is not None else 0.0


def rules_of(status: int, content: bytes) -> HostRules:
    """Read the answer to a request for robots.txt.

    A file that is not there allows everything; a server that cannot say forbids everything for
    now (RFC 9309, 2.3.1.3 and 2.3.1.4). "Too many requests" is such a server.
    """
    if status == 429 or status >= 500:
        return HostRules(refusal=f"its robots.txt cannot be had (answered {status})")
    if status != 200:
        return HostRules()
    text = content[:LARGEST_ROBOTS].decode("utf-8-sig", errors="replace")
    return HostRules(parsed=Protego.parse(text))
