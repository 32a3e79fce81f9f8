"""How long to wait before an address is asked for again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["BUSY", "parse_retry_after", "wait_before_retry"]

BUSY = frozenset({429, 500, 502, 503, 504})
"""Answers of a server that may do better in a while."""
FIRST_WAIT = 2.0
"""Seconds before the second request; doubled for each further one."""


def wait_before_retry(attempt: int, retry_after: str, now: datetime) -> float:
    """Give the seconds to wait after a failed attempt, the first being 0.

    What the server asks for, but never less than our own growing pause.
    """
    return max(FIRST_WAIT * 2.0**attempt, parse_retry_after(retry_after, now) or 0.0)


def parse_retry_after(text: str, now: datetime) -> float | None:
    """Read a Retry-After header (RFC 9110, 10.2.3): seconds or a date; None for neither."""
    value = text.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
