"""What a user's own list of actors does to mentions: it goes before rules, and behind persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.actor import Actor, ListedOffice
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Entity, Kind, Mention
from dragoman.model.time import Interval
from dragoman.resolve.entities import Linked, link_entities
from tests.resolve.build import Page, person_says


def _actor(*names: str, line: int = 2, code: str = "", state: str = "", **fields: object) -> Actor:
    key = f"state/{state}" if state else None
    actor = Actor("mine.csv", (line,), code, Kind.PERSON, names, key)
    return replace(actor, **fields)  # type: ignore[arg-type]


def _linked(pages: Sequence[Page], *actors: Actor, verdicts: Sequence[Judgement] = ()) -> Linked:
    mentions = [mention for page in pages for mention in page.mentions]
    offices = [office for page in pages for office in page.offices]
    return link_entities(mentions, offices, verdicts, {}, actors)


def _entity(linked: Linked, mention: Mention) -> Entity:
    return next(e for e in linked.entities if mention.id in e.mentions)


def _by_list(linked: Linked) -> list[tuple[str, str, str]]:
    return sorted(
        (str(j.verdict), j.made_by, j.reason)
        for j in linked.judgements
        if j.made_by.startswith("list:")
    )


def test_an_alias_that_no_rule_could_know_is_the_listed_person() -> None:
    pages = Page("Aino Salmi spoke."), Page("Rune Kvist spoke.")
    salmi, kvist = pages[0].person("Aino Salmi"), pages[1].person("Rune Kvist")
    assert _entity(_linked(pages), salmi).id != _entity(_linked(pages), kvist).id
    linked = _linked(pages, _actor("Aino Salmi", "Rune Kvist", code="no-1"))
    entity = _entity(linked, salmi)
    assert entity.id == _entity(linked, kvist).id
    assert (entity.name, entity.names) == ("Aino Salmi", ("Aino Salmi", "Rune Kvist"))
    assert entity.codes == (("list", "no-1"), ("listed", "mine.csv line 2"))
    both = "Aino Salmi (mine.csv line 2, id no-1)"
    named = {reason for _, _, reason in _by_list(linked)}
    assert f"for: Aino Salmi and Rune Kvist are listed: {both}" in named
    assert {maker for _, maker, _ in _by_list(linked)} == {"list:mine.csv"}


def test_the_entity_bears_the_listed_name_in_whatever_way_pages_write_it() -> None:
    page = Page("Vladimir Zelenskiy spoke.")
    mention = page.person("Vladimir Zelenskiy", state="UKR")
    (entity,) = _linked([page], _actor("V. O. Z.", "Vladimir Zelenskiy", state="UKR")).entities
    assert (entity.name, entity.mentions) == ("V. O. Z.", (mention.id,))


def test_a_name_that_is_only_alike_is_left_to_the_rules() -> None:
    page = Page("Aina Salmi spoke.")
    page.person("Aina Salmi")
    linked = _linked([page], _actor("Aino Salmi", code="no-1"))
    assert [entity.codes for entity in linked.entities] == [()]
    assert _by_list(linked) == []


def test_a_person_of_another_state_is_not_the_listed_one() -> None:
    pages = Page("Aino Salmi spoke."), Page("Aino Salmi sang.")
    norwegian = pages[0].person("Aino Salmi", state="NOR")
    finn = pages[1].person("Aino Salmi", state="FIN")
    linked = _linked(pages, _actor("Aino Salmi", code="no-1", state="NOR"))
    assert ("list", "no-1") in _entity(linked, norwegian).codes
    assert ("list", "no-1") not in _entity(linked, finn).codes


def test_a_state_that_followed_the_listed_one_does_not_contradict() -> None:
    page = Page("Ivan Sokol spoke.")
    mention = page.person("Ivan Sokol", state="RUS")
    linked = _linked([page], _actor("Ivan Sokol", code="1", state="SUN"))
    assert ("list", "1") in _entity(linked, mention).codes


def test_two_ids_stay_two_though_rules_would_join_them() -> None:
    pages = Page("Vladimir Zelensky spoke."), Page("Volodymyr Zelenskyy spoke.")
    one = pages[0].person("Vladimir Zelensky", state="UKR")
    other = pages[1].person("Volodymyr Zelenskyy", state="UKR")
    assert _entity(_linked(pages), one).id == _entity(_linked(pages), other).id
    actors = (
        _actor("Vladimir Zelensky", line=2, code="a"),
        _actor("Volodymyr Zelenskyy", line=3, code="b"),
    )
    linked = _linked(pages, *actors)
    first, second = _entity(linked, one), _entity(linked, other)
    assert first.id != second.id
    assert {dict(first.codes)["list"], dict(second.codes)["list"]} == {"a", "b"}
    assert [said for said in _by_list(linked) if said[0] == "different"] == [
        (
            "different",
            "list:mine.csv",
            _against(linked, "Vladimir Zelensky (mine.csv line 2, id a)"),
        )
    ]


def _against(linked: Linked, first: str) -> str:
    """Give the reason with the names in the order of the ids, which the test does not know."""
    (found,) = [j.reason for j in linked.judgements if j.reason.startswith("against: ")]
    assert first in found
    assert found.endswith("are listed as two")
    return found


def test_of_two_namesakes_the_name_alone_decides_nothing_and_state_or_office_does() -> None:
    pages = [Page(f"Li Wei spoke on day {n}.") for n in range(4)]
    chinese = pages[0].person("Li Wei", state="CHN")
    singaporean = pages[1].person("Li Wei", state="SGP")
    nobody = pages[2].person("Li Wei")
    minister = pages[3].person("Li Wei")
    pages[3].office(minister, "Trade Minister", "Singapore")
    post = ListedOffice("trade minister", "Singapore", Interval.year(2020))
    actors = (
        _actor("Li Wei", line=2, code="c", state="CHN"),
        _actor("Li Wei", line=3, code="s", state="SGP", offices=(post,)),
    )
    linked = _linked(pages, *actors)
    codes = [dict(_entity(linked, m).codes).get("list") for m in (chinese, singaporean, minister)]
    assert codes == ["c", "s", "s"]
    assert nobody.id not in {key for j in linked.judgements for key in (j.left, j.right)} or all(
        j.made_by != "list:mine.csv" for j in linked.judgements if nobody.id in (j.left, j.right)
    )


def test_namesakes_of_one_state_are_told_apart_by_their_offices() -> None:
    pages = Page("Trade Minister Li Wei spoke."), Page("Army chief Li Wei spoke.")
    one = pages[0].person("Li Wei", state="CHN")
    pages[0].office(one, "trade minister", "China")
    other = pages[1].person("Li Wei", state="CHN")
    pages[1].office(other, "army chief", "China")
    actors = (
        _actor("Li Wei", line=2, code="1", offices=(ListedOffice("trade minister", "China"),)),
        _actor("Li Wei", line=3, code="2", offices=(ListedOffice("army chief", "China"),)),
    )
    linked = _linked(pages, *actors)
    assert dict(_entity(linked, one).codes)["list"] == "1"
    assert dict(_entity(linked, other).codes)["list"] == "2"


def test_a_persons_verdict_goes_before_the_list() -> None:
    pages = Page("Aino Salmi spoke."), Page("Rune Kvist spoke.")
    salmi, kvist = pages[0].person("Aino Salmi"), pages[1].person("Rune Kvist")
    actor = _actor("Aino Salmi", "Rune Kvist", code="no-1")
    apart = person_says(salmi.id, kvist.id, Verdict.DIFFERENT)
    linked = _linked(pages, actor, verdicts=[apart])
    assert _entity(linked, salmi).id != _entity(linked, kvist).id
    two = _actor("Aino Salmi", line=2, code="a"), _actor("Rune Kvist", line=3, code="b")
    same = person_says(salmi.id, kvist.id, Verdict.SAME)
    linked = _linked(pages, *two, verdicts=[same])
    assert _entity(linked, salmi).id == _entity(linked, kvist).id


def test_a_listed_state_under_any_of_its_names_is_the_row_of_the_codebook() -> None:
    page = Page("Greece spoke.")
    page.state("Greece", "GRC")
    actor = Actor("mine.csv", (2,), "17", Kind.STATE, ("Hellenic Republic",))
    (entity,) = _linked([page], actor).entities
    assert entity.name == "Hellenic Republic"
    assert entity.codes == (
        ("codebook", "state/GRC"),
        ("iso2", "GR"),
        ("iso3", "GRC"),
        ("list", "17"),
        ("listed", "mine.csv line 2"),
    )


def test_a_body_that_the_parser_took_for_a_place_or_a_person_is_a_body() -> None:
    pages = Page("Fjord Council met."), Page("The FC met in Fjord Council.")
    one = pages[0].place("Fjord Council")
    other = pages[1].person("Fjord Council")
    short = pages[1].place("FC")
    actor = Actor("mine.csv", (2,), "7", Kind.ORGANIZATION, ("Fjord Council", "FC"))
    (entity,) = _linked(pages, actor).entities
    assert entity.kind is Kind.ORGANIZATION
    assert set(entity.mentions) == {one.id, other.id, short.id}


def test_two_lists_may_speak_of_one_actor() -> None:
    page = Page("Aino Salmi spoke.")
    page.person("Aino Salmi")
    mine, yours = _actor("Aino Salmi", code="1"), _actor("Salmi Aino", "Aino Salmi", code="2")
    (entity,) = _linked([page], replace(yours, list="yours.csv"), mine).entities
    assert entity.name == "Aino Salmi"
    assert entity.codes == (
        ("list", "1"),
        ("list yours.csv", "2"),
        ("listed", "mine.csv line 2"),
        ("listed yours.csv", "yours.csv line 2"),
    )


def test_neither_the_order_of_pages_nor_that_of_rows_matters() -> None:
    pages = [Page("Aino Salmi spoke."), Page("Rune Kvist spoke."), Page("Li Wei spoke.")]
    for page, name in zip(pages, ("Aino Salmi", "Rune Kvist", "Li Wei"), strict=True):
        page.person(name)
    actors = (
        _actor("Aino Salmi", "Rune Kvist", code="1"),
        _actor("Li Wei", line=3, code="2"),
        _actor("Li Wei", line=4, code="3"),
    )
    assert _linked(pages, *actors) == _linked(pages[::-1], *actors[::-1])


def test_without_a_list_nothing_changes() -> None:
    page = Page("Aino Salmi spoke.")
    page.person("Aino Salmi")
    assert _linked([page]) == link_entities(page.mentions, (), ())
