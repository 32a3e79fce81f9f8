"""The ledger as a reader asks for it: doubts, gaps and clashes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.chronology.ledger import find_clashes, find_gaps, holder_on
from dragoman.chronology.offices import find_posts, office_disagreements
from dragoman.chronology.query import make_query
from dragoman.model.office import Tenure
from dragoman.model.time import Interval
from tests.chronology.test_ledger import _ledger, _sighting
from tests.factory import day
from tests.resolve.build import between


def _doubts(ledger: tuple[Tenure, ...]) -> dict[str, str]:
    return {tenure.holder_name: tenure.doubt for tenure in ledger}


def test_an_old_holder_named_once_amid_another_ones_pages_is_doubtful_and_clashes_with_none() -> (
    None
):
    ledger = _ledger(
        *(_sighting("Aino Salmi", f"2015-0{month}-01") for month in range(1, 6)),
        _sighting("Lars Holm", "2015-03-10"),
    )
    assert _doubts(ledger) == {
        "Aino Salmi": "",
        "Lars Holm": "5 pages see Aino Salmi in post before and after",
    }
    assert find_clashes(ledger) == ()
    seated = holder_on(ledger, "foreign minister", "Norway", day("2015-03-10"))
    assert seated is not None
    assert seated.holder_name == "Aino Salmi"


def test_who_had_left_by_an_earlier_page_is_doubtful_later() -> None:
    ledger = _ledger(
        _sighting("Lars Holm", "2015-02-01", status="former"),
        _sighting("Lars Holm", "2015-06-01"),
    )
    assert [tenure.doubt for tenure in ledger if tenure.held.known] == ["he had left by 2015-02-01"]


def test_a_successor_told_to_have_begun_makes_the_old_holder_doubtful() -> None:
    since = Interval(day("2015-01-05").start, None)
    ledger = _ledger(
        _sighting("Aino Salmi", "2015-06-01", held=since),
        _sighting("Lars Holm", "2015-03-10"),
    )
    assert _doubts(ledger)["Lars Holm"] == "Aino Salmi was in post by then (began 2015-01-05)"


def test_the_table_of_leaders_tells_who_had_long_left() -> None:
    ledger = _ledger(_sighting("Shimon Peres", "2016-09-29", of="Israel"))
    (tenure,) = ledger
    assert tenure.doubt.startswith("the table of leaders has Shimon Peres in this post")


def test_a_post_of_nothing_known_has_no_gaps_and_no_clashes() -> None:
    ledger = _ledger(
        _sighting("Aino Salmi", "2015-03-01", post="envoy", of=None),
        _sighting("Lars Holm", "2015-03-01", post="envoy", of=None),
    )
    assert (find_clashes(ledger), find_gaps(ledger)) == ((), ())


def test_clashes_are_kept_as_disagreements_and_gaps_are_none() -> None:
    ledger = _ledger(
        _sighting("Aino Salmi", "2015-03-01"),
        _sighting("Lars Holm", "2015-03-01"),
        _sighting("Jonas Weller", "2015-05-01"),
    )
    told = [(d.field, d.event, d.note) for d in office_disagreements(ledger)]
    assert told == [
        (
            "office",
            None,
            "foreign minister of Norway: both Lars Holm (1 page) and Aino Salmi (1 page) "
            "on 2015-03-01",
        ),
    ]
    assert len(find_gaps(ledger)) == 1


@pytest.mark.parametrize(
    ("asked", "holders"),
    [
        (make_query(["NOR"]), ["Aino Salmi", "Jonas Weller"]),
        (make_query(["FRA"]), []),
        (make_query(start="2015-04"), ["Jonas Weller"]),
        (make_query(), ["Aino Salmi", "Jonas Weller"]),
    ],
)
def test_a_query_picks_posts_by_state_and_window(asked: object, holders: list[str]) -> None:
    ledger = _ledger(_sighting("Aino Salmi", "2015-03-01"), _sighting("Jonas Weller", "2015-05-01"))
    posts = find_posts(ledger, asked)  # type: ignore[arg-type]
    assert [tenure.holder_name for post in posts for tenure in post.tenures] == holders
    if len(holders) == 2:
        (post,) = posts
        assert post.name == "foreign minister of Norway"
        assert [gap.time for gap in post.gaps] == [between("2015-03-02", "2015-05-01")]


def test_a_post_said_in_short_is_of_the_state_that_other_pages_say_with_it() -> None:
    short = _sighting("Lars Holm", "2015-03-10", post="prime minister", of="India")
    short.offices[-1] = replace(short.offices[-1], made_by="rule:office-before+state-of-holder")
    bare = _sighting("Lars Holm", "2015-04-10", post="prime minister", of=None)
    full = _sighting("Lars Holm", "2015-05-10", post="prime minister", of="Norway")
    (tenure,) = _ledger(short, bare, full)
    assert (tenure.of, tenure.held) == ("Norway", between("2015-03-10", "2015-05-11"))
