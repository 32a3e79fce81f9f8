"""Posts that a user's list gives count beside what pages say, and before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.chronology.ledger import find_clashes, holder_on, office_ledger, vouched
from dragoman.model.actor import Actor, ListedOffice
from dragoman.model.mention import Kind
from dragoman.model.office import Tenure
from dragoman.model.time import UNBOUNDED, Interval
from dragoman.resolve.entities import Linked, link_entities
from dragoman.resolve.holders import name_holders
from tests.factory import day
from tests.resolve.build import Page, between

POST = ("foreign minister", "Norway")


def _actor(
    name: str, began: Interval = UNBOUNDED, ended: Interval = UNBOUNDED, line: int = 2
) -> Actor:
    post = ListedOffice(*POST, began, ended)
    return Actor("mine.csv", (line,), f"no-{line}", Kind.PERSON, (name,), "state/NOR", (post,))


def _sighting(name: str, published: str) -> Page:
    page = Page(f"Foreign Minister {name} spoke on {published}.", published=published)
    page.office(page.person(name, state="NOR"), *POST)
    return page


def _world(pages: list[Page], *actors: Actor) -> tuple[Linked, tuple[Tenure, ...]]:
    mentions = [mention for page in pages for mention in page.mentions]
    offices = [office for page in pages for office in page.offices]
    linked = link_entities(mentions, offices, (), {}, actors)
    documents = [page.document for page in pages]
    return linked, office_ledger(offices, linked.entities, documents, (), actors)


def _holder(ledger: tuple[Tenure, ...], on: str) -> str | None:
    found = holder_on(ledger, *POST, day(on))
    return found.holder_name if found else None


def test_a_listed_tenure_is_known_from_its_first_to_its_last_day() -> None:
    page = Page("Aino Salmi sang.", published="2010-01-01")
    page.person("Aino Salmi")
    salmi = _actor("Aino Salmi", day("2015-03-01"), Interval.month(2017, 10))
    _, (tenure,) = _world([page], salmi)
    assert (tenure.began, tenure.held) == (day("2015-03-01"), between("2015-03-01", "2017-10-02"))
    assert tenure.ended == Interval.month(2017, 10)
    assert (tenure.documents, tenure.listed) == (0, ("mine.csv line 2",))
    assert vouched(tenure) == "mine.csv line 2"


@pytest.mark.parametrize(
    ("on", "holder"),
    [
        ("2015-02-28", None),
        ("2015-03-01", "Aino Salmi"),
        ("2016-07-07", "Aino Salmi"),
        ("2017-10-20", "Aino Salmi"),
        ("2017-11-01", None),
    ],
)
def test_who_held_a_post_follows_from_the_list_alone(on: str, holder: str | None) -> None:
    salmi = _actor("Aino Salmi", day("2015-03-01"), Interval.month(2017, 10))
    assert _holder(_world([], salmi)[1], on) == holder


def test_a_page_that_says_otherwise_is_a_clash_and_the_list_goes_before_it() -> None:
    salmi = _actor("Aino Salmi", day("2015-03-01"), day("2017-10-01"))
    _, ledger = _world([_sighting("Rune Kvist", "2016-07-07")], salmi)
    assert _holder(ledger, "2016-07-07") == "Aino Salmi"
    (clash,) = find_clashes(ledger)
    assert clash.note == (
        "foreign minister of Norway: both Aino Salmi (mine.csv line 2) and Rune Kvist (1 page)"
    )


def test_a_post_without_an_end_lasts_until_pages_see_another_one_in_it() -> None:
    salmi = _actor("Aino Salmi", Interval.year(2015))
    pages = [_sighting("Rune Kvist", "2018-05-02"), _sighting("Rune Kvist", "2018-07-02")]
    _, ledger = _world(pages, salmi)
    assert [(t.holder_name, t.held) for t in ledger] == [
        ("Aino Salmi", between("2015-12-31", "2018-05-02")),
        ("Rune Kvist", between("2018-05-02", "2018-07-03")),
    ]


def test_a_post_without_an_end_lasts_until_the_last_page_where_nobody_else_is_seen() -> None:
    page = Page("Snow fell.", published="2019-01-01")
    _, (tenure,) = _world([page], _actor("Aino Salmi", Interval.year(2015)))
    assert tenure.held == between("2015-12-31", "2019-01-02")


def test_a_successor_on_the_list_ends_a_post_without_an_end() -> None:
    page = Page("Snow fell.", published="2019-01-01")
    actors = (
        _actor("Aino Salmi", day("2015-03-01")),
        _actor("Rune Kvist", day("2017-03-01"), line=3),
    )
    _, ledger = _world([page], *actors)
    assert [t.held.iso() for t in ledger] == [
        ("2015-03-01", "2017-03-01"),
        ("2017-03-01", "2019-01-02"),
    ]


def test_a_post_without_any_day_names_nobody() -> None:
    page = Page("Aino Salmi sang.", published="2016-07-07")
    page.person("Aino Salmi")
    assert _world([page], _actor("Aino Salmi"))[1] == ()


def _unnamed(published: str) -> Page:
    page = Page("The Norwegian foreign minister left.", published=published)
    post = page.person("Norwegian foreign minister", "foreign minister of Norway", state="NOR")
    page.mentions[0] = replace(post, made_by="rule:post-unnamed")
    return page


def test_an_unnamed_post_is_its_listed_holder_though_no_page_names_him() -> None:
    page = _unnamed("2016-07-07")
    actors = (
        _actor("Aino Salmi", day("2015-03-01"), day("2017-10-01")),
        _actor("Rune Kvist", day("2017-10-02"), day("2019-10-01"), line=3),
    )
    linked, ledger = _world([page], *actors)

    def seated(post: str, of: str, days: Interval) -> Tenure | None:
        return holder_on(ledger, post, of, days)

    published = {page.document.id: day("2016-07-07")}
    named = name_holders(linked, page.mentions, (), published, seated)
    (entity,) = named.entities
    assert (entity.name, entity.mentions) == ("Aino Salmi", (page.mentions[0].id,))
    assert dict(entity.codes)["list"] == "no-2"
    (judgement,) = named.judgements
    assert judgement.reason == (
        "for: Aino Salmi was foreign minister of Norway on 2016-07-07, when the page came out "
        "(in post 2015-03-01 to 2017-10-01, by mine.csv line 2); missing: a name beside the post"
    )


def test_who_is_listed_and_meant_nowhere_is_no_entity() -> None:
    page = Page("Snow fell in Norway.", published="2016-07-07")
    page.state("Norway", "NOR")
    linked, _ = _world([page], _actor("Aino Salmi", Interval.year(2015)))
    named = name_holders(linked, page.mentions, (), {}, lambda *_: None)
    assert [entity.name for entity in named.entities] == ["Norway"]


def test_the_id_of_a_holder_stays_when_a_page_comes_to_name_him() -> None:
    salmi = _actor("Aino Salmi", day("2015-03-01"), day("2017-10-01"))
    before, _ = _world([_unnamed("2016-07-07")], salmi)
    after, _ = _world([_unnamed("2016-07-07"), _sighting("Aino Salmi", "2016-08-08")], salmi)
    ids = {e.id for e in before.entities if e.name == "Aino Salmi"}
    assert ids == {e.id for e in after.entities if e.name == "Aino Salmi"}
