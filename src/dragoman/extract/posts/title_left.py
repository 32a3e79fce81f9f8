"""What stands before the head of a post: state, body, status, rank and portfolio."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.offices import (
    Post,
    portfolio_words,
    rank_words,
    skipped_words,
    status_of,
)
from dragoman.codebook.organizations import organ_nouns
from dragoman.codebook.territories import territory_named
from dragoman.extract.names.gazetteer import Entry, Hit
from dragoman.extract.names.marks import DETERMINERS, JOINTS, NOMINAL, POSSESSIVES, as_read
from dragoman.model.parsed import Parsed, Token

__all__ = ["Left", "walk_left"]

REGIONAL = frozenset(
    {"chief", "head of state", "head of government", "leader", "minister", "monarch"}
)
"""Groups of posts that a part of a state has of its own."""
OF_A_TOWN = frozenset({"mayor", "governor", "bishop", "archbishop", "patriarch"})
"""Heads before which a capital is the town, not its state."""
LEFT_LIMIT = 14
"""Tokens before the head at most."""


class Left:
    """What stands before the head: collected while walking left."""

    def __init__(self, start: int) -> None:
        self.first = start
        """First token of the whole phrase."""
        self.post_first = start
        """First token of the post's own words."""
        self.status = ""
        self.body: Hit | None = None
        self.state: str | None = None
        self.determiner = ""


def walk_left(
    parsed: Parsed, start: int, head: int, post: Post, floor: int, ending: dict[int, Hit]
) -> Left:
    """Give what stands before the head phrase that begins at `start` and ends at `head`.

    `ending` gives listed names by their last token; nothing before token `floor` is read.
    """
    left = Left(start)
    other = post.group == "other"
    index = start - 1
    own = True  # words still join the post itself: no status or skipped word came between
    while index >= max(floor, start - LEFT_LIMIT) and not left.state:
        token = parsed.tokens[index]
        if token.lower in DETERMINERS:
            left.determiner = token.lower
            break
        region = None if other else _region_at(parsed, head, index, post, ending)
        if region is not None:
            left.body, left.first = region, region.first
            left.post_first = region.first if own else left.post_first
            break
        before = _take_listed(parsed, left, index, ending, own=own, other=other)
        if before is not None:
            if before == index:
                break
            index = before
            continue
        step = _take_word(parsed, left, index, own=own)
        if step == 0 and token.head == head and token.dep in ("compound", "amod", "nmod"):
            step = _take_unlisted(left, token, own=own and (other or token.dep == "compound"))
        if step == 0:
            break
        own = own and step == 1
        index -= 1
    if left.state or left.body:
        _look_before(parsed, left, floor)
    return left


def _region_at(
    parsed: Parsed, head: int, index: int, post: Post, ending: dict[int, Hit]
) -> Hit | None:
    """Give the part of a state that ends at a token and that the post is of, without its 's.

    "Greenland's prime minister", "Chechen leader", "Moscow mayor".
    """
    if post.group not in REGIONAL:
        return None
    token = parsed.tokens[index]
    last = index - 1 if token.lower in POSSESSIVES else index
    hit = ending.get(last)
    for first in range(max(last - 1, 0), last + (hit is None)):  # "Bosnian Serb", "Scottish"
        row = territory_named(as_read(parsed, first, last + 1))
        if row is not None:
            return Hit(first, last + 1, Entry("place", row.state, row.name, row.state))
    if hit is None:
        return None
    town = hit.entry.form == "capital" and parsed.tokens[head].lower in OF_A_TOWN
    return hit if town or hit.entry.form == "place" else None


def _take_listed(
    parsed: Parsed, left: Left, index: int, ending: dict[int, Hit], *, own: bool, other: bool
) -> int | None:
    """Take the listed name, or owner, that ends at a token.

    Gives the index before it, the same index when it ends the phrase, None for no such name.
    """
    owner = None
    if parsed.tokens[index].lower in POSSESSIVES:  # "Kenya's", "the Kenyan government's"
        spoken_for = index > 1 and (parsed.tokens[index - 1].lower,) in _speaking_for_states()
        owner = ending.get(index - 2 if spoken_for else index - 1)
    if owner is not None:
        return owner.first - 1 if _take_owner(left, owner) else index
    hit = ending.get(index)
    if hit is None:
        return None
    if other and own and hit.entry.form == "name":  # "a North Korea expert"
        left.first = left.post_first = hit.first
        return hit.first - 1
    return hit.first - 1 if _take_hit(left, hit, own=own) else index


def _look_before(parsed: Parsed, left: Left, floor: int) -> None:
    """Read what stands before the state: "the former", "then"."""
    index = left.first - 1
    while index >= floor and parsed.tokens[index].lower in status_of().keys() | skipped_words():
        left.status = left.status or status_of().get(parsed.tokens[index].lower, "")
        left.first = index
        index -= 1
    if index >= floor and parsed.tokens[index].lower in DETERMINERS:
        left.determiner = parsed.tokens[index].lower


def _take_owner(left: Left, hit: Hit) -> bool:
    """Take "Russia's" or "NATO's"; False when the owner is none of ours."""
    if hit.entry.form == "organization":
        left.body = left.body or hit
    elif hit.entry.form in ("name", "demonym", "capital", "seat"):
        left.state = hit.entry.key
    else:
        return False
    left.first = hit.first
    return True


def _take_hit(left: Left, hit: Hit, *, own: bool) -> bool:
    form = hit.entry.form
    if form == "organization" and left.body is None:
        left.body = hit
        if own:
            left.post_first = hit.first
    elif form in ("name", "demonym", "seat"):
        left.state = hit.entry.key
    else:
        return False
    left.first = hit.first
    return True


def _take_word(parsed: Parsed, left: Left, index: int, *, own: bool) -> int:
    """Take one word: 1 it joins the post, 2 it is looked through, 0 it ends the phrase."""
    token = parsed.tokens[index]
    word = token.lower
    if word in status_of():
        left.status = left.status or status_of()[word]
        left.first = index
        return 2
    if word in skipped_words() and not _names_a_party(parsed, index):
        left.first = index
        return 2
    capital = token.text[0].isupper() and token.pos in NOMINAL
    if word in portfolio_words() or word in rank_words() or capital:
        if word in rank_words() and token.pos in ("VERB", "AUX", "ADP"):
            return 0
        left.first = index
        if own:
            left.post_first = index
        return 1 if own else 2
    if token.text in JOINTS and _joins(parsed, index):
        return 1 if own else 2
    return 0


@cache
def _speaking_for_states() -> frozenset[tuple[str, ...]]:
    """Give the nouns of organs that speak for the whole state ("government")."""
    rows = (row for row in organ_nouns() if row.reads == "state")
    return frozenset(tuple(words.split()) for row in rows for words in row.words)


def _names_a_party(parsed: Parsed, index: int) -> bool:
    """Say whether a capitalised word is part of a party's name ("Communist Party")."""
    token, following = parsed.tokens[index], parsed.tokens[index + 1]
    return token.text[0].isupper() and following.text == "Party"


def _take_unlisted(left: Left, token: Token, *, own: bool) -> int:
    """Take a word of the noun phrase that no list knows: a noun joins, an adjective does not."""
    left.first = token.index
    if own:
        left.post_first = token.index
    return 1 if own else 2


def _joins(parsed: Parsed, index: int) -> bool:
    """Say whether "and", a comma or a hyphen stands between two words of a portfolio."""
    if index == 0:
        return False
    before, sign = parsed.tokens[index - 1], parsed.tokens[index]
    if sign.text == "-":
        return before.lower in status_of() or before.lower in rank_words()
    after = parsed.tokens[index + 1]
    listed = portfolio_words()
    return before.lower in listed and after.lower in listed and after.lower not in rank_words()
