"""Annotated events of CAT files: which are of our types, and how sure they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.events import read, score

SENTENCES = ["Norway condemned Chile in June .", "It did not sign a treaty .", "Rain may fall ."]
EVENTS = [
    (2, "CERTAIN", "POS"),
    (10, "CERTAIN", "NEG"),
    (7, "CERTAIN", "POS"),
    (16, "POSSIBLE", ""),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines, number = ['<?xml version="1.0"?>', '<Document doc_name="one.txt">'], 0
    for index, sentence in enumerate(SENTENCES):
        for word in sentence.split():
            number += 1
            lines.append(f'<token t_id="{number}" sentence="{index}">{word}</token>')
    lines.append("<Markables>")
    for place, certainty, polarity in EVENTS:
        lines.append(
            f'<EVENT_MENTION certainty="{certainty}" polarity="{polarity}" time="NON_FUTURE">'
            f'<token_anchor t_id="{place}"/></EVENT_MENTION>'
        )
    lines.append("</Markables></Document>")
    (tmp_path / "one.xml").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_events_of_our_types_are_those_whose_word_means_one(folder: Path) -> None:
    (article,) = read(folder)
    text = article.parsed.document.text
    told = [text[gold.start : gold.end] for gold in article.of_our_types]
    assert told == ["condemned", "sign"]
    assert [text[gold.start : gold.end] for gold in article.gold] == [
        "condemned",
        "sign",
        "It",
        "fall",
    ]


def test_what_is_found_and_how_sure_it_is_are_scored(folder: Path) -> None:
    figures = score(folder)
    assert figures["gold"] == 4
    assert figures["gold_of_our_types"] == 2
    assert figures["precision"] == 1
    assert figures["factuality_shared"] == 1
    assert figures["factuality_all"] == 1
    assert figures["polarity_all"] == 1
