"""Two pages of our own, one in each format, and a timeline are scored as the docstring says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.model.time import UNBOUNDED, Interval
from evaluation.event_times import agreed, drawn, interval_of, right, score

TIMEML = """<?xml version="1.0"?>
<TimeML><DOCID>17</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-11-19">2024-11-19</TIMEX3></DCT>
<TEXT><s id="1">November 19 , 2024</s>
<s id="2">Chile <EVENT eid="e1">signed</EVENT> a pact on Monday , it
<EVENT eid="e2">said</EVENT> .</s>
<s id="3">Peru <EVENT eid="e3">left</EVENT> the pact in June 2020 .</s></TEXT></TimeML>
"""
CAT = """<?xml version="1.0"?><Document doc_id="23" doc_name="23_Peru.txt">
<token number="0" sentence="0" t_id="1">Peru</token>
<token number="1" sentence="1" t_id="2">November</token>
<token number="2" sentence="1" t_id="3">20</token>
<token number="3" sentence="1" t_id="4">,</token>
<token number="4" sentence="1" t_id="5">2024</token>
<token number="5" sentence="2" t_id="6">Chile</token>
<token number="6" sentence="2" t_id="7">signed</token>
<token number="7" sentence="2" t_id="8">a</token>
<token number="8" sentence="2" t_id="9">pact</token>
<token number="9" sentence="2" t_id="10">.</token>
</Document>
"""
TIMELINE = """Chile
0\tXXXX-XX-XX\t17-2-said
1\t2020-06\t17-3-left
2\t2024-11-18\t17-2-signed\t23-2-signed
3\t2024-11-18\t99-2-signed
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("17.tml", TIMEML), ("23-Peru.xml", CAT), ("gold/chile.txt", TIMELINE)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_mentions_and_lines_are_counted_beside_both_baselines(folder: Path) -> None:
    assert score(folder) == {
        "mentions": 3.0,
        "undated": 1.0,
        "not_found": 1.0,
        "day_accuracy": pytest.approx(2 / 3),  # page 23 says no more than "by 20 November"
        "publication_always": 0.0,
        "nearest_expression": pytest.approx(2 / 3),
        "lines": 2.0,
        "line_accuracy": 1.0,  # page 17 says which day
    }


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("2024-06-19", Interval.from_iso("2024-06-19", "2024-06-20")),
        ("2024-06", Interval.from_iso("2024-06-01", "2024-07-01")),
        ("2024-06-XX", Interval.from_iso("2024-06-01", "2024-07-01")),
        ("2024", Interval.from_iso("2024-01-01", "2025-01-01")),
        ("2024-XX-XX", Interval.from_iso("2024-01-01", "2025-01-01")),
        ("XXXX-XX-XX", None),
        ("XXX-XX-XX", None),
    ],
)
def test_a_gold_date_is_a_day_a_month_or_a_year(text: str, interval: Interval | None) -> None:
    assert interval_of(text) == interval


def test_an_interval_of_one_end_stands_at_it() -> None:
    assert drawn(Interval.from_iso(None, "2024-06-20")) == Interval.from_iso(
        "2024-06-19", "2024-06-20"
    )
    assert drawn(Interval.from_iso("2024-06-19", None)) == Interval.from_iso(
        "2024-06-19", "2024-06-20"
    )
    assert drawn(Interval.year(2024)) == Interval.year(2024)


def test_a_run_that_publication_ends_stands_at_its_first_day() -> None:
    published = Interval.from_iso("2024-06-20", "2024-06-21")
    run = Interval.from_iso("2024-06-17", "2024-06-21")
    assert drawn(run, published) == Interval.from_iso("2024-06-17", "2024-06-18")
    assert drawn(run) == run
    assert drawn(published, published) == published


def test_a_month_is_right_for_its_days_and_a_day_wrong_for_its_month() -> None:
    day, month = Interval.from_iso("2024-06-19", "2024-06-20"), Interval.month(2024, 6)
    assert right(month, day)
    assert right(month, month)
    assert not right(day, month)
    assert not right(month, UNBOUNDED)


def test_mentions_agree_on_the_narrowest_interval_that_most_allow() -> None:
    day, month = Interval.from_iso("2024-06-19", "2024-06-20"), Interval.month(2024, 6)
    other = Interval.from_iso("2020-01-01", "2020-01-02")
    assert agreed([month, day, other]) == day
    assert agreed([UNBOUNDED]) == UNBOUNDED
