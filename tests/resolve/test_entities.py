"""Mentions of many documents become entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.ids import digest
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Kind, Mention
from dragoman.resolve.entities import Linked, entity_id, link_entities
from evaluation.entity_speed import make_pages
from tests.resolve.build import Page, person_says


def _linked(*pages: Page, verdicts: Sequence[Judgement] = ()) -> Linked:
    mentions = [mention for page in pages for mention in page.mentions]
    offices = [office for page in pages for office in page.offices]
    return link_entities(mentions, offices, verdicts)


def _same(linked: Linked, *mentions: Mention) -> bool:
    return len({linked.entity_of[mention.id] for mention in mentions}) == 1


def test_a_row_of_the_codebook_is_one_entity_over_all_documents() -> None:
    one = Page("North Korea tested a rocket.")
    two = Page("Pyongyang said the DPRK would test again.")
    first = one.state("North Korea", "PRK")
    second = two.state("DPRK", "PRK")
    linked = _linked(one, two)
    assert _same(linked, first, second)
    (entity,) = linked.entities
    assert entity.id == digest("entity", "state/PRK")
    assert (entity.name, entity.names) == ("North Korea", ("DPRK", "North Korea"))
    assert ("iso3", "PRK") in entity.codes
    assert linked.judgements == ()


def test_two_romanisations_are_one_person_and_the_commonest_form_names_him() -> None:
    pages = [
        Page("Sergei Lavrov left Cairo."),
        Page("Sergey Lavrov flew to Algiers."),
        Page("Sergey Lavrov landed in Tunis."),
    ]
    people = [
        pages[0].person("Sergei Lavrov", state="RUS"),
        pages[1].person("Sergey Lavrov", state="RUS"),
        pages[2].person("Sergey Lavrov"),
    ]
    linked = _linked(*pages)
    assert _same(linked, *people)
    assert linked.entities[0].name == "Sergey Lavrov"
    assert linked.entities[0].names == ("Sergei Lavrov", "Sergey Lavrov")
    assert ("state", "state/RUS") in linked.entities[0].codes


def test_two_kims_in_one_text_are_two_people() -> None:
    page = Page("Kim Jong Un spoke. South Korea's Kim Yong-hyun answered that Kim was bluffing.")
    leader = page.person("Kim Jong Un", state="PRK")
    minister = page.person("Kim Yong-hyun", state="KOR")
    lone = page.person("Kim", nth=2)
    linked = _linked(page)
    assert len(linked.entities) == 3
    assert not _same(linked, leader, minister)
    assert not _same(linked, leader, lone)


def test_a_family_name_joins_the_only_full_name_of_its_document() -> None:
    page = Page("Emmanuel Macron called Xi Jinping. Later Macron rang again, and Xi answered.")
    macron, xi = page.person("Emmanuel Macron"), page.person("Xi Jinping")
    again, xi_again = page.person("Macron", nth=1), page.person("Xi", nth=1)
    linked = _linked(page)
    assert _same(linked, macron, again)
    assert _same(linked, xi, xi_again)
    assert not _same(linked, macron, xi)


def test_a_family_name_alone_stays_in_its_document() -> None:
    one, two = Page("Smith resigned in Canberra."), Page("Smith was appointed in Ottawa.")
    first, second = one.person("Smith"), two.person("Smith")
    assert not _same(_linked(one, two), first, second)


def test_a_family_name_with_the_same_post_finds_its_bearer_elsewhere() -> None:
    one = Page("President Joko Widodo spoke in Jakarta.")
    two = Page("Indonesia's president, Widodo, flew home.")
    first, second = one.person("Joko Widodo", state="IDN"), two.person("Widodo", state="IDN")
    one.office(first, "President", "Indonesia")
    two.office(second, "president", "Indonesia")
    linked = _linked(one, two)
    assert _same(linked, first, second)
    (judgement,) = linked.judgements
    assert "both president of Indonesia" in judgement.reason


def test_sister_forms_need_a_common_state() -> None:
    one, two, three = (
        Page("Volodymyr Zelensky spoke in Kyiv."),
        Page("Vladimir Zelensky spoke again."),
        Page("Vladimir Zelensky lectured in Minsk on chess."),
    )
    first = one.person("Volodymyr Zelensky", state="UKR")
    second = two.person("Vladimir Zelensky", state="UKR")
    assert _same(_linked(one, two), first, second)
    stranger = three.person("Vladimir Zelensky", state="BLR")
    assert not _same(_linked(one, three), first, stranger)


def test_one_name_in_two_states_is_two_people_until_somebody_knows_better() -> None:
    one = Page("Kim Yong-chol led the delegation from Pyongyang.")
    two = Page("Kim Yong-chol, a lawmaker in Seoul, protested.")
    first = one.person("Kim Yong-chol", state="PRK")
    second = two.person("Kim Yong-chol", state="KOR")
    linked = _linked(one, two)
    assert not _same(linked, first, second)
    assert {judgement.verdict for judgement in linked.judgements} == {Verdict.UNSURE}
    said = person_says(first.id, second.id, Verdict.SAME)
    assert _same(_linked(one, two, verdicts=[said]), first, second)


def test_one_wrong_state_among_many_does_not_split_a_person() -> None:
    pages = [Page(f"Sergey Lavrov, visit number {number}.") for number in range(6)]
    people = [
        page.person("Sergey Lavrov", state="PRK" if number == 3 else "RUS")
        for number, page in enumerate(pages)
    ]
    linked = _linked(*pages)
    assert _same(linked, *people)
    assert any("most documents say Russia" in judgement.reason for judgement in linked.judgements)


def test_a_persons_verdict_splits_and_survives() -> None:
    pages = [Page(f"John Smith spoke, part {number}.") for number in range(3)]
    people = [page.person("John Smith", state="GBR") for page in pages]
    assert _same(_linked(*pages), *people)
    said = person_says(people[0].id, people[2].id, Verdict.DIFFERENT)
    linked = _linked(*pages, verdicts=[said])
    assert not _same(linked, people[0], people[2])
    assert len(linked.entities) == 2


def test_a_verdict_on_entities_joins_them() -> None:
    one, two = Page("Pele waved."), Page("Edson Arantes do Nascimento waved.")
    first = one.person("Pele", state="BRA")
    second = two.person("Edson Arantes do Nascimento", state="BRA")
    linked = _linked(one, two)
    left, right = (linked.entity_of[mention.id] for mention in (first, second))
    said = person_says(left, right, Verdict.SAME, subject="entity")
    assert _same(_linked(one, two, verdicts=[said]), first, second)


def test_a_short_name_that_fits_two_people_joins_neither() -> None:
    pages = [
        Page("S. Ivanov signed."),
        Page("Sergei Ivanov signed."),
        Page("Stepan Ivanov signed."),
    ]
    people = [
        page.person(words, state="RUS")
        for page, words in zip(pages, ("S. Ivanov", "Sergei Ivanov", "Stepan Ivanov"), strict=True)
    ]
    linked = _linked(*pages)
    assert len({linked.entity_of[person.id] for person in people}) == 3
    assert any("fits another person" in judgement.reason for judgement in linked.judgements)


def test_a_pronoun_follows_what_it_repeats() -> None:
    page = Page("Angela Merkel arrived. She left at noon.")
    merkel = page.person("Angela Merkel", state="DEU")
    she = page.mention("She", Kind.PERSON, "Angela Merkel", antecedent=merkel)
    linked = _linked(page)
    assert _same(linked, merkel, she)
    assert linked.entities[0].names == ("Angela Merkel",)


def test_ministries_of_two_states_are_two_and_places_under_two_names_one() -> None:
    one, two = Page("The Foreign Ministry in Kiev spoke."), Page("The Foreign Ministry left Kyiv.")
    first = one.organization("Foreign Ministry", state="UKR")
    second = two.organization("Foreign Ministry", state="POL")
    kiev, kyiv = one.place("Kiev", state="UKR"), two.place("Kyiv", state="UKR")
    linked = _linked(one, two)
    assert not _same(linked, first, second)
    assert _same(linked, kiev, kyiv)


def test_ids_follow_from_content_and_not_from_order() -> None:
    pages = [Page(f"Narendra Modi met Anwar Ibrahim, {number}.") for number in range(4)]
    for page in pages:
        page.person("Narendra Modi", state="IND")
        page.person("Anwar Ibrahim", state="MYS")
    mentions = [mention for page in pages for mention in page.mentions]
    assert link_entities(mentions, (), ()) == link_entities(mentions[::-1], (), ())
    alone = link_entities(pages[0].mentions, (), ())
    assert {entity.id for entity in alone.entities} == {
        entity.id for entity in link_entities(mentions, (), ()).entities
    }


def test_a_group_is_its_members_and_no_entity() -> None:
    page = Page("Merkel and Macron met. The two leaders dined.")
    merkel, macron = page.person("Merkel", "Angela Merkel"), page.person("Macron")
    group = replace(merkel, span=page.span("The two leaders"), members=(merkel.id, macron.id))
    page.mentions.append(group)
    linked = _linked(page)
    assert group.id not in linked.entity_of
    assert len(linked.entities) == 2


def test_a_body_with_a_persons_name_is_the_person() -> None:
    one = Page("Donald Tusk spoke in Brussels.")
    two = Page("Donald Tusk was praised. Tusk thanked all.")
    first = one.person("Donald Tusk", state="POL")
    second = two.organization("Donald Tusk")
    third = two.mention("Tusk", Kind.PLACE, nth=1)
    linked = _linked(one, two)
    assert _same(linked, first, second, third)
    assert linked.entities[0].kind is Kind.PERSON


def test_a_description_names_nobody_in_another_document() -> None:
    one, two = Page("The Head of State spoke."), Page("Years later the Head of State fell.")
    first = one.person("Head of State", state="CHL")
    second = two.person("Head of State", state="CHL")
    assert not _same(_linked(one, two), first, second)


def test_a_name_without_a_state_is_that_of_the_bearer_whom_nearly_all_pages_mean() -> None:
    pages = [Page(f"Sanna Marin spoke, speech {number}.") for number in range(10)]
    known = [page.person("Sanna Marin", state="FIN") for page in pages]
    namesake, bare = Page("Sanna Marin painted."), Page("Sanna Marin left.")
    other = namesake.person("Sanna Marin", state="AUS")
    namesake.office(other, "minister", "Australia")
    stateless = bare.person("Sanna Marin")
    linked = _linked(*pages, namesake, bare)
    assert _same(linked, *known, stateless)
    assert not _same(linked, known[0], other)


def test_a_page_that_tells_a_namesake_of_another_state_splits_what_was_one_and_says_why() -> None:
    british, bare, australian = (Page(f"John Smith spoke, part {number}.") for number in range(3))
    first = british.person("John Smith", state="GBR")
    stateless = bare.person("John Smith")
    assert _same(_linked(british, bare), first, stateless)
    other = australian.person("John Smith", state="AUS")
    linked = _linked(british, bare, australian)
    assert len({linked.entity_of[mention.id] for mention in (first, stateless, other)}) == 3
    said = {j.reason for j in linked.judgements if stateless.id in (j.left, j.right)}
    assert said == {
        "for: John is John, Smith is Smith; against: John Smith of Australia is another",
        "for: John is John, Smith is Smith; against: John Smith of United Kingdom is another",
    }


def test_a_spelling_without_a_state_does_not_chain_two_states_together() -> None:
    pages = [Page("Sergei Ivanov spoke."), Page("Sergey Ivanov ran."), Page("Serguei Ivanov sat.")]
    people = [
        pages[0].person("Sergei Ivanov", state="RUS"),
        pages[1].person("Sergey Ivanov"),
        pages[2].person("Serguei Ivanov", state="BLR"),
    ]
    linked = _linked(*pages)
    assert len({linked.entity_of[person.id] for person in people}) == 3


def test_a_namesake_elsewhere_leaves_the_id_of_an_entity_as_it_was() -> None:
    british, australian = (Page(f"John Smith spoke, part {number}.") for number in range(2))
    first = british.person("John Smith", state="GBR")
    before = _linked(british).entity_of[first.id]
    australian.person("John Smith", state="AUS")
    assert _linked(british, australian).entity_of[first.id] == before


def test_new_pages_change_no_id_of_an_entity_that_they_do_not_touch() -> None:
    mentions, offices, published, _ = make_pages(6_000)
    pages = sorted(published)
    for share in (0.3, 0.6, 0.9):
        known = set(pages[: int(len(pages) * share)])
        some = [mention for mention in mentions if mention.span.document in known]
        before = link_entities(some, offices, (), published)
        after = link_entities(mentions, offices, (), published)
        ids = {entity.mentions: entity.id for entity in after.entities}
        untouched = [entity for entity in before.entities if entity.mentions in ids]
        assert len(untouched) > 100
        assert [e for e in untouched if ids[e.mentions] != e.id] == []


def test_every_entity_has_an_id_of_its_own() -> None:
    mentions, offices, published, _ = make_pages(6_000)
    linked = link_entities(mentions, offices, (), published)
    assert len({entity.id for entity in linked.entities}) == len(linked.entities)
    assert set(linked.entity_of) == {mention.id for mention in mentions}


def test_a_name_that_a_person_told_apart_has_two_sides_and_pages_go_where_they_belong() -> None:
    minister, painter = Page("John Smith met Ann Reed."), Page("John Smith sold to Lee Crane.")
    pages = [Page("Ann Reed praised John Smith."), Page("Lee Crane thanked John Smith.")]
    both = [page.person("John Smith") for page in (minister, painter, *pages)]
    for page in (minister, pages[0]):
        page.person("Ann Reed")
    for page in (painter, pages[1]):
        page.person("Lee Crane")
    said = person_says(both[0].id, both[1].id, Verdict.DIFFERENT)
    linked = _linked(minister, painter, *pages, verdicts=[said])
    assert _same(linked, both[0], both[2])
    assert _same(linked, both[1], both[3])
    assert not _same(linked, both[0], both[1])


def test_a_mention_that_is_not_what_the_codebook_takes_it_for_leaves_the_row() -> None:
    pages = [Page(f"Georgia voted, part {number}.") for number in range(3)]
    found = [page.state("Georgia", "GEO") for page in pages]
    said = person_says(found[0].id, found[2].id, Verdict.DIFFERENT)
    linked = _linked(*pages, verdicts=[said])
    row = entity_id("state/GEO")
    assert [linked.entity_of[one.id] == row for one in found].count(True) == 2
    assert not _same(linked, found[0], found[2])


def test_a_pronoun_that_a_person_took_out_of_a_group_keeps_its_own_words() -> None:
    page = Page("Angela Merkel met Ann Reed. She left at noon.")
    merkel = page.person("Angela Merkel")
    she = page.mention("She", Kind.PERSON, "Angela Merkel", antecedent=merkel)
    linked = _linked(page, verdicts=[person_says(merkel.id, she.id, Verdict.DIFFERENT)])
    assert not _same(linked, merkel, she)
    assert [e.name for e in linked.entities if she.id in e.mentions] == ["She"]


def test_what_was_judged_different_is_never_joined_through_a_third() -> None:
    pages = [Page("Sergei Ivanov ran."), Page("S. Ivanov ran."), Page("Stepan Ivanov ran.")]
    people = [
        page.person(name, state="RUS")
        for page, name in zip(pages, ("Sergei Ivanov", "S. Ivanov", "Stepan Ivanov"), strict=True)
    ]
    said = [
        person_says(people[0].id, people[1].id, Verdict.SAME),
        person_says(people[1].id, people[2].id, Verdict.SAME, at="2025-01-02"),
        person_says(people[0].id, people[2].id, Verdict.DIFFERENT, at="2025-01-03"),
    ]
    linked = _linked(*pages, verdicts=said)
    assert not _same(linked, people[0], people[2])


def test_kim_alone_follows_what_the_text_last_made_of_it() -> None:
    page = Page("Kim Jong Un spoke. South Korea's Kim Yong-hyun answered. Kim sat down.")
    leader = page.person("Kim Jong Un", state="PRK")
    minister = page.person("Kim Yong-hyun", state="KOR")
    lone = page.mention("Kim", Kind.PERSON, "Kim Yong-hyun", antecedent=minister, nth=2)
    linked = _linked(page)
    assert _same(linked, minister, lone)
    assert not _same(linked, leader, lone)


def test_a_lone_kim_of_a_page_without_another_is_nobody_known() -> None:
    one, two = Page("Kim Jong Un spoke."), Page("Kim sat down in Busan.")
    leader, lone = one.person("Kim Jong Un", state="PRK"), two.person("Kim")
    linked = _linked(one, two)
    assert not _same(linked, leader, lone)


def test_a_post_without_a_name_is_an_office_and_no_person() -> None:
    one, two = Page("The Russian foreign minister left."), Page("Russia's foreign minister came.")
    first, second = (
        replace(
            page.person(words, "foreign minister of Russia", state="RUS"),
            made_by="rule:post-unnamed",
        )
        for page, words in ((one, "Russian foreign minister"), (two, "Russia's foreign minister"))
    )
    linked = link_entities((first, second), (), ())
    assert _same(linked, first, second)
    assert [(e.kind, e.name) for e in linked.entities] == [
        (Kind.OFFICE, "foreign minister of Russia")
    ]


def test_a_post_that_many_hold_is_another_one_on_each_page() -> None:
    found = [
        replace(
            Page(f"The Chinese ambassador left, {number}.").person(
                "Chinese ambassador", "ambassador of China", state="CHN"
            ),
            made_by="rule:post-unnamed",
        )
        for number in range(2)
    ]
    assert not _same(link_entities(found, (), ()), *found)


def test_a_place_in_the_name_of_a_post_stays_a_place() -> None:
    page = Page("The Head of Dagestan spoke. Dagestan is dry.")
    head = replace(page.person("Head of Dagestan"), made_by="rule:post-unnamed")
    place = page.place("Dagestan", nth=1)
    linked = link_entities((head, place), (), ())
    assert {(e.kind, e.name) for e in linked.entities} == {
        (Kind.OFFICE, "Head of Dagestan"),
        (Kind.PLACE, "Dagestan"),
    }
