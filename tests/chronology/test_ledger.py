"""Who held which post, from the words of many pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dragoman.chronology.ledger import find_clashes, find_gaps, holder_on, office_ledger
from dragoman.codebook.ledger import has_one_holder, ledger_table, post_key
from dragoman.model.office import Tenure
from dragoman.model.time import UNBOUNDED, Interval
from dragoman.resolve.entities import link_entities
from tests.factory import day
from tests.resolve.build import Page, between

NOBODY_KNOWS = Interval(None, None)


def _sighting(
    name: str,
    published: str | None,
    post: str = "foreign minister",
    status: str = "",
    held: Interval = UNBOUNDED,
    of: str | None = "Norway",
    to: str | None = None,
) -> Page:
    page = Page(f"{name} spoke on {published} as {status} {post} {held}.", published=published)
    person = page.person(name, state="NOR")
    page.office(person, post, of)
    page.offices[-1] = replace(page.offices[-1], status=status, held=held, to=to)
    return page


def _ledger(*pages: Page) -> tuple[Tenure, ...]:
    mentions = [mention for page in pages for mention in page.mentions]
    offices = [office for page in pages for office in page.offices]
    claims = [claim for page in pages for claim in page.claims]
    linked = link_entities(mentions, offices, ())
    documents = [page.document for page in pages]
    return office_ledger(offices, linked.entities, documents, claims)


def _said(ledger: Sequence[Tenure]) -> list[tuple[str, tuple[str | None, str | None]]]:
    return [(tenure.holder_name, tenure.held.iso()) for tenure in ledger]


def test_two_dated_pages_make_one_tenure_that_opens_on_both() -> None:
    pages = (_sighting("Aino Salmi", "2015-03-01"), _sighting("Aino Salmi", "2015-09-10"))
    (tenure,) = _ledger(*pages)
    assert (tenure.post, tenure.of, tenure.to) == ("foreign minister", "Norway", "")
    assert tenure.held == between("2015-03-01", "2015-09-11")
    assert tenure.began == Interval(None, day("2015-03-01").end)
    assert tenure.ended == Interval(day("2015-09-10").start, None)
    spans = {office.span for page in pages for office in page.offices}
    assert {witness.span for witness in tenure.evidence} == spans
    assert {witness.says for witness in tenure.evidence} == {"held"}


def test_one_post_under_two_names_is_one() -> None:
    ledger = _ledger(
        _sighting("Aino Salmi", "2015-03-01", "Foreign Minister"),
        _sighting("Aino Salmi", "2015-04-01", "Minister for Foreign Affairs"),
    )
    assert len(ledger) == 1


def test_since_a_year_reaches_from_its_last_day_to_the_day_of_the_page() -> None:
    held = Interval(day("2010-01-01").start, None)
    (tenure,) = _ledger(_sighting("Aino Salmi", "2015-03-01", held=held))
    assert tenure.began == Interval.year(2010)
    assert tenure.held == between("2010-12-31", "2015-03-02")


def test_a_former_holder_ended_before_the_page_and_was_never_seen_in_post() -> None:
    (tenure,) = _ledger(_sighting("Aino Salmi", "2015-03-01", status="former"))
    assert (tenure.held, tenure.began) == (UNBOUNDED, UNBOUNDED)
    assert tenure.ended == Interval(None, day("2015-03-01").end)


def test_a_successor_bounds_the_end_and_former_the_end_of_the_first() -> None:
    first, second = _ledger(
        _sighting("Aino Salmi", "2015-03-01"),
        _sighting("Bo Holm", "2015-05-10"),
        _sighting("Aino Salmi", "2015-04-20", status="former"),
    )
    assert _said((first, second)) == [
        ("Aino Salmi", ("2015-03-01", "2015-03-02")),
        ("Bo Holm", ("2015-05-10", "2015-05-11")),
    ]
    assert first.ended == between("2015-03-01", "2015-04-21")
    assert second.began == between("2015-03-01", "2015-05-11")


def test_a_year_without_a_word_is_a_gap_and_shown_as_one() -> None:
    ledger = _ledger(_sighting("Aino Salmi", "2012-03-01"), _sighting("Aino Salmi", "2015-03-01"))
    assert len(ledger) == 2
    (gap,) = find_gaps(ledger)
    assert gap.time == between("2012-03-02", "2015-03-01")


def test_whoever_returns_after_another_has_two_tenures() -> None:
    ledger = _ledger(
        _sighting("Aino Salmi", "2015-01-05"),
        _sighting("Bo Holm", "2015-03-05"),
        _sighting("Bo Holm", "2015-04-05"),
        _sighting("Aino Salmi", "2015-08-05"),
    )
    assert [name for name, _ in _said(ledger)] == ["Aino Salmi", "Bo Holm", "Aino Salmi"]
    assert find_clashes(ledger) == ()


def test_two_in_a_post_of_one_at_one_time_is_a_disagreement() -> None:
    ledger = _ledger(
        _sighting("Aino Salmi", "2015-01-05"),
        _sighting("Aino Salmi", "2015-03-05"),
        _sighting("Bo Holm", "2015-02-01"),
    )
    (clash,) = find_clashes(ledger)
    assert clash.time == day("2015-02-01")
    assert (
        clash.note == "foreign minister of Norway: both Aino Salmi (2 pages) and Bo Holm (1 page)"
    )


@pytest.mark.parametrize(
    ("post", "status"), [("foreign minister", "acting"), ("deputy foreign minister", "")]
)
def test_who_acts_for_another_and_one_of_several_deputies_contradict_nobody(
    post: str, status: str
) -> None:
    ledger = _ledger(
        _sighting("Aino Salmi", "2015-01-05", post),
        _sighting("Aino Salmi", "2015-03-05", post),
        _sighting("Bo Holm", "2015-02-01", post, status),
    )
    assert find_clashes(ledger) == ()
    assert len(ledger) == 2


def test_ambassadors_to_two_states_are_no_clash_and_to_one_they_are() -> None:
    seen = [
        _sighting("Aino Salmi", "2015-01-05", "ambassador", to="Peru"),
        _sighting("Bo Holm", "2015-01-05", "ambassador", to="Chile"),
    ]
    assert find_clashes(_ledger(*seen)) == ()
    rival = _sighting("Cleo Marsh", "2015-01-05", "ambassador", to="Peru")
    assert len(find_clashes(_ledger(*seen, rival))) == 1


def test_claims_of_appointment_and_dismissal_bound_a_tenure() -> None:
    began = Page("Norway appointed Aino Salmi foreign minister.", published="2015-01-06")
    salmi = began.person("Aino Salmi", state="NOR")
    began.office(salmi, "foreign minister", "Norway")
    began.offices[0] = replace(began.offices[0], status="appointed")
    began.claim("appointed", "", extension="appoint", recipients=(salmi,), time=day("2015-01-05"))
    ended = Page("Norway dismissed Aino Salmi, the foreign minister.", published="2016-07-02")
    gone = ended.person("Aino Salmi", state="NOR")
    ended.office(gone, "foreign minister", "Norway")
    ended.offices[0] = replace(ended.offices[0], status="former")
    ended.claim("dismissed", "", extension="dismiss", recipients=(gone,), time=day("2016-07-01"))
    seen = _sighting("Aino Salmi", "2015-06-01")
    (tenure,) = _ledger(began, ended, seen)
    assert (tenure.began, tenure.ended) == (day("2015-01-05"), day("2016-07-01"))
    assert {w.says for w in tenure.evidence} == {"began", "held", "ended"}


def test_undated_pages_and_organizations_say_nothing() -> None:
    page = _sighting("Aino Salmi", None)
    body = Page("Acme Council is foreign minister.", published="2015-01-01")
    body.office(body.organization("Acme Council"), "foreign minister", "Norway")
    assert _ledger(page, body) == ()


def test_the_holder_on_a_day_is_given_only_where_there_is_no_doubt() -> None:
    ledger = _ledger(
        _sighting("Aino Salmi", "2015-01-05"),
        _sighting("Aino Salmi", "2015-06-05"),
        _sighting("Bo Holm", "2015-08-01"),
        _sighting("Bo Holm", "2015-09-01"),
    )
    expected = {
        "2014-11-01": None,
        "2014-12-20": "Aino Salmi",
        "2015-03-03": "Aino Salmi",
        "2015-06-20": "Aino Salmi",
        "2015-07-04": None,
        "2015-08-15": "Bo Holm",
        "2015-11-01": None,
    }
    found = {
        text: holder_on(ledger, "Minister of Foreign Affairs", "Norway", day(text))
        for text in expected
    }
    assert {text: one and one.holder_name for text, one in found.items()} == expected
    assert holder_on(ledger, "foreign minister", "Sweden", day("2015-03-03")) is None
    assert holder_on(ledger, "foreign minister", "Norway", NOBODY_KNOWS) is None


def test_no_holder_is_given_for_the_days_of_a_clash() -> None:
    ledger = _ledger(
        _sighting("Aino Salmi", "2015-01-05"),
        _sighting("Aino Salmi", "2015-03-05"),
        _sighting("Bo Holm", "2015-02-01"),
    )
    assert holder_on(ledger, "foreign minister", "Norway", day("2015-02-01")) is None


@pytest.mark.parametrize(("sentence", "post"), ledger_table().examples)
def test_each_row_files_the_post_of_its_example(sentence: str, post: str) -> None:
    lower = sentence.lower()
    forms = [form for form, head in ledger_table().posts.items() if head == post] or [post]
    printed = [form for form in forms if form in lower]
    assert printed
    assert {post_key(form) for form in printed} == {post}
    if not post.endswith("ambassador"):
        assert has_one_holder(post)
        assert not has_one_holder(f"deputy {post}")
