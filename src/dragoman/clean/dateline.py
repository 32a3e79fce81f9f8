"""Place, agency and day printed before the first sentence: "MOSCOW, June 3 (Reuters) -"."""

from __future__ import annotations

import re
from functools import cache

from dragoman.codebook.agencies import agency_name, agency_pattern
from dragoman.codebook.load import read_table
from dragoman.model.document import Dateline

__all__ = ["parse_dateline"]

DASHES = frozenset({"-", "--", "–", "—", ".-", ":"})
LONGEST = 160
"""Code points at the start of a text in which a dateline ends."""


def parse_dateline(text: str) -> tuple[Dateline, str, int]:
    """Give the dateline at the start of a text, an outlet in its brackets, and where it ends.

    "(Name)" is an agency when the table of agencies knows it, and otherwise the outlet itself.
    Without a dateline: an empty one, an empty name, and 0.
    """
    start = text[:LONGEST]
    for pattern in _patterns():
        match = pattern.match(start)
        if match is None:
            continue
        parts = {key: (value or "").strip(" ,./") for key, value in match.groupdict().items()}
        printed = parts.get("source") or parts.get("slashed") or ""
        agency = agency_name(re.split(r"[/,]", printed)[0]) or ""
        outlet = "" if agency else printed
        if outlet and parts.get("place") and match.group()[-2:].strip(" ") not in DASHES:
            continue  # "the treaty (START) is": an explanation in brackets, not a source
        if not (printed or parts.get("printed") or _is_place(parts.get("place", ""))):
            continue
        line = Dateline(parts.get("place", ""), agency, parts.get("printed", ""))
        return line, outlet, match.end()
    return Dateline(), "", 0


def _is_place(place: str) -> bool:
    """Capitals alone ("RIGA —") make a dateline without an agency or a day."""
    return place.isupper() and len(place) >= 3


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = "|".join(
        sorted((n for names in read_table("printed_dates")["months"] for n in names), key=len)[::-1]
    )
    month = rf"(?i:{months})\b\.?"
    day = rf"(?P<printed>(?:{month}\s+\d{{1,2}}|\d{{1,2}}\s+{month})(?:,?\s+\d{{4}})?)"
    word = r"[A-ZÀ-Ý][\w’'.-]*"
    town = rf"{word}(?:[ -]{word}|[ ](?:de|of|al|el|am)[ ]{word}){{0,3}}"
    land = rf"(?:,\s*{word}(?:\s{word})?)?"
    place = rf"(?P<place>{town}(?:\s*\[[\w ]+\])?{land}(?:/{word})?)"
    capitals = rf"(?P<place>[A-ZÀ-Ý][A-ZÀ-Ý.’' -]{{2,30}}{land})"
    printed = r"[A-Z][\w.’' -]{1,40}(?:/[\w .-]{2,30})?"
    source = rf"\((?P<source>{agency_pattern()}|{printed})\)"
    slashed = rf"/(?P<slashed>{agency_pattern()})/"
    dash = r"\s*(?:--+|[-–—:]|\.-|\.)\s*"
    return tuple(
        re.compile(rf"\s*{row}")
        for row in (
            rf"{place}[,.]?\s*{day}[,.]?\s*(?:{source}|{slashed})(?:{dash}|\s+)",
            rf"{place}[,.]?\s*(?:{source}|{slashed})[,.]?\s*(?:{day})?(?:{dash}|\s+)",
            rf"{day}[,.]?\s*{source}(?:{dash}|\s+)",
            rf"{source}(?:{dash}|\s+)(?=[A-ZÀ-Ý“\"‘'0-9])",
            rf"{place},\s*{day}\s*(?:--+|[-–—]|\.-)\s*",
            rf"(?P<source>{agency_pattern()})\s*(?:--+|[-–—])\s+(?=[A-Z])",
            rf"{capitals}\s*(?:--+|[–—]|\s-)\s*(?=[A-ZÀ-Ý“\"‘])",
        )
    )
