"""Joins two times into a range: "from 3 June to 5 July 2024", "2014-2016"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.dates.normalize import edtf_of
from dragoman.model.calendar import apply_shift
from dragoman.model.parsed import Parsed
from dragoman.model.span import Span
from dragoman.model.time import Basis, Interval, TimeExpression

__all__ = ["join_ranges"]

DASHES = frozenset({"-", "–", "—"})
COMPARED = frozenset({"told-unit", "earlier", "later", "unit", "ago", "the-day-before"})
"""Rules whose times stand behind "from" for a comparison ("up from last year")."""
DAYS = frozenset({"date", "date-without-year"})
BARE = frozenset({"to", "through"})
"""Words that join two dates without "from" before them ("June 30 to July 4")."""
MOVED = frozenset({"move", "postpone", "delay", "reschedule", "shift", "change", "push", "defer"})
"""Verbs whose "June 30 to July 4" are an old date and a new one."""
WORDS = frozenset({"to", "until", "till", "through"})


def join_ranges(parsed: Parsed, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Give the expressions with both ends of each range as one, in order of the text."""
    joined: list[TimeExpression] = []
    for expression in times:
        previous = joined[-1] if joined else None
        both = _range(parsed, previous, expression) if previous else None
        if previous is not None and both is not None:
            joined[-1] = both
        else:
            joined.append(_opened(parsed, expression))
    return tuple(joined)


def _opened(parsed: Parsed, expression: TimeExpression) -> TimeExpression:
    """Let "from" before a time that opens no range make it a first bound."""
    if expression.rule in COMPARED:
        return expression
    named = expression.shift or expression.interval
    if expression.bound or expression.type != "DATE" or not named or "range" in expression.rule:
        return expression
    if _word_before(parsed, expression) == "from":
        return replace(expression, bound="since")
    return expression


def _word_before(parsed: Parsed, expression: TimeExpression) -> str:
    first = parsed.tokens_of(expression.span)[0].index
    return parsed.tokens[first - 1].lower if first else ""


def _range(parsed: Parsed, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    if first.type != "DATE" or last.type != "DATE" or "range" in first.rule:
        return None
    between = parsed.document.text[first.span.end : last.span.start].strip().lower()
    opened = _word_before(parsed, first)
    from_to = between in WORDS and (opened == "from" or first.bound == "since")
    from_to = from_to and not ({first.rule, last.rule} <= DAYS and _moved(parsed, first))
    between_and = between == "and" and opened == "between"
    days = {first.rule, last.rule} <= DAYS
    dashed = between in DASHES and (first.rule == last.rule or days)
    bare = between in BARE and days and not _moved(parsed, first)
    if not (from_to or between_and or dashed or bare):
        return None
    start, end = _before_last(first, last), last.interval
    if start is None or end is None or start.start is None or end.end is None:
        return None
    if end.start is None or not start.start < end.start:
        return None
    interval = Interval(start.start, end.end)
    span = Span(first.span.document, first.span.start, last.span.end)
    return TimeExpression(
        span=span,
        text=span.of(parsed.document.text),
        type="DATE",
        value=f"{_value(first, start)}/{last.value}",
        edtf=edtf_of("days", interval),
        interval=interval,
        basis=Basis.EXPLICIT if first.basis is last.basis is Basis.EXPLICIT else last.basis,
        rule="range",
        steps=tuple(dict.fromkeys((*first.steps, *last.steps))),
    )


def _moved(parsed: Parsed, first: TimeExpression) -> bool:
    token = parsed.tokens_of(first.span)[0]
    sentence = [other for other in parsed.tokens if other.sentence == token.sentence]
    return any(other.lemma in MOVED for other in sentence)


def _before_last(first: TimeExpression, last: TimeExpression) -> Interval | None:
    """Give the first time; one without its year or week is the nearest before the last one."""
    shift, end = first.shift, last.interval
    if shift is None or end is None or first.basis is Basis.EXPLICIT:
        return first.interval
    yearless = shift.month is not None and last.basis is Basis.EXPLICIT
    if yearless or shift.unit == "weekday":
        return apply_shift(replace(shift, amount=-1), end)
    return first.interval


def _value(expression: TimeExpression, interval: Interval) -> str:
    if interval == expression.interval or interval.start is None:
        return expression.value
    day = expression.shift is not None and expression.shift.day is not None
    return interval.start.isoformat() if day else interval.start.isoformat()[:7]
