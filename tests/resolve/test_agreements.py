"""Agreements with their steps, assembled from events."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.agreement import Agreement, StepState
from dragoman.model.event import Modality
from dragoman.model.time import Interval
from dragoman.resolve.agreements import link_agreements
from dragoman.resolve.entities import entity_id, link_entities
from dragoman.resolve.events import make_events, match_events
from tests.factory import day
from tests.resolve.build import Page

NAMES = {"NOR": "Norway", "SWE": "Sweden", "DNK": "Denmark"}


def _linked(pages: Sequence[Page]) -> tuple[Agreement, ...]:
    mentions = [mention for page in pages for mention in page.mentions]
    claims = [claim for page in pages for claim in page.claims]
    linked = link_entities(mentions, (), ())
    documents = {page.document.id: page.document for page in pages}
    groups, _ = match_events(claims, linked.entity_of, documents, (), linked.entities)
    events = make_events(groups, claims, linked.entity_of, linked.entities, {}, {})
    return link_agreements(events, claims, linked.entities, linked.entity_of)


def _page(
    verb: str,
    extension: str,
    paper: str,
    *codes: str,
    time: Interval | None = None,
    modality: Modality = Modality.HAPPENED,
) -> Page:
    who = " and ".join(NAMES[code] for code in codes) or "Nobody named"
    page = Page(f"{who} {verb} the {paper}.")
    actors = tuple(page.state(NAMES[code], code) for code in codes)
    page.claim(
        verb,
        "SUPPORT",
        extension=extension,
        actors=actors,
        agreement=paper,
        time=time,
        modality=modality,
    )
    return page


def test_an_agreement_is_signed_ratified_by_each_and_enters_into_force() -> None:
    pages = [
        _page("signed", "sign", "Treaty on Fjord Fisheries", "NOR", "SWE", time=day("2001-03-01")),
        _page("ratified", "ratify", "fisheries treaty", "NOR", time=day("2001-09-12")),
        _page("ratified", "ratify", "treaty", "SWE", time=day("2001-10-02")),
        _page("saw", "enter-force", "Fjord Fisheries Treaty", time=day("2002-01-01")),
    ]
    (agreement,) = _linked(pages)
    assert agreement.name == "Treaty on Fjord Fisheries"
    assert agreement.parties == (entity_id("state/NOR"), entity_id("state/SWE"))
    assert [(step.state, step.party) for step in agreement.steps] == [
        (StepState.SIGNED, None),
        (StepState.RATIFIED, entity_id("state/NOR")),
        (StepState.RATIFIED, entity_id("state/SWE")),
        (StepState.IN_FORCE, None),
    ]
    assert "treaty" in agreement.names


def test_a_plain_noun_that_fits_two_agreements_joins_neither() -> None:
    pages = [
        _page("signed", "sign", "Treaty on Fjord Fisheries", "NOR", "SWE", time=day("2001-03-01")),
        _page("signed", "sign", "Treaty on Arctic Rescue", "NOR", "SWE", time=day("2001-04-01")),
        _page("ratified", "ratify", "treaty", "NOR", time=day("2001-09-12")),
    ]
    found = _linked(pages)
    assert [agreement.name for agreement in found] == [
        "Treaty on Arctic Rescue",
        "Treaty on Fjord Fisheries",
    ]
    assert all(len(agreement.steps) == 1 for agreement in found)


def test_another_pair_of_parties_has_another_treaty() -> None:
    pages = [
        _page("signed", "sign", "border treaty", "NOR", "SWE", time=day("2001-03-01")),
        _page("signed", "sign", "border treaty", "NOR", "DNK", time=day("2001-03-09")),
        _page("ratified", "ratify", "border treaty", "DNK", time=day("2001-09-12")),
    ]
    found = _linked(pages)
    assert sorted(len(agreement.steps) for agreement in found) == [1, 2]


def test_a_treaty_is_not_ratified_before_it_is_signed() -> None:
    pages = [
        _page("signed", "sign", "border treaty", "NOR", "SWE", time=day("2001-03-01")),
        _page("ratified", "ratify", "border treaty", "NOR", time=day("1994-05-05")),
    ]
    assert len(_linked(pages)) == 2


def test_what_is_planned_is_proposed_and_what_is_left_is_withdrawn() -> None:
    pages = [
        _page(
            "plan", "sign", "Skagerrak Accord", "NOR", "DNK", time=Interval.year(2010),
            modality=Modality.PLANNED,
        ),
        _page("signed", "sign", "Skagerrak Accord", "NOR", "DNK", time=day("2011-06-06")),
        _page("quit", "withdraw-treaty", "Skagerrak Accord", "DNK", time=day("2015-01-07")),
    ]  # fmt: skip
    (agreement,) = _linked(pages)
    assert [(step.state, step.party) for step in agreement.steps] == [
        (StepState.PROPOSED, None),
        (StepState.SIGNED, None),
        (StepState.WITHDRAWN, entity_id("state/DNK")),
    ]


def test_a_signing_in_the_leaders_names_has_the_states_as_parties() -> None:
    page = Page("Stoltenberg and Persson signed the Kattegat Pact in Oslo.")
    actors = (
        page.person("Stoltenberg", "Jens Stoltenberg", "NOR"),
        page.person("Persson", "Goran Persson", "SWE"),
    )
    page.claim("signed", "SUPPORT", extension="sign", actors=actors, agreement="Kattegat Pact")
    (agreement,) = _linked([page])
    assert set(agreement.parties) == {entity_id("state/NOR"), entity_id("state/SWE")}


def test_nothing_denied_or_missing_is_a_step() -> None:
    page = _page("signed", "sign", "Kattegat Pact", "NOR", modality=Modality.NEGATED)
    assert _linked([page]) == ()


def test_who_ratifies_a_treaty_with_another_does_so_alone() -> None:
    page = Page("Norway ratified a landmark defence treaty with Sweden.")
    actors = (page.state("Norway", "NOR"), page.state("Sweden", "SWE"))
    page.claim("ratified", "SUPPORT", extension="ratify", actors=actors, agreement="defence treaty")
    (agreement,) = _linked([page])
    assert [step.party for step in agreement.steps] == [entity_id("state/NOR")]
    assert set(agreement.parties) == {entity_id("state/NOR"), entity_id("state/SWE")}
