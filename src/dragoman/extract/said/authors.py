"""Who speaks in a report, a statement or a letter: whoever made it public."""

from __future__ import annotations

from dragoman.codebook.cues import publishing_verbs, spoken_texts
from dragoman.extract.said.speakers import subject_of
from dragoman.model.parsed import Parsed, Token

__all__ = ["author_of"]

NEAR = 3
"""Sentences over which "the report" is the one that was told of."""


def author_of(parsed: Parsed, speaker: Token) -> Token:
    """Give whose text it is that speaks; the speaker itself where it is none, or nobody's.

    The text's own words go first ("a report by Oslo", "Oslo's statement"), then whoever issued
    one in the sentences before.
    """
    if speaker.lemma not in spoken_texts() or speaker.pos not in {"NOUN", "PROPN"}:
        return speaker
    for owner in parsed.dependents(speaker.index, "poss"):
        if owner.pos != "PRON":
            return owner
    for preposition in parsed.dependents(speaker.index, "prep", "agent"):
        if preposition.lower in {"by", "from"}:
            for noun in parsed.dependents(preposition.index, "pobj"):
                return noun
    return _issuer(parsed, speaker) or speaker


def _issuer(parsed: Parsed, speaker: Token) -> Token | None:
    """Give who issued such a text in the sentence of a speaker or in those before."""
    first = parsed.sentences[max(0, speaker.sentence - NEAR)].first
    for token in reversed(parsed.tokens[first : speaker.index]):
        if token.lemma != speaker.lemma or token.dep not in {"dobj", "nsubjpass"}:
            continue
        if parsed.tokens[token.head].lemma in publishing_verbs():
            return subject_of(parsed, token.head)
    return None
