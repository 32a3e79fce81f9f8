"""What a reader asks the chronology for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.codebook.events import read_events
from dragoman.codebook.states import states
from dragoman.errors import UsageError
from dragoman.model.event import Event
from dragoman.model.time import UNBOUNDED, Interval

__all__ = ["Query", "find_state", "make_query", "parse_bound"]


@dataclass(frozen=True, slots=True)
class Query:
    """Conditions that an event must meet; empty ones ask nothing.

    `between` are state keys ("state/RUS"): each must take part, itself or through a person or
    body of its own. `window` is half-open.
    `kinds` are types, modes or extensions, in lower case. `entity` is part of a name. Of
    `entities` (ids) one must take part, or be the place.
    """

    between: tuple[str, ...] = ()
    window: Interval = UNBOUNDED
    kinds: frozenset[str] = frozenset()
    entity: str = ""
    entities: frozenset[str] = frozenset()

    def meets_kind(self, event: Event) -> bool:
        """Say whether the event's type, mode or extension is asked for."""
        if not self.kinds:
            return True
        return bool(self.kinds & {event.type.lower(), event.mode.lower(), event.extension.lower()})

    def meets_window(self, event: Event) -> bool:
        """Say whether the event lies, at least in part, in the window.

        One with a single known bound ("by 2 April") stands at that bound, where the table
        prints it; an undated one is shown only when no window is asked for.
        """
        if not self.window.known:
            return True
        start, end = event.time.interval.start, event.time.interval.end
        if start is None and end is None:
            return False
        if start is None and end is not None:
            start = end - timedelta(days=1)
        elif end is None and start is not None:
            end = start + timedelta(days=1)
        return Interval(start, end).intersection(self.window) is not None


def parse_bound(text: str, *, end: bool) -> date:
    """Read "2024", "2024-06" or "2024-06-19" as the first day (or, for `end`, the day after)."""
    parts = text.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            interval = Interval.year(numbers[0])
        elif len(numbers) == 2:
            interval = Interval.month(numbers[0], numbers[1])
        else:
            interval = Interval.day(date.fromisoformat(text))
    except ValueError as error:
        raise UsageError(f"{text!r} is no date: write 2024, 2024-06 or 2024-06-19") from error
    found = interval.end if end else interval.start
    assert found is not None
    return found


def find_state(name: str) -> str:
    """Give the key of the state with this code (any case) or name; raises UsageError for none."""
    wanted = name.strip().casefold()
    for key, row in states().items():
        names = (row.code, row.iso2, row.name, *row.names)
        if wanted in {known.casefold() for known in names if known}:
            return key
    raise UsageError(f"{name!r} is no state that the codebook knows (try RUS, Russia)")


def _known_kinds() -> frozenset[str]:
    """Give all types, modes and extensions of the codebook, in lower case."""
    entries = read_events().entries.values()
    codes = {code for e in entries for code in (e.type, e.mode, e.extension) if code}
    return frozenset(code.lower() for code in codes)


def make_query(
    between: Iterable[str] = (),
    start: str = "",
    end: str = "",
    kinds: Sequence[str] = (),
    entity: str = "",
) -> Query:
    """Build a query from what a person typed; raises UsageError for what cannot be read."""
    keys = [find_state(name) for name in between]
    try:
        window = Interval(
            parse_bound(start, end=False) if start else None,
            parse_bound(end, end=True) if end else None,
        )
    except ValueError as error:
        raise UsageError(f"nothing lies between {start} and {end}") from error
    unknown = {kind.lower() for kind in kinds} - _known_kinds()
    if unknown:
        known = ", ".join(sorted(_known_kinds()))
        raise UsageError(f"no type, mode or extension is called {min(unknown)!r}: {known}")
    return Query(tuple(keys), window, frozenset(kind.lower() for kind in kinds), entity)
