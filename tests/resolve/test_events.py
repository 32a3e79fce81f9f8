"""Claims of many documents become events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from dragoman.codebook.titles import TitleRow, sample, title_rows
from dragoman.model.claim import Claim
from dragoman.model.event import Event, Modality, Role
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Kind
from dragoman.model.time import Basis, Dating, Interval
from dragoman.resolve.acts.treaty_names import compare_treaties
from dragoman.resolve.entities import link_entities
from dragoman.resolve.events import make_events, match_events
from dragoman.resolve.wording.titles import make_title
from tests.factory import day
from tests.resolve.build import Page, between, person_says


def _matched(
    *pages: Page, verdicts: Sequence[Judgement] = ()
) -> tuple[tuple[tuple[str, ...], ...], tuple[Judgement, ...], tuple[Event, ...]]:
    mentions = [mention for page in pages for mention in page.mentions]
    offices = [office for page in pages for office in page.offices]
    claims = [claim for page in pages for claim in page.claims]
    linked = link_entities(mentions, offices, ())
    documents = {page.document.id: page.document for page in pages}
    groups, judgements = match_events(
        claims, linked.entity_of, documents, verdicts, linked.entities
    )
    events = make_events(groups, claims, linked.entity_of, linked.entities, {}, {})
    return groups, judgements, events


def _together(*claims: Claim, pages: Sequence[Page], **rest: Sequence[Judgement]) -> bool:
    groups = _matched(*pages, **rest)[0]
    return any({claim.id for claim in claims} <= set(group) for group in groups)


def _meeting(text: str, time: Interval | None = None, published: str | None = None) -> Page:
    """Give a page on which Modi and Kishida meet in Delhi."""
    page = Page(text, published=published)
    modi = page.person("Modi", "Narendra Modi", "IND")
    kishida = page.person("Kishida", "Fumio Kishida", "JPN")
    place = page.place("Delhi", "IND") if "Delhi" in text else None
    page.claim("met", "CONSULT", actors=(modi, kishida), place=place, time=time)
    return page


def test_one_meeting_told_twice_is_one_event() -> None:
    one = _meeting("Modi met Kishida in Delhi on Monday.", day("2023-03-20"))
    two = _meeting("Kishida met Modi last week.", between("2023-03-20", "2023-03-27"))
    _, judgements, (event,) = _matched(one, two)
    assert event.title == "Fumio Kishida and Narendra Modi met in Delhi"
    assert (event.articles, event.origins) == (2, 2)
    assert event.time.interval == day("2023-03-20")
    (judgement,) = judgements
    assert (judgement.subject, judgement.verdict) == ("claim", Verdict.SAME)
    assert "same party Narendra Modi" in judgement.reason


def test_meetings_on_two_days_are_two_events() -> None:
    one = _meeting("Modi met Kishida in Delhi on Monday.", day("2023-03-20"))
    two = _meeting("Modi met Kishida in Delhi again.", day("2023-03-22"))
    assert len(_matched(one, two)[0]) == 2


def test_an_undated_telling_that_fits_two_meetings_joins_neither() -> None:
    pages = [
        _meeting("Modi met Kishida in Delhi on Monday.", day("2023-03-20")),
        _meeting("Modi met Kishida in Delhi again.", day("2023-09-09")),
        _meeting("Modi once met Kishida in Delhi."),
    ]
    groups, judgements, _ = _matched(*pages)
    assert len(groups) == 3
    assert any("fits another event" in judgement.reason for judgement in judgements)


def test_an_undated_telling_that_fits_one_meeting_joins_it() -> None:
    pages = [
        _meeting("Modi met Kishida in Delhi on Monday.", day("2023-03-20")),
        _meeting("Modi, who once met Kishida in Delhi, flew home."),
    ]
    assert len(_matched(*pages)[0]) == 1


def test_what_is_told_before_it_could_happen_is_another_meeting() -> None:
    late = _meeting("Modi met Kishida in Delhi on Monday.", day("2023-03-20"))
    early = _meeting("Modi met Kishida in Delhi, we hear.", published="2022-01-10")
    assert len(_matched(late, early)[0]) == 2


def test_two_visitors_of_one_state_are_two_meetings() -> None:
    page = Page("Wang Yi met Scholz. Li Qiang met Scholz.")
    scholz = page.person("Scholz", "Olaf Scholz", "DEU")
    again = page.person("Scholz", "Olaf Scholz", "DEU", nth=1)
    wang, li = page.person("Wang Yi", state="CHN"), page.person("Li Qiang", state="CHN")
    page.claim("met", "CONSULT", actors=(wang, scholz), time=day("2023-06-20"))
    page.claim("met", "CONSULT", nth=1, actors=(li, again), time=day("2023-06-20"))
    assert len(_matched(page)[0]) == 2


def _visit(text: str, where: str = "", time: Interval | None = None, **more: object) -> Page:
    page = Page(text)
    macron = page.person("Macron", "Emmanuel Macron", "FRA")
    state = (page.state("Egypt", "EGY"),) if "Egypt" in text else ()
    place = page.place(where, "EGY") if where else None
    trigger = next(word for word in ("visited", "visit", "attended", "arrived") if word in text)
    mode = "" if trigger == "attended" else "visit"
    page.claim(
        trigger, "CONSULT", mode, actors=(macron,), recipients=state, place=place, time=time, **more
    )
    return page


def test_a_visit_told_five_ways_is_one_trip() -> None:
    pages = [
        _visit("Macron visited Cairo.", "Cairo", between("2019-01-27", "2019-01-28")),
        _visit("Macron arrived in Cairo on Sunday.", "Cairo", between("2019-01-27", "2019-01-28")),
        _visit("Macron visited Egypt in January.", time=between("2019-01-01", "2019-02-01")),
        _visit("Macron attended a summit in Cairo.", "Cairo", between("2019-01-28", "2019-01-29")),
        _visit("Macron visited Egypt in 2019.", time=Interval.year(2019)),
    ]
    _, _, (event,) = _matched(*pages)
    assert event.title == "Emmanuel Macron visited Cairo"
    assert event.time.interval == between("2019-01-27", "2019-01-29")
    assert event.articles == 5


def test_a_visit_elsewhere_is_another_trip() -> None:
    one = _visit("Macron visited Cairo.", "Cairo", day("2019-01-27"))
    two = _visit("Macron visited Alexandria.", "Alexandria", day("2019-01-27"))
    assert len(_matched(one, two)[0]) == 2


def test_a_plan_and_what_came_of_it_are_one_event_that_happened() -> None:
    plan = _visit("Macron will visit Cairo.", "Cairo", day("2019-01-27"), modality=Modality.PLANNED)
    done = _visit("Macron visited Cairo.", "Cairo", day("2019-01-27"))
    _, _, (event,) = _matched(plan, done)
    assert event.modality is Modality.HAPPENED
    assert event.title == "Emmanuel Macron visited Cairo"


def test_a_plan_alone_reads_as_a_plan() -> None:
    plan = _visit("Macron will visit Cairo.", "Cairo", day("2019-01-27"), modality=Modality.PLANNED)
    _, _, (event,) = _matched(plan)
    assert (event.modality, event.title) == (Modality.PLANNED, "Emmanuel Macron to visit Cairo")


def test_a_leader_and_his_state_are_compatible_and_two_leaders_are_not() -> None:
    one = Page("Erdogan threatened Syria on Friday.")
    two = Page("Turkey threatened Syria again.")
    three = Page("Fidan threatened Syria as well.")
    for page, actor in (
        (one, one.person("Erdogan", "Recep Tayyip Erdogan", "TUR")),
        (two, two.state("Turkey", "TUR")),
        (three, three.person("Fidan", "Hakan Fidan", "TUR")),
    ):
        syria = page.state("Syria", "SYR")
        page.claim(
            "threatened",
            "THREATEN",
            actors=(actor,),
            recipients=(syria,),
            time=day("2022-05-27"),
        )
    assert _together(one.claims[0], two.claims[0], pages=(one, two))
    assert not _together(one.claims[0], three.claims[0], pages=(one, three))
    groups = _matched(one, two, three)[0]
    assert not any({one.claims[0].id, three.claims[0].id} <= set(group) for group in groups)


def test_routine_acts_on_two_days_and_undated_ones_are_not_joined() -> None:
    pages = []
    for number, time in enumerate((day("2021-04-01"), day("2021-04-02"), None, None)):
        page = Page(f"Iran accused Israel of a raid, part {number}, {'abcd'[number] * 9}.")
        page.claim(
            "accused",
            "ACCUSE",
            actors=(page.state("Iran", "IRN"),),
            recipients=(page.state("Israel", "ISR"),),
            time=time,
        )
        pages.append(page)
    groups = _matched(*pages[:2])[0]
    assert len(groups) == 2


def _raid(text: str) -> Page:
    page = Page(text)
    page.claim(
        "struck",
        "ASSAULT",
        "aerial",
        actors=(page.state("Iraq", "IRQ"),),
        recipients=(page.state("Kuwait", "KWT"),),
    )
    return page


def test_undated_routine_acts_join_only_by_their_words() -> None:
    one = _raid("Iraq struck Kuwait's northern desalination works, flooding eleven villages.")
    two = _raid("Iraq struck Kuwait, flooding eleven villages by the desalination works.")
    three = _raid("Iraq struck Kuwait yesterday evening near an airfield, killing pilots.")
    assert _together(one.claims[0], two.claims[0], pages=(one, two, three))
    assert not _together(one.claims[0], three.claims[0], pages=(one, two, three))


def test_who_does_it_to_whom_is_not_turned_round() -> None:
    one, two = Page("Iran accused Israel."), Page("Israel accused Iran.")
    for page, order in ((one, ("IRN", "ISR")), (two, ("ISR", "IRN"))):
        names = {"IRN": page.state("Iran", "IRN"), "ISR": page.state("Israel", "ISR")}
        page.claim(
            "accused",
            "ACCUSE",
            actors=(names[order[0]],),
            recipients=(names[order[1]],),
            time=day("2021-04-01"),
        )
    assert len(_matched(one, two)[0]) == 2


def _signing(text: str, paper: str, *codes: str, time: Interval | None = None) -> Page:
    names = {"FIN": "Finland", "EST": "Estonia", "LVA": "Latvia"}
    page = Page(text)
    actors = tuple(page.state(names[code], code) for code in codes)
    page.claim("signed", "SUPPORT", extension="sign", actors=actors, agreement=paper, time=time)
    return page


def test_a_signing_without_an_agent_joins_by_its_agreement() -> None:
    named = _signing(
        "Finland and Estonia signed the Treaty on Joint Rescue at Sea.",
        "Treaty on Joint Rescue at Sea",
        "FIN",
        "EST",
        time=day("2011-05-04"),
    )
    unnamed = _signing(
        "A new sea rescue treaty was signed in May 2011.",
        "sea rescue treaty",
        time=Interval.month(2011, 5),
    )
    _, _, (event,) = _matched(named, unnamed)
    assert event.title == "Estonia and Finland signed the Treaty on Joint Rescue at Sea"
    assert event.time.interval == day("2011-05-04")


def test_treaties_with_two_names_or_two_partners_are_two() -> None:
    one = _signing("Finland and Estonia signed the Tallinn Treaty.", "Tallinn Treaty", "FIN", "EST")
    two = _signing("Finland and Estonia signed the Narva Treaty.", "Narva Treaty", "FIN", "EST")
    assert len(_matched(one, two)[0]) == 2
    three = _signing(
        "Finland and Latvia signed a treaty.", "treaty", "FIN", "LVA", time=day("2011-05-04")
    )
    four = _signing(
        "Finland and Estonia signed a treaty.", "treaty", "FIN", "EST", time=day("2011-05-04")
    )
    assert len(_matched(three, four)[0]) == 2


def _one_side(text: str, side: str, code: str, *, both: bool, time: Interval | None) -> Page:
    """Give a page that names one signatory of the Narva Treaty, and maybe both ratifying it."""
    page = Page(text)
    paper = page.mention("Narva Treaty", Kind.AGREEMENT)
    page.claim(
        "signed",
        "SUPPORT",
        extension="sign",
        actors=(page.state(side, code),),
        agreement=paper,
        time=time,
    )
    if both:
        others = (page.state("Finland", "FIN", 1), page.state("Estonia", "EST"))
        for word, state in zip(("ratified", "followed"), others, strict=True):
            page.claim(word, "SUPPORT", extension="ratify", actors=(state,), agreement=paper)
    return page


@pytest.mark.parametrize(("both", "events"), [(True, 1), (False, 2)])
def test_two_texts_name_one_side_each_of_a_treaty_between_two(both: bool, events: int) -> None:
    told = "Finland signed the Narva Treaty. Finland ratified it, and Estonia followed."
    one = _one_side(told, "Finland", "FIN", both=both, time=Interval.year(2011))
    text = "It was Estonia that signed the Narva Treaty."
    two = _one_side(text, "Estonia", "EST", both=False, time=day("2011-05-04"))
    signings = [event for event in _matched(one, two)[2] if event.extension == "sign"]
    assert len(signings) == events


def test_two_texts_may_err_about_the_city_and_the_day_of_one_signing() -> None:
    pages = []
    for city, when in (("Tartu", "2011-05-04"), ("Narva", "2011-05-05")):
        page = Page(f"Finland and Estonia signed a Rescue Treaty in {city}.")
        page.claim(
            "signed",
            "SUPPORT",
            extension="sign",
            actors=(page.state("Finland", "FIN"), page.state("Estonia", "EST")),
            place=page.place(city, "EST"),
            agreement="Rescue Treaty",
            time=day(when),
        )
        pages.append(page)
    _, (judgement,), events = _matched(*pages)
    assert len(events) == 1
    assert "agreement on the day (1 day apart)" in judgement.reason


def _ratifying(text: str, state: str, code: str, paper: str, time: Interval | None) -> Page:
    page = Page(text)
    page.claim(
        "ratified",
        "SUPPORT",
        extension="ratify",
        actors=(page.state(state, code),),
        agreement=paper,
        time=time,
    )
    return page


def test_each_party_ratifies_by_itself_and_texts_may_err_about_the_day() -> None:
    told = (
        ("Latvia", "LVA", "Baltic Grid Accord", day("2014-02-03")),
        ("Latvia", "LVA", "grid accord", day("2014-02-05")),
        ("Estonia", "EST", "Baltic Grid Accord", day("2014-02-03")),
    )
    pages = [_ratifying(f"{one[0]} ratified the {one[2]}.", *one) for one in told]
    _, _, events = _matched(*pages)
    assert sorted(event.title for event in events) == [
        "Estonia ratified the Baltic Grid Accord",
        "Latvia ratified the Baltic Grid Accord",
    ]
    latvia = next(event for event in events if "Latvia" in event.title)
    assert len(latvia.time.conflicts) == 1


def test_not_yet_ratified_is_no_ratification() -> None:
    one = _ratifying("Latvia ratified the Grid Accord.", "Latvia", "LVA", "Grid Accord", None)
    two = Page("Latvia has not ratified the Grid Accord.")
    two.claim(
        "ratified",
        "SUPPORT",
        extension="ratify",
        actors=(two.state("Latvia", "LVA"),),
        agreement="Grid Accord",
        modality=Modality.NEGATED,
    )
    assert len(_matched(one, two)[0]) == 2


def test_an_allegation_and_its_denial_in_one_sentence_are_one_event() -> None:
    page = Page("Japan alleges that China fed rebels in Fiji, which Beijing denied.")
    china, fiji = page.state("China", "CHN"), page.place("Fiji", "FJI")
    japan = page.state("Japan", "JPN")
    for stance, modality, speaker in (
        ("alleges", Modality.ALLEGED, japan),
        ("denies", Modality.DENIED, china),
    ):
        said = {"stance": stance, "modality": modality, "speaker": speaker}
        page.claim("fed", "AID", actors=(china,), place=fiji, **said)
    _, _, (event,) = _matched(page)
    assert event.modality is Modality.ALLEGED
    assert event.title == "China gave aid"


def test_one_supply_under_two_words_for_arms_is_one_event() -> None:
    one = Page("Peru is supplying Chile with ammunition, Bolivia alleges.")
    two = Page("Peru gives Chile a stream of artillery shells, and ammunition too.")
    for page, trigger, theme in (
        (one, "supplying", "ammunition"),
        (two, "gives", "artillery shells"),
    ):
        page.claim(
            trigger,
            "AID",
            actors=(page.state("Peru", "PER"),),
            recipients=(page.state("Chile", "CHL"),),
            theme=theme,
        )
    groups, judgements, _ = _matched(one, two)
    assert len(groups) == 1
    assert any("same thing given" in judgement.reason for judgement in judgements)


def test_statements_join_only_with_speaker_day_and_words() -> None:
    texts = (
        "Guterres told reporters the ceasefire must hold until every hostage is free.",
        "Guterres said the ceasefire must hold until every hostage is free.",
        "Guterres said climate finance remains his main worry this year.",
    )
    pages = []
    for text in texts:
        page = Page(text)
        speaker = page.person("Guterres", "Antonio Guterres")
        trigger = "told" if "told" in text else "said"
        page.claim(trigger, "", extension="state", actors=(speaker,), time=day("2024-01-12"))
        pages.append(page)
    first, second, third = (page.claims[0] for page in pages)
    assert _together(first, second, pages=pages)
    assert not _together(first, third, pages=pages)


def test_a_death_is_one_whatever_the_day_said() -> None:
    one = Page("Ambassador Ivo Horvat died on Friday.")
    two = Page("Ivo Horvat died, the embassy said.")
    one.claim(
        "died", "", extension="die", actors=(one.person("Ivo Horvat"),), time=day("2020-02-07")
    )
    two.claim("died", "", extension="die", actors=(two.person("Ivo Horvat"),))
    _, _, (event,) = _matched(one, two)
    assert event.title == "Ivo Horvat died"
    assert event.time.interval == day("2020-02-07")


def test_a_chain_never_joins_what_contradicts_itself() -> None:
    pages = [
        _visit("Macron visited Cairo.", "Cairo", day("2019-01-27")),
        _visit("Macron visited Egypt in 2019.", time=Interval.year(2019)),
        _visit("Macron visited Cairo again.", "Cairo", day("2019-11-03")),
    ]
    groups = _matched(*pages)[0]
    claims = [page.claims[0].id for page in pages]
    assert not any({claims[0], claims[2]} <= set(group) for group in groups)


def test_a_persons_verdict_on_claims_wins() -> None:
    one = _meeting("Modi met Kishida in Delhi on Monday.", day("2023-03-20"))
    two = _meeting("Modi met Kishida in Delhi again.", day("2023-03-22"))
    left, right = one.claims[0], two.claims[0]
    same = person_says(left.id, right.id, Verdict.SAME, subject="claim")
    assert _together(left, right, pages=(one, two), verdicts=[same])
    three = _meeting("Modi met Kishida in Delhi, says a third.", day("2023-03-20"))
    different = person_says(
        left.id, three.claims[0].id, Verdict.DIFFERENT, subject="claim", at="2025-02-02"
    )
    assert not _together(left, three.claims[0], pages=(one, three), verdicts=[different])


def test_copies_count_as_articles_and_not_as_origins() -> None:
    one = _meeting("Modi met Kishida in Delhi on Monday.", day("2023-03-20"))
    two = _meeting("Kishida met Modi that day.", day("2023-03-20"))
    pages = (one, two)
    claims = [page.claims[0] for page in pages]
    mentions = [mention for page in pages for mention in page.mentions]
    linked = link_entities(mentions, (), ())
    origin_of = {"copy": one.document.id, one.document.id: one.document.id}
    (event,) = make_events(
        [[claim.id for claim in claims]],
        claims,
        linked.entity_of,
        linked.entities,
        origin_of,
        {one.document.id: ["copy"]},
    )
    assert (event.articles, event.origins) == (3, 2)


def test_the_time_of_an_event_lists_its_steps() -> None:
    one = _meeting("Modi met Kishida in Delhi on Monday.", Interval.month(2023, 3))
    two = _meeting("Kishida met Modi in Delhi.", between("2023-03-20", "2023-04-10"))
    _, _, (event,) = _matched(one, two)
    assert event.time.interval == between("2023-03-20", "2023-04-01")
    assert event.time.basis is Basis.INFERENCE
    assert event.time.steps == (
        "1 claim: 2023-03-01 to 2023-03-31",
        "1 claim: 2023-03-20 to 2023-04-09",
        "together: 2023-03-20 to 2023-03-31",
    )


def test_two_sentences_of_one_text_on_one_meeting_are_one_event() -> None:
    page = Page("Modi met Kishida on Monday. The talks between Modi and Kishida ran late.")
    first = (page.person("Modi", "Narendra Modi", "IND"), page.person("Kishida", "Fumio Kishida"))
    again = (
        page.person("Modi", "Narendra Modi", "IND", nth=1),
        page.person("Kishida", "Fumio Kishida", nth=1),
    )
    page.claim("met", "CONSULT", actors=first, time=day("2023-03-20"))
    page.claim("talks", "CONSULT", actors=again)
    assert len(_matched(page)[0]) == 1


def test_a_visit_to_a_city_has_its_state_as_host() -> None:
    page = Page("Macron visited Cairo, Egypt.")
    macron, cairo = page.person("Macron", "Emmanuel Macron", "FRA"), page.place("Cairo", "EGY")
    egypt = page.state("Egypt", "EGY")
    page.claim("visited", "CONSULT", "visit", actors=(macron,), recipients=(cairo,), place=cairo)
    _, _, (event,) = _matched(page)
    linked = link_entities(page.mentions, (), ())
    assert event.recipients == (linked.entity_of[egypt.id],)
    assert event.place == linked.entity_of[cairo.id]


def test_a_capital_that_acts_is_its_state() -> None:
    page = Page("Ankara threatened Syria. Turkey is a state.")
    ankara, turkey = page.place("Ankara", "TUR"), page.state("Turkey", "TUR")
    page.claim("threatened", "THREATEN", actors=(ankara,), recipients=(page.state("Syria", "SYR"),))
    _, _, (event,) = _matched(page)
    assert event.actors == (link_entities(page.mentions, (), ()).entity_of[turkey.id],)


def test_what_is_only_concluded_to_be_not_before_a_day_stands_after_what_is_dated() -> None:
    told = (
        ("visited Hanoi once", Interval(None, None), Basis.UNKNOWN),
        ("visited Tokyo once", Interval.from_iso("2001-02-03", None), Basis.INFERENCE),
        ("visited Seoul since 2009", Interval.from_iso("2009-01-01", None), Basis.EXPLICIT),
        ("visited Lima in 2011", Interval.year(2011), Basis.INFERENCE),
    )
    claims = []
    for words, interval, basis in told:
        page = Page(f"Modi {words}.")
        claim = page.claim("visited", "CONSULT", "visit")
        claims.append(replace(claim, time=Dating(interval, basis)))
    events = make_events([[claim.id] for claim in claims], claims, {}, (), {}, {})
    dated = [event.time.interval for event in events]
    seoul, lima, tokyo, hanoi = (told[place][1] for place in (2, 3, 1, 0))
    assert dated == [seoul, lima, tokyo, hanoi]


def test_the_order_of_claims_changes_nothing() -> None:
    pages = [
        _meeting(f"Modi met Kishida in Delhi, take {n}.", day(f"2023-03-2{n % 3}"))
        for n in range(6)
    ]
    mentions = [mention for page in pages for mention in page.mentions]
    claims = [page.claims[0] for page in pages]
    linked = link_entities(mentions, (), ())
    documents = {page.document.id: page.document for page in pages}
    forward = match_events(claims, linked.entity_of, documents, (), linked.entities)
    backward = match_events(claims[::-1], linked.entity_of, documents, (), linked.entities)
    assert forward == backward
    assert len(forward[0]) == 3


@pytest.mark.parametrize("row", title_rows(), ids=lambda row: f"{row.example}")
def test_each_row_of_the_titles_makes_its_example(row: TitleRow) -> None:
    given = {slot: words for slot, words in sample().items() if slot in row.asks}
    given.setdefault(row.subject, sample()[row.subject])
    title = make_title(row.type, row.mode, row.extension, Modality.HAPPENED, given)
    assert title == row.example


@pytest.mark.parametrize(
    ("modality", "title"),
    [
        (Modality.PLANNED, "Malta to visit Rabat"),
        (Modality.POSSIBLE, "Malta may visit Rabat"),
        (Modality.DEMANDED, "Malta urged to visit Rabat"),
        (Modality.NEGATED, "Malta did not visit Rabat"),
        (Modality.ALLEGED, "Malta visited Rabat"),
        (Modality.DENIED, "Malta visited Rabat"),
        (Modality.CONFIRMED, "Malta visited Rabat"),
    ],
)
def test_a_title_says_how_sure_the_event_is(modality: Modality, title: str) -> None:
    given = {"actors": "Malta", "place": "Rabat"}
    assert make_title("CONSULT", "visit", "", modality, given) == title


def test_a_passive_title_agrees_in_number_and_when_negated() -> None:
    given = {"recipients": "Malta and Cyprus"}
    assert make_title("ASSAULT", "", "", Modality.HAPPENED, given) == (
        "Malta and Cyprus were attacked"
    )
    assert make_title("ASSAULT", "", "", Modality.NEGATED, {"recipients": "Malta"}) == (
        "Malta was not attacked"
    )


def test_two_elections_to_one_body_are_not_one_event() -> None:
    pages = []
    for year in ("then", "later"):
        page = Page(f"They elected the Senate {year}.")
        body = (page.organization("Senate"),)
        page.claim("elected", "", extension="appoint", recipients=body)
        pages.append(page)
    assert len(_matched(*pages)[0]) == 2


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("treaty", "Treaty on Open Skies", 1),
        ("open skies treaty", "Treaty on Open Skies", 1),
        ("Open Skies pact", "Open Skies Treaty", 1),
        ("Minsk agreements", "Minsk Agreement", 1),
        ("the new trade deal", "trade agreement", 1),
        ("Paris Agreement", "Minsk Agreement", -1),
        ("memorandum of understanding", "Paris Agreement", -1),
        ("mutual defence pact", "Treaty on Open Skies", 0),
    ],
)
def test_names_of_agreements(left: str, right: str, same: int) -> None:
    for score, _ in (compare_treaties(left, right), compare_treaties(right, left)):
        assert (score > 0) - (score < 0) == same


def test_groups_hold_each_claim_once() -> None:
    pages = [_meeting(f"Modi met Kishida, take {n}.", day("2023-03-20")) for n in range(3)]
    groups = _matched(*pages)[0]
    ids = [claim for group in groups for claim in group]
    assert sorted(ids) == sorted(page.claims[0].id for page in pages)
    assert all(left < right for left, right in pairwise(groups))


def test_bare_words_for_a_party_stand_in_the_title() -> None:
    page = Page("Dozens of villagers protested in Kigali.")
    claim = page.claim("protested", "PROTEST", place=page.place("Kigali", "RWA"))
    assert claim.filling(Role.ACTOR) == ()
    _, _, (event,) = _matched(page)
    assert event.actors == ()
    assert event.place is not None


def test_two_events_that_a_person_calls_one_are_joined_with_all_their_claims() -> None:
    """The rules hold the days against each claim of one and each of the other."""
    monday = [_meeting(f"Modi met Kishida on Monday {n}.", day("2023-03-20")) for n in range(2)]
    friday = [_meeting(f"Modi met Kishida on Friday {n}.", day("2023-03-24")) for n in range(2)]
    pages = [*monday, *friday]
    assert len(_matched(*pages)[0]) == 2
    said = person_says(monday[0].claims[0].id, friday[0].claims[0].id, Verdict.SAME, "claim")
    (group,) = _matched(*pages, verdicts=[said])[0]
    assert len(group) == 4
    apart = person_says(monday[0].claims[0].id, monday[1].claims[0].id, Verdict.DIFFERENT, "claim")
    assert not _together(monday[0].claims[0], monday[1].claims[0], pages=monday, verdicts=[apart])
