"""A headline for an event, by the table of titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dragoman.codebook.spellings import name_table
from dragoman.codebook.states import states
from dragoman.codebook.titles import TitleRow, figure_words, takes_article, title_rows, type_nouns
from dragoman.model.event import Modality
from dragoman.resolve.names.name_forms import plain

__all__ = [
    "capital",
    "in_a_row",
    "is_plural",
    "lowered",
    "make_title",
    "named",
    "with_article",
    "with_modality",
]

_SHOWN = 3
_SINGULAR = ("ss", "us", "is", "gas", "news", "affaires")
"""Endings of nouns that are no plurals."""


def make_title(
    type_: str,
    mode: str,
    extension: str,
    modality: Modality,
    given: Mapping[str, str],
    own: str = "",
) -> str:
    """Say an event in one short line; `given` are the words of each slot, empty if missing.

    `own` is what the claims' own words make of it: it goes before every row of the table that is
    not marked as first.
    """
    fitting = [row for row in title_rows() if row.fits(type_, mode, extension, given)]
    for row in fitting:
        if row.first or not own:
            return _say(row, modality, given)
    if own:
        return own
    noun = type_nouns()[extension or type_]
    if not given.get("actors") and given.get("place"):
        return f"{capital(noun)} in {given['place']}"
    subject = given.get("actors") or given.get("recipients")
    return f"{capital(subject)}: {noun}" if subject else capital(noun)


def in_a_row(names: Sequence[str]) -> str:
    """Give "A, B and C"; of more than four names the first three and how many follow."""
    if len(names) > _SHOWN + 1:
        names = [*names[:_SHOWN], f"{len(names) - _SHOWN} others"]
    return " and ".join(
        part for part in (", ".join(names[:-1]), names[-1] if names else "") if part
    )


def with_article(name: str) -> str:
    """Give an agreement's name as it stands in a sentence ("the Treaty on …", "a new pact")."""
    first = name.split(" ", 1)[0]
    if first.lower() in {"the", "a", "an", "its", "their", "his", "her", "this", "that"}:
        return first.lower() + name[len(first) :]
    words = name.split()
    paper = any(plain(word).removesuffix("s") in name_table().papers for word in words)
    named = any(word[0].isupper() for word in words)
    return f"the {name}" if paper or not named or first.islower() else name


def with_modality(
    subject: str, modality: Modality, past: str, base: str, *, passive: bool = False
) -> str:
    """Say a predicate of a subject as sure as it is.

    What is alleged or denied is said plainly: the mark beside a title tells of it.
    """
    if passive:
        past = f"{'were' if is_plural(subject) else 'was'} {past}"
        base = f"be {base}"
    subject = capital(subject)
    match modality:
        case Modality.PLANNED:
            return f"{subject} to {base}"
        case Modality.POSSIBLE:
            return f"{subject} may {base}"
        case Modality.DEMANDED:
            return f"{subject} urged to {base}"
        case Modality.NEGATED if passive:
            verb, rest = past.split(" ", 1)
            return f"{subject} {verb} not {rest}"
        case Modality.NEGATED:
            return f"{subject} did not {base}"
        case _:
            return f"{subject} {past}"


def is_plural(subject: str) -> bool:
    """Say whether a subject takes "were": several names, or things in the plural."""
    words = subject.split()
    if " and " in subject:
        return True
    head = subject.split(" of ", 1)[0].split()[-1]
    counted = len(words) > 1 and (words[0].isdigit() or words[0].lower() in figure_words().words)
    common = head.islower() and head.endswith("s") and not head.endswith(_SINGULAR)
    return common or (counted and words[0].lower() not in {"one", "1"})


def capital(text: str) -> str:
    """Give a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Give printed words as they stand within a sentence: "More than 500" begins it no more."""
    first = text.split(" ", 1)[0]
    proper = first.isupper() or text.split(" ")[0] in _proper_words()
    return text if proper or not first.isalpha() else text[:1].lower() + text[1:]


@cache
def _proper_words() -> frozenset[str]:
    """Give the words of states' names and demonyms, which keep their capital."""
    return frozenset(
        word
        for state in states().values()
        for name in (state.name, *state.names, *state.demonyms)
        for word in name.split()
    )


def named(name: str) -> str:
    """Give a name as it stands in a sentence ("the United States", "the ambassador of Greece")."""
    is_post = name[:1].islower()
    return f"the {name}" if is_post or takes_article(name) else name


def _say(row: TitleRow, modality: Modality, given: Mapping[str, str]) -> str:
    subject = given[row.subject]
    past, base = row.past.format_map(given), row.base.format_map(given)
    passive = past.startswith("was ")
    if passive:
        past, base = past.removeprefix("was "), base.removeprefix("be ")
    return with_modality(subject, modality, past, base, passive=passive)
