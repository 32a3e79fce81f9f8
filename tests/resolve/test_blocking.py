"""Which names are compared: those that could be one person's, and few others."""

from __future__ import annotations

import random

import pytest

from dragoman.resolve.blocking import name_keys, pairs


def _compared(names: list[str]) -> int:
    return sum(1 for _ in pairs(names, name_keys))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Bill Hartley", "William Hartley"),
        ("Volodymyr Hrynko", "Vladimir Hrynko"),
        ("S. Lavrov", "Sergei Lavrov"),
        ("Hoshyar Zebari", "Hoshyar Zibari"),
        ("Orbán Viktor", "Viktor Orban"),
    ],
)
def test_names_that_may_be_one_person_meet(left: str, right: str) -> None:
    assert list(pairs([left, right], name_keys)) == [(left, right)]


def test_names_with_nothing_in_common_do_not_meet() -> None:
    assert _compared(["Sergei Lavrov", "Angela Merkel", "Narendra Modi", "Wang Yi"]) == 0


def test_four_times_the_names_are_compared_not_much_more_than_four_times_as_often() -> None:
    chance = random.Random(7)  # noqa: S311 (made names)
    letters = "bdfgklmnprstv"

    def word() -> str:
        return "".join(chance.choice(letters) + chance.choice("aeiou") for _ in range(3))

    names = sorted({f"{word()} {word()}".title() for _ in range(8000)})
    chance.shuffle(names)
    with_variants = [form for name in names for form in (name, f"{name[0]}. {name.split()[1]}")]
    few, many = _compared(with_variants[:4000]), _compared(with_variants)
    assert few >= 2000
    assert many < 6 * few
