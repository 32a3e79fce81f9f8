"""Words of names that may be one word in two romanisations."""

from __future__ import annotations

import pytest

from dragoman.codebook.spellings import Sound, name_table
from dragoman.model.judgement import Verdict
from dragoman.resolve.names.compare import compare_names
from dragoman.resolve.names.sounds import may_sound_alike, skeletons


@pytest.mark.parametrize("sound", name_table().sounds, ids=lambda sound: sound.letters)
def test_each_sound_lets_its_example_agree(sound: Sound) -> None:
    assert any(sound.letters in word for word in sound.example)
    assert may_sound_alike(*sound.example)
    assert may_sound_alike(*reversed(sound.example))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("karim", "karima"),  # another ending
        ("zubkov", "zubov"),
        ("said", "saad"),  # few consonants, other vowels
        ("ivanov", "danov"),
        ("marta", "marco"),
    ],
)
def test_words_of_other_sounds_are_told_apart(left: str, right: str) -> None:
    assert not may_sound_alike(left, right)


def test_letters_that_stand_for_several_sounds_give_several_readings() -> None:
    assert skeletons("chagin") == {"xkn", "xjn", "jkn", "jn", "kn", "kjn"}


def test_an_unknown_romanisation_is_left_to_office_and_never_enough_by_itself() -> None:
    compared = compare_names("Anton Zhavrin", "Anton Schawrin")
    assert (compared.verdict, compared.needs) == (Verdict.UNSURE, "office")
    assert "Zhavrin may be another romanisation of Schawrin" in compared.reason
    assert compare_names("Vardges Zhavrin", "Vartkes Schawrin").needs == "more"
    assert compare_names("Park Chun-ho", "Park Jun-ho").verdict is Verdict.DIFFERENT
