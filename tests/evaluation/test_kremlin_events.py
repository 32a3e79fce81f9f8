"""Pages coded by hand: where an annotation stands, what goes with it, and who its parties are."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from evaluation.gold_acts import Act, GoldEvent, match, same_who
from evaluation.gold_pages import anchor, read_gold
from evaluation.judged import Judged, figures
from evaluation.kremlin_events import GOLD, agreement

FIRST = "The  Norwegian premier met with the President of Peru."
SECOND = "Oslo will sign the treaty. The Envoy said so."


def _digest(line: str) -> str:
    return hashlib.sha256("".join(line.split()).encode()).hexdigest()[:10]


def _row(paragraph: int, trigger: tuple[int, int], **fields: Any) -> dict[str, Any]:
    return {
        "paragraph": paragraph,
        "trigger": list(trigger),
        "type": "CONSULT",
        "mode": "",
        "extension": "",
        "actors": [[0, 3]],
        "recipients": [[4, 6]],
        "who": {"actors": ["NOR"], "recipients": ["PER"]},
        "modality": "happened",
    } | fields


MEETING = GoldEvent(
    (23, 26), "CONSULT", "", "", frozenset({"NOR"}), frozenset({"PER"}), (1, 1), "happened"
)
OURS = Act(
    (23, 26), (0, 54), "CONSULT", "", (frozenset({"NOR"}),), (frozenset({"PER"}),), "happened"
)


def test_an_annotation_finds_its_words_again_after_lines_moved_and_white_space_changed() -> None:
    page = {
        "paragraphs": [_digest(FIRST), _digest("A line that cleaning removed.")],
        "events": [_row(0, (19, 22)), _row(1, (0, 1)), _row(0, (0, 3), type="", extension="state")],
    }
    text = f"A new line.\n\n{FIRST}\n{SECOND}"

    found = anchor(page, text)

    assert [text[slice(*zone)] for zone in found.zones] == [FIRST]
    assert [text[slice(*event.trigger)] for event in found.events] == ["met"]
    assert found.lost == 1
    assert found.reads((text.index("met"), 0))
    assert not found.reads((text.index("sign"), 0))


def test_an_act_goes_with_an_annotation_of_its_sentence_and_code_once() -> None:
    signed = replace(MEETING, trigger=(64, 68), type="SUPPORT", extension="sign")
    second = replace(OURS, trigger=(30, 34))
    support = replace(OURS, trigger=(64, 68), sentence=(55, 82), type="SUPPORT")

    assert match([MEETING, signed], [second, OURS, support]) == [(0, 1)]
    assert match([signed], [replace(support, extension="sign")]) == [(0, 0)]
    assert match([replace(signed, extension="")], [replace(support, extension="sign")]) == [(0, 0)]


def test_sides_of_a_meeting_may_change_places_and_those_of_a_visit_may_not() -> None:
    turned = replace(OURS, actors=OURS.recipients, recipients=OURS.actors)

    assert same_who(MEETING, turned)
    assert not same_who(replace(MEETING, mode="visit"), turned)
    assert not same_who(replace(MEETING, type="SUPPORT"), turned)


def test_two_parties_of_one_state_are_two_and_an_unnamed_side_may_stay_open() -> None:
    home = replace(MEETING, recipients=frozenset({"NOR"}))
    alone = replace(OURS, recipients=())

    assert not same_who(home, alone)
    assert same_who(home, replace(OURS, recipients=OURS.actors))
    assert same_who(replace(home, printed=(1, 0)), alone)
    assert same_who(replace(MEETING, type="SUPPORT", printed=(1, 0)), alone)
    assert not same_who(replace(MEETING, type="SUPPORT", printed=(0, 1)), alone)


def test_an_annotation_without_parties_is_neither_missed_nor_extra() -> None:
    page = {
        "paragraphs": [_digest(FIRST), _digest(SECOND)],
        "events": [
            _row(0, (19, 22), actors=[], recipients=[]),
            _row(1, (8, 12), type="SUPPORT", extension="sign", modality="planned"),
        ],
    }
    text = f"{FIRST}\n{SECOND}"
    gold = anchor(page, text)
    extra = replace(OURS, sentence=(82, 99), trigger=(90, 92))

    assert figures([Judged("1", "A", text, gold.events, (OURS, extra), gold.lost)]) == {
        "event_precision": 0.0,
        "event_recall": 0.0,
        "event_f1": 0.0,
        "parties_accuracy": 0.0,
        "modality_accuracy": 0.0,
        "events": 1.0,
        "found": 1.0,
        "lost": 0.0,
    }


def test_the_gold_holds_a_hundred_pages_of_two_readers_who_agree() -> None:
    rows = read_gold(GOLD)

    assert [row["reader"] for row in rows["pages"]].count("A") == 50
    assert len(rows["pages"]) == 100
    assert len(rows["second_reading"]) == 10
    assert {name: round(value, 3) for name, value in agreement(rows).items()} == {
        "event_f1": 0.857,
        "type_accuracy": 0.958,
        "parties_accuracy": 1.0,
        "modality_accuracy": 1.0,
    }
