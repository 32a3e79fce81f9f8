"""What persons said of a pair goes before what rules hold."""

from __future__ import annotations

from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.resolve.lineage import find_origins
from dragoman.resolve.said import copy_and_original, decided_copies, join_said
from tests.factory import document
from tests.resolve.build import person_says
from tests.resolve.texts import HARBOUR, OTHER_STORY

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def copy(left: str, right: str, verdict: Verdict = SAME, by: str = "rule", at: str | None = None
         ) -> Judgement:  # fmt: skip
    return Judgement("document", left, right, verdict, 0.9, "told by the test", by, at)


def pairs(*judgements: Judgement) -> list[tuple[str, str, Verdict]]:
    return [(j.left, j.right, j.verdict) for j in decided_copies(judgements, {"a", "b", "c"})]


def test_a_person_calls_a_copy_none() -> None:
    said = copy("b", "a", DIFFERENT, "person:ann", "2025-01-01")
    assert pairs(copy("b", "a"), said) == [("b", "a", DIFFERENT)]


def test_of_two_persons_the_later_one_counts() -> None:
    first = copy("b", "a", DIFFERENT, "person:ann", "2025-01-01")
    second = copy("b", "a", SAME, "person:bo", "2025-02-01")
    assert pairs(second, first) == [("b", "a", SAME)]


def test_a_ring_is_broken_where_the_rule_made_it() -> None:
    said = copy("a", "c", SAME, "person:ann", "2025-01-01")
    assert pairs(copy("b", "a"), copy("c", "b"), said) == [("a", "c", SAME), ("b", "a", SAME)]


def test_a_verdict_on_a_page_that_has_not_come_waits() -> None:
    assert pairs(copy("b", "z", SAME, "person:ann", "2025-01-01")) == []


def test_a_text_that_a_person_calls_a_copy_has_its_originals_origin() -> None:
    one = document(HARBOUR, address="http://one.example/a", published="2031-03-03")
    other = document(OTHER_STORY, address="http://two.example/b", published="2031-03-02")
    later, earlier, kind = copy_and_original(other, one)
    assert (later, earlier, kind) == (one, other, CopyKind.REWRITTEN)
    said = copy(later.id, earlier.id, SAME, "person:ann", "2025-01-01")
    origins = find_origins([one, other], decided_copies([said], {one.id, other.id}))
    assert origins[one.id].id == other.id


def test_same_joins_the_whole_groups() -> None:
    said = person_says("b", "c", SAME)
    assert join_said([("a", "b"), ("c", "d"), ("e",)], [said]) == (("a", "b", "c", "d"), ("e",))


def test_different_said_later_of_two_groups_keeps_them_apart() -> None:
    said = [person_says("a", "c", SAME), person_says("b", "d", DIFFERENT, at="2025-02-02")]
    assert join_said([("a", "b"), ("c", "d")], said) == (("a", "b"), ("c", "d"))
    said = [person_says("a", "c", SAME), person_says("b", "d", DIFFERENT, at="2024-02-02")]
    assert join_said([("a", "b"), ("c", "d")], said) == (("a", "b", "c", "d"),)
