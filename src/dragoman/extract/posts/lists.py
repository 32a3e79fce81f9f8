"""Posts in the plural with their holders: "the foreign ministers of Kenya and Uganda, X and Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dragoman.codebook.offices import Post, head_words, portfolio_words, rank_words, status_of
from dragoman.extract.names.gazetteer import Hit
from dragoman.extract.names.marks import DETERMINERS, as_read
from dragoman.extract.posts.titles import Title
from dragoman.model.parsed import Parsed

__all__ = ["posts_of_several"]

LISTED = frozenset(
    {"head of state", "head of government", "leader", "minister", "monarch", "diplomat", "chief"}
)
"""Groups of posts that news names in the plural with their holders."""


def posts_of_several(
    parsed: Parsed, hits: Sequence[Hit], persons: Sequence[tuple[int, int]]
) -> Iterator[tuple[Title, int]]:
    """Give (post in the singular, position of its holder among `persons`), in order.

    The states stand before the post ("the Kenyan and Ugandan presidents X and Y"), after it, or
    after each name ("presidents X of Kenya and Y of Uganda"); otherwise the post is of none.
    """
    states = {hit.first: hit for hit in hits if hit.of_state}
    for head, token in enumerate(parsed.tokens):
        post = _plural(token.lower)
        if post is None:
            continue
        first, status = _left(parsed, head)
        listed, last = _states_after(parsed, head + 1, states)
        listed = listed or _states_before(parsed, first, hits)
        found = _persons_after(parsed, last, persons, states)
        if len(found) < 2:
            continue
        words = as_read(parsed, first, head + 1)
        single = words[: len(words) - len(token.text)] + _singular(token.text)
        shared = listed if len(listed) == len(found) else listed * len(found)
        shared = shared if len(listed) in (1, len(found)) else []
        for (person, own), common in zip_longest(found, shared[: len(found)]):
            state = own or common
            yield (
                Title(
                    first=first,
                    last=head + 1,
                    head=head,
                    post=single,
                    group=post.group,
                    gender=post.gender,
                    status=status,
                    of=state.entry.name if state else None,
                    of_state=state.entry.key if state else None,
                    to=None,
                    determiner="",
                ),
                person,
            )


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-3] + "man" if word.endswith("men") else word[:-1]


def _plural(word: str) -> Post | None:
    if not word.endswith(("s", "men")):
        return None
    rows = head_words().get(_singular(word), ())
    return next((post for words, post in rows if len(words) == 1 and post.group in LISTED), None)


def _left(parsed: Parsed, head: int) -> tuple[int, str]:
    """Give the first token of "deputy foreign ministers" and the status before it."""
    first = head
    while first and parsed.tokens[first - 1].lower in portfolio_words() | rank_words():
        first -= 1
    return first, status_of().get(parsed.tokens[first - 1].lower, "") if first else ""


def _states_before(parsed: Parsed, first: int, hits: Sequence[Hit]) -> list[Hit]:
    """Read "Kenyan and Ugandan" before the post."""
    ending = {hit.last: hit for hit in hits if hit.of_state}
    found: list[Hit] = []
    index = first
    if index and parsed.tokens[index - 1].lower in status_of():
        index -= 1
    while index in ending:
        found.insert(0, ending[index])
        index = ending[index].first
        while index and parsed.tokens[index - 1].lower in (",", "and"):
            index -= 1
    return found


def _states_after(parsed: Parsed, start: int, states: dict[int, Hit]) -> tuple[list[Hit], int]:
    """Read "of Kenya and Uganda," and give where it ends; the start where there is none."""
    tokens = parsed.tokens
    if start >= len(tokens) or tokens[start].lower != "of":
        return [], start
    found: list[Hit] = []
    index = start + 1
    while index < len(tokens):
        if index in states:
            found.append(states[index])
            index = states[index].last
        elif tokens[index].lower in {"and", ",", *DETERMINERS}:
            index += 1
        else:
            break
    return (found, index) if found else ([], start)


def _persons_after(
    parsed: Parsed, start: int, persons: Sequence[tuple[int, int]], states: dict[int, Hit]
) -> list[tuple[int, Hit | None]]:
    """Read "X of Kenya, Y of Uganda and Z" and give position and own state of each."""
    tokens = parsed.tokens
    starts = {first: place for place, (first, _) in enumerate(persons)}
    found: list[tuple[int, Hit | None]] = []
    index = start
    while index in starts:
        place = starts[index]
        index = persons[place][1]
        state = None
        if index + 1 < len(tokens) and tokens[index].lower == "of":
            state = states.get(index + 1 + (tokens[index + 1].lower == "the"))
            index = state.last if state else index
        found.append((place, state))
        while index < len(tokens) and tokens[index].lower in (",", "and"):
            index += 1
    return found
