"""Words that name a time."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.times import TimeExample, TimeRule, time_rules
from dragoman.dates.expressions import find_times
from dragoman.model.time import Basis, Shift
from tests.factory import day, parsed, time_row

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "times.toml").read_text("utf-8"))
EXAMPLES = [(rule, example) for rule in time_rules() for example in rule.examples]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_a_sentence_gives_these_times_and_no_others(case: dict[str, Any]) -> None:
    found = find_times(parsed(case["text"], case.get("published")))
    assert [time_row(time) for time in found] == case["times"]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule.name}: {one.found}" for rule, one in EXAMPLES]
)
def test_each_row_of_the_grammar_reads_its_own_example(
    rule: TimeRule, example: TimeExample
) -> None:
    found = {time.text: time for time in find_times(parsed(example.text, example.published))}
    time = found[example.found]
    interval = time.interval.iso() if time.interval else None
    expected = tuple(example.interval) if example.interval else None
    assert (time.rule, time.value, interval) == (rule.name, example.value, expected)


def test_half_of_the_cases_are_left_without_a_day() -> None:
    traps = [case for case in CASES["case"] if not case["times"]]
    undated = [c for c in CASES["case"] if not any("interval" in time for time in c["times"])]
    assert len(CASES["case"]) >= 1000
    assert len(traps) >= 400
    assert len(undated) * 2 >= len(CASES["case"])


def test_spans_hold_the_words_and_never_overlap() -> None:
    text = "On Tuesday, 3 May, and from June to July they met; last year’s talks (2018) failed."
    found = find_times(parsed(text, "2019-08-20"))
    assert [time.span.of(text) for time in found] == [time.text for time in found]
    ends = [time.span.end for time in found]
    assert all(time.span.start >= end for time, end in zip(found[1:], ends, strict=False))


def test_an_expression_without_an_anchor_keeps_the_way_to_count() -> None:
    (time,) = find_times(parsed("They signed it last year."))
    assert time.interval is None
    assert time.shift == Shift("year", -1)
    assert time.basis is Basis.PUBLICATION
    assert time.steps == ("'last year' is counted from a publication that is not known",)


def test_every_choice_is_said_in_plain_words() -> None:
    (time,) = find_times(parsed("They met on Tuesday.", "2019-06-20"))
    assert time.interval == day("2019-06-18")
    assert time.steps == (
        "'met' is in the past tense: the latest one up to the anchor",
        "counted from the publication, 2019-06-20",
    )


def test_a_wide_publication_makes_a_wide_time_not_a_guess() -> None:
    from dataclasses import replace

    from dragoman.model.time import Dating, Interval

    read = parsed("They signed it last month.", "2019-06-20")
    wide = Dating(Interval.year(2019), Basis.INFERENCE)
    read = replace(read, document=replace(read.document, published=wide))
    (time,) = find_times(read)
    assert time.interval is not None
    assert time.interval.iso() == ("2018-12-01", "2019-12-01")


def test_times_are_counted_from_the_nearest_named_day_before_them() -> None:
    text = "Mora landed on 3 May 2019.\nOn 9 May 2019 she flew on. The previous day she met Silva."
    *_, time = find_times(parsed(text))
    assert (time.interval, time.basis) == (day("2019-05-08"), Basis.EXPRESSION)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in 2019", "2019"),
        ("in June 2019", "2019-06"),
        ("on 3 June 2019", "2019-06-03"),
        ("in spring 2019", "2019-21"),
        ("in the 1990s", "199X"),
        ("in the 19th century", "18XX"),
        ("in early June 2019", "2019-06-01/2019-06-10"),
        ("since June 2019", "2019-06-01/.."),
        ("until June 2019", "../2019-06-30"),
    ],
)
def test_edtf_says_the_same_days(text: str, edtf: str) -> None:
    (time,) = find_times(parsed(f"They met {text}."))
    assert time.edtf == edtf


@pytest.mark.parametrize("text", ["", "...", "1 1 1 1", "the the of of", "- - -", "2019" * 9])
def test_odd_texts_give_nothing_and_break_nothing(text: str) -> None:
    assert find_times(parsed(text, "2019-06-20")) == ()
