"""Which state or body a word or code in a user's table means."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.organizations import organizations
from dragoman.codebook.states import states

__all__ = ["find_body", "find_state", "split_post"]


def find_state(words: str) -> str | None:
    """Give the key of the state that a name, an ISO code, a code of ours or a demonym means.

    Case does not matter. None for what means no state, or several ("Korean").
    """
    return _states_by_words().get(_plain(words))


def find_body(words: str) -> str:
    """Give the usual name of an organization that the codebook knows by `words`, else `words`."""
    return _bodies().get(_plain(words), words)


@cache
def _bodies() -> dict[str, str]:
    """Give each name of an organization → its usual name; the first row of a name has it."""
    found: dict[str, str] = {}
    for row in organizations().values():
        for name in (row.name, *row.names):
            found.setdefault(_plain(name), row.name)
    return found


def split_post(post: str) -> tuple[str, str]:
    """Give a post and the state that it ends in ("foreign minister of Norway"), else ""."""
    before, _, after = post.rpartition(" of ")
    after = after.removeprefix("the ")
    if before and find_state(after):
        return before.strip(), after
    return post, ""


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace(".", "").split()).removeprefix("the ")


@cache
def _states_by_words() -> dict[str, str]:
    """Give each word for a state; a name goes before a demonym, a living state before a past one.

    A word that two rows of one rank have means neither.
    """
    found: dict[str, str] = {}
    rows = sorted(states().values(), key=lambda row: (_is_past(row.years), row.key))
    for rank in ("code", "name", "demonym", "past"):
        given: dict[str, set[str]] = {}
        for row in rows:
            words = {
                "code": (row.code, row.iso2, row.key),
                "name": () if _is_past(row.years) else (row.name, *row.names),
                "demonym": () if _is_past(row.years) else row.demonyms,
                "past": (row.name, *row.names, *row.demonyms),
            }[rank]
            for word in words:
                given.setdefault(_plain(word), set()).add(row.key)
        for word, keys in given.items():
            if word and len(keys) == 1:
                found.setdefault(word, next(iter(keys)))
    return found


def _is_past(years: str) -> bool:
    return bool(years) and not years.endswith("-")
