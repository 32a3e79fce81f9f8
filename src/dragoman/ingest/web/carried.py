"""What a feed says of a page, kept beside the page in the archive.

The WARC format lets a writer add named fields (WARC 1.1, 4): readers that do not know them pass
over them. So the page and what its feed said of it stay in one record.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from dragoman.ingest.web.wanted import Wanted
from dragoman.model.time import Basis, Dating, Interval

__all__ = ["carried_fields", "carried_publication"]

FEED = "Dragoman-Feed"
PUBLISHED = "Dragoman-Feed-Published"


def carried_fields(wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """Give the fields that go into a page's record; none for a page that no feed named."""
    if not wanted.feed:
        return ()
    if wanted.published is None:
        return ((FEED, wanted.feed),)
    return ((FEED, wanted.feed), (PUBLISHED, wanted.published.isoformat()))


def carried_publication(field: Callable[[str], str | None]) -> Dating | None:
    """Read a record's fields (`field` gives one by name) back as a feed's date; None for none.

    It is the day in the zone that the feed itself writes.
    """
    feed, published = field(FEED), field(PUBLISHED)
    if not feed or not published:
        return None
    try:
        day = datetime.fromisoformat(published).date()
    except ValueError:
        return None
    return Dating(
        Interval.day(day), Basis.FEED, (f"the feed {feed} dates its entry {day.isoformat()}",)
    )
