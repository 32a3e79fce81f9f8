"""When two tellings are one act: agreements, announcements, and what one page says twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dragoman.model.event import Event, Modality
from dragoman.model.mention import Mention
from dragoman.model.time import Interval
from dragoman.resolve.entities import link_entities
from dragoman.resolve.events import make_events, match_events
from tests.factory import day
from tests.resolve.build import Page


def _events(*pages: Page) -> Sequence[Event]:
    claims = [claim for page in pages for claim in page.claims]
    linked = link_entities([m for page in pages for m in page.mentions], (), ())
    documents = {page.document.id: page.document for page in pages}
    groups, _ = match_events(claims, linked.entity_of, documents, (), linked.entities)
    return make_events(groups, claims, linked.entity_of, linked.entities, {}, {})


def _paper(
    text: str,
    extension: str,
    *actors: tuple[str, str],
    paper: str = "Narva Accord",
    time: Interval | None = None,
) -> Page:
    page = Page(text)
    page.claim(
        text.split()[-1].rstrip("."),
        "SUPPORT",
        extension=extension,
        actors=tuple(page.state(name, code) for name, code in actors),
        agreement=paper,
        time=time,
    )
    return page


LATVIA, ESTONIA, FINLAND = ("Latvia", "LVA"), ("Estonia", "EST"), ("Finland", "FIN")


def test_an_undated_ratification_of_a_named_agreement_joins_the_dated_one() -> None:
    dated = _paper("The Narva Accord Latvia ratified.", "ratify", LATVIA, time=day("2014-02-03"))
    undated = _paper("So it was the Narva Accord that Latvia ratified.", "ratify", LATVIA)
    (event,) = _events(dated, undated)
    assert (event.time.interval, event.articles) == (day("2014-02-03"), 2)


def test_a_year_and_a_day_of_one_signing_are_one_event() -> None:
    dated = _paper("The Narva Accord Latvia signed.", "sign", LATVIA, time=day("2014-02-03"))
    year = _paper(
        "The Narva Accord that Latvia and Estonia signed.",
        "sign",
        LATVIA,
        ESTONIA,
        time=Interval.year(2014),
    )
    (event,) = _events(dated, year)
    assert event.time.interval == day("2014-02-03")


def test_an_agreement_enters_into_force_once_whoever_tells_it() -> None:
    one = _paper("The Narva Accord took effect.", "enter-force", time=day("2014-05-01"))
    two = _paper("By then the Narva Accord was in effect.", "enter-force")
    assert len(_events(one, two)) == 1


def test_another_party_ratifies_for_itself_though_undated() -> None:
    one = _paper("The Narva Accord Latvia ratified.", "ratify", LATVIA, time=day("2014-02-03"))
    two = _paper("The Narva Accord Estonia ratified.", "ratify", ESTONIA)
    three = _paper("The Narva Accord was ratified.", "ratify")
    assert len(_events(one, two)) == 2
    assert len(_events(one, three)) == 2


def test_another_agreement_or_a_year_later_is_another_signing() -> None:
    one = _paper("The Narva Accord Latvia signed.", "sign", LATVIA, time=day("2014-02-03"))
    other = _paper("The Tartu Accord Latvia signed.", "sign", LATVIA, paper="Tartu Accord")
    later = _paper(
        "In 2016 the Narva Accord Latvia signed.", "sign", LATVIA, time=Interval.year(2016)
    )
    assert len(_events(one, other)) == 2
    assert len(_events(one, later)) == 2


def test_ministers_sign_for_their_states_and_stand_after_them() -> None:
    states = _paper(
        "The Narva Accord Latvia and Estonia signed.",
        "sign",
        LATVIA,
        ESTONIA,
        time=day("2014-02-03"),
    )
    page = Page("The Narva Accord was signed by Edgars Rinkevics and Urmas Paet.")
    ministers = (
        page.person("Edgars Rinkevics", state="LVA"),
        page.person("Urmas Paet", state="EST"),
    )
    page.claim(
        "signed", "SUPPORT", extension="sign", actors=ministers, agreement="Narva Accord",
        time=day("2014-02-03"),
    )  # fmt: skip
    page.state("Accord", "LVA")
    (event,) = _events(states, page)
    assert event.title == "Estonia and Latvia signed the Narva Accord"
    assert len(event.actors) == 4
    linked = link_entities([*states.mentions, *page.mentions], (), ())
    assert set(event.actors[2:]) == {linked.entity_of[mention.id] for mention in ministers}


def test_a_signing_without_parties_has_those_that_its_page_names_for_the_agreement() -> None:
    page = Page("The Narva Accord, signed in spring, Latvia ratified; Estonia ratified it too.")
    page.claim("signed", "SUPPORT", extension="sign", agreement="Narva Accord")
    for nth, (name, code) in enumerate((LATVIA, ESTONIA)):
        page.claim(
            "ratified", "SUPPORT", extension="ratify", nth=nth,
            actors=(page.state(name, code),), agreement="Narva Accord",
        )  # fmt: skip
    same = _paper("The Narva Accord Latvia and Estonia signed.", "sign", LATVIA, ESTONIA)
    other = _paper("The Narva Accord Finland signed.", "sign", FINLAND)
    assert [e.articles for e in _events(page, same) if e.extension == "sign"] == [2]
    assert [e.articles for e in _events(page, other) if e.extension == "sign"] == [1, 1]


def _planned(published: str) -> tuple[Page, Page]:
    plan, deed = (
        Page("Modi will meet Kishida.", published="2023-03-10"),
        Page("Modi met Kishida on Monday.", published=published),
    )
    people: list[tuple[Mention, Mention]] = [
        (
            page.person("Modi", "Narendra Modi", "IND"),
            page.person("Kishida", "Fumio Kishida", "JPN"),
        )
        for page in (plan, deed)
    ]
    plan.claim("meet", "CONSULT", actors=people[0], modality=Modality.PLANNED)
    deed.claim("met", "CONSULT", actors=people[1], time=day(published))
    return plan, deed


def test_a_meeting_announced_without_a_day_is_the_one_held_within_weeks() -> None:
    (event,) = _events(*_planned("2023-03-20"))
    assert event.modality is Modality.HAPPENED
    assert len(_events(*_planned("2023-06-20"))) == 2


def _expulsion(published: str, modality: Modality, when: Interval | None = None) -> Page:
    verb = "will expel" if modality is Modality.PLANNED else "expelled"
    page = Page(f"Latvia {verb} two Finnish envoys over leaks.", published=published)
    sides = page.state("Latvia", "LVA"), page.state("Finnish", "FIN")
    words = "expelled" if "expelled" in verb else "expel"
    page.claim(
        words, "SANCTION", "expel", actors=sides[:1], recipients=sides[1:], modality=modality,
        time=when,
    )  # fmt: skip
    return page


@pytest.mark.parametrize(
    ("planned_for", "done", "events"),
    [
        (day("2023-03-13"), "2023-03-13", 1),
        (None, "2023-03-13", 1),
        (day("2023-03-13"), "2023-03-23", 2),
        (None, "2023-06-13", 2),
        (None, "2023-03-01", 2),
    ],
)
def test_what_a_government_announces_and_does_soon_after_is_one_event(
    planned_for: Interval | None, done: str, events: int
) -> None:
    plan = _expulsion("2023-03-10", Modality.PLANNED, planned_for)
    deed = _expulsion("2023-07-01", Modality.HAPPENED, day(done))
    found = _events(plan, deed)
    assert len(found) == events
    assert [len(event.claims) for event in found] == ([2] if events == 1 else [1, 1])


def test_a_page_that_tells_a_deed_and_a_plan_tells_two_acts() -> None:
    page = Page("Latvia expelled Finnish envoys. Latvia will expel Finnish envoys.")
    for nth, (verb, modality) in enumerate(
        [("expelled", Modality.HAPPENED), ("expel ", Modality.PLANNED)]
    ):
        sides = page.state("Latvia", "LVA", nth), page.state("Finnish", "FIN", nth)
        page.claim(
            verb, "SANCTION", "expel", actors=sides[:1], recipients=sides[1:],
            modality=modality, time=day("2023-03-13"),
        )  # fmt: skip
    assert len(_events(page)) == 2


def test_what_one_page_says_twice_of_the_same_words_to_the_same_man_is_one_line() -> None:
    page = Page("Borg thanked Paet warmly. Later on, Borg praised Paet. Borg praised Rinkevics.")
    borg, paet = page.person("Borg", "Anton Borg", "MLT"), page.person("Paet", "Urmas Paet", "EST")
    rinkevics = page.person("Rinkevics", "Edgars Rinkevics", "LVA")
    page.claim("thanked", "SUPPORT", actors=(borg,), recipients=(paet,))
    page.claim("praised", "SUPPORT", actors=(borg,), recipients=(paet,))
    page.claim("praised", "SUPPORT", actors=(borg,), recipients=(rinkevics,), nth=1)
    assert sorted(len(event.claims) for event in _events(page)) == [1, 2]


def test_two_attacks_of_one_page_stay_two() -> None:
    page = Page("Raiders shelled a mill near Narva. Raiders burned a bridge at Tartu by night.")
    actors = (page.state("Raiders", "LVA"),)
    recipients = (page.state("Narva", "EST"),)
    page.claim("shelled", "ASSAULT", actors=actors, recipients=recipients)
    page.claim("burned", "ASSAULT", actors=actors, recipients=recipients)
    assert len(_events(page)) == 2


def test_a_summit_abroad_is_a_trip_though_the_host_is_named() -> None:
    one, two = Page("Modi attended a summit in Hanoi."), Page("Modi visited Hanoi.")
    for page, word, mode in ((one, "attended", ""), (two, "visited", "visit")):
        page.claim(
            word, "CONSULT", mode, actors=(page.person("Modi", "Narendra Modi", "IND"),),
            recipients=(page.state("Hanoi", "VNM"),), place=page.place("Hanoi", "VNM"),
        )  # fmt: skip
    (event,) = _events(one, two)
    assert event.mode == "visit"


def _two_verbs(text: str, *verbs: str) -> Page:
    """Give a page whose one sentence tells a sanction by each of two verbs."""
    page = Page(text)
    actor = page.state("Latvia", "LVA")
    for verb in verbs:
        page.claim(verb, "SANCTION", "discontinue", actors=(actor,), time=day("2014-02-03"))
    frame = "events.toml:sanction-discontinue/curb"
    page.claims = [replace(claim, made_by=frame, sentence=page.span(text)) for claim in page.claims]
    return page


def test_two_deeds_joined_by_and_in_one_sentence_are_two_acts() -> None:
    joined = _two_verbs("Latvia cut imports and froze assets.", "cut imports", "froze assets")
    by_one = _two_verbs("Latvia cut imports by way of embargoed lists.", "cut imports", "embargoed")
    assert (len(_events(joined)), len(_events(by_one))) == (2, 1)
