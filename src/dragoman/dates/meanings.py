"""What a match of the grammar means, before it is known from when it is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.codebook.times import Holiday, holidays
from dragoman.dates.feasts import day_of_feast
from dragoman.dates.grammar import Match
from dragoman.dates.normalize import duration_value, unanchored_value
from dragoman.model.calendar import add_months, part_of, unit_around
from dragoman.model.time import Interval, Shift

__all__ = ["Meaning", "meaning_of"]

HALVES = {1: "first-half", 2: "second-half"}
NOON = 12
MONTHS_OF_YEAR = 12
SEASON_NAMES = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
PIVOT = 69
"""Years of two figures from here on are of the 20th century (POSIX, strptime, %y)."""
COUNTED = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}
"""Units that are counted in another one: "a decade ago" is ten years ago, not "the 2000s"."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words say: an interval where they say it all, else how to count.

    `grain` is the unit of the value. `seek` says that the direction of the nearest one
    follows from the tense, `clock` is the TIMEX3 ending of a time of day.
    """

    grain: str
    type: str = "DATE"
    interval: Interval | None = None
    shift: Shift | None = None
    value: str = ""
    seek: bool = False
    clock: str = ""
    weekday: int | None = None
    """The day of week printed beside a date, as a check."""
    length: int = 1
    """Days, for a range of days whose year is not printed."""
    options: tuple[date, ...] = ()
    """The days that a date in figures can be, day first and month first, where it can be two."""
    feast: Holiday | None = None
    """A feast that moves, where its year is not printed."""


def meaning_of(match: Match) -> Meaning | None:
    """Give what a match means; None when it is no time after all (30 February)."""
    try:
        return _MAKERS[match.rule.make](match)
    except (ValueError, OverflowError):
        return None


def _amount(match: Match) -> int:
    found = match.get("rel")
    if found is None:
        found = match.get("told")
    return 0 if found is None else found


def _part(match: Match) -> str | None:
    half = match.get("ord2") if match.has("half") else match.get("half_year")
    if half is not None:
        return HALVES[half]
    return match.word("part") or match.word("edge")


def _named(match: Match, unit: str, year: int, month: int, day: int | None = None) -> Meaning:
    """Give a unit of a printed year."""
    start = date(year, month, day or 1)
    whole = unit_around(unit, start)
    return Meaning(unit, interval=part_of(unit, whole, _part(match)))


def _date(match: Match) -> Meaning:
    month, day = match.get("month"), match.get("day") or match.get("ord")
    if month is None:
        month, day = match.get("mm"), match.get("dd")
    assert month is not None  # the patterns demand it
    assert day is not None
    weekday, year = match.get("wday"), match.get("year")
    date(2000, month, day)
    clock = _clock_of_date(match)
    bare = Meaning("day", "TIME" if clock else "DATE", clock=clock, weekday=weekday)
    if year is not None:
        return replace(bare, interval=Interval.day(date(year, month, day)))
    if match.get("rel") is not None:
        return replace(bare, shift=Shift("year", _amount(match), weekday, month, day))
    return replace(bare, shift=Shift("day", 0, weekday, month, day), seek=True)


def _nth_weekday(match: Match) -> Meaning:
    year, month, weekday, number = (match.get(x) for x in ("year", "month", "weekday", "ord"))
    assert year is not None
    assert month is not None
    feast = Holiday("", month=month, weekday=weekday or 0, nth=number or 0)
    day = day_of_feast(feast, year)
    if day.month != month or not number:
        raise ValueError("no such day in this month")
    return Meaning("day", interval=Interval.day(day))


def _clock_of_date(match: Match) -> str:
    """Give the TIMEX3 ending of a time of day that stands within a date."""
    if match.get("hh") is not None:
        return f"T{match.get('hh'):02d}:{match.get('min'):02d}"
    code = "MO" if match.has("hours") else match.word("daypart")
    return f"T{code}" if code else ""


def _figures(match: Match) -> Meaning | None:
    """Read 25/03/2019; 05/03/2019 gives both days that it can be.

    Points always part the day from the month in this order (DIN 5008 and its like).
    """
    year = match.get("year")
    if year is None:
        short = match.get("yy") or 0
        year = short + (1900 if short >= PIVOT else 2000)
    parts = match.all("num") or (match.get("dd") or 0, match.get("mm") or 0)
    names = [name for name, _ in match.labels if name in {"dd", "mm"}]
    if names == ["mm", "dd"]:
        parts = (parts[1], parts[0])
    first, second = parts[:2]
    dotted = match.has(".") and not match.has("/")
    orders = ((second, first),) if dotted else ((second, first), (first, second))
    days = tuple(_days_that_exist(year, orders))
    if not days:
        return None
    if len(days) == 1:
        return Meaning("day", interval=Interval.day(days[0]), weekday=match.get("wday"))
    return Meaning("day", options=days, weekday=match.get("wday"))


def _days_that_exist(year: int, orders: tuple[tuple[int, int], ...]) -> Iterator[date]:
    seen: set[date] = set()
    for month, day in orders:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found not in seen:
            seen.add(found)
            yield found


def _month(match: Match) -> Meaning:
    month, year = match.get("month"), match.get("year")
    assert month is not None
    part = _part(match)
    if year is not None:
        return _named(match, "month", year, month)
    amount = match.get("rel")
    if amount is None:
        return Meaning("month", shift=Shift("month", 0, month=month, part=part), seek=True)
    if match.has("year"):
        return Meaning("month", shift=Shift("year", amount, month=month, part=part))
    if amount == 0:
        return Meaning("month", shift=Shift("year", 0, month=month))
    return Meaning("month", shift=Shift("month", amount, month=month, part="strict"))


def _told_year(match: Match) -> Meaning:
    """Read "in May of that year"."""
    month, day = match.get("month"), match.get("day")
    if day is not None:
        date(2000, month or 0, day)
    grain = "day" if day is not None else "month"
    return Meaning(grain, shift=Shift("year", 0, month=month, day=day))


def _year(match: Match) -> Meaning:
    year = match.get("year")
    assert year is not None
    found = _named(match, "year", year, 1)
    half = match.get("ord2") or match.get("half_year")
    return replace(found, grain="half") if half is not None else found


def _months_of_year(match: Match) -> Meaning:
    year, months = match.get("year"), _number(match.all("n"))
    assert year is not None
    whole = Interval.year(year)
    if not 0 < months < MONTHS_OF_YEAR:
        raise ValueError("no part of a year")
    if match.has("first"):
        found = Interval(whole.start, add_months(date(year, 1, 1), months))
    else:
        found = Interval(add_months(date(year, 1, 1), MONTHS_OF_YEAR - months), whole.end)
    return Meaning("year", interval=found)


def _decade(match: Match) -> Meaning:
    year = match.get("decade")
    assert year is not None
    if year % 100 == 0 and (match.has("the") is False):
        raise ValueError("a round number of years")
    return _named(match, "decade", year, 1)


def _century(match: Match) -> Meaning:
    number = match.get("ord")
    if number is None or not 1 < number <= 22:
        raise ValueError(f"no century {number}")
    return _named(match, "century", (number - 1) * 100, 1)


def _quarter(match: Match) -> Meaning:
    number, year = match.get("quarter") or match.get("ord4"), match.get("year")
    assert number is not None
    month = 3 * number - 2
    if year is not None:
        return _named(match, "quarter", year, month)
    if match.get("rel") is not None:
        return Meaning("quarter", shift=Shift("year", _amount(match), part=f"q{number}"))
    return Meaning("quarter", shift=Shift("quarter", 0, month=month), seek=True)


def _half(match: Match) -> Meaning:
    number = match.get("ord2") or 1
    if match.has("year"):
        return Meaning("half", shift=Shift("year", 0, part=HALVES[number]))
    return Meaning("half", shift=Shift("half", 0, month=6 * number - 5), seek=True)


def _season(match: Match) -> Meaning:
    month, year, amount = match.get("season"), match.get("year"), match.get("rel")
    assert month is not None
    part = _part(match)
    if year is not None:
        return _named(match, "season", year, month)
    if match.has("of"):
        found = Shift("year", amount or 0, part=SEASON_NAMES[month])
        return Meaning("season", shift=found)
    if amount == 0 or amount is None:
        return Meaning("season", shift=Shift("season", 0, month=month, part=part))
    return Meaning("season", shift=Shift("season", amount, month=month, part=part or "strict"))


def _days(match: Match) -> Meaning | None:
    """Read "March 3-5": from the first day to the last."""
    month, year = match.get("month"), match.get("year")
    first, last = match.all("day")
    assert month is not None
    if first >= last or (match.has("and") and not match.has("between") and last > first + 1):
        return None  # "3 and 9 May" are two days
    if year is not None:
        end = date(year, month, last) + timedelta(days=1)
        return Meaning("days", interval=Interval(date(year, month, first), end))
    date(2000, month, last)
    shift = Shift("day", 0, month=month, day=first)
    return Meaning("days", shift=shift, seek=True, length=last - first + 1)


def _years(match: Match) -> Meaning | None:
    first, *rest = match.all("year")
    last = rest[0] if rest else first - first % 100 + (match.get("yy") or 0)
    if not first < last < first + 100 or (match.has("/") and last != first + 1):
        return None
    return Meaning("years", interval=Interval(date(first, 1, 1), date(last + 1, 1, 1)))


def _fiscal(match: Match) -> Meaning:
    """Read a fiscal year: begins in another month, and is named otherwise, from state to state.

    The United States' 2019 began in October 2018, Australia's in July 2018, India's and
    Britain's in April 2019. "2018/19" names both years, and begins in the first.
    """
    year, short = match.get("year"), match.get("yy")
    if year is None and short is None:
        return Meaning("fiscal", shift=Shift("year", _amount(match)))
    if year is None:
        year, short = 2000 + (short or 0), None
    if short is not None:
        found = Interval(date(year, 4, 1), date(year + 1, 10, 1))
    else:
        found = Interval(date(year - 1, 7, 1), date(year + 1, 7, 1))
    return Meaning("fiscal", interval=found)


def _anniversary(match: Match) -> Meaning:
    """Read "the 70th anniversary": so many years from a day that other words name."""
    years = (match.get("ord") or 0) + (match.get("n") or 0)
    if match.word("unit") not in {None, "year"} or not years:
        raise ValueError("no count of years")
    return Meaning("year", shift=Shift("year", years))


def _holiday(match: Match) -> Meaning:
    year = match.get("year")
    named = [label[1:] for label, _ in match.labels if label.startswith("=")]
    name = " ".join(word for word in named if word not in {",", "'s"})
    holiday = holidays()[name]
    if year is not None:
        return Meaning("day", interval=Interval.day(day_of_feast(holiday, year)))
    if holiday.easter is None and not holiday.nth:
        shift = Shift("day", 0, month=holiday.month, day=holiday.day)
        return Meaning("day", shift=shift, seek=True)
    return Meaning("day", feast=holiday)


def _relative(match: Match) -> Meaning:
    """Read what is counted in whole units from its anchor ("last month", "the previous day")."""
    unit = match.rule.unit or match.word("unit") or ("quarter" if match.has("quarter") else "day")
    amount = match.get("deictic")
    if amount is None:
        amount = _amount(match)
    part = match.rule.part or _part(match)
    twice = match.rule.name == "deictic" or match.has("last", "next")
    if twice and match.has("before", "after"):
        amount = -2 if match.has("before") else 2
    elif match.rule.name == "the-day-before":
        amount = -1 if match.has("before", "earlier") else 1
    elif match.has("next", "coming"):
        amount = 1
    elif match.has("last", "past", "previous"):
        amount = -1
    if unit == "fortnight":
        unit, amount = "week", 2 * amount
    if amount != 0 and match.rule.part is not None:
        part = None  # "later next year" is not counted from today
    grain = "half" if unit == "year" and part in HALVES.values() else unit
    return Meaning(grain, shift=Shift(unit, amount, part=part))


def _told_weekday(match: Match) -> Meaning:
    amount = 1 if match.has("next") else match.get("told")
    if not amount:
        raise ValueError("the same Tuesday is told of by the text alone")
    shift = Shift("weekday", amount, weekday=match.get("weekday"), part="strict")
    return Meaning("day", shift=shift)


def _part_of_day(match: Match) -> Meaning:
    code = match.word("daypart")
    if match.has("night", "tonight", "overnight"):
        code = "NI"
    elif match.has("hours"):
        code = "MO"
    elif match.has("last"):
        code = "EV"
    amount = match.get("deictic")
    if match.has("last"):
        amount = -1
    if match.rule.anchor == "expression":
        amount = 1 if match.has("next") else match.get("told")
    clock = f"T{code}" if code else ""
    kind = "TIME" if clock else "DATE"
    weekday = match.get("weekday")
    if weekday is not None:
        shift = Shift("weekday", 0, weekday=weekday)
        return Meaning("day", kind, shift=shift, seek=True, clock=clock)
    return Meaning("day", kind, shift=Shift("day", amount or 0), clock=clock)


def _weekday(match: Match) -> Meaning:
    weekday, amount = match.get("weekday"), match.get("rel")
    assert weekday is not None
    if amount is not None and match.has("week"):
        return Meaning("day", shift=Shift("week", amount, weekday=weekday))
    if amount is None:
        return Meaning("day", shift=Shift("weekday", 0, weekday=weekday), seek=True)
    if amount == 0:
        return Meaning("day", shift=Shift("weekday", 0, weekday=weekday), seek=True)
    return Meaning("day", shift=Shift("weekday", amount, weekday=weekday, part="strict"))


def _weekend(match: Match) -> Meaning:
    amount = match.get("rel")
    if amount is None:
        return Meaning("weekend", shift=Shift("weekend", 0), seek=True)
    return Meaning("weekend", shift=Shift("week", amount, part="weekend"))


def _number(parts: tuple[int, ...]) -> int:
    """Put "thirty-six" together; "two-three" is no number."""
    if len(parts) == 1:
        return parts[0]
    tens, ones = parts
    if tens < 20 or tens % 10 or not 0 < ones < 10:
        raise ValueError(f"no number: {parts}")
    return tens + ones


def _counted(match: Match) -> Meaning:
    """Read "two years ago": the unit that lies so many units from the anchor's."""
    units = [value for name, value in match.labels if name in {"unit", "units"}]
    if match.word("moment") or match.word("moments"):
        return _hours_ago(match)
    if match.has("half"):
        return _halves(match)
    count = _number(match.all("n")) if match.get("n") is not None else None
    if match.has("couple"):
        count = 2
    assert units  # the patterns demand one
    assert count is not None
    unit, length = COUNTED.get(str(units[0]), (str(units[0]), 1))
    return Meaning(unit, shift=Shift(unit, match.rule.sign * count * length))


def _halves(match: Match) -> Meaning:
    """Read "half a century ago", "a year and a half later"."""
    unit = match.word("unit") or match.word("units")
    wholes = match.all("n")
    whole = wholes[0] if wholes and match.has("and") else 0
    smaller = {"century": ("year", 100), "decade": ("year", 10), "year": ("month", 12)}
    smaller |= {"week": ("day", 7), "fortnight": ("week", 2), "day": ("day", 1)}
    if unit == "month":  # "a month and a half" is some six weeks
        return Meaning("week", shift=Shift("week", match.rule.sign * (2 + 4 * whole)))
    if unit is None or unit not in smaller:
        raise ValueError("no half of it")
    finer, length = smaller[unit]
    return Meaning(finer, shift=Shift(finer, match.rule.sign * (2 * whole + 1) * length // 2))


def _hours_ago(match: Match) -> Meaning:
    """Read "three hours ago": on the day itself or on the one before, for the hour is not known."""
    unit = match.word("moment") or match.word("moments")
    hours = _number(match.all("n")) if unit == "hour" else 1
    back = (hours + 23) // 24
    return Meaning("days", shift=Shift("day", -back), length=2)


def _clock(match: Match) -> Meaning:
    hour, minute = match.get("hh"), match.get("min") or 0
    if match.has("o'clock") and hour is None:
        hour = match.get("n")
    half, whole = match.get("half"), match.get("hhmm")
    if whole is not None:
        hour, minute = whole // 100, whole % 100
    if match.has("noon", "midday", "midnight"):
        hour = 24 if match.has("midnight") else NOON
    if hour is None or hour > 24:
        raise ValueError("no hour")
    if half is not None:
        hour = hour % NOON + half
    return Meaning("day", "TIME", shift=Shift("day", 0), clock=f"T{hour:02d}:{minute:02d}")


def _fixed(match: Match) -> Meaning:
    return Meaning("", value=match.rule.value)


def _unit_word(match: Match) -> str:
    labels = ("units", "unit", "moments", "moment")
    found = next((word for label in labels if (word := match.word(label))), "day")
    if found == "day" and not any(match.word(label) for label in labels):
        raise ValueError("no unit")
    return found


def _duration(match: Match) -> Meaning:
    unit = _unit_word(match)
    numbers = match.all("n")
    if match.has("half") and not numbers:
        months = {
            "year": "P6M",
            "decade": "P5Y",
            "century": "P50Y",
            "day": "PT12H",
            "hour": "PT30M",
        }
        return Meaning("", "DURATION", value=months.get(unit, duration_value(unit, "X")))
    if match.has("half") and numbers and unit in {"hour", "minute", "day"}:
        wholes = {"hour": "PT{}H30M", "minute": "PT{}M30S", "day": "P{}DT12H"}
        return Meaning("", "DURATION", value=wholes[unit].format(numbers[0]))
    if match.has("half") and numbers and unit in {"year", "decade"}:
        whole = 12 * numbers[0] + 6
        return Meaning(
            "", "DURATION", value=f"P{whole}M" if unit == "year" else f"P{whole * 10 // 12}Y"
        )
    if match.word("some") or not numbers:
        count: int | str = 1 if match.word("unit") and not match.word("some") else "X"
        return Meaning("", "DURATION", value=duration_value(unit, count))
    if match.has("hundred", "thousand"):
        times = 100 if match.has("hundred") else 1000
        return Meaning(
            "", "DURATION", value=duration_value(unit, numbers[0] * times + sum(numbers[1:]))
        )
    return Meaning("", "DURATION", value=duration_value(unit, _number(numbers)))


def _set(match: Match) -> Meaning:
    weekday = match.get("weekday")
    if weekday is not None and match.get("ord") is not None and match.word("unit") == "week":
        raise ValueError("a week has one such day")
    if weekday is not None:
        return Meaning("", "SET", value=f"XXXX-WXX-{weekday + 1}")
    daypart = match.word("daypart")
    if daypart is not None:
        return Meaning("", "SET", value=f"XXXX-XX-XXT{daypart}")
    month, season = match.get("month"), match.get("season")
    if month is not None or season is not None:
        unit = "month" if month is not None else "season"
        return Meaning(
            "", "SET", value=unanchored_value(unit, Shift(unit, 0, month=month or season))
        )
    often = match.has("times", "once", "twice", "per")
    count = 2 if match.has("other") else 1 if often else (match.get("n") or 1)
    return Meaning("", "SET", value=duration_value(_unit_word(match), count))


def _frequency(match: Match) -> Meaning:
    return Meaning("", "SET", value=match.word("frequency") or "")


def _weekdays(match: Match) -> Meaning:
    weekday = match.get("weekdays")
    assert weekday is not None
    return Meaning("", "SET", value=f"XXXX-WXX-{weekday + 1}")


_MAKERS: Mapping[str, Callable[[Match], Meaning | None]] = {
    "date": _date,
    "figures": _figures,
    "nth-weekday": _nth_weekday,
    "month": _month,
    "year": _year,
    "months-of-year": _months_of_year,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "season": _season,
    "days": _days,
    "years": _years,
    "holiday": _holiday,
    "half": _half,
    "fiscal": _fiscal,
    "anniversary": _anniversary,
    "told-weekday": _told_weekday,
    "told-year": _told_year,
    "relative": _relative,
    "part-of-day": _part_of_day,
    "weekday": _weekday,
    "weekend": _weekend,
    "counted": _counted,
    "clock": _clock,
    "fixed": _fixed,
    "duration": _duration,
    "running": _duration,
    "set": _set,
    "frequency": _frequency,
    "weekdays": _weekdays,
}
