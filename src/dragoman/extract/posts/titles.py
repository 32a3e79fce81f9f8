"""Phrases that name a post: "Russia's Security Council Secretary", "ambassador to Iraq"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dragoman.codebook.offices import Post, head_words
from dragoman.codebook.states import state_name
from dragoman.codebook.times import lexicon
from dragoman.extract.names.gazetteer import Entry, Hit, entry_of
from dragoman.extract.names.marks import POSSESSIVES, as_read
from dragoman.extract.posts.title_left import Left, walk_left
from dragoman.extract.posts.title_right import is_organ, walk_right
from dragoman.extract.remembered import remembered
from dragoman.model.parsed import Parsed, Token

__all__ = ["Title", "find_titles"]

BARE = frozenset({"chief", "boss", "head", "leader", "official", "man"})
"""Heads that say nothing without the body: the post is "NATO chief", not "chief"."""
PIECE = re.compile(r"[^\s-]+|-")
ADDRESSES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "madam", "madame", "monsieur"}) | {
    "comrade",
    "excellency",
    "highness",
    "majesty",
}
"""Words by which a post is addressed; "lord" is none, for it makes another post."""
NOW = frozenset({"current", "present", "incumbent", "acting", "new", "now"})
"""Words that end what a word before the first of two posts says of both."""
SOFT = frozenset({"jurist", "adviser", "minister", "head of state", "secretary"})
"""Groups whose words also stand within the name of another post ("Deputy", "Attorney General")."""

NEAR = 6
"""Tokens before a head among which a month or day is sought that the post must not take in."""


@dataclass(frozen=True, slots=True)
class Title:
    """A post phrase at tokens ``[first, last)``, without its determiner.

    `head` is the token of its head noun. `of` is the canonical name of the state or body that
    it speaks for, `of_state` the key of the state (of that body) if known, `to` the one it is
    accredited to. `determiner` is the lower-case word before it, empty for none.
    """

    first: int
    last: int
    head: int
    post: str
    group: str
    gender: str
    status: str
    of: str | None
    of_state: str | None
    to: str | None
    determiner: str

    @property
    def noun(self) -> str:
        """The last word of the post's head, in lower case."""
        return self.post.rpartition(" ")[2].lower()


@remembered(lambda parsed, hits: (parsed, hits))
def find_titles(parsed: Parsed, hits: tuple[Hit, ...]) -> tuple[Title, ...]:
    """Give every post phrase of a text, in order; `hits` are the names of the tables."""
    ending = {hit.last - 1: hit for hit in hits}
    starting = {hit.first: hit for hit in hits}
    bodies = _bodies(parsed, starting)
    found: list[Title] = []
    for sentence in parsed.sentences:
        index = sentence.last - 1
        while index >= sentence.first:
            match = _head_at(parsed.tokens, index, sentence.first)
            if match is None or not _is_post(parsed, index, match[0]):
                index -= 1
                continue
            start, post = match
            floor = _floor(parsed, start, sentence.first)
            left = walk_left(parsed, start, index, post, floor, ending)
            title = _finished(parsed, left, index, post, starting | bodies, sentence.last)
            found.append(title)
            index = left.first - 1
    return _joined(parsed, sorted(found, key=lambda title: title.head))


def _floor(parsed: Parsed, start: int, floor: int) -> int:
    """Give the first token that may belong to a post: no person's name, no other whole post.

    A rank that follows a post is a post of its own ("army chief | General"), and a month or day
    that a preposition holds is no part of one ("in January | President Mora").
    """
    for token in parsed.tokens[max(floor, start - NEAR) : start]:
        if token.dep == "pobj" and token.text[0].isupper() and token.lower in _calendar():
            floor = token.index + 1
    for name in parsed.names:
        if name.label == "PERSON" and name.last <= start and name.last - name.first > 1:
            floor = max(floor, name.last)
    before = _head_at(parsed.tokens, start - 1, floor) if start > floor else None
    if before is not None and before[1].group not in SOFT:
        rank = _head_at(parsed.tokens, start, start)
        if rank is None or rank[1].group == "soldier":
            return start
    return floor


@cache
def _calendar() -> frozenset[str]:
    """Give the names of months and days of the week."""
    return frozenset((*lexicon()["month"], *lexicon()["weekday"]))


def _joined(parsed: Parsed, titles: list[Title]) -> tuple[Title, ...]:
    """Give posts of one phrase the state that only one of them names.

    "The Kenyan president's | envoy", "Kenya's army chief | General", "Kenyan president and |
    commander-in-chief", "President and | CEO of Lamu Gas Peter Okoth". What is former in front is
    former throughout.
    """
    found = list(titles)
    for place in range(len(found) - 2, -1, -1):
        left, right = found[place], found[place + 1]
        if _is_one_holders(parsed, left, right):
            if left.of is None and right.of is not None:
                found[place] = replace(left, of=right.of, of_state=right.of_state)
            if left.status == "former" and not right.status:
                found[place + 1] = replace(right, status="former")
    for place in range(len(found) - 1):
        left, right = found[place], found[place + 1]
        between = parsed.tokens[left.last : right.first]
        owned = len(between) == 1 and between[0].lower in POSSESSIVES
        same = not right.determiner and (
            left.last == right.first or (len(between) == 1 and between[0].lower == "and")
        )
        if right.of is None and left.of is not None and (owned or same):
            found[place + 1] = replace(right, of=left.of, of_state=left.of_state)
    return tuple(found)


def _is_one_holders(parsed: Parsed, left: Title, right: Title) -> bool:
    """Say whether two posts with "and" between stand as one before a name."""
    tokens = parsed.tokens
    between = [token.lower for token in tokens[left.last : right.first]]
    return (
        between == ["and"]
        and not right.determiner
        and tokens[right.first].lower not in NOW
        and _next_is_name(parsed, right.last - 1)
    )


@cache
def _heads() -> dict[str, tuple[tuple[tuple[str, ...], Post], ...]]:
    """Give last piece → (pieces, post): words as the parser cuts them (hyphens apart)."""
    found: dict[str, list[tuple[tuple[str, ...], Post]]] = {}
    for rows in head_words().values():
        for words, post in rows:
            phrase = " ".join(words)
            for cut in {phrase, phrase.replace(".", " . ")}:  # parsers leave "Gen." whole or not
                pieces = tuple(PIECE.findall(cut))
                found.setdefault(pieces[-1], []).append((pieces, post))
    return {last: tuple(sorted(rows, key=lambda r: -len(r[0]))) for last, rows in found.items()}


def _head_at(tokens: tuple[Token, ...], index: int, floor: int) -> tuple[int, Post] | None:
    """Give (first token, post) of the longest head phrase that ends at a token."""
    for pieces, post in _heads().get(_plain(tokens[index]), ()):
        start = index - len(pieces) + 1
        if start >= floor and all(
            _plain(tokens[start + k]) == piece for k, piece in enumerate(pieces)
        ):
            return start, post
    return None


def _plain(token: Token) -> str:
    """Give a word in small letters with the apostrophe of the tables."""
    return token.lower.replace("’", "'")


def _is_post(parsed: Parsed, index: int, start: int) -> bool:
    """Say whether a head word is a noun of its own, not the adjective of another one."""
    token = parsed.tokens[index]
    if token.pos not in ("NOUN", "PROPN") and start == index:
        return token.text[0].isupper() and _next_is_name(parsed, index)
    if token.dep in ("compound", "amod", "nmod") and token.head > index:
        governor = parsed.tokens[token.head]
        return governor.pos == "PROPN" or _next_is_name(parsed, index)
    return True


def _next_is_name(parsed: Parsed, index: int) -> bool:
    following = parsed.tokens[index + 1] if index + 1 < len(parsed.tokens) else None
    return following is not None and following.pos == "PROPN" and following.text[0].isupper()


def _bodies(parsed: Parsed, starting: dict[int, Hit]) -> dict[int, Hit]:
    """Give organizations that only the parser proposes, by first token, article left out."""
    found: dict[int, Hit] = {}
    for name in parsed.names:
        first = name.first + (parsed.tokens[name.first].lower == "the")
        last = name.last - (parsed.tokens[name.last - 1].lower in POSSESSIVES)
        listed = starting.get(first)
        longer = listed is None or (
            listed.entry.form in ("capital", "place", "demonym", "name") and listed.last < last
        )
        if name.label == "ORG" and first < last and longer:
            text = as_read(parsed, first, last)
            found[first] = Hit(first, last, Entry("organization", "", text))
    return found


def _finished(
    parsed: Parsed, left: Left, head: int, post: Post, starting: dict[int, Hit], ceiling: int
) -> Title:
    right = walk_right(parsed, head, post, starting, ceiling)
    status = left.status
    if parsed.tokens[right.last - 1].lower in ("elect", "designate"):
        status = "elect"
    of_state = left.state or right.state
    of = state_name(of_state)
    post_first = left.post_first
    if left.body is not None:
        entry = left.body.entry
        if left.state is None:
            of_state = of_state or entry.state
            of = state_name(entry.state) if is_organ(entry.key) else entry.name
            post_first = _without_body(parsed, left, right.post_last, of == entry.name)
        elif post.group == "diplomat" and right.to is None:  # "Kenya's UN ambassador"
            right.to = entry.name
            post_first = max(post_first, left.body.last)
    elif right.body is not None and left.state is None:
        of = right.body
    elif of is None and (body := _body_around(left, head, starting)) is not None:
        of = body  # "United Nations High Commissioner for Refugees" is a body too
    return Title(
        first=left.first,
        last=right.last,
        head=head,
        post=_cased(as_read(parsed, _without_marks(parsed, post_first, head), right.post_last))
        + right.of_what,
        group=post.group,
        gender=post.gender,
        status=status,
        of=of,
        of_state=of_state,
        to=right.to,
        determiner=left.determiner,
    )


def _body_around(left: Left, head: int, starting: dict[int, Hit]) -> str | None:
    """Give the name of the body in whose own name the post stands."""
    hit = starting.get(left.first)
    named = hit is not None and hit.entry.form == "organization" and hit.last > head
    return hit.entry.name if hit is not None and named else None


def _without_body(parsed: Parsed, left: Left, last: int, told: bool) -> int:
    """Give the first token of a post whose body is told apart ("UN | Secretary-General").

    A bare "chief" keeps its body ("NATO chief"); an organ keeps its name without its state's.
    """
    body = left.body
    if body is None or left.post_first != body.first:
        return left.post_first
    if not told:
        first_word = entry_of(parsed.tokens[body.first].text)
        named = first_word is not None and first_word.form in ("name", "demonym")
        authority = named and parsed.tokens[body.last - 1].lower == "authority"
        return body.last if authority else body.first + named
    if body.entry.form in ("place", "capital"):
        return body.last
    bare = as_read(parsed, body.last, last).lower() in BARE
    return body.first if bare else body.last


def _without_marks(parsed: Parsed, first: int, head: int) -> int:
    """Leave out signs, and the words by which a post is addressed ("Your | Majesty King")."""
    tokens = parsed.tokens
    while first < head and not tokens[first].text[0].isalnum():
        first += 1
    while first < head and tokens[first].lower in ADDRESSES:
        first += 1
    return first


def _cased(post: str) -> str:
    return post.title() if post.isupper() and len(post) > 4 else post
