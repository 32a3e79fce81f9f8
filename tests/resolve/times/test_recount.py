"""What is counted from a page's day is counted again when that day is inferred."""

from __future__ import annotations

import pytest

from dragoman.model.time import Basis, Interval
from tests.factory import day
from tests.resolve.times.pages import Pages

TRUCE = "Peru and Chile agreed on a truce on 19 March 2019."
UNDATED = "Peru and Chile agreed on a truce yesterday. "


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("The minister landed in Lima on Monday.", "landed", day("2019-03-18")),
        ("The minister landed in Lima last month.", "landed", Interval.month(2019, 2)),
    ],
)
def test_words_counted_from_publication_are_counted_again(
    sentence: str, trigger: str, expected: Interval
) -> None:
    pages = Pages()
    (known,) = pages.tell(TRUCE, "agreed")
    truce, act = pages.tell(UNDATED + sentence, "agreed", trigger)
    found = pages.infer([known, truce])
    assert found.published[truce.document].interval == day("2019-03-20")
    assert found.claim_times[act.id].interval == expected
    assert found.claim_times[act.id].basis is Basis.INFERENCE


def test_so_are_words_that_are_counted_from_those() -> None:
    pages = Pages()
    (known,) = pages.tell(TRUCE, "agreed")
    text = UNDATED + "The minister landed in Lima on Monday. The queen left the next day."
    truce, landed, left = pages.tell(text, "agreed", "landed", "left")
    found = pages.infer([known, truce])
    assert found.claim_times[landed.id].interval == day("2019-03-18")
    assert found.claim_times[left.id].interval == day("2019-03-19")
    assert found.claim_times[left.id].steps[-2:] == (
        "'the next day' is counted from 'Monday', this from the publication, 2019-03-20",
        "its page is dated 2019-03-20 only by inference: "
        "it says 'yesterday' of an event that page test:page dates 2019-03-19",
    )


def test_a_run_of_days_is_counted_whole() -> None:
    pages = Pages()
    (known,) = pages.tell(TRUCE, "agreed")
    truce, toured = pages.tell(UNDATED + "The queen toured Lima on March 3-5.", "agreed", "toured")
    found = pages.infer([known, truce])
    expected = Interval(day("2019-03-03").start, day("2019-03-05").end)
    assert found.claim_times[toured.id].interval == expected


def test_a_page_dated_by_a_page_that_was_itself_inferred_says_so() -> None:
    pages = Pages()
    (pact,) = pages.tell("Peru and Chile signed the pact on 19 March 2019.", "signed")
    text = "Peru and Chile signed the pact last year. The queen visited Lima this year."
    told, visit = pages.tell(text, "signed", "visited")
    (other,) = pages.tell("The queen visited Lima last year.", "visited")
    found = pages.infer([pact, told], [visit, other])
    assert found.published[other.document].interval == Interval.year(2021)
    assert found.published[other.document].steps == (
        "it says 'last year' of an event that page test:page dates 2020",
        "page test:page gives 2020 only by inference: "
        "'this year' is counted from the publication, 2020",
        "page test:page is dated 2020 only by inference: "
        "it says 'last year' of an event that page test:page dates 2019-03-19",
    )
