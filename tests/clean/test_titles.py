"""Which line above a story is its title."""

from __future__ import annotations

import pytest

from dragoman.clean.page import clean_page
from dragoman.model.source import Page
from dragoman.settings import Settings

STORY = (
    "The ministers of Norland and Sudland agreed on a ferry.\n\n"
    "It will be run by the Westhaven Line, which has two boats.\n"
)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("A long night ends well for two", "A long night ends well for two"),
        ("A Long Night Ends Well For Two\n\n4 May 2021", "A Long Night Ends Well For Two"),
        ("Two agree on a ferry", "Two agree on a ferry"),
        ("The Westhaven Herald", ""),
        ("Home\nSport\nA long night ends well for two\nYou are here: the news of today", ""),
        ("", ""),
    ],
)
def test_the_only_line_above_a_story_is_its_title_though_the_story_repeats_no_word_of_it(
    above: str, title: str
) -> None:
    page = Page("story.txt", f"{above}\n\n{STORY}".encode(), "text")
    assert clean_page(page, Settings()).title == title
