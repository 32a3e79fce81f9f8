"""Months of a year that the story has gone back to: "Last year was hard. In October, …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebook.tense import Tense, tense_of
from dragoman.model.calendar import apply_shift, in_words, unit_around
from dragoman.model.parsed import Parsed, Token
from dragoman.model.time import Basis, TimeExpression

__all__ = ["of_told_year"]

BEFORE = frozenset({"in", "during", "but", "yet", "and", "then", "already", "late", "early", ","})
"""Words that may stand before a time that opens its sentence."""
REACH = 20
"""Earlier expressions of a paragraph among which its year is sought."""


def of_told_year(
    parsed: Parsed, month: TimeExpression, earlier: Sequence[TimeExpression]
) -> TimeExpression:
    """Give a month without a year, told as past, the year at which its paragraph stands.

    That is the one that opened an earlier sentence of the paragraph, unless another year was
    named since, or a sentence opened with another time than a month.
    """
    shift, here = month.shift, parsed.token_at(month.span.start)
    if shift is None or shift.month is None or shift.unit != "month" or here is None:
        return month
    if tense_of(parsed, here.index) is not Tense.PAST:
        return month
    year = _year_before(parsed, here, earlier)
    if year is None or year.interval is None:
        return month
    counted = replace(shift, unit="year", amount=0)
    interval = apply_shift(counted, year.interval)
    latest = month.interval.end if month.interval is not None else None
    if interval is None or interval.end is None or (latest and interval.end > latest):
        return month  # it is still to come, or the same one
    step = f"the paragraph tells of {year.text!r}, {in_words(year.interval)}"
    return replace(
        month,
        interval=interval,
        shift=counted,
        basis=Basis.EXPRESSION,
        anchor=year.span,
        steps=(step, *year.steps),
    )


def _year_before(
    parsed: Parsed, here: Token, earlier: Sequence[TimeExpression]
) -> TimeExpression | None:
    paragraph = parsed.sentences[here.sentence].paragraph
    for other in earlier[: -REACH - 1 : -1]:
        token = parsed.token_at(other.span.start)
        if token is None or not _reaches(parsed, token.sentence, paragraph):
            return None
        if token.sentence == here.sentence or other.rule == "month-without-year":
            continue
        start = other.interval.start if other.interval is not None else None
        whole = start is not None and other.interval == unit_around("year", start)
        if other.type == "DATE" and (whole or _opens(parsed, token)):
            told = tense_of(parsed, token.index) is Tense.PAST
            clear = whole and told and not other.bound and _opens(parsed, token)
            return other if clear else None
    return None


def _reaches(parsed: Parsed, number: int, paragraph: int) -> bool:
    """Say whether a sentence stands in a paragraph, or ends the one above and so leads into it."""
    own = parsed.sentences[number].paragraph
    return own == paragraph or parsed.sentences[number + 1].paragraph == paragraph == own + 1


def _opens(parsed: Parsed, token: Token) -> bool:
    first = parsed.sentences[token.sentence].first
    return all(before.lower in BEFORE for before in parsed.tokens[first : token.index])
