from dataclasses import replace
from datetime import date

from dragoman.model.document import Dateline, Document, Removed
from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.model.time import Basis, Dating, Interval
from dragoman.resolve.lineage import Origin, credited, find_origins
from tests.factory import document


def page(name: str, **fields: object) -> Document:
    return document(f"The text of {name}.", address=f"https://{name}.example/1", **fields)  # type: ignore[arg-type]


def judged(
    left: Document,
    right: Document,
    verdict: Verdict = Verdict.SAME,
    kind: CopyKind | None = CopyKind.SAME,
    at: str | None = None,
) -> Judgement:
    return Judgement("document", left.id, right.id, verdict, 0.9, "", "test", at, kind)


WIRE = page("wire", outlet="Northern Wire", published="2031-03-03")
PAPER = page("paper", outlet="The Alder Post", published="2031-03-04")
BLOG = page("blog")


def test_a_chain_of_copies_leads_to_its_root() -> None:
    found = find_origins(
        [WIRE, PAPER, BLOG], [judged(PAPER, WIRE), judged(BLOG, PAPER, kind=CopyKind.SPUN)]
    )
    assert found == {
        WIRE.id: Origin(WIRE.id, "Northern Wire", "follows no other text here (Northern Wire)"),
        PAPER.id: Origin(
            WIRE.id, "Northern Wire", f"the same text as {WIRE.id[:8]} (Northern Wire)"
        ),
        BLOG.id: Origin(WIRE.id, "Northern Wire", f"spun from {WIRE.id[:8]} (Northern Wire)"),
    }


def test_a_text_without_outlet_is_its_own_nameless_origin() -> None:
    assert find_origins([BLOG], []) == {BLOG.id: Origin(BLOG.id, "", "follows no other text here")}


def test_the_agency_of_the_dateline_goes_before_the_outlet() -> None:
    story = page("post", outlet="The Alder Post", dateline=Dateline(agency="Reuters"))
    assert find_origins([story], [])[story.id].label == "Reuters"


def test_a_credit_line_names_the_origin_and_a_cited_agency_does_not() -> None:
    line = Removed("Source: Harbour Post and news agencies", "credit", 9)
    story = page("a", agencies=("Harbour Post", "AFP"), removed=(line,))
    cites = page("b", agencies=("AFP",), outlet="The Alder Post")
    assert (credited(story), credited(cites)) == ("Harbour Post", "")
    assert find_origins([cites], [])[cites.id].label == "The Alder Post"


def test_two_agencies_in_one_credit_name_no_origin() -> None:
    line = Removed("Sources: AFP, Reuters", "credit", 9)
    assert credited(page("a", agencies=("AFP", "Reuters"), removed=(line,))) == ""


def test_two_texts_of_one_agency_are_two_origins_unless_they_share_much_on_one_day() -> None:
    def of(name: str, day: str) -> Document:
        return page(name, dateline=Dateline(agency="AFP"), published=day)

    left, right, late = of("l", "2031-03-03"), of("r", "2031-03-03"), of("t", "2031-03-09")
    unsure = [judged(a, b, Verdict.UNSURE, None) for a, b in ((left, right), (late, left))]
    apart = find_origins([left, right, late], [])
    assert len({origin.id for origin in apart.values()}) == 3
    joined = find_origins([left, right, late], unsure)
    assert joined[left.id].id == joined[right.id].id
    assert joined[late.id].id == late.id


def test_a_person_may_part_what_the_rule_joined() -> None:
    verdicts = [
        judged(PAPER, WIRE),
        judged(PAPER, WIRE, Verdict.DIFFERENT, None, at="2031-04-01T10:00:00"),
    ]
    assert find_origins([WIRE, PAPER], verdicts)[PAPER.id].id == PAPER.id


def test_a_publication_with_one_bound_is_not_held_to_be_of_another_ones_day() -> None:
    dated = page("l", dateline=Dateline(agency="AFP"), published="2031-03-03")
    bound = Dating(Interval(None, date(2031, 4, 1)), Basis.INFERENCE, ("not after",))
    open_ended = replace(page("r", dateline=Dateline(agency="AFP")), published=bound)
    unsure = [judged(dated, open_ended, Verdict.UNSURE, None)]
    found = find_origins([dated, open_ended], unsure)
    assert found[dated.id].id != found[open_ended.id].id
