"""What stands beyond a long menu: the rest of the story, or another one."""

from __future__ import annotations

from dragoman.clean.page import clean_page
from dragoman.model.source import Page
from dragoman.settings import Settings

HEAD = (
    "The ministers of Norland and Sudland met in the harbour of Westhaven and agreed on a ferry.\n"
    "It will be run by the Westhaven Line, which Minister Jane Roe had founded with a loan.\n"
    "The parliament of Norland is to vote on the treaty in May, and that of Sudland in June.\n"
)
MENU = "".join(f"Section {number}\nMore\n" for number in range(40))
REST = (
    "In Westhaven, Minister Jane Roe said that the first boat would sail as soon as both of the "
    "parliaments had voted, and that nobody would pay more than for the bus.\n"
    "Her colleague from Sudland, Peter Poe, told the crowd that Norland had kept its word, which "
    "was the more than anybody had hoped for when the talks began.\n"
)
TEASER = "The mayor of Easthaven has opened a new bridge over the river, the town hall said.\n"


def kept(text: str) -> str:
    document = clean_page(Page("story.txt", text.encode(), "text"), Settings())
    return f"{document.text}\n"


def test_paragraphs_that_speak_of_the_same_names_go_on_with_the_story() -> None:
    assert kept(HEAD + MENU + REST) == HEAD + REST


def test_a_sentence_alone_beyond_a_menu_is_another_story() -> None:
    assert kept(HEAD + MENU + TEASER) == HEAD
