"""An agreement is signed, then ratified, then in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.model.agreement import Agreement, Step, StepState
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval
from dragoman.resolve.dates import Inferred, infer_parts, join_parts
from tests.resolve.times.made import Act, Sheet, corpus_of

UNKNOWN = Dating(UNBOUNDED, Basis.UNKNOWN)
SIGNED, RATIFIED, FORCE = StepState.SIGNED, StepState.RATIFIED, StepState.IN_FORCE


def infer(
    pages: tuple[Sheet, ...], states: tuple[StepState, ...], *, parties: int = 2
) -> tuple[Inferred, tuple[str, ...]]:
    """Infer from pages of which each tells one step; give the claims too, in that order."""
    claims = tuple(page.claims[0].id for page in pages)
    steps = tuple(
        Step(state, "peru" if state is RATIFIED else None, UNKNOWN, (claim,))
        for state, claim in zip(states, claims, strict=True)
    )
    names = tuple(f"state{number}" for number in range(parties))
    pact = Agreement("a", "Lima Pact", ("Lima Pact",), names, steps)
    corpus = replace(corpus_of(pages), agreements=(pact,))
    return join_parts(corpus, infer_parts(corpus, {})), claims


def page(number: int, day: date | None = None) -> Sheet:
    return Sheet(number, None, (Act(number, printed=day),))


def test_what_was_ratified_was_signed_before_and_was_in_force_after() -> None:
    day = date(2019, 3, 19)
    found, (signed, ratified, force) = infer(
        (page(0), page(1, day), page(2)), (SIGNED, RATIFIED, FORCE)
    )
    assert found.claim_times[signed].interval == Interval(None, date(2019, 3, 20))
    assert found.claim_times[signed].steps == (
        "'Lima Pact' was ratified 2019-03-19, after it was signed",
    )
    assert found.claim_times[force].interval == Interval(day, None)
    assert found.claim_times[force].steps == (
        "'Lima Pact' was ratified 2019-03-19, before it was in force",
    )
    assert ratified not in found.claim_times
    assert found.disagreements == ()


def test_a_pact_of_many_may_be_in_force_before_one_of_them_ratifies_it() -> None:
    pages = (page(0, date(2019, 3, 19)), page(1))
    found, _ = infer(pages, (FORCE, RATIFIED), parties=3)
    assert found.claim_times == {}


def test_a_ratification_before_the_signing_is_a_disagreement_and_nothing_moves() -> None:
    pages = (page(0, date(2019, 3, 19)), page(1, date(2018, 3, 19)))
    found, (signed, ratified) = infer(pages, (SIGNED, RATIFIED))
    assert found.claim_times == {}
    (told,) = found.disagreements
    assert told.note in {
        "the time of 'signed' does not fit: "
        "'Lima Pact' was ratified 2018-03-19, after it was signed",
        "the time of 'signed' does not fit: "
        "'Lima Pact' was signed 2019-03-19, before it was ratified",
    }
    behind = {claim for value in told.values for claim in value.claims}
    assert behind == {signed, ratified}


def test_a_step_told_of_two_different_times_orders_nothing() -> None:
    pages = (page(0, date(2019, 3, 19)), page(1, date(2010, 3, 19)), page(2))
    found, _ = infer(pages, (SIGNED, SIGNED, RATIFIED))
    assert found.claim_times == {}
