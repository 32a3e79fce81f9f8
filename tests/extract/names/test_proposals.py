"""What the parser proposes is cut to a name and called what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extract.names.proposals import mend_names
from dragoman.model.parsed import NamedSpan
from tests.factory import parsed

CASES = [
    # sentence, what the parser might propose, its label, what is made of it
    ("Peter Okoth: News travels.", "Peter Okoth: News", "PERSON", [("Peter Okoth", "PERSON")]),
    ("He left the 58th Army of Kenya.", "58th Army of", "ORG", [("58th Army", "ORG")]),
    ("The Lamu Guild (LG) met.", "Lamu Guild (LG", "ORG", [("Lamu Guild", "ORG")]),
    ("An act for Small and Old Firms.", "Small and", "ORG", []),
    (
        "Minister of Health and Welfare Peter Okoth came.",
        "Welfare Peter Okoth",
        "ORG",
        [("Welfare", "ORG"), ("Peter Okoth", "PERSON")],
    ),
    (
        "President of Slovenia Borut Mlakar came.",
        "Slovenia Borut Mlakar",
        "ORG",
        [("Slovenia", "ORG"), ("Borut Mlakar", "PERSON")],
    ),
    (
        "Governor of Lamu Region Peter Okoth came.",
        "Region Peter Okoth",
        "PERSON",
        [("Peter Okoth", "PERSON")],
    ),
    (
        "Peter Okoth Acting Head of Lamu wrote.",
        "Peter Okoth Acting Head",
        "PERSON",
        [("Peter Okoth", "PERSON")],
    ),
    (
        "Martin Luther King spoke.",
        "Martin Luther King",
        "PERSON",
        [("Martin Luther King", "PERSON")],
    ),
    ("Acting Head of Lamu was named.", "Acting Head", "PERSON", []),
    (
        "Ruto and Peter Okoth spoke.",
        "Ruto and Peter Okoth",
        "PERSON",
        [("Ruto", "PERSON"), ("Peter Okoth", "PERSON")],
    ),
    ("The Okoth Academy opened.", "Okoth Academy", "PERSON", [("Okoth Academy", "ORG")]),
    ("They saw the Lamu Peninsula.", "Lamu Peninsula", "PERSON", [("Lamu Peninsula", "LOC")]),
    ("He signed Executive Order 12.", "Executive Order 12", "ORG", []),
    ("Cyclone Tabitha came.", "Cyclone Tabitha", "ORG", []),
    ("We met to mark Lamu Cup Day.", "mark Lamu Cup Day", "LOC", []),
    ("They saw an S-400 there.", "S-400", "ORG", []),
    ("Peter, Ivan and others left.", "Peter, Ivan", "ORG", []),
    ("Kenyan Health officials are worried.", "Kenyan Health", "ORG", []),
    ("The Service is new.", "Service", "ORG", []),
    ("Our Paralympic team left.", "Paralympic", "GPE", []),
    ("He lives in Shingwedzi now.", "Shingwedzi", "PERSON", [("Shingwedzi", "GPE")]),
    ("The FDCS told him.", "FDCS", "PERSON", [("FDCS", "ORG")]),
    ("He went on Monday.", "Monday", "DATE", [("Monday", "DATE")]),
]


@pytest.mark.parametrize(("text", "words", "label", "expected"), CASES, ids=[c[1] for c in CASES])
def test_a_proposal_is_mended(
    text: str, words: str, label: str, expected: list[tuple[str, str]]
) -> None:
    read = parsed(text)
    start = text.index(words)
    tokens = [t for t in read.tokens if start <= t.start and t.end <= start + len(words)]
    proposed = NamedSpan(tokens[0].index, tokens[-1].index + 1, label)
    mended = mend_names(replace(read, names=(proposed,)))
    assert [(mended.text(n.first, n.last), n.label) for n in mended.names] == expected


def test_one_word_has_one_label_in_a_document() -> None:
    read = parsed("Anapa is old. Anapa is small. Anapa sleeps.")
    places = [token.index for token in read.tokens if token.text == "Anapa"]
    labels = zip(places, ("GPE", "PERSON", "GPE"), strict=True)
    names = tuple(NamedSpan(index, index + 1, label) for index, label in labels)
    assert [name.label for name in mend_names(replace(read, names=names)).names] == ["GPE"] * 3
