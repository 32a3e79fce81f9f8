"""How the tags of persons of the kremlin set are read."""

from __future__ import annotations

from evaluation.kremlin_tags import tagged_persons


def test_several_names_of_one_person_are_one_tag() -> None:
    assert tagged_persons("Okoth|Mr Okoth|Okoth Peter|Peter Okoth|Lind Margot") == [
        ("Okoth Peter", "Peter Okoth", "Okoth"),
        ("Lind Margot", "Margot Lind"),
    ]


def test_states_among_the_tags_are_no_persons() -> None:
    assert tagged_persons("Kenya|Okoth Peter") == [("Okoth Peter", "Peter Okoth")]
