"""Which mentions repeat an earlier one, and which stay unlinked."""

from __future__ import annotations

import pytest

from dragoman.codebook.names import name_examples
from dragoman.extract.mentions import find_mentions
from dragoman.model.mention import Kind, Mention
from tests.factory import parsed


def links(text: str) -> list[tuple[str, str, str | None]]:
    """Give (text, name, text of the antecedent) of every mention."""
    mentions = find_mentions(parsed(text))
    by_id: dict[str, Mention] = {mention.id: mention for mention in mentions}
    return [(m.text, m.name, by_id[m.antecedent].text if m.antecedent else None) for m in mentions]


def test_a_family_name_points_to_the_full_name() -> None:
    assert links("Peter Okoth resigned. Okoth gave no reason.") == [
        ("Peter Okoth", "Peter Okoth", None),
        ("Okoth", "Peter Okoth", "Peter Okoth"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "President Peter Okoth, known as Mandago, met Ana Ruiz. Mandago smiled.",
        "President Peter Okoth, also known as Mandago, met Ana Ruiz. Mandago smiled.",
        "President Peter Okoth, nicknamed “Mandago”, met Ana Ruiz. Mandago smiled.",
    ],
)
def test_another_name_that_the_page_gives_a_person_is_that_person(text: str) -> None:
    found = [link for link in links(text) if link[0] == "Mandago"]
    assert found == [("Mandago", "Peter Okoth", "Peter Okoth")] * 2


def test_another_name_that_looks_like_a_body_is_a_person_and_a_call_is_no_name() -> None:
    text = "Hassan Abdi Okoth, known as Zarnoffo, landed in Oslo. Zarnoffo smiled."
    assert [name for said, name, _ in links(text) if said == "Zarnoffo"] == [
        "Hassan Abdi Okoth"
    ] * 2
    assert ("Ana Ruiz", "Ana Ruiz", None) in links("Peter Okoth called Ana Ruiz.")


def test_a_name_beside_another_one_without_such_words_is_not_the_same_person() -> None:
    found = links("President Peter Okoth, who knew John Mandago, met Ana Ruiz. Mandago smiled.")
    assert found[-1] == ("Mandago", "John Mandago", "John Mandago")


def test_two_namesakes_leave_a_family_name_unlinked() -> None:
    found = links("John Mwangi met Peter Mwangi in Nairobi. Mwangi smiled.")
    assert found[-1] == ("Mwangi", "Mwangi", None)


def test_the_namesake_who_already_went_by_the_name_keeps_it() -> None:
    text = (
        "President Kim Dae-jung met Peter Okoth. Kim thanked Okoth. "
        "Spokesman Kim Ha-joong was absent that day. "
        "The talks were long. At the dinner Kim praised Okoth again."
    )
    assert links(text)[-2] == ("Kim", "Kim Dae-jung", "Kim Dae-jung")


def test_the_ambassador_is_the_person_named_with_that_post() -> None:
    found = links("Ambassador Ana Ruiz fell ill. Doctors said the ambassador would recover.")
    assert found[-1] == ("ambassador", "Ana Ruiz", "Ana Ruiz")


def test_a_deputy_is_not_meant_by_the_minister() -> None:
    found = links("Deputy Foreign Minister Ana Ruiz spoke. The foreign minister was absent.")
    assert ("foreign minister", "Ana Ruiz", "Ana Ruiz") not in found


def test_a_former_holder_is_not_meant_by_the_post() -> None:
    found = links(
        "The prime minister of Georgia landed in Oslo. The bank is that of former prime minister "
        "Tamar Ruiz. The prime minister smiled."
    )
    assert [name for text, name, _ in found if "prime minister" in text.lower()] == [
        "prime minister of Georgia"
    ]


def test_a_pronoun_with_two_candidates_stays_unlinked() -> None:
    found = links("Peter Okoth thanked John Mwangi for his help.")
    assert [text for text, _, _ in found] == ["Peter Okoth", "John Mwangi"]


def test_a_pronoun_ahead_of_its_subject_is_that_subject() -> None:
    found = links("Ana Ruiz waited. After his talks in Doha, Peter Okoth flew home.")
    assert ("his", "Peter Okoth", "Peter Okoth") in found


def test_a_pronoun_follows_the_gender_of_a_title() -> None:
    found = links("Mr Peter Okoth and Mrs Ana Ruiz met. She smiled.")
    assert found[-1] == ("She", "Ana Ruiz", "Ana Ruiz")


def test_a_pronoun_does_not_reach_behind_a_subject_that_is_an_unread_name() -> None:
    found = links("Peter Okoth was absent. Zubarashvo hailed the step. He invited the press.")
    assert "He" not in [text for text, _, _ in found]
    found = links("Peter Okoth was absent. Everybody hailed the step. He invited the press.")
    assert found[-1] == ("He", "Peter Okoth", "Peter Okoth")


def test_it_may_be_a_state_but_not_a_clause() -> None:
    assert links("Kenya closed the border. It gave no reason.")[-1] == ("It", "Kenya", "Kenya")
    assert links("Kenya closed the border. It is clear that trade will suffer.") == [
        ("Kenya", "Kenya", None)
    ]


def test_a_group_lists_its_members_and_they_follow() -> None:
    text = "Peter Okoth met Ana Ruiz in Doha. The two ministers smiled. They left together."
    mentions = find_mentions(parsed(text))
    by_id = {mention.id: mention for mention in mentions}
    groups = [(m.text, [by_id[i].text for i in m.members]) for m in mentions if m.members]
    assert groups == [
        ("two ministers", ["Peter Okoth", "Ana Ruiz"]),
        ("They", ["Peter Okoth", "Ana Ruiz"]),
    ]


def test_the_two_ministers_are_ministers_and_not_whoever_was_named_last() -> None:
    text = (
        "Foreign Minister Ana Ruiz spoke of the fisherman John Mwangi and of the sailor "
        "Peter Okoth. The two ministers signed a treaty."
    )
    assert not [m for m in find_mentions(parsed(text)) if m.members]


def test_the_two_ministers_are_ministers_although_others_are_named_later() -> None:
    text = (
        "Foreign Minister Ana Ruiz met Foreign Minister Peter Okoth. They spoke of John Mwangi, "
        "a fisherman. The two ministers signed a treaty."
    )
    found = [m.name for m in find_mentions(parsed(text)) if m.text.lower() == "two ministers"]
    assert found == ["Ana Ruiz and Peter Okoth"]


def test_every_link_says_why() -> None:
    text = "Kenyan President William Ruto spoke. The Kenyan leader said he was glad. Ruto left."
    mentions = find_mentions(parsed(text))
    assert [m.text for m in mentions if m.antecedent and not m.reason] == []
    assert [m.text for m in mentions if m.antecedent] == ["Kenyan leader", "he", "Ruto"]


def test_a_post_said_by_a_clause_lets_a_later_phrase_point_back() -> None:
    found = links("Peter Okoth was elected president of Kenya. The Kenyan leader smiled.")
    assert found[-1] == ("Kenyan leader", "Peter Okoth", "Peter Okoth")


def test_the_two_men_are_the_last_two_persons_and_they_follow() -> None:
    found = links(
        "Kenyan President William Ruto and Prime Minister Ana Ruiz met in Doha. "
        "The two leaders called on Kampala to wait. They will meet again."
    )
    assert found[-1] == ("They", "William Ruto and Ana Ruiz", "two leaders")


def test_a_pair_is_the_two_persons_last_named_and_a_pair_of_things_is_none() -> None:
    found = find_mentions(
        parsed(
            "William Ruto received Uganda's trade minister. Amelia Kyambadde led a delegation to "
            "Nairobi. The pair met at State House. They bought a pair of shoes."
        )
    )
    by_id = {m.id: m for m in found}
    pairs = [[by_id[i].name for i in m.members] for m in found if m.text == "pair"]
    assert pairs == [["William Ruto", "Amelia Kyambadde"]]


def test_the_two_countries_are_those_of_the_page_before_two_capitals_in_passing() -> None:
    found = links(
        "Ghana and Togo are at odds. Ghana closed its border with Togo in May. Togo protested. "
        "Officials from Nairobi and Moscow looked on. The two countries have fought before."
    )
    assert found[-1] == ("two countries", "Ghana and Togo", None)


def test_two_capitals_that_act_are_two_countries_where_the_page_names_no_others() -> None:
    found = links("Accra and Lome traded charges. The two countries have fought before.")
    assert found[-1] == ("two countries", "Ghana and Togo", None)
    found = links("Envoys flew to Cairo after a stop in Paris. The two countries have fought.")
    assert "two countries" not in [text for text, _, _ in found]


def test_words_joined_within_one_name_are_no_group() -> None:
    found = links("The National Bureau of Roads and Public Works repairs bridges. They are old.")
    bureau = "National Bureau of Roads and Public Works"
    assert found == [(bureau, bureau, None)]


def test_the_company_is_the_one_just_named() -> None:
    found = links("Zarnoff Energy denied the report. The company said that its pipes were sound.")
    assert ("company", "Zarnoff Energy", "Zarnoff Energy") in found


def test_of_two_companies_the_company_is_the_one_that_acts() -> None:
    text = "Zarnoff Energy sued Lamu Gas on Monday. The company wants its money back."
    assert ("company", "Zarnoff Energy", "Zarnoff Energy") in links(text)


def test_of_two_companies_that_act_together_neither_is_the_company() -> None:
    text = "Zarnoff Energy and Lamu Gas met on Monday. The company wants its money back."
    assert "company" not in [name for name, _, _ in links(text)]


def test_a_ministry_is_no_company() -> None:
    text = "The Kenyan Defence Ministry denied it. The company was not named."
    assert "company" not in [name for name, _, _ in links(text)]


def test_the_two_companies_are_the_last_two_named() -> None:
    text = "Zarnoff Energy sued Lamu Gas on Monday. The two companies have fought for years."
    mentions = {mention.id: mention for mention in find_mentions(parsed(text))}
    group = next(m for m in mentions.values() if m.text == "two companies")
    assert [mentions[key].text for key in group.members] == ["Zarnoff Energy", "Lamu Gas"]
    assert group.kind is Kind.ORGANIZATION


def test_initials_are_the_body_that_the_text_spells_out() -> None:
    text = (
        "The Lamu Port Authority raised its fees. Owners of ships say that the LPA is too greedy."
    )
    assert ("LPA", "Lamu Port Authority", "Lamu Port Authority") in links(text)


def test_initials_that_fit_two_bodies_stay_what_they_are() -> None:
    text = (
        "The Lamu Port Authority sued the Latvian Press Agency. "
        "A spokesman for the LPA was not in his office."
    )
    assert [name for short, name, _ in links(text) if short == "LPA"] in ([], ["LPA"])


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (name_examples()["told_groups"], ["Ana Ruiz", "Peter Okoth"]),
        (name_examples()["told_groups"].replace("The presidents", "Presidents"), []),
        (name_examples()["shared_states"], ["Kenya", "Uganda"]),
        (name_examples()["shared_states"].replace("their", "some"), []),
    ],
)
def test_the_words_of_the_examples_stand_for_the_two_just_named(
    text: str, members: list[str]
) -> None:
    mentions = find_mentions(parsed(text))
    by_id = {mention.id: mention.name for mention in mentions}
    assert [by_id[id_] for mention in mentions for id_ in mention.members] == members
