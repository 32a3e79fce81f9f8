"""Words that name a time → intervals, each with the steps that led to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.codebook.tense import Tense, tense_of
from dragoman.codebook.times import Holiday, bound_phrases
from dragoman.dates.counted import count_anniversaries, join_counted
from dragoman.dates.direction import direction_of
from dragoman.dates.feasts import feast_near
from dragoman.dates.figures import settle
from dragoman.dates.grammar import Match, longest_matches
from dragoman.dates.guards import is_time
from dragoman.dates.meaning import Meaning
from dragoman.dates.meanings import meaning_of
from dragoman.dates.normalize import edtf_of, edtf_of_bound, timex_of, unanchored_value
from dragoman.dates.pieces import pieces_of
from dragoman.dates.ranges import join_ranges
from dragoman.dates.reader import Reader
from dragoman.dates.told_year import of_told_year
from dragoman.model.calendar import apply_shift, bounded, in_words
from dragoman.model.parsed import Parsed
from dragoman.model.span import Span
from dragoman.model.time import Basis, Interval, Shift, TimeExpression

__all__ = ["find_times"]

WIDEST = {"day": 1, "weekday": 1, "week": 7, "weekend": 7, "month": 31, "quarter": 92, "year": 366}
"""Days that an anchor may be wide for the unit that is counted from it; decades take any."""

LOOK_BACK = 50
"""Earlier expressions that another may be counted from; farther ones are another story."""

CHAIN = 4
"""Steps taken over from the expression that another is counted from: chains may be long."""

FISCAL_APRIL = 4
"""The first month of a fiscal year that is named by both its years ("2018/19")."""

STORY = 3
"""Sentences before a time of day in which the day of its story is named."""

LONGEST_PHRASE = 4
"""Words of the longest phrase that makes a bound."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A match that is a time, with its meaning and the bound that the words before it make."""

    match: Match
    meaning: Meaning
    bound: str


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """Give the time expressions of a document in order of the text; they never overlap.

    Counted from the document's publication, or from an earlier expression where the words
    say so ("the previous day"). Without an anchor the interval is None and `shift` says how
    to count: then `basis` is what it would be counted from.
    """
    reader = Reader(parsed, pieces_of(parsed))
    found: list[TimeExpression] = []
    for reading in _readings(reader):
        found.append(_resolve(reader, reading, found))
    found = join_counted(parsed, join_ranges(parsed, _with_days(reader, found)))
    return tuple(count_anniversaries(parsed, found))


def _readings(reader: Reader) -> Iterator[_Reading]:
    """Give the times from left to right: at each place the longest match that is one."""
    pieces = reader.pieces
    sentences = reader.parsed.sentences
    tokens = reader.parsed.tokens
    limits = _limits(reader)
    place = 0
    while place < len(pieces):
        if pieces[place].labels is None:
            place += 1
            continue
        limit = limits[tokens[pieces[place].token].sentence] if sentences else len(pieces)
        reading = next(_times_at(reader, place, limit), None)
        if reading is None:
            place += 1
        else:
            yield reading
            place = reading.match.last


def _limits(reader: Reader) -> list[int]:
    """Give for each sentence the piece behind its last one."""
    limits = [0] * len(reader.parsed.sentences)
    tokens = reader.parsed.tokens
    for place, piece in enumerate(reader.pieces):
        limits[tokens[piece.token].sentence] = place + 1
    return limits


def _times_at(reader: Reader, place: int, limit: int) -> Iterator[_Reading]:
    for match in longest_matches(reader.pieces, place, limit):
        if not is_time(reader, match):
            continue
        meaning = meaning_of(match)
        if meaning is not None:
            bound = _bound(reader, match) if meaning.type in {"DATE", "TIME"} else ""
            if bound == "before" and match.word("edge") == "late":
                bound = "by"  # "before the end of June": up to its last day
            yield _Reading(_trimmed(reader, match), meaning, bound)


def _trimmed(reader: Reader, match: Match) -> Match:
    """Leave "between", "from" and "in" outside the expression's words."""
    if reader.word_at(match.first) in {"between", "in", "from"}:
        return replace(match, first=match.first + 1, labels=match.labels[1:])
    return match


def _bound(reader: Reader, match: Match) -> str:
    """Give the bound that the words before a time make of it."""
    following = reader.after(match)
    if following == "'s":
        return ""
    words = [reader.before(match, back) for back in range(LONGEST_PHRASE, 0, -1)]
    for skipped in ({"the", "late", "early", "about", "around", "at", "least"}, set[str]()):
        while words and words[-1] in skipped:
            words.pop()
    for bound, phrase in bound_phrases():
        if tuple(words[-len(phrase) :]) == phrase:
            head = reader.tokens(match)[-1]
            modifies = head.dep in {"compound", "poss", "nmod", "amod"}
            return "" if modifies and head.head > head.index else bound
    return ""


def _resolve(reader: Reader, reading: _Reading, earlier: list[TimeExpression]) -> TimeExpression:
    """Turn a reading into an expression, counted from its anchor where that is known."""
    parsed, meaning = reader.parsed, reading.meaning
    match = reading.match
    first, last = reader.pieces[match.first], reader.pieces[match.last - 1]
    span = Span(parsed.document.id, first.start, last.end)
    bare = TimeExpression(
        span=span,
        text=span.of(parsed.document.text),
        type=meaning.type,
        value=meaning.value,
        edtf="",
        interval=None,
        basis=Basis.EXPLICIT,
        rule=match.rule.name,
        bound=reading.bound if reading.bound != "nearest" else "",
    )
    if meaning.value:
        basis = Basis.EXPLICIT if meaning.type != "DATE" else Basis.UNKNOWN
        return replace(bare, basis=basis)
    if meaning.options:
        return _either(reader, reading, bare)
    if meaning.feast is not None:
        return _feast(reader, reading, bare, meaning.feast)
    if meaning.interval is not None:
        checked = _check(meaning)
        return _written(replace(bare, interval=meaning.interval, shift=checked), meaning)
    assert meaning.shift is not None  # a meaning says something
    if meaning.grain == "fiscal":
        return _written(_fiscal_year(reader, bare, meaning.shift.amount), meaning)
    if match.rule.anchor == "event":
        step = f"{bare.text!r} is counted from a time that is not named here"
        bare = replace(bare, basis=Basis.EVENT, shift=meaning.shift, steps=(step,))
        return _written(bare, meaning)
    if match.rule.anchor in {"expression", "either"}:
        return _written(
            _from_text(reader, bare, meaning.shift, earlier, match.rule.anchor), meaning
        )
    dated = _from_publication(reader, reading, bare, meaning.shift)
    return _written(of_told_year(parsed, dated, earlier) if meaning.seek else dated, meaning)


def _either(reader: Reader, reading: _Reading, bare: TimeExpression) -> TimeExpression:
    """Choose one reading of a date in figures; where nothing tells which, no interval is given."""
    document, meaning = reader.parsed.document, reading.meaning
    amount, _ = direction_of(reader.parsed, reader.tokens(reading.match), reading.bound, "day")
    published = document.published.interval if document.published is not None else None
    day = published.start if published is not None and published.days == 1 else None
    found, why = settle(meaning.options, meaning.weekday, reader.order, day, past=amount < 0)
    if found is not None:
        known = replace(bare, interval=Interval.day(found), steps=(why,))
        return _written(known, meaning)
    both = ",".join(option.isoformat() for option in sorted(meaning.options))
    value = f"{meaning.options[0].year:04d}-XX-XX"
    return replace(bare, value=value, edtf=f"[{both}]", basis=Basis.UNKNOWN, steps=(why,))


def _feast(
    reader: Reader, reading: _Reading, bare: TimeExpression, feast: Holiday
) -> TimeExpression:
    """Give the day of a feast that moves from year to year, sought from the publication."""
    published = reader.parsed.document.published
    amount, why = direction_of(reader.parsed, reader.tokens(reading.match), reading.bound, "date")
    interval = feast_near(feast, published.interval, amount) if published is not None else None
    bare = replace(bare, basis=Basis.PUBLICATION)
    if published is None or interval is None:
        step = f"{bare.text!r} is counted from a publication that is not known"
        return _written(replace(bare, steps=(why, step)), reading.meaning)
    step = f"no year is printed: {_sought(amount)} the publication, {in_words(published.interval)}"
    return _written(replace(bare, interval=interval, steps=(why, step)), reading.meaning)


def _fiscal_year(reader: Reader, bare: TimeExpression, amount: int) -> TimeExpression:
    """Give all days that a fiscal year can have which begins between April and October."""
    published = reader.parsed.document.published
    bare = replace(bare, basis=Basis.PUBLICATION)
    if published is None or published.interval.start is None or published.interval.days != 1:
        step = f"{bare.text!r} is counted from a publication that is not known"
        return replace(bare, steps=(step,))
    year = published.interval.start.year + amount
    interval = Interval(date(year - 1, FISCAL_APRIL, 1), date(year + 1, 10, 1))
    step = f"counted from the publication, {in_words(published.interval)}"
    return replace(bare, interval=interval, steps=(step,))


def _sought(amount: int, named: str = "such day") -> str:
    order = "latest" if amount < 0 else "first" if amount > 0 else "nearest"
    side = "up to" if amount < 0 else "from" if amount > 0 else "to"
    return f"the {order} {named} {side}"


def _check(meaning: Meaning) -> Shift | None:
    """Keep the day of week that is printed beside a full date, so that it can be checked."""
    day = meaning.interval.start if meaning.interval else None
    if day is None or meaning.weekday is None:
        return None
    return Shift("day", 0, meaning.weekday, day.month, day.day)


def _from_publication(
    reader: Reader, reading: _Reading, bare: TimeExpression, shift: Shift
) -> TimeExpression:
    steps: tuple[str, ...] = ()
    shift = replace(shift, length=reading.meaning.length)
    if reading.meaning.seek:
        tokens = reader.tokens(reading.match)
        unit = "day" if shift.day is not None or shift.weekday is not None else shift.unit
        amount, why = direction_of(reader.parsed, tokens, reading.bound, unit)
        shift = replace(shift, amount=amount)
        steps = (why,)
        if amount < 0 and reading.match.rule.make == "holiday" and _is_tomorrow(reader, shift):
            shift = replace(shift, amount=1)
            steps = ("a feast of the day after: further east it is there already",)
    bare = replace(bare, basis=Basis.PUBLICATION, shift=shift)
    published = reader.parsed.document.published
    interval = apply_shift(shift, published.interval) if published is not None else None
    if published is None or interval is None:
        step = f"{bare.text!r} is counted from a publication that is not known"
        return replace(bare, steps=(*steps, step))
    shift, interval, agreed = _by_weekday(shift, interval, published.interval)
    step = f"counted from the publication, {in_words(published.interval)}"
    if reading.meaning.seek and shift.month is not None:
        named = _without_year(shift)
        step = f"no year is printed: {_sought(shift.amount, named)} {step.partition('from ')[2]}"
    return replace(bare, interval=interval, shift=shift, steps=(*steps, step, *agreed))


def _is_tomorrow(reader: Reader, shift: Shift) -> bool:
    """Say whether the first such day from the publication on is the day after it."""
    published = reader.parsed.document.published
    end = published.interval.end if published is not None else None
    return end is not None and shift == replace(shift, month=end.month, day=end.day)


def _without_year(shift: Shift) -> str:
    """Write a date without its year for a reader: "19 June", "June", "third quarter"."""
    assert shift.month is not None  # asked for yearless dates only
    if shift.unit in {"quarter", "season", "half"}:
        return f"such {shift.unit}"
    month = date(2000, shift.month, 1).strftime("%B")
    return f"{shift.day} {month}" if shift.day is not None else month


def _by_weekday(
    shift: Shift, interval: Interval, anchor: Interval
) -> tuple[Shift, Interval, tuple[str, ...]]:
    """Let a printed day of week choose between the last such date and the next one."""
    if shift.weekday is None or shift.month is None or shift.amount == 0 or interval.start is None:
        return shift, interval, ()
    if interval.start.weekday() == shift.weekday:
        return shift, interval, ()
    other = replace(shift, amount=-shift.amount)
    turned = apply_shift(other, anchor)
    if turned and turned.start and turned.start.weekday() == shift.weekday:
        return other, turned, ("the printed day of week fits this year alone",)
    return shift, interval, ("the printed day of week does not fit the date",)


def _from_text(
    reader: Reader,
    bare: TimeExpression,
    shift: Shift,
    earlier: list[TimeExpression],
    rule_anchor: str = "expression",
) -> TimeExpression:
    """Count from the nearest earlier time of the text that is narrow enough."""
    bare = replace(bare, basis=Basis.EXPRESSION, shift=shift)
    width = WIDEST.get(shift.unit)
    for other in earlier[: -LOOK_BACK - 1 : -1]:
        if other.interval is None or other.interval.days is None or other.type == "SET":
            continue
        if width is not None and other.interval.days > width:
            continue
        interval = apply_shift(shift, other.interval)
        if interval is not None:
            step = f"counted from {other.text!r}, {in_words(other.interval)}"
            steps = (step, *other.steps[:CHAIN])
            return replace(bare, interval=interval, steps=steps, anchor=other.span)
    published = reader.parsed.document.published
    here = shift.amount == 0 and rule_anchor == "either"
    if (shift.amount < 0 or here) and published is not None:
        interval = apply_shift(shift, published.interval)
        day = in_words(published.interval)
        step = f"no earlier time is named: counted from the publication, {day}"
        return replace(bare, basis=Basis.PUBLICATION, interval=interval, steps=(step,))
    waiting = _waiting(shift, earlier)
    if waiting is not None:
        step = f"counted from {waiting.text!r}, which is not known"
        return replace(bare, steps=(step,), anchor=waiting.span)
    if shift.amount < 0 and not earlier:
        return replace(bare, basis=Basis.PUBLICATION, steps=("publication is not known",))
    return replace(bare, steps=("the time that it is counted from is not known",))


def _waiting(shift: Shift, earlier: list[TimeExpression]) -> TimeExpression | None:
    """Give the nearest earlier time, narrow enough, that itself waits to be counted."""
    width = WIDEST.get(shift.unit)
    for other in earlier[: -LOOK_BACK - 1 : -1]:
        if other.interval is not None or other.shift is None or other.type != "DATE":
            continue
        counted = other.basis is Basis.PUBLICATION or other.anchor is not None
        day = other.shift.day is not None or other.shift.weekday is not None
        wide = 1 if day else WIDEST.get(other.shift.unit, 366)
        if counted and not other.bound and (width is None or wide <= width):
            return other
    return None


def _with_days(reader: Reader, found: list[TimeExpression]) -> list[TimeExpression]:
    """Give each time of day the nearest day named in its sentence, else in the story before it.

    Where neither names one it is that of publication.
    """
    if not any(expression.rule == "clock" for expression in found):
        return found
    days: dict[int, list[TimeExpression]] = {}
    for expression in found:
        if _names_day(expression):
            days.setdefault(_sentence(reader, expression), []).append(expression)
    return [
        _with_day(
            expression,
            days.get(_sentence(reader, expression)) or _day_before(reader, expression, days),
        )
        if expression.rule == "clock"
        else expression
        for expression in found
    ]


def _day_before(
    reader: Reader, clock: TimeExpression, days: Mapping[int, list[TimeExpression]]
) -> list[TimeExpression]:
    """Give the last day named in the few sentences before a time of day that is told as past."""
    token = reader.parsed.token_at(clock.span.start)
    if token is None or tense_of(reader.parsed, token.index) is not Tense.PAST:
        return []
    number = token.sentence
    for earlier in range(number - 1, max(number - 1 - STORY, -1), -1):
        if earlier in days:
            last = days[earlier][-1]
            return [last] if last.interval is not None and not last.bound else []
    return []


def _sentence(reader: Reader, expression: TimeExpression) -> int:
    token = reader.parsed.token_at(expression.span.start)
    return token.sentence if token is not None else -1


def _names_day(expression: TimeExpression) -> bool:
    if expression.rule == "clock" or expression.type != "DATE":
        return False
    if expression.interval is not None:
        return expression.interval.days == 1
    return expression.shift is not None


def _with_day(clock: TimeExpression, days: list[TimeExpression]) -> TimeExpression:
    if not days:
        return clock
    day = min(days[:LOOK_BACK], key=lambda other: abs(other.span.start - clock.span.start))
    return replace(
        clock,
        value=day.value + clock.value[clock.value.index("T") :],
        edtf=day.edtf,
        interval=day.interval,
        basis=day.basis,
        shift=day.shift,
        steps=(f"on the day of {day.text!r}", *day.steps),
    )


def _written(expression: TimeExpression, meaning: Meaning) -> TimeExpression:
    """Fill in the TIMEX3 value and EDTF."""
    interval, grain = expression.interval, meaning.grain
    if interval is None:
        value = unanchored_value(grain, expression.shift) + meaning.clock
        edtf = value if value.startswith("XXXX-") and value[5:7].isdigit() else ""
        return replace(expression, value=value, edtf=edtf)
    edtf = edtf_of(grain, bounded(interval, expression.bound))
    if grain == "fiscal" and interval.start is not None:
        split = interval.start.month == FISCAL_APRIL and expression.basis is Basis.EXPLICIT
        year = interval.start.year + (0 if split else 1)
        step = (
            "a fiscal year begins in another month from state to state: all of them are allowed for"
        )
        return replace(expression, value=f"FY{year}", edtf=edtf, steps=(*expression.steps, step))
    if grain in {"days", "years"} and interval.start is not None and interval.end is not None:
        last = interval.end - timedelta(days=1)
        unit = "day" if grain == "days" else "year"
        value = f"{timex_of(unit, interval.start)}/{timex_of(unit, last)}"
        return replace(expression, value=value, edtf=edtf)
    if interval.start is None or not _is_one(grain, interval):
        return replace(expression, value=edtf_of_bound(interval), edtf=edtf)
    return replace(expression, value=timex_of(grain, interval.start) + meaning.clock, edtf=edtf)


def _is_one(grain: str, interval: Interval) -> bool:
    """Say whether an interval is (part of) one unit; a vague anchor gives more."""
    longest = {"season": 92, "half": 184, "decade": 3653, "century": 36525, **WIDEST}
    return interval.days is not None and interval.days <= longest.get(grain, 1)
