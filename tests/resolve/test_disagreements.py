"""What the claims of one event cannot all be right about."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dragoman.model.event import Modality
from dragoman.model.judgement import Disagreement
from dragoman.model.time import Interval
from dragoman.resolve.acts.figures import read_figure
from dragoman.resolve.disagreements import find_disagreements
from dragoman.resolve.entities import link_entities
from dragoman.resolve.events import make_events
from tests.factory import day
from tests.resolve.build import Page


def _found(*pages: Page, told_before: Sequence[Disagreement] = ()) -> tuple[Disagreement, ...]:
    """Give the disagreements of one event that all claims of the pages tell."""
    mentions = [mention for page in pages for mention in page.mentions]
    claims = [claim for page in pages for claim in page.claims]
    linked = link_entities(mentions, (), ())
    group = [tuple(claim.id for claim in claims)]
    events = make_events(group, claims, linked.entity_of, linked.entities, {}, {})
    known = linked.entity_of, linked.entities
    return find_disagreements(events, claims, *known, told_before)


def _deployed(number: str, time: Interval | None = None) -> Page:
    page = Page(f"Kenya sent {number} to the border, says {time}.")
    page.claim(
        "sent",
        "MOBILIZE",
        "troops",
        actors=(page.state("Kenya", "KEN"),),
        number=number,
        time=time,
    )
    return page


def test_two_figures_for_the_same_thing_are_a_disagreement() -> None:
    (found,) = _found(_deployed("800 soldiers"), _deployed("1,200 troops"))
    assert found.field == "number"
    assert [value.value for value in found.values] == ["800 soldiers", "1,200 troops"]
    assert found.note == (
        "The figures for soldiers differ: 800 soldiers (1 claim), 1,200 troops (1 claim)"
    )


def test_a_figure_within_a_range_and_figures_for_two_things_agree() -> None:
    assert _found(_deployed("more than 800 soldiers"), _deployed("1,200 troops")) == ()
    assert _found(_deployed("about 1,000 soldiers"), _deployed("1,050 soldiers")) == ()
    assert _found(_deployed("800 soldiers"), _deployed("30 tanks")) == ()


def test_days_that_exclude_each_other_are_a_disagreement_and_a_month_is_not() -> None:
    one, two = (
        _deployed("800 soldiers", day("2012-05-03")),
        _deployed("800 soldiers", day("2012-05-04")),
    )
    (found,) = _found(one, two)
    assert found.field == "time"
    assert [value.value for value in found.values] == ["2012-05-03", "2012-05-04"]
    assert _found(one, _deployed("800 soldiers", Interval.month(2012, 5))) == ()


def test_what_inference_told_of_the_times_of_an_event_is_not_told_again() -> None:
    pages = (
        _deployed("800 soldiers", day("2012-05-03")),
        _deployed("1,200 soldiers", day("2012-05-04")),
    )
    number, time = _found(*pages)
    assert (number.field, time.field) == ("number", "time")
    inferred = Disagreement(time.event, "time", time.values, "told by inference")
    page_alone = Disagreement(None, "number", (), "told of a page", "page")
    assert _found(*pages, told_before=(inferred, page_alone)) == (number,)


def test_an_allegation_stands_beside_its_denial_and_who_says_it_as_fact() -> None:
    one = Page("Uganda alleges that Rwanda arms rebels, which Rwanda denies.")
    rwanda, uganda = one.state("Rwanda", "RWA"), one.state("Uganda", "UGA")
    alleged = one.claim(
        "arms", "AID", actors=(rwanda,), modality=Modality.ALLEGED, stance="alleges", speaker=uganda
    )
    denied = one.claim(
        "arms", "AID", actors=(rwanda,), modality=Modality.DENIED, stance="denies", speaker=rwanda
    )
    two = Page("Rwanda arms rebels across the lake.")
    fact = two.claim("arms", "AID", actors=(two.state("Rwanda", "RWA"),))
    (found,) = _found(one, two)
    assert found.field == "modality"
    assert [(value.value, value.claims) for value in found.values] == [
        ("alleged", (alleged.id,)),
        ("said as fact", (fact.id,)),
        ("denied", (denied.id,)),
    ]
    assert found.note == "Alleged by Uganda; said as fact by one text; denied by Rwanda"


def test_an_allegation_alone_is_no_disagreement() -> None:
    page = Page("Uganda alleges that Rwanda arms rebels.")
    page.claim("arms", "AID", actors=(page.state("Rwanda", "RWA"),), modality=Modality.ALLEGED)
    assert _found(page) == ()


def test_places_of_two_states_are_a_disagreement() -> None:
    pages = []
    for city, state in (("Arusha", "TZA"), ("Kampala", "UGA")):
        page = Page(f"The envoys met in {city}.")
        page.claim("met", "CONSULT", place=page.place(city, state))
        pages.append(page)
    (found,) = _found(*pages)
    assert found.field == "place"
    assert {value.value for value in found.values} == {"Arusha", "Kampala"}


@pytest.mark.parametrize(
    ("words", "least", "most", "thing"),
    [
        ("10,000 soldiers", 10_000, 10_000, "soldiers"),
        ("more than 10,000 troops", 10_000, float("inf"), "soldiers"),
        ("up to 40 tanks", 0, 40, "arms"),
        ("1.5 million dollars", 1_500_000, 1_500_000, "money"),
        ("two hundred workers", 200, 200, "workers"),
        ("12 envoys", 12, 12, "envoy"),
        ("nearly 100 villages", 90, 110, "village"),
    ],
)
def test_figures_are_read(words: str, least: float, most: float, thing: str) -> None:
    figure = read_figure(words, words)
    assert figure is not None
    assert (round(figure.least), figure.thing) == (least, thing)
    assert figure.most == pytest.approx(most)


def test_dozens_is_no_figure() -> None:
    assert read_figure("dozens", "dozens of tanks") is None
