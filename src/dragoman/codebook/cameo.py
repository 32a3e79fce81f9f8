"""CAMEO codes (two to four digits) and the entries of this codebook, both ways.

The table is ``cameo.toml``; what it leaves out, and where it differs from PLOVER's own table of
2021, stands at its top.
"""

from __future__ import annotations

from functools import cache

from dragoman.codebook.events import Entry, read_events
from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError
from dragoman.model.event import Modality

__all__ = ["cameo_codes", "cameo_name", "from_cameo", "to_cameo"]

_NO_ACT = frozenset({Modality.POSSIBLE, Modality.DEMANDED, Modality.NEGATED})
"""Modalities under which an act is no event of its own in CAMEO, unless the table says which."""


@cache
def _from() -> dict[str, tuple[str, str]]:
    """Give CAMEO code → (our entry, what it means), checked against the codebook."""
    table = {code: (entry, name) for code, (entry, name) in read_table("cameo")["from"].items()}
    for code, codes in read_table("cameo")["to"].items():
        unknown = [other for other in codes if other not in table]
        if unknown:
            raise CodebookError(f"cameo.toml: to.{code}: no CAMEO code {unknown[0]!r}")
    return table


def cameo_name(code: str) -> str | None:
    """Give what a CAMEO code means in a few words; None for a code that CAMEO does not have."""
    row = _from().get(code)
    return row[1] if row else None


def from_cameo(code: str) -> Entry | None:
    """Give our entry for a CAMEO code; a longer code that is not listed counts as its parent.

    None for a code of no listed root, and for the few acts that are not coded here.
    """
    while code and code not in _from():
        code = code[:-1]
    row = _from().get(code)
    return read_events().entries.get(row[0]) if row else None


def cameo_codes(entry: Entry) -> tuple[str, ...]:
    """Give the CAMEO codes of an entry, the best one first; empty when CAMEO has none.

    A user's own entry has the code that its row names, else that of its type.
    """
    if entry.cameo:
        return (entry.cameo,)
    table = read_table("cameo")["to"]
    codes = table.get(entry.name)
    if codes is None and entry.type:
        codes = table.get(entry.type.lower())
    return tuple(codes or ())


def to_cameo(
    type_: str, mode: str = "", extension: str = "", modality: Modality = Modality.HAPPENED
) -> str | None:
    """Give the best CAMEO code of an act; None when CAMEO has none.

    A plan, a demand or a refusal is an act of its own there, as PLOVER composes them: a planned
    visit is 036, a planned attack a threat (138). What is only possible is no event.
    """
    composed = read_table("cameo").get(modality.value, {}).get(type_)
    if composed is not None:
        return str(composed)
    if modality in _NO_ACT:
        return None
    book = read_events()
    entry = book.entry_of(type_, mode, extension) or book.entry_of(type_, mode)
    codes = cameo_codes(entry) if entry else ()
    return codes[0] if codes else None
