import pytest

from dragoman.codebook.spinner import originals
from dragoman.resolve.spun import score_spun
from dragoman.resolve.texts.slots import find_slots
from tests.factory import document
from tests.resolve.texts import HARBOUR, OTHER_STORY, SAME_EVENT

SPUN = """The premier arrived successful the superior connected Monday astatine noon and met \
his counterpart successful the palace. The brace signed a caller pact connected commercialized \
betwixt the countries, authorities media reported.
Officials person agreed to clasp talks successful the superior adjacent period, and a \
authorities delegation volition travel successful the outpouring. The woody was archetypal \
announced connected Sunday, portion the subject was inactive moving successful the occidental \
provinces. Quality agencies said the contented would beryllium precocious connected the docket \
arsenic agelong arsenic the warfare goes connected."""

UNKNOWN_SPINNER = """The minister stylish charge of roads stood stylish the rain and spoke \
stylish a low voice. Thousands stylish the square wallowed to him, and many stylish the back \
had come stylish the night. He had been born stylish the town, he said, and stylish his youth \
he had worked stylish the mill. Nobody stylish the crowd besought a question. Later stylish \
the evening he was seen stylish a small restaurant stylish the old quarter, stylish the \
gastronomy of two friends."""


@pytest.mark.parametrize("text", [HARBOUR, SAME_EVENT, OTHER_STORY])
def test_a_genuine_story_is_not_flagged(text: str) -> None:
    assert score_spun(document(text)).verdict == "none"


def test_a_spun_story_is_flagged_with_the_words_that_show_it() -> None:
    score = score_spun(document(SPUN))
    assert score.verdict == "strong"
    assert score.probability > 0.95
    assert "“in” for “successful”" in score.reason


def test_names_and_foreign_words_are_no_evidence() -> None:
    text = OTHER_STORY.replace("Meyrat", "Xhqwzk").replace("Oberwil", "Qzrtvl")
    assert score_spun(document(text)) == score_spun(document(OTHER_STORY))


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Rain fell.", "en", "too few words to tell"),
        (SPUN, "fr", "not English (fr)"),
        ("der die das und mit auf dem wege nach hause ging er heute sehr langsam " * 5, "", "not"),
    ],
)
def test_what_cannot_be_judged_is_not_flagged(text: str, language: str, reason: str) -> None:
    score = score_spun(document(text, language=language))
    assert (score.probability, score.verdict) == (0.0, "none")
    assert score.reason.startswith(reason)


def test_a_word_that_recurs_in_the_place_of_a_preposition_needs_no_table() -> None:
    assert "stylish" not in originals()
    (slot,) = find_slots(UNKNOWN_SPINNER)
    assert (slot.printed, slot.original, slot.places) == ("stylish", "in", 14)
