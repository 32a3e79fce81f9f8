"""Printed verbs find their base, past and participle."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dragoman.codebook.verb_forms import VerbForms, verb_examples, verb_forms


@pytest.mark.parametrize("row", verb_examples(), ids=lambda row: row["printed"])
def test_each_example_has_its_forms(row: Mapping[str, str]) -> None:
    assert verb_forms(row["printed"]) == VerbForms(row["base"], row["past"], row["participle"])


def test_a_printed_past_form_keeps_its_spelling() -> None:
    american, british = verb_forms("canceled"), verb_forms("cancelled")
    assert american is not None
    assert british is not None
    assert (american.past, british.past) == ("canceled", "cancelled")


def test_a_word_that_is_no_verb_of_the_codebook_has_no_forms() -> None:
    assert verb_forms("table") is None
