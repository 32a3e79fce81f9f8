"""What stands behind the head of a post: portfolio, body, state, and where it is accredited."""

from __future__ import annotations

from dragoman.codebook.names import word_set
from dragoman.codebook.offices import Post, head_words, portfolio_words
from dragoman.codebook.organizations import organizations
from dragoman.codebook.states import states
from dragoman.extract.names.gazetteer import Hit
from dragoman.extract.names.marks import HYPHENS, JOINTS, NOMINAL, POSSESSIVES, as_read
from dragoman.model.parsed import Parsed

__all__ = ["Right", "is_organ", "walk_right"]

REGIONS = word_set("regions")
ELECT = frozenset({"elect", "designate"})
SENT = frozenset({"envoy", "emissary", "mediator", "representative", "coordinator"})
"""Diplomats who are for a state to which they are sent, not of it."""
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
        self.of_what = ""
        """Words to add to the post: " of the navy" where the print has "of Kenya's navy"."""


def walk_right(
    parsed: Parsed, head: int, post: Post, starting: dict[int, Hit], ceiling: int
) -> Right:
    """Give what stands behind the head; `starting` gives listed names by their first token."""
    tokens = parsed.tokens
    right = Right(head)
    index = head + 1
    if index + 1 < ceiling and tokens[index].text in HYPHENS and tokens[index + 1].lower in ELECT:
        right.last = index + 2
        return right
    while index + 1 < ceiling and tokens[index].lower in ("of", "for", "to", "at", "in", "on"):
        start = index + 1 + (tokens[index + 1].lower in ("the", "his", "her", "its"))
        hit = starting.get(start)
        if hit is None or (not hit.entry.key and post.group in ("minister", "secretary")):
            end = _take_words(parsed, right, index, start, post, starting, ceiling)
        else:
            end = _take_named(parsed, right, index, hit, post)
            if end < hit.first and right.state:
                end = _take_owned(parsed, right, hit, ceiling)
        if end == index:
            break
        index = end
        if right.state:
            break
    if right.last == head + 1 and index == head + 1:
        index = _take_common(parsed, right, index, post, ceiling)
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
    if end == start or (word == "on" and tokens[start].lower not in portfolio_words()):
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


def _take_owned(parsed: Parsed, right: Right, hit: Hit, ceiling: int) -> int:
    """Take what a state owns ("of Kenya's | navy"): its organ, which the post is of."""
    tokens = parsed.tokens
    first = hit.last + (hit.last < ceiling and tokens[hit.last].lower in POSSESSIVES)
    last = first
    people = {name.first for name in parsed.names if name.label == "PERSON"}
    while last < ceiling and last not in people and tokens[last].pos in NOMINAL:
        last += 1
    titled = any(
        len(words) == 1
        for token in tokens[first:last]
        for words, _ in head_words().get(token.lower, ())
    )
    if last > first and not titled and tokens[last - 1].pos in ("NOUN", "PROPN"):
        right.of_what = f" of the {as_read(parsed, first, last)}"
        right.last = last
        return last
    return _before_hit(parsed, hit)


def _take_common(parsed: Parsed, right: Right, index: int, post: Post, ceiling: int) -> int:
    """Take a body that has no name: "the president of the company, X"; gives its end."""
    tokens = parsed.tokens
    if post.group not in (*BODY_HEADED, "head of state") or index + 3 >= ceiling:
        return index
    if (tokens[index].lower, tokens[index + 1].lower) != ("of", "the"):
        return index
    last = index + 2
    while last < ceiling and tokens[last].pos in ("NOUN", "ADJ") and tokens[last].text.islower():
        last += 1
    if last == index + 2 or last >= ceiling or tokens[last].text != ",":
        return index
    right.body = as_read(parsed, index + 2, last)
    right.last = last
    return last


def _take_named(parsed: Parsed, right: Right, at: int, hit: Hit, post: Post) -> int:
    """Take a state or a body that the tables or the parser know; gives its end."""
    form = hit.entry.form
    preposition = parsed.tokens[at].lower
    sent = preposition == "for" and parsed.tokens[at - 1].lower in SENT
    if (preposition in ("to", "in", "at") or sent) and post.group == "diplomat":
        right.to = right.to or _accredited(hit)
        return hit.last if right.to else hit.first - 1
    if preposition in ("of", "for", "at"):
        if form == "capital" and parsed.tokens[at - 1].lower in ("mayor", "bishop", "archbishop"):
            right.body, right.state = hit.entry.name, hit.entry.state
            return hit.last
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
            last = hit.last + (hit.last < len(parsed.tokens) and _is_region(parsed, hit.last))
            right.body, right.state = as_read(parsed, hit.first, last), hit.entry.state
            return last
    return _before_hit(parsed, hit)


def _is_region(parsed: Parsed, index: int) -> bool:
    """Say whether a word goes on with the name of a place ("Krasnodar | Territory")."""
    token = parsed.tokens[index]
    return token.text[0].isupper() and token.lower in REGIONS


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
    if hit.entry.form in ("name", "capital", "place"):
        return states()[hit.entry.key].name if hit.entry.key in states() else None
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
