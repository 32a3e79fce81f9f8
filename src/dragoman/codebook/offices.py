"""Reads the table of posts: their heads, ranks, portfolios and the verbs of holding them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table

__all__ = [
    "Holding",
    "Post",
    "courtesies",
    "generic_groups",
    "head_words",
    "holdings",
    "portfolio_words",
    "posts",
    "rank_words",
    "skipped_words",
    "status_of",
    "time_adverbs",
    "unheld_verbs",
]


@dataclass(frozen=True, slots=True)
class Post:
    """The words of a kind of post; `group` is shared by posts that one word can stand for."""

    words: tuple[str, ...]
    group: str
    gender: str
    """"m", "f" or empty."""
    example: str


@dataclass(frozen=True, slots=True)
class Holding:
    """Verbs that tie a person to a post; `by` is where the post stands in the clause."""

    lemmas: frozenset[str]
    by: str
    status: str
    example: str


@cache
def posts() -> tuple[Post, ...]:
    """Give the rows of posts, in order."""
    return tuple(
        Post(tuple(row["words"]), row["group"], row.get("gender", ""), row["example"])
        for row in read_table("offices")["post"]
    )


@cache
def head_words() -> Mapping[str, tuple[tuple[tuple[str, ...], Post], ...]]:
    """Give last word → (words in lower case, post), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Post]]] = {}
    for post in posts():
        for phrase in post.words:
            words = tuple(phrase.split())
            found.setdefault(words[-1], []).append((words, post))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in found.items()}


@cache
def generic_groups() -> Mapping[str, frozenset[str]]:
    """Give noun → groups of posts that it can stand for ("leader" → head of state, …)."""
    found: dict[str, set[str]] = {}
    for row in read_table("offices")["generic"]:
        for word in row["words"]:
            found.setdefault(word, set()).update(row["fits"])
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def status_of() -> Mapping[str, str]:
    """Give word → status ("ex" → "former")."""
    return {w: status for status, words in read_table("offices")["status"].items() for w in words}


@cache
def rank_words() -> frozenset[str]:
    """Give words that raise or lower a post and belong to its name."""
    return frozenset(read_table("offices")["rank"]["words"])


@cache
def skipped_words() -> frozenset[str]:
    """Give words said of a post that are no part of its name."""
    return frozenset(read_table("offices")["rank"]["skipped"])


@cache
def portfolio_words() -> frozenset[str]:
    """Give lower-case words that a post may be about."""
    return frozenset(read_table("offices")["portfolio"]["words"])


@cache
def courtesies() -> Mapping[str, str]:
    """Give title of courtesy → "m", "f" or ""."""
    rows = read_table("offices")["courtesy"]
    return {w: "" if gender == "any" else gender for gender, ws in rows.items() for w in ws}


@cache
def time_adverbs() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Give (words, status) of what may stand between a name and its post ("formerly")."""
    rows = read_table("offices")["adverb"]
    return tuple(
        (tuple(phrase.split()), "" if status == "present" else status)
        for status, phrases in rows.items()
        for phrase in phrases
    )


@cache
def unheld_verbs() -> frozenset[str]:
    """Give lemmas of verbs under which a post is not said to be held ("wants to become")."""
    return frozenset(read_table("offices")["unheld"]["lemmas"])


@cache
def holdings() -> tuple[Holding, ...]:
    """Give the verbs of holding, in order."""
    return tuple(
        Holding(frozenset(row["lemmas"]), row["by"], row["status"], row["example"])
        for row in read_table("offices")["holding"]
    )
