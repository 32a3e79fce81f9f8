"""What stands behind the head of a post: portfolio, body, state, and where it is accredited."""

from __future__ import annotations

from dragoman.codebook.names import word_set
from dragoman.codebook.offices import Post, portfolio_words
from dragoman.codebook.organizations import organizations
from dragoman.codebook.states import states
from dragoman.extract.names.gazetteer import Hit
from dragoman.extract.names.marks import JOINTS, NOMINAL, POSSESSIVES, as_read
from dragoman.model.parsed import Parsed

__all__ = ["Right", "is_organ", "walk_right"]

REGIONS = word_set("regions")
BODY_HEADED = frozenset({"chief", "adviser", "spokesperson", "other"})
"""Groups of posts that are mostly posts of a body: "chairman of the Election Commission"."""


class Right:
    """What stands behind the head: collected while walking right."""

    def __init__(self, head: int) -> None:
        self.last = head + 1
        """End of the whole phrase."""
        self.post_last = head + 1
        """End of the post's own words."""
        self.to: str | None = None
        self.body: str | None = None
        self.state: str | None = None


def walk_right(
    parsed: Parsed, head: int, post: Post, starting: dict[int, Hit], ceiling: int
) -> Right:
    """Give what stands behind the head; `starting` gives listed names by their first token."""
    tokens = parsed.tokens
    right = Right(head)
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
    right: Right,
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


def _take_body(parsed: Parsed, right: Right, start: int, end: int) -> None:
    """Take a body; the one taken before was a part of it and joins the post."""
    if right.body is not None:
        right.post_last = right.last
    right.body = as_read(parsed, start, end)
    right.last = end


def _take_named(parsed: Parsed, right: Right, preposition: str, hit: Hit, post: Post) -> int:
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
                right.state = hit.entry.state if is_organ(hit.entry.key) else None
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


def is_organ(key: str) -> bool:
    """Say whether a key is that of an organ of one state ("organization/pentagon")."""
    row = organizations().get(key)
    return row is not None and row.kind == "organ"
