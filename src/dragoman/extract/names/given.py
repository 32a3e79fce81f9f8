"""Given names that the parser leaves out of a name: to the post before it, or to a place."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from dragoman.codebook.names import word_set
from dragoman.codebook.offices import (
    courtesies,
    head_words,
    portfolio_words,
    rank_words,
    status_of,
)
from dragoman.extract.names.gazetteer import Hit
from dragoman.extract.names.proposals import listed_given_names
from dragoman.model.parsed import Parsed

__all__ = ["given_before", "in_brackets", "is_family"]

MOST = 4
"""Words of a name between brackets."""


def given_before(
    parsed: Parsed,
    first: int,
    last: int,
    listed: dict[int, Hit],
    titled: AbstractSet[int],
    proposed: AbstractSet[int],
) -> bool:
    """Say whether the word before a family name at ``[first, last)`` is its given name.

    "President of Kenya Issa | Timamy": what ends the post stands right before the given name.
    """
    tokens = parsed.tokens
    given = first - 1
    words = sum(token.text[0].isalpha() for token in tokens[first:last])
    if given < 1 or given in listed or given in proposed or last - first != 2 * words - 1:
        return False
    inside = given in titled and first in titled
    if (
        inside
        or not _is_given(parsed, given)
        or tokens[given - 1].sentence != tokens[first].sentence
    ):
        return False
    ends_post = given - 1 in listed or tokens[given - 1].lower in _other_heads() | portfolio_words()
    return ends_post or tokens[given].text in listed_given_names()


def is_family(parsed: Parsed, index: int, listed: dict[int, Hit]) -> bool:
    """Say whether what the parser takes for a place is a family name behind a given name."""
    given, family = index - 1, parsed.tokens[index]
    if given < 0 or index in listed or given in listed or not _is_given(parsed, given):
        return False
    if parsed.tokens[given].text not in listed_given_names():
        return False
    if family.pos != "PROPN" or not family.text.istitle() or family.lower in _other_heads():
        return False
    follows = parsed.tokens[index + 1] if index + 1 < len(parsed.tokens) else None
    return follows is None or follows.pos != "PROPN" or not follows.text[0].isupper()


def in_brackets(parsed: Parsed, listed: dict[int, Hit]) -> Iterator[tuple[int, int]]:
    """Give the names that an editor put into somebody's words ("to Minister [Dmitry Okoth]")."""
    for token in parsed.tokens:
        first = last = token.index + 1
        if token.text != "[":
            continue
        while last < len(parsed.tokens) and last not in listed and _is_capital(parsed, last):
            last += 1
        closed = last < len(parsed.tokens) and parsed.tokens[last].text == "]"
        known = parsed.tokens[first].text in listed_given_names() if closed else False
        if known and 2 <= last - first <= MOST and _is_given(parsed, first):
            yield first, last


def _is_capital(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    return token.pos == "PROPN" and token.text[0].isupper()


def _is_given(parsed: Parsed, index: int) -> bool:
    """Say whether a word may be a given name: a proper noun that is no post, rank or body."""
    token = parsed.tokens[index]
    words = {token.lower, token.lemma.lower()}
    return (
        token.pos == "PROPN"
        and token.text.istitle()
        and len(token.text) > 2
        and token.sentence == parsed.tokens[index + 1].sentence
        and not words & _strange()
    )


@cache
def _other_heads() -> frozenset[str]:
    return word_set("institutions") | word_set("sites") | word_set("regions") | word_set("no_names")


@cache
def _strange() -> frozenset[str]:
    """Give the words that are capitalised before a name and are no name."""
    posts = head_words().keys() | status_of().keys() | rank_words() | portfolio_words()
    return _other_heads() | posts | courtesies().keys() | word_set("not_persons")
