"""Each set of words by which names are read shows one of them at work."""

from __future__ import annotations

import pytest

from dragoman.codebook.names import name_examples, word_set
from dragoman.errors import CodebookError
from tests.factory import parsed


@pytest.mark.parametrize(("name", "example"), name_examples().items())
def test_the_example_of_a_set_holds_one_of_its_words(name: str, example: str) -> None:
    text = example.lower()
    forms = {form for t in parsed(example).tokens for form in (t.lower, t.lemma.lower())}
    assert any(
        word.lower() in forms or (not word.isalpha() and word.lower() in text)
        for word in word_set(name)
    )


def test_a_set_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(CodebookError, match="no set 'ships'"):
        word_set("ships")
