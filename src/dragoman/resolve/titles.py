"""A headline for an event, by the table of titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.codebook.spellings import name_table
from dragoman.codebook.titles import TitleRow, title_rows
from dragoman.model.event import Modality
from dragoman.resolve.name_forms import plain

__all__ = ["in_a_row", "make_title", "with_article"]

_SHOWN = 3


def make_title(
    type_: str, mode: str, extension: str, modality: Modality, given: Mapping[str, str]
) -> str:
    """Say an event in one short line; `given` are the words of each slot, empty if missing."""
    for row in title_rows():
        if row.fits(type_, mode, extension, given):
            return _say(row, modality, given)
    subject = given.get("actors") or given.get("recipients") or "Somebody"
    return f"{_capital(subject)}: {(extension or type_ or 'act').lower()}"


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


def _say(row: TitleRow, modality: Modality, given: Mapping[str, str]) -> str:
    subject = _capital(given[row.subject])
    past, base = row.past.format_map(given), row.base.format_map(given)
    passive = past.startswith("was ")
    if passive and " and " in subject:
        past = past.replace("was ", "were ", 1)
    match modality:
        case Modality.PLANNED:
            return f"{subject} to {base}"
        case Modality.POSSIBLE:
            return f"{subject} may {base}"
        case Modality.DEMANDED:
            return f"{subject} urged to {base}"
        case Modality.NEGATED:
            verb, rest = past.split(" ", 1) if passive else ("did", base)
            return f"{subject} {verb} not {rest}"
        case Modality.ALLEGED:
            return f"{subject} allegedly {past}"
        case Modality.DENIED:
            return f"{subject} {past} (denied)"
        case _:
            return f"{subject} {past}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
