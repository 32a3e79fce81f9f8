from datetime import date

import pytest

from dragoman.chronology.query import make_query, parse_bound
from dragoman.errors import UsageError
from dragoman.model.event import Event, Modality
from dragoman.model.time import Basis, Dating, Interval


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2024", date(2024, 1, 1), date(2025, 1, 1)),
        ("2024-12", date(2024, 12, 1), date(2025, 1, 1)),
        ("2024-06-19", date(2024, 6, 19), date(2024, 6, 20)),
    ],
)
def test_a_bound_is_the_first_day_or_the_day_after_the_last(
    text: str, first: date, after: date
) -> None:
    assert (parse_bound(text, end=False), parse_bound(text, end=True)) == (first, after)


@pytest.mark.parametrize("text", ["yesterday", "2024-13", "2024-02-30", "19/06/2024", ""])
def test_what_is_no_date_is_said_in_one_line(text: str) -> None:
    with pytest.raises(UsageError, match="write 2024, 2024-06 or 2024-06-19"):
        parse_bound(text, end=False)


def test_states_are_found_by_code_or_name() -> None:
    query = make_query(["RUS", "North Korea"], "2024", "2024-06")
    assert query.between == ("state/RUS", "state/PRK")
    assert query.window == Interval.from_iso("2024-01-01", "2024-07-01")


def test_an_unknown_state_is_said_in_one_line() -> None:
    with pytest.raises(UsageError, match="'Ruritania' is no state"):
        make_query(["Ruritania"])


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UsageError, match="nothing lies between 2025 and 2024"):
        make_query((), "2025", "2024")


@pytest.mark.parametrize(
    ("time", "met"),
    [
        (("2018-06-17", "2018-06-18"), True),
        (("2018-01-01", "2019-01-01"), True),
        ((None, "2018-06-18"), True),
        ((None, "2019-04-03"), False),
        (("2018-06-17", None), True),
        (("2017-06-17", None), False),
        ((None, None), False),
    ],
)
def test_an_event_with_one_bound_stands_at_that_bound(
    time: tuple[str | None, str | None], met: bool
) -> None:
    event = Event(
        type="SUPPORT",
        mode="",
        extension="sign",
        actors=(),
        recipients=(),
        place=None,
        time=Dating(Interval.from_iso(*time), Basis.EXPLICIT),
        modality=Modality.HAPPENED,
        claims=("c",),
        articles=1,
        origins=1,
        title="",
    )
    assert make_query((), "2018", "2018-06").meets_window(event) is met
