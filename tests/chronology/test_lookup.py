"""Whom a name means."""

from __future__ import annotations

import pytest

from dragoman.chronology.lookup import find_named
from dragoman.model.mention import Entity, Kind


def entity(id_: str, name: str, kind: Kind = Kind.PERSON, *names: str, mentions: int = 1) -> Entity:
    own = tuple(f"{id_}-{number}" for number in range(mentions))
    return Entity(id_.ljust(16, "0"), kind, name, (name, *names), (), own)


LAVROV = entity("a1", "Sergey Lavrov", Kind.PERSON, "Lavrov", mentions=12)
SERGEI = entity("a2", "Sergei Lavrov-Petrov")
LONE = entity("a3", "Lavrov", mentions=2)
GREECE = entity("b1", "Greece", Kind.STATE, "Athens", mentions=40)
ATHENS = entity("b2", "Athens", Kind.PLACE, mentions=3)
MINISTRY = entity("c1", "Foreign Ministry", Kind.ORGANIZATION)
TWO = entity("d1", "Li Wei", mentions=2), entity("d2", "Li Wei", mentions=1)
GEORGIA = entity("e1", "Georgia", Kind.STATE, mentions=2)
NAMESAKE = entity("e2", "Georgia", Kind.PLACE, mentions=7)
CHAD = entity("f1", "Chad", Kind.STATE)
FAMOUS = entity("f2", "Chad", mentions=5)
ALL = [GEORGIA, NAMESAKE, CHAD, FAMOUS, LAVROV, SERGEI, LONE, GREECE, ATHENS, MINISTRY, *TWO]


@pytest.mark.parametrize(
    ("words", "best", "others"),
    [
        ("Sergey Lavrov", LAVROV, ()),
        ("sergey  LAVROV", LAVROV, ()),
        ("Sergei Lavrov", LAVROV, ()),
        ("Lavrov", LAVROV, (LONE,)),
        ("lavrov petrov", SERGEI, ()),
        ("Greece", GREECE, ()),
        ("Georgia", GEORGIA, (NAMESAKE,)),
        ("Chad", FAMOUS, (CHAD,)),
        # The city is the whole name of one, the seat of the other.
        ("Athens", None, (GREECE, ATHENS)),
        ("Li Wei", None, TWO),
        ("minist", MINISTRY, ()),
        ("c100", MINISTRY, ()),
        ("", None, ()),
        ("Putin", None, ()),
    ],
)
def test_a_name_means(words: str, best: Entity | None, others: tuple[Entity, ...]) -> None:
    found = find_named(ALL, words)
    assert (found.best, found.others) == (best, others)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Lavrof", ("Lavrov", "Sergey Lavrov", "Sergei Lavrov-Petrov")),
        ("Ministry of Defence", ("Foreign Ministry",)),
        ("Putin", ()),
    ],
)
def test_names_near_one_that_nobody_bears(words: str, near: tuple[str, ...]) -> None:
    assert find_named(ALL, words).near == near
