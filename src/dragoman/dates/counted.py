"""Times counted from a named one: "two days before 4 May", "the 70th anniversary of …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.dates.normalize import edtf_of, timex_of
from dragoman.model.calendar import apply_shift, in_words
from dragoman.model.parsed import Parsed
from dragoman.model.span import Span
from dragoman.model.time import Basis, Interval, Shift, TimeExpression

__all__ = ["count_anniversaries", "join_counted"]

LENGTH = re.compile(r"P(\d+)([DWMY])")
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
WIDEST = {"day": 1, "week": 7, "month": 31, "year": 366}
"""Days that a time may be wide for the unit that is counted from it."""
SIGNS = {"before": -1, "after": 1, "from": 1}
NEAR = 60
"""Characters between an anniversary and the time of what it remembers."""
REACH = 50
"""Earlier times that an anniversary may remember."""


def join_counted(parsed: Parsed, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Give the times with a length and the time that it is counted from as one expression."""
    joined: list[TimeExpression] = []
    for time in times:
        both = _counted(parsed, joined[-1], time) if joined else None
        if both is None:
            joined.append(time)
        else:
            joined[-1] = both
    return joined


def _counted(parsed: Parsed, length: TimeExpression, base: TimeExpression) -> TimeExpression | None:
    if length.type != "DURATION" or base.type != "DATE" or base.interval is None:
        return None
    text = parsed.document.text
    between = text[length.span.end : base.span.start].strip().lower()
    sign, found = SIGNS.get(between.removesuffix(" the")), LENGTH.fullmatch(length.value)
    if sign is None or found is None or base.interval.days is None:
        return None
    unit, count = UNITS[found.group(2)], int(found.group(1))
    if between == "from" and unit == "week" and base.interval.days == 1:
        unit, count = "day", 7 * count  # "a week from Friday" is a Friday
    if base.interval.days > WIDEST[unit]:
        return None
    interval = apply_shift(Shift(unit, sign * count), base.interval)
    if interval is None or interval.start is None:
        return None
    span = Span(length.span.document, length.span.start, base.span.end)
    step = f"{length.text} {between} {base.text!r}, {in_words(base.interval)}"
    return TimeExpression(
        span=span,
        text=span.of(text),
        type="DATE",
        value=timex_of(unit, interval.start),
        edtf=edtf_of(unit, interval),
        interval=interval,
        basis=Basis.EXPRESSION if base.basis is Basis.EXPLICIT else base.basis,
        rule="counted-from",
        steps=(step, *base.steps),
    )


def count_anniversaries(parsed: Parsed, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Give each anniversary its day or year, where the text names what it remembers.

    That is a time that follows in the same sentence ("of the truce of 4 May 1953"), else an
    earlier one of the text from which the count of years leads to the year of publication.
    Elsewhere it stays without an interval.
    """
    counted: list[TimeExpression] = []
    for place, time in enumerate(times):
        if time.rule != "anniversary" or time.shift is None:
            counted.append(time)
            continue
        base = _remembered(parsed, time, times[place + 1 : place + 2])
        base = base or _led_here(parsed, time, times[max(0, place - REACH) : place])
        counted.append(_after(time, base) if base is not None else time)
    return counted


def _remembered(
    parsed: Parsed, time: TimeExpression, following: Sequence[TimeExpression]
) -> TimeExpression | None:
    here = parsed.token_at(time.span.start)
    for other in following:
        there = parsed.token_at(other.span.start)
        same = here is not None and there is not None and here.sentence == there.sentence
        words = parsed.document.text[time.span.end : other.span.start]
        near = words.lstrip().startswith("of ") and len(words) <= NEAR and "," not in words
        if same and near and other.basis is Basis.EXPLICIT and _narrow(other.interval):
            return other
    return None


def _led_here(
    parsed: Parsed, time: TimeExpression, earlier: Sequence[TimeExpression]
) -> TimeExpression | None:
    published = parsed.document.published
    assert time.shift is not None  # asked for anniversaries only
    if published is None or published.interval.start is None:
        return None
    year = published.interval.start.year - time.shift.amount
    for other in reversed(earlier):
        start = other.interval.start if other.interval and _narrow(other.interval) else None
        explicit = other.basis is Basis.EXPLICIT and not other.bound
        if explicit and start is not None and start.year == year:
            return other
    return None


def _narrow(interval: Interval | None) -> bool:
    return interval is not None and interval.days is not None and interval.days <= WIDEST["year"]


def _after(time: TimeExpression, base: TimeExpression) -> TimeExpression:
    assert time.shift is not None
    assert base.interval is not None
    start, years = base.interval.start, time.shift.amount
    assert start is not None
    interval = _same_day(start, years) if base.interval.days == 1 else None
    grain = "day" if interval is not None else "year"
    interval = interval or Interval.year(start.year + years)
    assert interval.start is not None
    return replace(
        time,
        value=timex_of(grain, interval.start),
        edtf=edtf_of(grain, interval),
        interval=interval,
        basis=Basis.EXPRESSION,
        shift=None,
        steps=(f"{years} years after {base.text!r}, {in_words(base.interval)}", *base.steps),
    )


def _same_day(day: date, years: int) -> Interval | None:
    try:
        return Interval.day(day.replace(year=day.year + years))
    except ValueError:
        return None
