"""Names of persons, compared by their words alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dragoman.codebook.spellings import name_table
from dragoman.model.judgement import Verdict
from dragoman.resolve.names.compare import compare_names
from dragoman.resolve.names.name_forms import fold_word, name_form, place_key

TABLES = Path(__file__).parents[2] / "cases"
CASES = tomllib.loads((TABLES / "names.toml").read_text("utf-8"))
FRESH = [
    pair
    for table in sorted(TABLES.glob("names_fresh*.toml"))
    for pair in tomllib.loads(table.read_text("utf-8"))["different"]
]
PAIRS = [(verdict, *pair) for verdict, pairs in CASES.items() for pair in pairs]


@pytest.mark.parametrize(("verdict", "left", "right"), PAIRS)
def test_two_names_say_what_the_table_says(verdict: str, left: str, right: str) -> None:
    compared = compare_names(left, right)
    assert compared.verdict == verdict, compared.reason
    assert compare_names(right, left).verdict == verdict


@pytest.mark.parametrize("fold", name_table().folds, ids=lambda fold: fold.pattern.pattern)
def test_each_fold_makes_its_example_equal(fold: object) -> None:
    left, right = fold.example  # type: ignore[attr-defined]
    assert fold.pattern.sub(fold.to, left) != left or fold.pattern.sub(fold.to, right) != right  # type: ignore[attr-defined]
    assert fold_word(left) == fold_word(right)


def test_no_fold_makes_two_groups_of_spellings_one() -> None:
    heads = sorted(set(name_table().spelling.values()))
    folded = [fold_word(head) for head in heads]
    assert len(set(folded)) == len(heads)


def test_the_reason_says_what_speaks_for_and_against() -> None:
    compared = compare_names("Kim Jong Un", "Kim Jong Il")
    assert compared.verdict is Verdict.DIFFERENT
    assert compared.reason == "for: Kim is Kim, Jong is Jong; against: Un is not Il"


def test_an_unsure_pair_says_what_would_settle_it() -> None:
    compared = compare_names("Volodymyr Zelensky", "Vladimir Zelenskyy")
    assert (compared.verdict, compared.needs) == (Verdict.UNSURE, "state")
    assert compare_names("Nicolas Maduro", "Nicolas Maduro Moros").needs == "office"
    assert compare_names("George Bush", "George W. Bush").needs == "more"


def test_titles_particles_and_marks_are_told_from_the_name() -> None:
    form = name_form("Sheikh Mohammed bin Rashid Al Maktoum")
    assert form.raw == ("mohammed", "rashid", "maktoum")
    assert form.child
    assert form.house == frozenset({2})
    assert name_form("Joseph R. Biden, Jr.").generation == "jr"
    assert name_form("Xi Jinping").generation == ""


def test_places_under_two_names_have_one_key() -> None:
    assert place_key("Kiev") == place_key("Kyiv") == "kyiv"
    assert place_key("The Hague") == place_key("the Hague")
    assert place_key("Paris") != place_key("Parys")


@pytest.mark.parametrize("pair", FRESH)
def test_nobody_is_merged_wrongly_on_names_that_no_rule_was_made_for(pair: list[str]) -> None:
    assert compare_names(*pair).verdict is not Verdict.SAME


def test_vowels_alone_make_an_unsure_pair_that_an_office_settles_but_not_in_the_east() -> None:
    compared = compare_names("Hoshyar Zebari", "Hoshyar Zibari")
    assert (compared.verdict, compared.needs) == (Verdict.UNSURE, "office")
    assert compare_names("Hua Guofeng", "Hua Gaofeng").verdict is Verdict.DIFFERENT


def test_a_middle_name_tells_nothing_of_a_name_that_many_bear() -> None:
    assert compare_names("Hillary Clinton", "Hillary Rodham Clinton").verdict is Verdict.SAME
    assert compare_names("John Smith", "John Rodham Smith").needs == "state"
    assert compare_names("John Adams", "John Quincy Adams").needs == "more"


def test_an_initial_between_the_same_two_names_is_that_of_the_one_between() -> None:
    assert compare_names("Franklin D. Roosevelt", "Franklin Delano Roosevelt").verdict is (
        Verdict.SAME
    )
    assert compare_names("John D. Smith", "John Delano Smith").verdict is Verdict.UNSURE
