"""What a feed says of a page, kept beside the page in the archive.

The WARC format lets a writer add named fields (WARC 1.1, 4): readers that do not know them pass
over them. So the page and what its feed said of it stay in one record.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.ingest.web.wanted import Wanted
from dragoman.model.time import Basis, Dating, Interval

__all__ = ["carried_fields", "carried_publication"]

FEED = "Dragoman-Feed"
PUBLISHED = "Dragoman-Feed-Published"
READING = "Dragoman-Feed-Reading"


def carried_fields(wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """Give the fields that go into a page's record; none for a page that no feed named."""
    if not wanted.feed:
        return ()
    if wanted.published is None:
        return ((FEED, wanted.feed),)
    start, end = wanted.published.interval.iso()
    return (
        (FEED, wanted.feed),
        (PUBLISHED, f"{start or ''}/{end or ''}"),
        (READING, "; ".join(wanted.published.steps)),
    )


def carried_publication(field: Callable[[str], str | None]) -> Dating | None:
    """Read a record's fields (`field` gives one by name) back as a feed's date; None for none."""
    said = field(PUBLISHED)
    if not said:
        return None
    start, _, end = said.partition("/")
    try:
        interval = Interval.from_iso(start, end)
    except ValueError:
        return None
    reading = field(READING) or f"the entry of the feed {field(FEED)}"
    return Dating(interval, Basis.FEED, (reading,)) if interval.known else None
