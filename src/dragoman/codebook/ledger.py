"""Reads the table of the ledger: which posts are one, and which have one holder at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["Filed", "has_one_holder", "ledger_table", "post_key"]


@dataclass(frozen=True, slots=True)
class Filed:
    """The table by what it answers."""

    posts: dict[str, str]
    """Form of a post → the form that it is filed under."""
    single: frozenset[str]
    accredited: frozenset[str]
    """Posts with one holder for each that he is accredited to."""
    several: frozenset[str]
    examples: tuple[tuple[str, str], ...]
    """(sentence, post that it is filed under)."""


@cache
def ledger_table() -> Filed:
    """Read the table once; raises CodebookError for a form in two rows."""
    table = read_table("ledger")
    posts: dict[str, str] = {}
    for row in table["post"]:
        for form in row["forms"]:
            if posts.setdefault(form, row["forms"][0]) != row["forms"][0]:
                raise CodebookError(f"ledger.toml: {form!r} stands in two rows")
    rows = [(row, end) for row in table["single"] for end in row["ends"]]
    return Filed(
        posts=posts,
        single=frozenset(end for row, end in rows if not row.get("accredited")),
        accredited=frozenset(end for row, end in rows if row.get("accredited")),
        several=frozenset(table["several"]["words"]),
        examples=(
            *((row["example"], row["forms"][0]) for row in table["post"]),
            *((row["example"], row["post"]) for row in table["single"]),
        ),
    )


def post_key(post: str) -> str:
    """Give what a post is filed under: "Minister for Foreign Affairs" is "foreign minister"."""
    words = " ".join(post.casefold().replace("\N{NON-BREAKING HYPHEN}", "-").split())
    return ledger_table().posts.get(words, words)


def has_one_holder(post: str, to: str | None = None) -> bool:
    """Say whether only one person at a time can hold a post of one state or body."""
    words = post_key(post).split()
    table = ledger_table()
    if table.several & {part for word in words for part in (word, *word.split("-"))}:
        return False
    ends = {" ".join(words[start:]) for start in range(len(words))}
    return bool(ends & table.single) or bool(to and ends & table.accredited)
