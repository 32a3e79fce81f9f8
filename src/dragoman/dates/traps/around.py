"""What stands around a match: names, nouns, capitals and the small words that tell traps."""

from __future__ import annotations

from dragoman.codebook.times import trap_words
from dragoman.dates.grammar import Match
from dragoman.dates.reader import Reader
from dragoman.model.parsed import Token

__all__ = [
    "ARTICLES",
    "NOUNS",
    "OVER",
    "QUOTES",
    "describes",
    "has_capital",
    "in_name",
    "is_noun",
    "names_a_thing",
    "spelled_apart",
]

QUOTES = frozenset("\"“”'‘’«»")
NAMES = frozenset({"PERSON", "ORG", "FAC", "WORK_OF_ART", "PRODUCT", "GPE", "LOC", "NORP"})
NOUNS = frozenset({"NOUN", "PROPN"})
OVER = frozenset({"over", "for", "throughout", "during", "within"})
ARTICLES = frozenset({"the", "its", "their", "his", "her", "'s", "this"})


def has_capital(reader: Reader, match: Match, label: str) -> bool:
    """Say whether the word read under a label is written with a capital."""
    places = range(match.first, match.last)
    for place, (name, _) in zip(places, match.labels, strict=True):
        if name == label:
            piece = reader.pieces[place]
            return reader.parsed.document.text[piece.start].isupper()
    return True


def in_name(reader: Reader, match: Match) -> bool:
    """Say whether a longer name of something else holds the match ("the Sunday Times")."""
    tokens = reader.tokens(match)
    labels = {reader.taken.get(token.index, "") for token in tokens}
    if not labels <= NAMES:
        return False
    before, after = reader.token_before(match), reader.token_after(match)
    return any(
        token is not None and token.pos == "PROPN" and reader.taken.get(token.index) in labels
        for token in (before, after)
    )


def spelled_apart(reader: Reader, match: Match) -> bool:
    """Say whether no word beside a match makes it something else."""
    traps = trap_words()
    if f"{reader.before(match, 2)} {reader.before(match)}" in traps.phrases:
        return False
    return reader.before(match) not in traps.before and reader.after(match) not in traps.after


def names_a_thing(reader: Reader, match: Match) -> bool:
    """Say whether a capital noun follows that the match describes ("the Friday Mosque")."""
    following, last = reader.token_after(match), reader.tokens(match)[-1]
    if following is None or following.pos != "PROPN" or not following.text[0].isupper():
        return False
    return last.dep == "compound" and last.head >= following.index


def is_noun(token: Token | None) -> bool:
    """Say whether a token is there and is a noun or a name."""
    return token is not None and token.pos in NOUNS


def describes(reader: Reader, match: Match) -> bool:
    """Say whether a match describes a later word ("Christmas sales")."""
    last = reader.tokens(match)[-1]
    return last.dep in {"compound", "amod", "nmod"} and last.head > last.index
