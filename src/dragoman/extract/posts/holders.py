"""Which person a post phrase stands beside: "Foreign Minister X", "X, Iran's ambassador to Y"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.codebook.offices import courtesies, head_words, time_adverbs
from dragoman.extract.names.marks import DETERMINERS, POSSESSIVES
from dragoman.extract.posts.titles import Title
from dragoman.model.parsed import Parsed

__all__ = ["adverb_status", "beside"]


def beside(
    parsed: Parsed, titles: Sequence[Title], persons: Sequence[tuple[int, int]]
) -> dict[int, tuple[int, str]]:
    """Give position of a title → (position of the person's tokens, how they are joined).

    `persons` are tokens ``[first, last)`` in order. How: "before" the name, or "apposition".
    """
    starts = {first: place for place, (first, _) in enumerate(persons)}
    ends = {last: place for place, (_, last) in enumerate(persons)}
    joined: dict[int, tuple[int, str]] = {}
    for place, title in enumerate(titles):
        person = _named_after(parsed, title, starts)
        if person is not None:
            served = place and _serves(parsed, titles[place - 1], title)
            joined[place - 1 if served else place] = (person, "before")
    for place, title in enumerate(titles):
        if place not in joined and not _is_served(parsed, titles, place):
            person = _named_before(parsed, title, titles, ends)
            if person is not None:
                joined[place] = (person, "apposition")
    for place in range(len(titles) - 2, -1, -1):
        person, how = joined.get(place + 1, (0, ""))
        if how and place not in joined and _in_row(parsed, titles[place : place + 2], how):
            joined[place] = (person, "apposition")
    for place, (left, right) in enumerate(pairwise(titles), start=1):
        person, how = joined.get(place - 1, (0, ""))
        if how == "apposition" and place not in joined and _goes_on(parsed, left, right):
            joined[place] = (person, how)
    return joined


def _serves(parsed: Parsed, servant: Title, title: Title) -> bool:
    """Say whether a post is to another one ("Aide to the President Peter Okoth" is an aide)."""
    between = [token.lower for token in parsed.tokens[servant.head + 1 : title.first]]
    return between == ["to", "the"]


def _is_served(parsed: Parsed, titles: Sequence[Title], place: int) -> bool:
    return place > 0 and _serves(parsed, titles[place - 1], titles[place])


def _is_of_several(parsed: Parsed, title: Title) -> bool:
    """Say whether the post is one that several serve ("Aides to the President X and Y")."""
    first = title.first - 3
    words = parsed.tokens[max(first, 0) : title.first]
    if first < 0 or [token.lower for token in words[1:]] != ["to", "the"]:
        return False
    served = words[0].lower
    return served.endswith("s") and served.removesuffix("s") in head_words()


def _is_address(parsed: Parsed, title: Title) -> bool:
    """Say whether a post is how somebody is spoken to ("Mr President")."""
    return parsed.tokens[title.first].lower in courtesies()


def adverb_status(parsed: Parsed, title: Title) -> str:
    """Give the status that an adverb before a post in apposition says ("X, formerly …")."""
    return _before_adverb(parsed, _outside(parsed, title))[1]


def _outside(parsed: Parsed, title: Title) -> int:
    """Give the token before a post and its determiner."""
    index = title.first - 1
    return index - 1 if index >= 0 and parsed.tokens[index].lower in DETERMINERS else index


def _before_adverb(parsed: Parsed, index: int) -> tuple[int, str]:
    """Give the token before an adverb of time that ends at `index`, and its status."""
    for words, status in time_adverbs():
        first = index - len(words) + 1
        if first > 0 and [t.lower for t in parsed.tokens[first : index + 1]] == list(words):
            return first - 1, status
    return index, ""


def _in_row(parsed: Parsed, pair: Sequence[Title], how: str) -> bool:
    """Say whether one person has both ("Iran's ruler, Ayatollah X", "army chief General X")."""
    left, right = pair
    between = [token.lower for token in parsed.tokens[left.last : right.first]]
    if between == [","]:
        return left.determiner not in ("a", "an") and left.of is not None
    if not between:
        return left.last == right.first
    return between == ["and"] and not right.determiner and (not left.determiner or how != "before")


def _goes_on(parsed: Parsed, left: Title, right: Title) -> bool:
    """Say whether a post after a post in apposition is the same person's ("and chairman of …")."""
    between = [token.lower for token in parsed.tokens[left.last : right.first]]
    return not right.determiner and between in (["and"], [",", "and"], [","])


def _named_after(parsed: Parsed, title: Title, starts: dict[int, int]) -> int | None:
    """Read "Minister X" and "Iran's envoy, X," (where a comma or the tree closes it)."""
    tokens = parsed.tokens
    if title.last in starts:
        row = tokens[title.last].sentence == tokens[title.head].sentence  # not a headline's end
        return starts[title.last] if row and not _is_of_several(parsed, title) else None
    if _is_address(parsed, title):
        return None  # "Mr President, Peter Okoth asks"
    if title.last + 1 >= len(tokens) or tokens[title.last].text not in (",", "—", "–", ":"):
        return None
    start = title.last + 1 + (tokens[title.last + 1].lower in courtesies())
    place = starts.get(start)
    if place is None or tokens[start].sentence != tokens[title.head].sentence:
        return None
    name = tokens[start : start + 7]
    if any(token.dep == "appos" for token in name[:4]):
        return place
    return place if _closed_by_comma(parsed, start) else None


def _closed_by_comma(parsed: Parsed, first: int) -> bool:
    """Say whether capitalised words from `first` end in a comma or at the sentence's end."""
    for token in parsed.tokens[first : first + 8]:
        if token.text in (",", ".", "—"):
            return True
        if not token.text[0].isupper() and token.text not in ("-", "bin", "al", "von", "de"):
            return not token.text[0].isalnum()
    return True


def _named_before(
    parsed: Parsed, title: Title, titles: Sequence[Title], ends: dict[int, int]
) -> int | None:
    """Read "X, Iran's ambassador to Iraq" and "X, 54, the foreign minister"."""
    tokens = parsed.tokens
    if title.last < len(tokens) and tokens[title.last].lower in POSSESSIVES:
        return None  # "X, the president's envoy"
    if _is_address(parsed, title):
        return None  # "I am Peter Okoth, Mr President"
    index = _outside(parsed, title)
    if index >= 0 and tokens[index].lower in POSSESSIVES:
        owner = next((t for t in titles if t.last == index), None)
        index = _outside(parsed, owner) if owner else index
    index = _before_adverb(parsed, index)[0]
    if index < 1 or tokens[index].text not in (",", "(", "—", "–"):
        return None
    if index >= 2 and tokens[index - 1].text.isdigit() and tokens[index - 2].text == ",":
        index -= 2
    place = ends.get(index)
    if place is None or tokens[index - 1].sentence != tokens[title.head].sentence:
        return None
    if _names_another(parsed, title):
        return None
    return place


def _names_another(parsed: Parsed, title: Title) -> bool:
    """Say whether the title is a subject of its own ("X, the minister said") or a list's item."""
    tokens = parsed.tokens
    head = tokens[title.head]
    if head.dep in ("nsubj", "nsubjpass") and tokens[head.head].pos in ("VERB", "AUX"):
        return tokens[head.head].index == title.last
    following = tokens[title.last] if title.last < len(tokens) else None
    return following is not None and following.pos == "PROPN" and following.text[0].isupper()
