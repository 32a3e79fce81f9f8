"""Only what changed is inferred anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.model.derived import Inferred
from dragoman.model.time import Shift
from dragoman.resolve.dates import infer_dates, infer_parts, join_parts
from dragoman.resolve.times.corpus import Corpus
from dragoman.resolve.times.explain import settle_part
from dragoman.resolve.times.parts import Part
from tests.resolve.times.made import Act, Sheet, corpus_of, infer

LAST_YEAR = Shift("year", -1)
PACT = (
    Sheet(0, None, (Act(0, printed=date(2019, 3, 19)),)),
    Sheet(1, None, (Act(0, shift=LAST_YEAR),)),
)
VISIT = (
    Sheet(2, None, (Act(1, printed=date(2018, 6, 1)),)),
    Sheet(3, None, (Act(1, shift=LAST_YEAR),)),
)


class Counting:
    """Settles parts and keeps which pages were in them."""

    def __init__(self) -> None:
        self.settled: list[set[str]] = []

    def __call__(self, corpus: Corpus, part: Part) -> Inferred:
        pages = {corpus.documents[n].address for n in part.nodes if n in corpus.documents}
        self.settled.append(pages)
        return settle_part(corpus, part)


def settled(pages: Sequence[Sheet], kept: dict[str, Inferred]) -> list[set[str]]:
    count = Counting()
    corpus = corpus_of(pages)
    parts = infer_parts(corpus, kept, settle=count)
    assert join_parts(corpus, parts) == infer(pages)
    return count.settled


def test_pages_that_tell_of_nothing_in_common_are_settled_apart() -> None:
    assert sorted(map(sorted, settled((*PACT, *VISIT), {}))) == [["p0", "p1"], ["p2", "p3"]]


def test_another_page_has_its_own_part_inferred_anew_and_no_other() -> None:
    kept = infer_parts(corpus_of((*PACT, *VISIT)), {})
    another = Sheet(4, None, (Act(1),))
    assert settled((*PACT, *VISIT, another), kept) == [{"p2", "p3", "p4"}]


def test_the_same_pages_have_nothing_inferred_anew() -> None:
    kept = infer_parts(corpus_of((*PACT, *VISIT)), {})
    assert settled((*VISIT, *PACT), kept) == []


def test_a_page_that_tells_of_both_joins_two_parts_unless_it_prints_its_day() -> None:
    kept = infer_parts(corpus_of((*PACT, *VISIT)), {})
    both = (Act(0), Act(1))
    undated, dated = Sheet(4, None, both), Sheet(4, date(2021, 5, 1), both)
    assert settled((*PACT, *VISIT, undated), kept) == [{"p0", "p1", "p2", "p3", "p4"}]
    found = settled((*PACT, *VISIT, dated), kept)
    assert sorted(map(sorted, found)) == [["p0", "p1", "p4"], ["p2", "p3", "p4"]]


def test_a_page_told_otherwise_is_inferred_anew() -> None:
    kept = infer_parts(corpus_of(PACT), {})
    other = Sheet(0, None, (Act(0, printed=date(2017, 3, 19)),))
    assert len(settled((other, PACT[1]), kept)) == 1


def test_nothing_follows_from_nothing() -> None:
    assert infer_dates([], [], {}, []) == Inferred({}, {}, ())
