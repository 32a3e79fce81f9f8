"""A family name alone finds the person of another page, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Kind, Mention
from dragoman.model.time import Interval
from dragoman.resolve.entities import Linked, link_entities
from tests.resolve.build import Page, between


def _linked(
    pages: Sequence[Page], published: dict[str, Interval] | None = None
) -> tuple[Linked, list[Judgement]]:
    mentions = [mention for page in pages for mention in page.mentions]
    offices = [office for page in pages for office in page.offices]
    linked = link_entities(mentions, offices, (), published)
    assert linked == link_entities(mentions[::-1], offices[::-1], (), published)
    return linked, [j for j in linked.judgements if j.made_by == "resolve.surnames"]


def _same(linked: Linked, *mentions: Mention) -> bool:
    return len({linked.entity_of[mention.id] for mention in mentions}) == 1


def _pair(
    state: str | None = "HUN", alone: str | None = "HUN"
) -> tuple[Page, Page, Mention, Mention]:
    full, lone = Page("Peter Szijjarto spoke in Vienna."), Page("Szijjarto left for Oslo.")
    return (
        full,
        lone,
        full.person("Peter Szijjarto", state=state),
        lone.person("Szijjarto", state=alone),
    )


def test_the_only_bearer_of_a_name_who_speaks_for_the_same_state_is_meant() -> None:
    full, lone, first, second = _pair()
    linked, (judgement,) = _linked([full, lone])
    assert _same(linked, first, second)
    assert judgement.verdict is Verdict.SAME
    assert judgement.reason == (
        "for: the only Szijjarto with a full name in these pages is Peter Szijjarto; "
        "both speak for Hungary"
    )


def test_the_only_bearer_alone_is_no_proof() -> None:
    full, lone, first, second = _pair(alone=None)
    linked, judgements = _linked([full, lone])
    assert not _same(linked, first, second)
    assert judgements == []


def _two_okoths() -> tuple[list[Page], Mention, Mention, Page]:
    minister = Page("Defence Minister Ana Okoth of Kenya spoke.")
    ana = minister.person("Ana Okoth", state="KEN")
    minister.office(ana, "defence minister", "Kenya")
    fisherman = Page("Peter Okoth of Kenya fished.")
    peter = fisherman.person("Peter Okoth", state="KEN")
    lone = Page("Defence minister Okoth landed in Kenya.")
    lone.state("Kenya", "KEN")
    return [minister, fisherman, lone], ana, peter, lone


def test_of_two_bearers_the_one_in_the_post_that_the_page_gives_is_meant() -> None:
    pages, ana, _, lone = _two_okoths()
    second = lone.person("Okoth")
    lone.office(second, "defence minister")
    linked, (judgement,) = _linked(pages)
    assert _same(linked, ana, second)
    assert judgement.reason == (
        "for: of 2 people called Okoth, Ana Okoth fits; both are defence minister; "
        "the page tells of Kenya"
    )


def test_of_two_bearers_none_is_meant_where_no_post_tells() -> None:
    pages, ana, peter, lone = _two_okoths()
    second = lone.person("Okoth")
    linked, _ = _linked(pages)
    assert not _same(linked, ana, second)
    assert not _same(linked, peter, second)


def test_another_state_contradicts() -> None:
    full, lone, first, second = _pair(alone="ROU")
    linked, judgements = _linked([full, lone])
    assert not _same(linked, first, second)
    assert judgements == []


def test_his_state_and_common_company_are_enough() -> None:
    full, lone, first, second = _pair(alone=None)
    lone = Page("Szijjarto left Budapest and met Margus Tsahkna.")
    second = lone.person("Szijjarto")
    lone.state("Budapest", "HUN")
    lone.person("Margus Tsahkna", state="EST")
    full = Page("Peter Szijjarto called Margus Tsahkna.")
    first = full.person("Peter Szijjarto", state="HUN")
    full.person("Margus Tsahkna", state="EST")
    linked, (judgement,) = _linked([full, lone])
    assert _same(linked, first, second)
    assert judgement.reason.endswith("the page tells of Hungary; both pages name Margus Tsahkna")


def test_his_state_alone_leaves_it_open() -> None:
    full, lone, first, second = _pair(alone=None)
    lone = Page("Szijjarto left Budapest.")
    second = lone.person("Szijjarto")
    lone.state("Budapest", "HUN")
    linked, (judgement,) = _linked([full, lone])
    assert not _same(linked, first, second)
    assert judgement.verdict is Verdict.UNSURE
    assert judgement.reason.endswith("missing: more would have to be known")


def test_a_page_on_the_same_two_states_of_the_same_week_is_enough() -> None:
    full, lone = Page("Peter Szijjarto of Hungary saw Oslo."), Page("Szijjarto: Hungary, Norway.")
    first, second = full.person("Peter Szijjarto", state="HUN"), lone.person("Szijjarto")
    for page, norway in ((full, "Oslo"), (lone, "Norway")):
        page.state("Hungary", "HUN")
        page.state(norway, "NOR")
    week = {
        full.document.id: between("2022-03-01", "2022-03-02"),
        lone.document.id: between("2022-03-04", "2022-03-05"),
    }
    assert _same(_linked([full, lone], week)[0], first, second)
    years = {**week, lone.document.id: between("2019-03-04", "2019-03-05")}
    assert not _same(_linked([full, lone], years)[0], first, second)


@pytest.mark.parametrize("family", ["Smith", "Ivanov", "Wang"])
def test_a_common_family_name_needs_more_than_a_state(family: str) -> None:
    name = f"{family} Lei" if family == "Wang" else f"Robin {family}"
    full, lone = Page(f"{name} spoke."), Page(f"{family} left.")
    first, second = full.person(name, state="AUS"), lone.person(family, state="AUS")
    linked, (judgement,) = _linked([full, lone])
    assert not _same(linked, first, second)
    assert judgement.verdict is Verdict.UNSURE
    full, lone = Page(f"{name} met Ana Brnabic."), Page(f"{family} saw Ana Brnabic.")
    first, second = full.person(name, state="AUS"), lone.person(family, state="AUS")
    for page in (full, lone):
        page.person("Ana Brnabic", state="SRB")
    assert _same(_linked([full, lone])[0], first, second)


def test_two_bearers_of_one_state_leave_it_open() -> None:
    one, two = Page("Lech Kaczynski spoke."), Page("Jaroslaw Kaczynski spoke.")
    lone = Page("Kaczynski left.")
    first = one.person("Lech Kaczynski", state="POL")
    second = two.person("Jaroslaw Kaczynski", state="POL")
    third = lone.person("Kaczynski", state="POL")
    linked, judgements = _linked([one, two, lone])
    assert len({linked.entity_of[m.id] for m in (first, second, third)}) == 3
    assert {judgement.verdict for judgement in judgements} == {Verdict.UNSURE}
    assert all("another one fits as well" in judgement.reason for judgement in judgements)


def test_of_two_bearers_the_one_of_the_same_state_is_meant() -> None:
    one, two = Page("Jens Spahn spoke."), Page("Martin Spahn spoke.")
    lone = Page("Spahn left.")
    first = one.person("Jens Spahn", state="DEU")
    two.person("Martin Spahn", state="CHE")
    second = lone.person("Spahn", state="DEU")
    linked, (judgement,) = _linked([one, two, lone])
    assert _same(linked, first, second)
    assert judgement.reason.startswith("for: of 2 people called Spahn, Jens Spahn fits")


def test_one_bearer_on_many_pages_outshines_one_on_a_single_page() -> None:
    many = [Page(f"Page {n}: Donald Tusk spoke.") for n in range(10)]
    known = [page.person("Donald Tusk", state="POL") for page in many]
    other, lone = Page("Jozef Tusk played the violin."), Page("Tusk left.")
    other.person("Jozef Tusk", state="POL")
    second = lone.person("Tusk", state="POL")
    linked, _ = _linked([*many, other, lone])
    assert _same(linked, known[0], second)


def test_a_page_with_two_bearers_of_its_own_is_left_alone() -> None:
    page = Page("Rachel Notley and Tim Notley spoke. Notley left.")
    people = [page.person("Rachel Notley", state="CAN"), page.person("Tim Notley", state="CAN")]
    lone = page.person("Notley", state="CAN", nth=2)
    linked, judgements = _linked([page])
    assert len({linked.entity_of[m.id] for m in (*people, lone)}) == 3
    assert judgements == []


def test_company_that_every_page_keeps_says_nothing() -> None:
    pages = [Page(f"Page {n}: the Red Cross helped.") for n in range(20)]
    for page in pages:
        page.mention("Red Cross", Kind.ORGANIZATION)
    full, lone = Page("Peter Szijjarto: Red Cross."), Page("Szijjarto, Hungary, Red Cross.")
    first, second = full.person("Peter Szijjarto", state="HUN"), lone.person("Szijjarto")
    lone.state("Hungary", "HUN")
    for page in (full, lone):
        page.mention("Red Cross", Kind.ORGANIZATION)
    assert not _same(_linked([*pages, full, lone])[0], first, second)


def test_a_known_family_name_taken_for_a_body_is_a_persons() -> None:
    full, lone = Page("Peter Szijjarto saw Ana Brnabic."), Page("Szijjarto: Hungary, Ana Brnabic.")
    first, second = full.person("Peter Szijjarto", state="HUN"), lone.organization("Szijjarto")
    for page in (full, lone):
        page.person("Ana Brnabic", state="SRB")
    lone.state("Hungary", "HUN")
    assert _same(_linked([full, lone])[0], first, second)
    firm = Page("SZIJJARTO sold tyres in Hungary with Ana Brnabic.")
    third = firm.organization("SZIJJARTO")
    firm.person("Ana Brnabic", state="SRB")
    firm.state("Hungary", "HUN")
    assert not _same(_linked([full, firm])[0], first, third)


def test_a_city_is_no_person_because_somebody_bears_its_name() -> None:
    full, lone = Page("Peter Odessa saw Ana Brnabic."), Page("Odessa, Hungary: Ana Brnabic.")
    first, second = full.person("Peter Odessa", state="HUN"), lone.place("Odessa")
    for page in (full, lone):
        page.person("Ana Brnabic", state="SRB")
    lone.state("Hungary", "HUN")
    linked, _ = _linked([full, lone])
    assert not _same(linked, first, second)
    (city,) = [e for e in linked.entities if e.id == linked.entity_of[second.id]]
    assert city.kind is Kind.PLACE
