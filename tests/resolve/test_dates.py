"""Dates that follow from other documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.dates.expressions import find_times
from dragoman.extract.timing import date_event
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Modality
from dragoman.model.ids import digest
from dragoman.model.judgement import Disagreement, Value
from dragoman.model.span import Span
from dragoman.model.time import Basis, Dating, Interval, TimeExpression
from dragoman.resolve.dates import Inferred, infer_dates
from dragoman.resolve.times.same_event import SharesItsTime
from dragoman.resolve.times.votes import Vote
from tests.factory import claim_of, day, document, parsed


class Corpus:
    """Pages with one claim each, and which of them tell one event."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.claims: list[Claim] = []
        self.times: dict[str, Sequence[TimeExpression]] = {}

    def tell(
        self,
        text: str,
        trigger: str,
        *,
        published: str | None = None,
        modality: Modality = Modality.HAPPENED,
    ) -> str:
        """Add a page (its text serves as address) and give the id of its claim."""
        read = parsed(text, published)
        page = read.document
        times = find_times(read)
        token = next(token for token in read.tokens if token.text == trigger)
        sentence = read.sentence_span(read.sentences[token.sentence])
        claim = claim_of(
            sentence,
            read.span(token.index, token.index + 1),
            time=date_event(read, token.index, times),
            modality=modality,
        )
        self.documents.append(page)
        self.claims.append(claim)
        self.times[page.id] = times
        return claim.id

    def infer(self, *groups: Sequence[str]) -> Inferred:
        return infer_dates(self.documents, self.claims, self.times, groups)

    def page(self, claim: str) -> str:
        return next(one.document for one in self.claims if one.id == claim)


def interval(start: str | None, end: str | None) -> Interval:
    return Interval.from_iso(start, end)


def test_last_year_of_an_event_dated_elsewhere_says_in_which_year_a_page_was_written() -> None:
    corpus = Corpus()
    dated = corpus.tell("Peru and Chile signed the pact on 19 March 2019.", "signed")
    undated = corpus.tell("Peru and Chile signed the pact last year.", "signed")
    found = corpus.infer([dated, undated])
    page = corpus.page(undated)
    assert found.published[page] == Dating(
        interval("2020-01-01", "2021-01-01"),
        Basis.INFERENCE,
        ("it says 'last year' of an event that page test:page dates 2019-03-19",),
    )
    assert found.claim_times[undated].interval == day("2019-03-19")
    assert found.disagreements == ()


def test_a_month_without_a_year_leaves_room_from_the_day_after_to_its_next_occurrence() -> None:
    corpus = Corpus()
    dated = corpus.tell("Peru and Chile signed the pact on 19 March 2019.", "signed")
    undated = corpus.tell("The pact was signed in March.", "signed")
    found = corpus.infer([dated, undated])
    assert found.published[corpus.page(undated)].interval == interval("2019-03-20", "2020-04-01")


def test_a_page_is_not_older_than_what_it_tells_as_past() -> None:
    corpus = Corpus()
    dated = corpus.tell("Peru and Chile signed the pact on 19 March 2019.", "signed")
    undated = corpus.tell("Peru and Chile signed the pact.", "signed")
    found = corpus.infer([dated, undated])
    published = found.published[corpus.page(undated)]
    assert published.interval == interval("2019-03-19", None)
    assert published.steps == ("it tells as past an event that page test:page dates 2019-03-19",)


def test_a_page_is_not_younger_than_what_it_tells_as_still_to_come() -> None:
    corpus = Corpus()
    dated = corpus.tell("Peru and Chile signed the pact on 19 March 2019.", "signed")
    undated = corpus.tell(
        "Peru and Chile will sign the pact soon.", "sign", modality=Modality.PLANNED
    )
    found = corpus.infer([dated, undated])
    assert found.published[corpus.page(undated)].interval == interval(None, "2019-03-20")


def test_a_plan_whose_year_is_counted_dates_no_other_page() -> None:
    corpus = Corpus()
    dated = corpus.tell(
        "Peru will sign the pact in April.",
        "sign",
        published="2022-12-10",
        modality=Modality.PLANNED,
    )
    undated = corpus.tell("Peru will sign the pact next spring.", "sign", modality=Modality.PLANNED)
    assert corpus.page(undated) not in corpus.infer([dated, undated]).published


def test_a_plan_that_prints_its_year_dates_another_page() -> None:
    corpus = Corpus()
    dated = corpus.tell(
        "Peru will sign the pact on 4 April 2023.", "sign", modality=Modality.PLANNED
    )
    undated = corpus.tell("Peru will sign the pact soon.", "sign", modality=Modality.PLANNED)
    found = corpus.infer([dated, undated])
    assert found.published[corpus.page(undated)].interval == interval(None, "2023-04-05")


def test_what_was_once_planned_bounds_nothing() -> None:
    corpus = Corpus()
    dated = corpus.tell("Peru and Chile signed the pact on 19 March 2019.", "signed")
    undated = corpus.tell(
        "Peru said in 2018 that it would sign the pact.", "sign", modality=Modality.PLANNED
    )
    found = corpus.infer([dated, undated])
    assert corpus.page(undated) not in found.published


def test_a_page_dated_by_one_event_dates_its_other_events() -> None:
    """The pact dates the page; the page then dates the visit, and this a third page."""
    corpus = Corpus()
    pact = corpus.tell("Peru and Chile signed the pact on 19 March 2019.", "signed")
    text = "Peru and Chile signed the pact last year. The queen visited Lima this year."
    told = corpus.tell(text, "signed")
    read = parsed(text)
    token = next(token for token in read.tokens if token.text == "visited")
    visit = claim_of(
        read.sentence_span(read.sentences[token.sentence]),
        read.span(token.index, token.index + 1),
        time=date_event(read, token.index, corpus.times[read.document.id]),
    )
    corpus.claims.append(visit)
    other = corpus.tell("The queen visited Lima last year.", "visited")
    found = corpus.infer([pact, told], [visit.id, other])
    assert found.claim_times[visit.id].interval == interval("2020-01-01", "2021-01-01")
    assert found.claim_times[other].interval == interval("2020-01-01", "2021-01-01")
    assert found.published[corpus.page(other)].interval == interval("2021-01-01", "2022-01-01")


def test_claims_of_one_event_share_its_narrowest_time() -> None:
    corpus = Corpus()
    wide = corpus.tell("Peru signed the pact in 2019.", "signed", published="2020-05-01")
    narrow = corpus.tell("Peru signed the pact on 19 March 2019.", "signed", published="2019-03-20")
    found = corpus.infer([wide, narrow])
    assert found.claim_times[wide].interval == day("2019-03-19")
    assert found.claim_times[wide].basis is Basis.EVENT
    assert narrow not in found.claim_times


def test_acts_dated_by_the_same_words_lie_in_the_one_month_that_the_words_mean() -> None:
    corpus = Corpus()
    undated = "The king visited Oslo in June, when the two states signed a treaty on fishing."
    visit = corpus.tell(undated, "visited")
    told = corpus.tell(undated, "signed")
    dated = corpus.tell("The two states signed a treaty on 19 June 2024.", "signed")
    found = corpus.infer([told, dated]).claim_times[visit]
    assert found.interval == interval("2024-06-01", "2024-07-01")
    assert "'June' is 2024-06, as another act dated by it shows" in found.steps


def test_no_claim_is_the_ground_of_its_own_time() -> None:
    known = {"a": interval("2019-03-01", "2019-04-01"), "b": interval("2019-01-01", "2020-01-01")}
    votes = tuple(
        Vote(
            claim=claim, document=f"page {claim}", address=f"{claim}.html", open=True,
            happened=True, firm=True, planned=False, ahead=False, basis=Basis.EXPLICIT,
            read=known[claim], words="", shift=None,
        )
        for claim in known
    )  # fmt: skip
    told = [(node, bound.reason) for node, bound in SharesItsTime(votes).bounds(known)]
    assert told == [("b", "page a.html dates the same event 2019-03")]
    assert not list(SharesItsTime(votes[:1]).bounds(known))


def test_a_page_is_not_explained_by_what_another_one_has_from_it() -> None:
    corpus = Corpus()
    dated = corpus.tell("Peru signed the pact on 2 March 2019.", "signed")
    bare = corpus.tell("Peru signed the pact.", "signed")
    found = corpus.infer([dated, bare])
    assert {key: one.steps for key, one in found.published.items()} == {
        corpus.page(dated): ("it tells as past what it dates '2 March 2019' (2019-03-02)",),
        corpus.page(bare): ("it tells as past an event that page test:page dates 2019-03-02",),
    }


def test_a_day_without_its_year_is_the_one_nearest_to_the_event_and_stays_the_claims_own() -> None:
    corpus = Corpus()
    dated = corpus.tell("Peru signed the pact on 19 March 2019.", "signed")
    other = corpus.tell("Peru signed the pact on 20 March.", "signed")
    found = corpus.infer([dated, other])
    assert found.claim_times[other].interval == day("2019-03-20")
    assert found.published[corpus.page(other)].interval == interval("2019-03-20", "2020-03-20")
    event = digest("event", min(dated, other))
    values = (Value("2019-03-19", (dated,)), Value("2019-03-20", (other,)))
    note = "claims of one event give times that share no day: 2019-03-19 (1), 2019-03-20 (1)"
    assert found.disagreements == (Disagreement(event, "time", values, note),)


def test_pages_that_contradict_each_other_are_told_and_the_rest_is_dated() -> None:
    corpus = Corpus()
    first = corpus.tell("Peru signed the pact on 19 March 2019.", "signed", published="2019-03-20")
    second = corpus.tell("Lima: Peru signed the pact on 19 March 2019.", "signed")
    odd = corpus.tell("Peru signed the pact on 21 April 2018.", "signed")
    wide = corpus.tell("Peru signed the pact in 2019.", "signed")
    found = corpus.infer([first, second, odd, wide])
    assert found.claim_times[wide].interval == day("2019-03-19")
    event = digest("event", min(first, second, odd, wide))
    assert found.disagreements == (
        Disagreement(
            event,
            "time",
            (
                Value("2019-03-19", tuple(sorted([first, second, wide]))),
                Value("2018-04-21", (odd,)),
            ),
            "claims of one event give times that share no day: 2019-03-19 (3), 2018-04-21 (1)",
        ),
    )


def test_a_date_that_does_not_fit_its_day_of_week_is_a_disagreement_of_the_page() -> None:
    page = document("The minister landed in Quito on Monday, 19 March 2019.")
    times = find_times(parsed(page.text))
    found = infer_dates([page], [], {page.id: times}, [])
    assert found.disagreements == (
        Disagreement(
            None,
            "time",
            (Value("2019-03-19", ()), Value("Monday", ())),
            "'Monday, 19 March 2019': 2019-03-19 was a Tuesday, not a Monday",
            page.id,
        ),
    )


def test_two_days_that_are_said_to_be_one_are_a_disagreement_of_the_page() -> None:
    text = "The minister landed on Friday, coinciding with the opening of the port on March 4."
    page = document(text, published="2019-03-20")
    times = find_times(parsed(text, "2019-03-20"))
    (found,) = infer_dates([page], [], {page.id: times}, []).disagreements
    assert found.document == page.id
    assert [value.value for value in found.values] == ["2019-03-15", "2019-03-04"]


def test_a_dated_page_keeps_its_date() -> None:
    corpus = Corpus()
    dated = corpus.tell("Peru signed the pact on 19 March 2019.", "signed", published="2019-03-20")
    early = corpus.tell("Peru signed the pact.", "signed", published="2018-01-05")
    found = corpus.infer([dated, early])
    assert found.published == {}
    assert [one.field for one in found.disagreements] == ["time"]


def test_the_order_of_pages_changes_nothing() -> None:
    corpus = Corpus()
    group = [
        corpus.tell("Peru signed the pact on 19 March 2019.", "signed"),
        corpus.tell("Peru signed the pact last year.", "signed"),
        corpus.tell("Peru signed the pact in March.", "signed"),
    ]
    forward = corpus.infer(group)
    corpus.documents.reverse()
    corpus.claims.reverse()
    assert corpus.infer(group[::-1]) == forward


@pytest.mark.parametrize("size", [0, 1])
def test_little_to_go_by_gives_nothing(size: int) -> None:
    corpus = Corpus()
    group = [corpus.tell("Peru signed the pact last year.", "signed") for _ in range(size)]
    assert corpus.infer(group) == Inferred({}, {}, ())


DAYS = st.integers(0, 2000).map(lambda n: date(2015, 1, 1) + timedelta(days=n))
WIDTHS = st.sampled_from([1, 1, 7, 31, 365])


@st.composite
def pages(draw: st.DrawFn) -> list[tuple[Document, Claim]]:
    found = []
    for number in range(draw(st.integers(2, 6))):
        start, width = draw(DAYS), draw(WIDTHS)
        known = draw(st.booleans())
        page = Document(address=f"p{number}", text="Peru signed it.")
        time = (
            Dating(Interval(start, start + timedelta(days=width)), Basis.EXPLICIT)
            if known
            else Dating(Interval(None, None), Basis.UNKNOWN)
        )
        span = Span(page.id, 0, 15)
        found.append((page, claim_of(span, Span(page.id, 5, 11), time=time)))
    return found


@given(pages())
@settings(max_examples=60, deadline=None)
def test_another_page_only_narrows_unless_pages_contradict(
    found: list[tuple[Document, Claim]],
) -> None:
    def infer(some: list[tuple[Document, Claim]]) -> Inferred:
        claims = [claim for _, claim in some]
        return infer_dates([page for page, _ in some], claims, {}, [[c.id for c in claims]])

    before, after = infer(found[:-1]), infer(found)
    if before.disagreements or after.disagreements:
        return
    for key, dating in before.published.items():
        assert dating.interval.contains(after.published[key].interval)
    for key, dating in before.claim_times.items():
        assert dating.interval.contains(after.claim_times[key].interval)
