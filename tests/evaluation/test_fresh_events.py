"""Passages of our own: how their gold is read, what is scored of them, and that ours is sound."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evaluation import fresh_events
from evaluation.fresh_gold import folded, read_passages
from evaluation.gold_acts import GoldEvent

FIRST = """
[[passage]]
id = "x001"
part = "dev"
published = 2024-03-05
text = "Peru condemned Chile on Tuesday. Peru will condemn Bolivia on Friday, officials said."

[[passage.events]]
trigger = "condemned"
type = "ACCUSE"
actors = ["PER"]
recipients = ["CHL"]
modality = "happened"

[[passage.events]]
trigger = "said"
extension = "state"
actors = ["PER"]
modality = "happened"
"""
SECOND = """
[[passage]]
id = "x004"
part = "check"
published = 2024-03-06
text = "The Red Hand signed a treaty with Norway. Critics praised the Norway of the paintings."

[[passage.events]]
trigger = "Norway"
nth = 2
type = "AID"
actors = ["the Red Hand"]
modality = "planned"
optional = true

[[passage.events]]
trigger = "signed"
extension = "sign"
actors = ["the Red Hand", "NOR"]
modality = "happened"
"""
TRAP = """
[[passage]]
id = "x005"
part = "check"
published = 2024-03-07
text = "Brazil beat Chile on Sunday."
events = []
"""
PASSAGES = FIRST + SECOND + TRAP


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fresh_x.toml").write_text(PASSAGES, encoding="utf-8")
    return tmp_path


def test_a_passage_gives_its_acts_but_for_bare_statements(folder: Path) -> None:
    first, second, third = read_passages(folder)

    assert (first.id, first.part, first.published) == ("x001", "dev", date(2024, 3, 5))
    assert first.events == (
        GoldEvent(
            (5, 14), "ACCUSE", "", "", frozenset({"per"}), frozenset({"chl"}), (1, 1), "happened"
        ),
    )
    assert [(second.text[slice(*e.trigger)], e.trigger[0]) for e in second.events] == [
        ("Norway", 62),
        ("signed", 13),
    ]
    assert [(e.type, e.extension, e.optional) for e in second.events] == [
        ("AID", "", True),
        ("SUPPORT", "sign", False),
    ]
    assert second.events[1].actors == {"red hand", "nor"}
    assert [passage.is_trap for passage in (first, second, third)] == [False, False, True]


def test_names_are_compared_without_case_and_article_and_an_organ_by_its_body_too() -> None:
    assert folded(["The Red  Hand", "NOR"]) == {"red hand", "nor"}
    assert folded(["UN Security Council", "UNSC"]) == {"un security council", "unsc", "un"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"condemned"', '"condem"', "trigger 'condem' does not stand there 1 times"),
        ("nth = 2", "nth = 3", "trigger 'Norway' does not stand there 3 times"),
        ('"ACCUSE"', '"BLAME"', "no BLAME  happened in the codebook"),
        ('extension = "sign"', 'extension = "seal"', "no  seal in the codebook"),
        ('"planned"', '"hoped"', "no AID  hoped in the codebook"),
        ("nth = 2", "nht = 2", r"unknown keys \['nht'\]"),
        ('"check"', '"other"', "no part 'other'"),
    ],
)
def test_a_passage_that_is_not_right_is_named_with_the_reason(
    folder: Path, old: str, new: str, fault: str
) -> None:
    file = folder / "fresh_x.toml"
    file.write_text(PASSAGES.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ValueError, match=rf"fresh_x\.toml, x00\d: {fault}"):
        read_passages(folder)


def test_acts_are_scored_for_all_passages_and_for_each_part(folder: Path) -> None:
    figures = fresh_events.score(folder)

    assert {name: figures[name] for name in ("events", "dev_events", "check_events")} == {
        "events": 2.0,
        "dev_events": 1.0,
        "check_events": 1.0,
    }
    # "will condemn" is extra; an act that the gold has not is right nowhere.
    assert (figures["dev_event_precision"], figures["dev_event_recall"]) == (0.5, 1.0)
    assert (figures["dev_parties_accuracy"], figures["dev_type_accuracy"]) == (1.0, 1.0)
    assert (figures["check_traps"], figures["check_false_acts_per_trap"]) == (1.0, 0.0)
    assert (figures["svo_dev_event_recall"], figures["svo_dev_event_precision"]) == (1.0, 0.5)


def test_our_gold_is_sound() -> None:
    passages = read_passages(Path(fresh_events.DATA))
    ids = [passage.id for passage in passages]

    assert len(set(ids)) == len(ids)
    for part in ("dev", "check"):
        traps = [passage.is_trap for passage in passages if passage.part == part]
        assert 0.15 < sum(traps) / len(traps) < 0.35
