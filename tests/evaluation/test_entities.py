"""The adapters of entities and places, on small files of our own in the shape of the sets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import ecb_entities, entities, places

SENTENCES = (("Anna", "Okoth", "resigned", "."), ("Okoth", "gave", "no", "reason", "."))


def cat_file(folder: Path) -> None:
    """Write a CAT file in which both names of Okoth are one instance."""
    tokens, number = [], 0
    for index, words in enumerate(SENTENCES):
        for word in words:
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{index}">{word}</token>')
    marks = (
        '<ENTITY_MENTION m_id="1" head="Okoth" syntactic_type="NAM">'
        '<token_anchor t_id="1"/><token_anchor t_id="2"/></ENTITY_MENTION>'
        '<ENTITY_MENTION m_id="2" head="Okoth" syntactic_type="NAM">'
        '<token_anchor t_id="5"/></ENTITY_MENTION>'
        '<ENTITY m_id="9" ent_type="PER" instance_id="PER1"/>'
    )
    refers = (
        '<REFERS_TO r_id="1"><source m_id="1"/><source m_id="2"/><target m_id="9"/></REFERS_TO>'
    )
    (folder / "one.xml").write_text(
        f"<Document>{''.join(tokens)}<Markables>{marks}</Markables>"
        f"<Relations>{refers}</Relations></Document>",
        encoding="utf-8",
    )


def test_a_cat_file_is_read_with_its_instances(tmp_path: Path) -> None:
    cat_file(tmp_path)
    (page,) = entities.read_pages(tmp_path)
    assert page.document.text == "Anna Okoth resigned.\nOkoth gave no reason."
    found = [(page.document.text[m.start : m.end], m.instance, m.type) for m in page.gold]
    assert found == [("Anna Okoth", "PER1", "PER"), ("Okoth", "PER1", "PER")]


def test_a_surname_that_is_linked_scores_above_equal_words(tmp_path: Path) -> None:
    cat_file(tmp_path)
    figures = entities.score(tmp_path)
    assert figures["mention_f1"] == 1
    assert figures["conll_f1"] == 1
    assert figures["floor_conll_f1"] < 1


def test_given_mentions_are_linked_over_documents(tmp_path: Path) -> None:
    rows, given = [], []
    for document, last in (("7_1ecb", 2), ("7_2ecb", 2)):
        for sentence, words in enumerate(SENTENCES):
            rows += [f"{document}\t{sentence}\t{i}\t{w}\t-" for i, w in enumerate(words)]
        given += [
            {
                "doc_id": document,
                "sent_id": 0,
                "tokens_number": list(range(last)),
                "coref_chain": "HUM1",
                "mention_type": "HUM",
            },
            {
                "doc_id": document,
                "sent_id": 1,
                "tokens_number": [3],
                "coref_chain": f"Singleton {document}",
                "mention_type": "NON",
            },
        ]
    (tmp_path / "ECB_Dev_corpus.txt").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "ECB_Dev_Entity_gold_mentions.json").write_text(json.dumps(given), encoding="utf-8")
    figures = ecb_entities.score(tmp_path)
    assert (figures["documents"], figures["mentions"]) == (2, 4)
    assert figures["named_conll_f1"] == 1
    assert figures["product_conll_f1"] == 1
    # the floor takes the two reasons, which are two, for one
    assert figures["same_head_floor"] < 1


def test_places_are_asked_by_the_spans_of_the_set(tmp_path: Path) -> None:
    (tmp_path / "GeoVirus.xml").write_text(
        "<articles><article><text>Kenya closed its border with Uganda.</text><locations>"
        "<location><name>Kenya</name><start>1</start><end>6</end><lat>0.5</lat><lon>38</lon>"
        "</location><location><name>Uganda</name><start>30</start><end>36</end><lat>50</lat>"
        "<lon>32</lon></location></locations></article></articles>",
        encoding="utf-8",
    )
    (article,) = places.read_articles(tmp_path)
    assert [article.document.text[start:end] for start, end, _, _ in article.places] == [
        "Kenya",
        "Uganda",
    ]
    figures = places.score(tmp_path)
    assert (figures["places"], figures["found_share"]) == (2, 1)
    assert figures["within_161_km"] == pytest.approx(0.5)  # the second is put where it is not
    assert figures["own_within_161_km"] == pytest.approx(0.5)
