"""Which person a post phrase stands beside: "Foreign Minister X", "X, Iran's ambassador to Y"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.offices import courtesies
from dragoman.extract.posts.titles import Title
from dragoman.model.parsed import Parsed

__all__ = ["beside"]


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
            joined[place] = (person, "before")
    for place, title in enumerate(titles):
        if place not in joined:
            person = _named_before(parsed, title, ends)
            if person is not None:
                joined[place] = (person, "apposition")
    for place in range(len(titles) - 2, -1, -1):
        if (
            place not in joined
            and place + 1 in joined
            and _in_row(parsed, titles[place : place + 2])
        ):
            joined[place] = (joined[place + 1][0], "apposition")
    return joined


def _in_row(parsed: Parsed, pair: Sequence[Title]) -> bool:
    """Say whether a comma alone joins two posts of one person ("Iran's ruler, Ayatollah X")."""
    left, right = pair
    between = parsed.tokens[left.last : right.first]
    comma = len(between) == 1 and between[0].text == ","
    return comma and left.determiner not in ("a", "an") and left.of is not None


def _named_after(parsed: Parsed, title: Title, starts: dict[int, int]) -> int | None:
    """Read "Minister X" and "Iran's envoy, X," (where a comma or the tree closes it)."""
    tokens = parsed.tokens
    if title.last in starts:
        return starts[title.last]
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


def _named_before(parsed: Parsed, title: Title, ends: dict[int, int]) -> int | None:
    """Read "X, Iran's ambassador to Iraq" and "X, 54, the foreign minister"."""
    tokens = parsed.tokens
    index = title.first - 1
    if index >= 0 and tokens[index].lower in ("the", "a", "an", "his", "her", "their", "its"):
        index -= 1
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
