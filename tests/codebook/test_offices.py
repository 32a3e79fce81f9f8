"""The table of posts: every row reads its own example."""

from __future__ import annotations

import pytest

from dragoman.codebook.names import word_set
from dragoman.codebook.offices import Holding, Post, generic_groups, holdings, posts
from dragoman.errors import CodebookError
from dragoman.extract.mentions import find_mentions
from dragoman.extract.names.gazetteer import find_hits
from dragoman.extract.offices import find_offices
from dragoman.extract.posts.titles import find_titles
from tests.factory import parsed


@pytest.mark.parametrize("row", posts(), ids=lambda row: row.words[0])
def test_a_post_is_found_in_its_example(row: Post) -> None:
    page = parsed(row.example)
    assert row.group in {title.group for title in find_titles(page, find_hits(page))}


@pytest.mark.parametrize("row", holdings(), ids=lambda row: row.example)
def test_a_verb_of_holding_ties_its_example_together(row: Holding) -> None:
    page = parsed(row.example)
    offices = find_offices(page, find_mentions(page), ())
    assert ("Peter Okoth", row.status) in [(o.holder_name, o.status) for o in offices]


def test_a_general_word_stands_for_several_kinds_of_posts() -> None:
    assert "head of state" in generic_groups()["leader"]
    assert "diplomat" in generic_groups()["envoy"]


def test_an_unknown_set_of_words_is_an_error_of_the_table() -> None:
    with pytest.raises(CodebookError, match="no set 'x'"):
        word_set("x")
