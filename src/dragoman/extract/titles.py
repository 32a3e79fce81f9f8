"""Phrases that name a post: "Russia's Security Council Secretary", "ambassador to Iraq"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.names import word_set
from dragoman.codebook.offices import (
    Post,
    head_words,
    portfolio_words,
    rank_words,
    skipped_words,
    status_of,
)
from dragoman.codebook.organizations import organizations
from dragoman.codebook.states import state_name, states
from dragoman.extract.gazetteer import Entry, Hit, entry_of
from dragoman.model.parsed import Parsed, Token

__all__ = ["Title", "find_titles"]

POSSESSIVES = frozenset({"'s", "’s", "'", "’", "‘s", "´s"})
DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "your", "another"}
)
JOINTS = frozenset({"and", ",", "&", "-", "–", "/"})
NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})
BARE = frozenset({"chief", "boss", "head", "leader", "official", "man"})
"""Heads that say nothing without the body: the post is "NATO chief", not "chief"."""
REGIONS = word_set("regions")
BODY_HEADED = frozenset({"chief", "adviser", "spokesperson", "other"})
"""Groups of posts that are mostly posts of a body: "chairman of the Election Commission"."""
LEFT_LIMIT = 14
PIECE = re.compile(r"[^\s-]+|-")


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


class _Left:
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
            left = _walk_left(parsed, start, index, post, sentence.first, ending)
            title = _finished(parsed, left, index, post, starting | bodies, sentence.last)
            found.append(title)
            index = left.first - 1
    return tuple(reversed(found))


@cache
def _heads() -> dict[str, tuple[tuple[tuple[str, ...], Post], ...]]:
    """Give last piece → (pieces, post): words as the parser cuts them (hyphens apart)."""
    found: dict[str, list[tuple[tuple[str, ...], Post]]] = {}
    for rows in head_words().values():
        for words, post in rows:
            pieces = tuple(PIECE.findall(" ".join(words)))
            found.setdefault(pieces[-1], []).append((pieces, post))
    return {last: tuple(sorted(rows, key=lambda r: -len(r[0]))) for last, rows in found.items()}


def _head_at(tokens: tuple[Token, ...], index: int, floor: int) -> tuple[int, Post] | None:
    """Give (first token, post) of the longest head phrase that ends at a token."""
    for pieces, post in _heads().get(tokens[index].lower, ()):
        start = index - len(pieces) + 1
        if start >= floor and all(
            tokens[start + k].lower == piece for k, piece in enumerate(pieces)
        ):
            return start, post
    return None


def _is_post(parsed: Parsed, index: int, start: int) -> bool:
    """Say whether a head word is a noun of its own, not the adjective of another one."""
    token = parsed.tokens[index]
    if token.pos not in ("NOUN", "PROPN") and not (token.text[0].isupper() and start < index):
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
            text = parsed.text(first, last)
            found[first] = Hit(first, last, Entry("organization", "", text))
    return found


def _walk_left(
    parsed: Parsed, start: int, head: int, post: Post, floor: int, ending: dict[int, Hit]
) -> _Left:
    left = _Left(start)
    other = post.group == "other"
    index = start - 1
    own = True
    """Whether words still join the post itself (no status or skipped word came between)."""
    while index >= max(floor, start - LEFT_LIMIT) and not left.state:
        token = parsed.tokens[index]
        if token.lower in DETERMINERS:
            left.determiner = token.lower
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


def _take_listed(
    parsed: Parsed, left: _Left, index: int, ending: dict[int, Hit], *, own: bool, other: bool
) -> int | None:
    """Take the listed name, or owner, that ends at a token.

    Gives the index before it, the same index when it ends the phrase, None for no such name.
    """
    owner = ending.get(index - 1) if parsed.tokens[index].lower in POSSESSIVES else None
    if owner is not None:
        return owner.first - 1 if _take_owner(left, owner) else index
    hit = ending.get(index)
    if hit is None:
        return None
    if other and own and hit.entry.form == "name":  # "a North Korea expert"
        left.first = left.post_first = hit.first
        return hit.first - 1
    return hit.first - 1 if _take_hit(left, hit, own=own) else index


def _look_before(parsed: Parsed, left: _Left, floor: int) -> None:
    """Read what stands before the state: "the former", "then"."""
    index = left.first - 1
    while index >= floor and parsed.tokens[index].lower in status_of().keys() | skipped_words():
        left.status = left.status or status_of().get(parsed.tokens[index].lower, "")
        left.first = index
        index -= 1
    if index >= floor and parsed.tokens[index].lower in DETERMINERS:
        left.determiner = parsed.tokens[index].lower


def _take_owner(left: _Left, hit: Hit) -> bool:
    """Take "Russia's" or "NATO's"; False when the owner is none of ours."""
    if hit.entry.form == "organization":
        left.body = left.body or hit
    elif hit.entry.form in ("name", "demonym", "capital", "seat"):
        left.state = hit.entry.key
    else:
        return False
    left.first = hit.first
    return True


def _take_hit(left: _Left, hit: Hit, *, own: bool) -> bool:
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


def _take_word(parsed: Parsed, left: _Left, index: int, *, own: bool) -> int:
    """Take one word: 1 it joins the post, 2 it is looked through, 0 it ends the phrase."""
    token = parsed.tokens[index]
    word = token.lower
    if word in status_of():
        left.status = left.status or status_of()[word]
        left.first = index
        return 2
    if word in skipped_words():
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


def _take_unlisted(left: _Left, token: Token, *, own: bool) -> int:
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


def _finished(
    parsed: Parsed, left: _Left, head: int, post: Post, starting: dict[int, Hit], ceiling: int
) -> Title:
    right = _walk_right(parsed, head, post, starting, ceiling)
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
            of = state_name(entry.state) if _is_organ(entry.key) else entry.name
            post_first = _without_body(parsed, left, right.post_last, of == entry.name)
    elif right.body is not None and left.state is None:
        of = right.body
    return Title(
        first=left.first,
        last=right.last,
        head=head,
        post=_cased(parsed.text(_without_marks(parsed, post_first, head), right.post_last)),
        group=post.group,
        gender=post.gender,
        status=status,
        of=of,
        of_state=of_state,
        to=right.to,
        determiner=left.determiner,
    )


def _without_body(parsed: Parsed, left: _Left, last: int, told: bool) -> int:
    """Give the first token of a post whose body is told apart ("UN | Secretary-General").

    A bare "chief" keeps its body ("NATO chief"); an organ keeps its name without its state's.
    """
    body = left.body
    if body is None or left.post_first != body.first:
        return left.post_first
    if not told:
        first_word = entry_of(parsed.tokens[body.first].text)
        named = first_word is not None and first_word.form in ("name", "demonym")
        return body.first + named
    bare = parsed.text(body.last, last).lower() in BARE
    return body.first if bare else body.last


def _is_organ(key: str) -> bool:
    row = organizations().get(key)
    return row is not None and row.kind == "organ"


def _without_marks(parsed: Parsed, first: int, head: int) -> int:
    while first < head and not parsed.tokens[first].text[0].isalnum():
        first += 1
    return first


def _cased(post: str) -> str:
    return post.title() if post.isupper() and len(post) > 4 else post


class _Right:
    """What stands behind the head: collected while walking right."""

    def __init__(self, head: int) -> None:
        self.last = head + 1
        """End of the whole phrase."""
        self.post_last = head + 1
        """End of the post's own words."""
        self.to: str | None = None
        self.body: str | None = None
        self.state: str | None = None


def _walk_right(
    parsed: Parsed, head: int, post: Post, starting: dict[int, Hit], ceiling: int
) -> _Right:
    tokens = parsed.tokens
    right = _Right(head)
    index = head + 1
    if index + 1 < ceiling and tokens[index].text == "-" and tokens[index + 1].lower == "elect":
        right.last = index + 2
        return right
    while index + 1 < ceiling and tokens[index].lower in ("of", "for", "to", "at", "in", "on"):
        start = index + 1 + (tokens[index + 1].lower in ("the", "his", "her", "its"))
        hit = starting.get(start)
        if hit is None or (not hit.entry.key and post.group in ("minister", "secretary")):
            end = _take_words(parsed, right, index, start, post, starting, ceiling)
        else:
            end = _take_named(parsed, right, tokens[index].lower, hit, post)
        if end == index:
            break
        index = end
        if right.state:
            break
    right.last = max(right.last, index, right.post_last)
    return right


def _take_words(
    parsed: Parsed,
    right: _Right,
    preposition: int,
    start: int,
    post: Post,
    starting: dict[int, Hit],
    ceiling: int,
) -> int:
    """Take unlisted words: a portfolio, or a body where capitals follow an article."""
    tokens = parsed.tokens
    word = tokens[preposition].lower
    if word not in ("of", "for", "on", "at"):
        return preposition
    end = _portfolio_end(parsed, start, ceiling, starting)
    if end == start:
        return preposition
    named = start > preposition + 1 and all(
        tokens[i].text[0].isupper() or tokens[i].lower in ("of", "and") for i in range(start, end)
    )
    if word == "at" and not named:
        return preposition
    if post.group in BODY_HEADED and named:
        _take_body(parsed, right, start, end)
    elif word != "at":
        right.post_last = end
    return end


def _take_body(parsed: Parsed, right: _Right, start: int, end: int) -> None:
    """Take a body; the one taken before was a part of it and joins the post."""
    if right.body is not None:
        right.post_last = right.last
    right.body = parsed.text(start, end)
    right.last = end


def _take_named(parsed: Parsed, right: _Right, preposition: str, hit: Hit, post: Post) -> int:
    """Take a state or a body that the tables or the parser know; gives its end."""
    form = hit.entry.form
    if preposition in ("to", "in", "at") and post.group == "diplomat":
        right.to = right.to or _accredited(hit)
        return hit.last if right.to else hit.first - 1
    if preposition in ("of", "for", "at"):
        if form in ("name", "capital", "seat", "demonym"):
            right.state = hit.entry.key
            owner = form == "demonym" or _own_owner(parsed, hit)
            return _before_hit(parsed, hit) if owner else hit.last
        if form == "organization":
            if hit.entry.key:
                right.body, right.last = hit.entry.name, hit.last
                right.state = hit.entry.state if _is_organ(hit.entry.key) else None
            else:
                _take_body(parsed, right, hit.first, hit.last)
            return hit.last
        if form == "place" and post.group in ("chief", "head of state", "leader", "monarch"):
            right.body, right.state = hit.entry.name, hit.entry.state
            return hit.last
    return _before_hit(parsed, hit)


def _before_hit(parsed: Parsed, hit: Hit) -> int:
    """Give the index of the preposition before a hit, so that the phrase ends there."""
    index = hit.first - 1
    while index > 0 and parsed.tokens[index].lower in ("the", "his", "her", "its"):
        index -= 1
    return index


def _own_owner(parsed: Parsed, hit: Hit) -> bool:
    """Say whether the hit owns what follows ("of Russia's army")."""
    following = parsed.tokens[hit.last] if hit.last < len(parsed.tokens) else None
    return following is not None and following.lower in POSSESSIVES


def _accredited(hit: Hit) -> str | None:
    if hit.entry.form in ("name", "capital"):
        return states()[hit.entry.key].name
    return hit.entry.name if hit.entry.form == "organization" else None


def _portfolio_end(parsed: Parsed, start: int, ceiling: int, starting: dict[int, Hit]) -> int:
    """Give the end of "Natural Resources and Environment" that starts here; `start` for none."""
    tokens = parsed.tokens
    index = start
    while index < ceiling and not (index in starting and starting[index].entry.key):
        token = tokens[index]
        listed = token.lower in portfolio_words() or token.lower in ("staff", "state")
        if listed or (token.text[0].isupper() and token.pos in NOMINAL):
            index += 1
        elif _glues_names(parsed, index, start, ceiling):
            index += 2
        elif token.text in JOINTS and index + 1 < ceiling and index > start:
            following = tokens[index + 1]
            same_case = following.text[0].isupper() == tokens[start].text[0].isupper()
            if following.lower in portfolio_words() and same_case:
                index += 2
            else:
                break
        else:
            break
    return _name_cut_off(parsed, start, index)


def _name_cut_off(parsed: Parsed, start: int, end: int) -> int:
    """Give the end without a person's name that follows at once ("of Defence | Sergei Shoigu")."""
    tokens = parsed.tokens
    for name in parsed.names:
        if name.label == "PERSON" and start < name.first < end:
            return name.first
    for index in range(end - 1, start - 1, -1):
        if tokens[index].lower in portfolio_words() or tokens[index].lower in REGIONS:
            rest = end - index - 1
            return index + 1 if rest in (2, 3) else end
    return end


def _glues_names(parsed: Parsed, index: int, start: int, ceiling: int) -> bool:
    """Say whether a hyphen without spaces joins two capitalised words."""
    if not start < index < ceiling - 1 or parsed.tokens[index].text != "-":
        return False
    before, sign, after = parsed.tokens[index - 1 : index + 2]
    glued = before.end == sign.start and sign.end == after.start
    return glued and before.text[0].isupper() and after.text[0].isupper()
