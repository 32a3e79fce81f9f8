"""Both shapes in which sets of annotated times come."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.timex import score

TIMEML = """<?xml version="1.0" encoding="utf-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-06-20"
  functionInDocument="CREATION_TIME">June 20, 2021</TIMEX3></DCT>
<TEXT>
Envoys <EVENT eid="e1" class="OCCURRENCE">met</EVENT> in Quito
<TIMEX3 tid="t1" type="DATE" value="2021-06-15">on Tuesday</TIMEX3>. The pact of
<TIMEX3 tid="t2" type="DATE" value="2019">2019</TIMEX3> lapsed
<TIMEX3 tid="t3" type="DATE" value="2021-05">last month</TIMEX3>.
</TEXT>
</TimeML>
"""
SENTENCES = [["June", "20", ",", "2021"], ["Envoys", "met", "on", "Tuesday", "in", "Quito", "."]]


def cat() -> str:
    """Write a file of tokens with marks that point at them."""
    lines, number = ['<?xml version="1.0"?>', '<Document doc_id="1" doc_name="one.txt">'], 0
    for index, words in enumerate(SENTENCES):
        for word in words:
            number += 1
            lines.append(
                f'<token t_id="{number}" sentence="{index}" number="{number - 1}">{word}</token>'
            )
    return "\n".join(
        [
            *lines,
            "<Markables>",
            '<TIMEX3 m_id="1" functionInDocument="CREATION_TIME" type="DATE" value="2021-06-20">',
            *(f'<token_anchor t_id="{place}"/>' for place in range(1, 5)),
            "</TIMEX3>",
            '<TIMEX3 m_id="2" functionInDocument="NONE" type="DATE" value="2021-06-15">',
            '<token_anchor t_id="8"/>',
            "</TIMEX3>",
            '<EVENT_MENTION m_id="3"><token_anchor t_id="10"/></EVENT_MENTION>',
            "</Markables>",
            "</Document>",
        ]
    )


def test_timeml_is_read_and_scored(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    figures = score(tmp_path)
    ours = {key: value for key, value in figures.items() if not key.startswith("dateparser")}
    assert ours == {
        "documents": 1.0,
        "times": 3.0,
        "strict_f1": pytest.approx(2 / 3),  # the gold counts "on" among the words
        "relaxed_f1": 1.0,
        "value_f1": 1.0,
    }
    assert figures["dateparser_relaxed_f1"] > 0


def test_a_file_of_tokens_is_read_and_its_own_date_is_given_not_scored(tmp_path: Path) -> None:
    (tmp_path / "one.xml").write_text(cat(), encoding="utf-8")
    figures = score(tmp_path)
    assert (figures["times"], figures["strict_f1"], figures["value_f1"]) == (1.0, 1.0, 1.0)


def test_sentences_in_elements_do_not_run_together(tmp_path: Path) -> None:
    text = (
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2021-06-20"/></DCT><TEXT>'
        '<s id="1">The pact lapsed in <TIMEX3 tid="t1" type="DATE" value="2019">2019</TIMEX3></s>'
        '<s id="2">Nine envoys left .</s></TEXT></TimeML>'
    )
    (tmp_path / "one.tml").write_text(text, encoding="utf-8")
    assert score(tmp_path)["strict_f1"] == 1.0


def test_a_set_without_annotated_times_is_counted_as_empty(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text("<TimeML><TEXT>Nine envoys left.</TEXT></TimeML>", "utf-8")
    assert score(tmp_path)["documents"] == 0.0
