"""Reads the table of leaders: who held which post of a state or body, from which month to which."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError
from dragoman.model.time import Interval

__all__ = [
    "Leader",
    "Titled",
    "find_titled",
    "held",
    "joined",
    "leaders",
    "looks_back",
    "past_words",
    "rows_of",
    "rows_titled",
]


@dataclass(frozen=True, slots=True)
class Leader:
    """One person in one post: the months of taking and leaving it are counted whole."""

    name: str
    names: tuple[str, ...]
    """All its spellings in news, `name` first."""
    post: str
    of: str
    """Name of the state or body."""
    terms: tuple[Interval, ...]
    acting: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Titled:
    """A leader's name with the post right before it; `status` is "", "acting" or "former"."""

    post: str
    name: str
    status: str


@cache
def leaders() -> tuple[Leader, ...]:
    """Give every row."""
    return tuple(_leader(row) for row in read_table("leaders")["leader"])


def held(name: str, post: str, of: str | None, *, acting: bool = False) -> tuple[Interval, ...]:
    """Give the terms in which somebody of this name can have held a post, in order; () if unknown.

    `post` is as printed ("Federal Chancellor"), `of` the name of a state or body in our tables. A
    name of one word needs `of`. Whoever acts in a post is often called by it, so those months count
    too; with `acting` they alone do. Two who share name and post ("President George Bush") share
    their terms here.
    """
    group = _groups().get(post.casefold().strip(), frozenset())
    found = {
        term
        for row in _by_name().get(_plain(name), ())
        if row.post in group and (row.of == of if of or " " not in name.strip() else True)
        for term in (row.acting if acting else (*row.acting, *row.terms))
    }
    return joined(sorted(found, key=lambda term: term.iso()[0] or ""))


def rows_of(name: str) -> tuple[Leader, ...]:
    """Give the rows of everybody who is so called in full; () if none is listed."""
    return _by_name().get(_plain(name), ()) if " " in name.strip() else ()


def rows_titled(post: str, family: str) -> tuple[Leader, ...]:
    """Give the rows of everybody of a family name in a post ("President", "Obama")."""
    group, last = _groups().get(post.casefold().strip(), frozenset()), _plain(family).split()[-1:]
    return tuple(
        row
        for row in leaders()
        if row.post in group and any(_plain(name).split()[-1:] == last for name in row.names)
    )


def joined(runs: Sequence[Interval]) -> tuple[Interval, ...]:
    """Join runs of days that meet; they are given in order of their starts."""
    found: list[Interval] = []
    for run in runs:
        if found and found[-1].gap(run) == 0:
            found[-1] = found[-1].hull(run)
        else:
            found.append(run)
    return tuple(found)


@cache
def past_words() -> frozenset[str]:
    """Give the words that stand before a post of the past ("the first president")."""
    return frozenset(read_table("leaders")["past"]["words"])


def looks_back(words: str) -> bool:
    """Say whether a headline or paragraph may tell of another time ("How President …")."""
    return not _history().isdisjoint(re.findall(r"\w+", words.lower()))


@cache
def _history() -> frozenset[str]:
    return frozenset(read_table("leaders")["history"]["words"])


def find_titled(line: str) -> Iterator[Titled]:
    """Give the leaders whom a headline names in full right behind their post, in its order.

    One whose post has a word of the past in front ("the first president") is left out.
    """
    for found in _titled_pattern().finditer(line):
        before = re.findall(r"[\w'’-]+", line[: found.start()].lower())[-3:]
        status = ""
        if _other_posts() & set(before[-1:]):
            continue
        if "acting" in before[-2:]:
            status = "acting"
        elif {"former", "ex"} & set(before) or (before and before[-1].startswith("ex-")):
            status = "former"
        elif past_words() & set(before):
            continue
        yield Titled(found["post"], found["name"], status)


@cache
def _other_posts() -> frozenset[str]:
    """Give the words that make another post of the one behind them ("vice president")."""
    return frozenset(read_table("leaders")["other"]["words"])


@cache
def _titled_pattern() -> re.Pattern[str]:
    posts = sorted(_groups(), key=len, reverse=True)
    names = {name for row in leaders() for name in row.names if " " in name}
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"\b(?<!-)(?i:(?P<post>{'|'.join(map(re.escape, posts))}))\s+"
        rf"(?P<name>{'|'.join(map(re.escape, ordered))})\b"
    )


def _leader(row: Mapping[str, Any]) -> Leader:
    if row["post"] not in read_table("leaders")["posts"]:
        raise CodebookError(f"leaders.toml: {row['name']}: no such post: {row['post']}")
    return Leader(
        name=row["name"],
        names=(row["name"], *row.get("names", ())),
        post=row["post"],
        of=row["of"],
        terms=tuple(_term(row["name"], term) for term in row["terms"]),
        acting=tuple(_term(row["name"], term) for term in row.get("acting", ())),
    )


def _term(name: str, months: str) -> Interval:
    """Read "2000-05/2004-02", both months counted; no last month is no end."""
    first, slash, last = months.partition("/")
    try:
        start = _month(first).start
        term = Interval(start, _month(last).end if last else None)
    except ValueError as error:
        raise CodebookError(f"leaders.toml: {name}: {months!r}: {error}") from error
    if not slash:
        raise CodebookError(f"leaders.toml: {name}: {months!r} is not like '2000-05/2004-02'")
    return term


def _month(words: str) -> Interval:
    year, _, month = words.partition("-")
    return Interval.month(int(year), int(month))


@cache
def _by_name() -> Mapping[str, tuple[Leader, ...]]:
    found: dict[str, tuple[Leader, ...]] = {}
    for key, row in _spellings():
        found[key] = (*found.get(key, ()), row)
    return found


def _spellings() -> Iterator[tuple[str, Leader]]:
    for row in leaders():
        for name in dict.fromkeys(_plain(name) for name in row.names):
            yield name, row


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group, words in read_table("leaders")["posts"].items():
        for word in words:
            found[word] = found.get(word, frozenset()) | {group}
    return found


def _plain(name: str) -> str:
    """Fold a name: no accents, one apostrophe and hyphen, small letters."""
    apart = unicodedata.normalize("NFKD", name.replace("’", "'"))
    bare = "".join(mark for mark in apart if not unicodedata.combining(mark))
    return " ".join(bare.casefold().replace("-", " ").split())
