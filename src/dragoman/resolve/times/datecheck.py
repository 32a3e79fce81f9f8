"""Times of one document that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.codebook.times import agreeing_cues
from dragoman.model.calendar import in_words
from dragoman.model.document import Document
from dragoman.model.judgement import Disagreement, Value
from dragoman.model.time import TimeExpression

__all__ = ["find_contradictions"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def find_contradictions(
    document: Document, times: Sequence[TimeExpression]
) -> Iterator[Disagreement]:
    """Give dates that do not fit their day of week, and days said to be one that are two."""
    days = [time for time in times if time.interval is not None and time.interval.days == 1]
    for time in days:
        found = _wrong_weekday(document, time)
        if found is not None:
            yield found
    for first, second in pairwise(days):
        found = _not_one_day(document, first, second)
        if found is not None:
            yield found


def _wrong_weekday(document: Document, time: TimeExpression) -> Disagreement | None:
    shift = time.shift
    if shift is None or shift.weekday is None or shift.month is None:
        return None
    day = time.interval.start if time.interval is not None else None
    if day is None or day.weekday() == shift.weekday:
        return None
    printed = WEEKDAYS[shift.weekday]
    note = f"{time.text!r}: {day.isoformat()} was a {WEEKDAYS[day.weekday()]}, not a {printed}"
    values = (Value(day.isoformat(), ()), Value(printed, ()))
    return Disagreement(None, "time", values, note, document.id)


def _not_one_day(
    document: Document, first: TimeExpression, second: TimeExpression
) -> Disagreement | None:
    """Compare two days with words between them that make them one ("coinciding with")."""
    if first.interval is None or second.interval is None or first.interval == second.interval:
        return None
    between = " ".join(document.text[first.span.end : second.span.start].lower().split())
    cue = next((cue for cue in agreeing_cues() if cue in between), None)
    if cue is None or ". " in between or first.bound or second.bound:
        return None
    one, other = in_words(first.interval), in_words(second.interval)
    note = (
        f"{first.text!r} ({one}) is said to be the day of {second.text!r} ({other}): "
        f"the words between them are {cue!r}"
    )
    return Disagreement(None, "time", (Value(one, ()), Value(other, ())), note, document.id)
