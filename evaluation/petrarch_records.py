"""Reads validation records of the PETRARCH coders: sentences with coded events in loose XML.

The files are no well-formed XML everywhere (a ``Sentence`` may close itself before its codings,
comments hold "--"), so records are cut out by their tags. Parses are passed over.

The two files speak two languages. Records of PETRARCH-2 (``evaluate="true"``) are CAMEO. The unit
tests (``sentence="true"``) come from the suite of TABARI and mean WEIS by their codes, as their
own comments say: visits are 032 and 033, what is said 023, shots 223. CAMEO has another meaning
for each of these (032 there: an intent to cooperate), so each language has its own table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.codebook.cameo import from_cameo

__all__ = ["Coding", "Record", "read_records", "types_of"]


@dataclass(frozen=True, slots=True)
class Coding:
    """One annotated event; `source` and `target` are codes of actors ("GONMIL", "---")."""

    source: str
    target: str
    code: str


@dataclass(frozen=True, slots=True)
class Record:
    """A sentence with what is coded in it; none means that it tells no event."""

    id: str
    text: str
    codings: tuple[Coding, ...]
    unit_test: bool
    """Whether its codes are those of the unit tests (WEIS)."""


NEWSWIRE = "AFP"
"""How records among the unit tests begin that later authors took from news and coded by CAMEO."""
_PASSED = re.compile(r"<!--.*?-->|<Parse>.*?</Parse>", re.DOTALL | re.IGNORECASE)
_RECORD = re.compile(r"<Sentence\b(.*?)(?=<Sentence\b|\Z)", re.DOTALL)
_FAULT = re.compile(r"<EventCoding\b[^>]*\berror\s*=")
"""A record that tests how a program takes a fault of the file, and codes nothing."""
_TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL)
_CODING = re.compile(r"<EventCoding\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def read_records(data: Path) -> list[Record]:
    """Give the records of a file, or of all XML files of a folder, that have a text."""
    files = sorted(data.glob("*.xml")) if data.is_dir() else [data]
    return [record for file in files for record in _in_file(file)]


def _in_file(file: Path) -> Iterator[Record]:
    raw = _PASSED.sub("", file.read_text(encoding="utf-8", errors="replace"))
    for found in _RECORD.finditer(raw):
        head = _attributes(found.group(1).split(">", 1)[0])
        text = _TEXT.search(found.group(1))
        words = " ".join(text.group(1).split()) if text else ""
        if words and not _FAULT.search(found.group(1)):
            codings = tuple(_codings(found.group(1)))
            name = head.get("id", "")
            weis = "sentence" in head and not name.startswith(NEWSWIRE)
            yield Record(name, words, codings, weis)


def _codings(record: str) -> Iterator[Coding]:
    for found in _CODING.finditer(record):
        row = _attributes(found.group(1))
        if row.get("eventcode"):
            yield Coding(row.get("sourcecode", ""), row.get("targetcode", ""), row["eventcode"])


def _attributes(words: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(words)}


_CAMEO = """
01 state deny SUPPORT | 02 REQUEST | 03 AGREE | 04 CONSULT | 05 SUPPORT | 06 COOPERATE | 07 AID
08 CONCEDE RETREAT | 09 ACCUSE | 10 REQUEST | 11 ACCUSE | 12 REJECT | 13 THREATEN | 14 PROTEST
15 MOBILIZE | 16 SANCTION | 17 COERCE | 18 ASSAULT | 19 ASSAULT | 20 ASSAULT
"""
"""CAMEO's roots (Schrodt 2012) by PLOVER's table; 01 has no type there but is our `state`."""
_WEIS = """
01 CONCEDE RETREAT | 02 state | 022 state ACCUSE | 024 state SUPPORT | 03 CONSULT | 030 AGREE
04 SUPPORT | 05 AGREE | 112 REJECT ACCUSE
061 CONCEDE | 062 AGREE CONSULT | 063 AID | 064 SUPPORT | 065 CONCEDE RETREAT
066 RETREAT | 06 SUPPORT CONCEDE | 07 AID | 08 AGREE SUPPORT COOPERATE | 09 REQUEST
10 AGREE REQUEST | 11 REJECT | 12 ACCUSE | 13 ACCUSE | 14 deny REJECT | 15 REQUEST | 16 THREATEN
17 THREATEN | 18 PROTEST MOBILIZE | 19 REJECT SANCTION | 190 ASSAULT | 194 ASSAULT
20 SANCTION COERCE | 21 COERCE | 22 ASSAULT
"""
"""WEIS (McClelland 1976) by meaning; four digits are CAMEO's, and so are 030 (to mean to
cooperate), 190 and 194 (to fight with weapons), which WEIS lacks and later authors added."""
_DUMMY = re.compile(r"345|8\d\d|9\d\d|\d{3}[5-9]|1717|\d+[A-Z]")
"""Codes that neither scheme has: invented for tests of dictionaries."""


def types_of(coding: Coding, *, unit_test: bool) -> frozenset[str]:
    """Give the types of ours that a code's root means; none for an invented code.

    A CAMEO code that the codebook files under another type than its root means that one too.
    """
    if _DUMMY.fullmatch(coding.code) or not coding.code.isdigit():
        return frozenset()
    weis = unit_test and len(coding.code) < len("1011")
    table = _table(_WEIS if weis else _CAMEO)
    rows = (table.get(coding.code[:size]) for size in (3, 2))
    found = next((row for row in rows if row), frozenset())
    own = None if weis else from_cameo(coding.code)
    return found | {own.type or own.extension} if found and own else found


@cache
def _table(rows: str) -> dict[str, frozenset[str]]:
    cells = (cell.split() for cell in re.split(r"[|\n]", rows.strip()))
    return {code: frozenset(types) for code, *types in cells}
