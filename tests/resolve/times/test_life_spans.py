"""A death that pages tell ends the time of what its person did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from dragoman.codebook.order import life_words
from dragoman.extract.claims import make_claims
from dragoman.extract.parse import parse
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.mention import Entity, Kind
from dragoman.model.time import Basis, Dating, Interval
from dragoman.pipeline import annotate
from dragoman.resolve.dates import Inferred, infer_dates
from dragoman.resolve.times.corpus import Told
from dragoman.resolve.times.life_spans import who_died
from tests.factory import document, parsed

DIED = "President Amina Diallo died in Dakar on 3 May 2019."
MET = "President Amina Diallo met President Adama Barrow in Banjul."
DEATH = Interval(None, date(2019, 5, 4))


def claims_of(text: str, address: str = "test:page") -> tuple[Document, tuple[Claim, ...]]:
    page = document(text, address=address)
    return page, make_claims(annotate(parse(page)))


@pytest.mark.parametrize(("text", "name"), life_words().examples, ids=lambda value: value[:40])
def test_each_example_of_the_table_tells_of_the_death_that_it_says(text: str, name: str) -> None:
    page = parsed(text)
    claims = make_claims(annotate(page))
    dead = [who_died(Told(claim, page.document, None)) for claim in claims]
    assert [one.name for one in dead if one is not None] == ([name] if name else [])


def infer(*texts: str) -> tuple[Inferred, Sequence[Claim]]:
    """Infer from pages on which every Diallo who is a person is one and the same."""
    read = [claims_of(text, f"p{number}") for number, text in enumerate(texts)]
    claims = [claim for _, some in read for claim in some]
    mentions = {
        argument.mention: "diallo"
        for claim in claims
        for argument in claim.arguments
        if argument.mention and "Diallo" in argument.name
    }
    person = Entity("diallo", Kind.PERSON, "Amina Diallo", ("Amina Diallo",))
    found = infer_dates(
        [page for page, _ in read], claims, {}, [], entities=[person], entity_of=mentions
    )
    return found, claims


def test_what_the_dead_did_was_before_and_says_so() -> None:
    found, claims = infer(DIED, MET)
    (met,) = [claim for claim in claims if claim.type == "CONSULT"]
    assert found.claim_times[met.id] == Dating(
        DEATH,
        Basis.INFERENCE,
        (*met.time.steps, "Amina Diallo died 2019-05-03"),
        source=met.time.source,
    )
    assert found.published == {}


@pytest.mark.parametrize(
    "told",
    [
        "President Diallo met President Adama Barrow in Banjul.",
        "President Amina Diallo will meet President Adama Barrow in Banjul.",
        "President Amina Diallo met President Adama Barrow on 7 June 2021.",
    ],
    ids=["a surname alone", "a plan", "a printed day"],
)
def test_no_time_ends_by_a_death_that_may_not_be_of_who_acts(told: str) -> None:
    found, _ = infer(DIED, told)
    assert found.claim_times == {}
    assert found.disagreements == ()


def test_of_two_deaths_that_disagree_neither_says_anything() -> None:
    found, _ = infer(DIED, "Amina Diallo died on 8 June 1987.", MET)
    assert found.claim_times == {}
