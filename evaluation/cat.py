"""Files of the CAT annotation tool (MEANTIME): tokens, and marks that point at them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

__all__ = ["CLOSED_LEFT", "cat_text", "read_xml", "span_of"]

CLOSED_LEFT = frozenset({",", ".", ";", ":", "!", "?", ")", "'s", "’s", "%", "n't", "'"})
"""Tokens that are printed without a space before them."""

type Place = tuple[int, int]


def read_xml(file: Path) -> ElementTree.Element:
    """Read a file of a data set."""
    return ElementTree.parse(file).getroot()  # noqa: S314 (a set of our own choosing)


def cat_text(root: ElementTree.Element) -> tuple[str, dict[str, Place]]:
    """Give the text, a sentence a line, and the place of each of its tokens by id."""
    parts: list[str] = []
    places: dict[str, Place] = {}
    length = 0
    sentence = None
    for token in root.iter("token"):
        word = token.text or ""
        same = token.get("sentence") == sentence
        glue = "" if not parts else ("\n" if not same else "" if word in CLOSED_LEFT else " ")
        sentence = token.get("sentence")
        places[token.get("t_id", "")] = (length + len(glue), length + len(glue) + len(word))
        parts += [glue, word]
        length += len(glue) + len(word)
    return "".join(parts), places


def span_of(mark: ElementTree.Element, places: dict[str, Place]) -> Place | None:
    """Give the place from the first to the last token of a mark; None for one without any."""
    spots = [places[anchor.get("t_id", "")] for anchor in mark.findall("token_anchor")]
    return (min(spots)[0], max(spots)[1]) if spots else None
