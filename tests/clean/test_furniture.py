from __future__ import annotations

import pytest

from dragoman.codebook.furniture import Furniture, find_furniture, furniture


@pytest.mark.parametrize("row", furniture(), ids=lambda row: row.name)
def test_a_row_takes_its_examples_and_leaves_what_it_must_keep(row: Furniture) -> None:
    assert [line for line in row.examples if not row.takes(line)] == []
    assert [line for line in row.kept if find_furniture(line, edge=True)] == []


def test_what_stands_within_a_story_is_furniture_only_where_the_table_says_anywhere() -> None:
    inside = find_furniture("Politics", edge=False)
    outside = find_furniture("Politics", edge=True)
    assert (inside, outside.name if outside else None) == (None, "labels")
