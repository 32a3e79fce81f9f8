"""A post without a name means whoever held it on the page's day."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.ids import digest
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Kind, Mention
from dragoman.model.office import Tenure, Witness
from dragoman.model.span import Span
from dragoman.model.time import Interval
from dragoman.resolve.entities import Linked, link_entities
from dragoman.resolve.holders import Seated, name_holders
from tests.factory import day
from tests.resolve.build import Page, between, person_says

POST = "foreign minister of Norway"


def _world() -> tuple[Mention, list[Mention], dict[str, Interval]]:
    """Give Aino Salmi, and a page of 3 March 2015 on "the Norwegian foreign minister" and "she"."""
    known = Page("Foreign Minister Aino Salmi spoke.", published="2015-03-01")
    salmi = known.person("Aino Salmi", state="NOR")
    page = Page("The Norwegian foreign minister left. She waved.", published="2015-03-03")
    post = page.person("Norwegian foreign minister", POST, state="NOR")
    post = replace(post, made_by="rule:post-unnamed")
    she = replace(page.person("She", POST, state="NOR"), antecedent=post.id)
    return salmi, [post, she], {page.document.id: day("2015-03-03")}


def _seated(holder: str) -> Seated:
    span = Span(digest("document", "x"), 0, 5)
    held = between("2015-03-01", "2015-04-02")
    tenure = Tenure(
        "foreign minister",
        "Norway",
        "",
        holder,
        "Aino Salmi",
        held,
        evidence=(Witness("held", held, span),),
    )

    def seated(post: str, of: str, days: Interval) -> Tenure | None:
        here = (post, of) == ("foreign minister", "Norway") and held.contains(days)
        return tenure if here else None

    return seated


def _named(
    published: str = "2015-03-03", verdicts: tuple[Judgement, ...] = ()
) -> tuple[Linked, Linked, Mention, list[Mention]]:
    salmi, posts, days = _world()
    linked = link_entities([salmi, *posts], (), ())
    days = dict.fromkeys(days, day(published))
    seated = _seated(linked.entity_of[salmi.id])
    return linked, name_holders(linked, posts, verdicts, days, seated), salmi, posts


def test_a_post_and_what_repeats_it_go_to_its_holder_with_the_reason() -> None:
    before, after, salmi, posts = _named()
    assert [entity.kind for entity in before.entities if entity.name == POST] == [Kind.OFFICE]
    (person,) = after.entities
    assert (person.name, person.names) == ("Aino Salmi", ("Aino Salmi",))
    assert person.id == before.entity_of[salmi.id]
    assert {after.entity_of[mention.id] for mention in (salmi, *posts)} == {person.id}
    (judgement,) = after.judgements
    assert {judgement.left, judgement.right} == {salmi.id, posts[0].id}
    assert judgement.verdict is Verdict.SAME
    assert judgement.reason == (
        "for: Aino Salmi was foreign minister of Norway on 2015-03-03, when the page came out "
        "(in post 2015-03-01 to 2015-04-01, by one page); missing: a name beside the post"
    )


def test_a_post_whose_holder_nobody_knows_that_day_stays_an_office() -> None:
    before, after, _, _ = _named("2019-03-03")
    assert after == before


def test_a_post_that_a_person_judged_is_left_alone() -> None:
    salmi, posts, _ = _world()
    said = person_says(posts[0].id, salmi.id, Verdict.DIFFERENT)
    before, after, _, _ = _named(verdicts=(said,))
    assert after == before
