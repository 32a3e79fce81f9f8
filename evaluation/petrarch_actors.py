"""Who the actors of PETRARCH's records are: codes, the names that they stand for, declared states.

The stylized records tell of Arnor and Gondor, which no atlas has. They are declared, as a user
would: by the names below, and by each word that begins as the code of an unknown actor does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from dragoman.codebook.leaders import leaders
from dragoman.codebook.states import State, states
from dragoman.extract.mentions import find_mentions
from dragoman.extract.names.gazetteer import entry_of
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import NamedSpan, Parsed
from evaluation.petrarch_records import Record

__all__ = ["COMPOUNDS", "code_of", "declared", "find_people", "people_by_name", "side"]

NAMES = """
GON Minas Tirith | GON Gondorian | ARN Arnorian | DAG Dagolathi | ELF Caras Galadhon
ELF Lothlorien | ELR Lorien | ERI Eriadorian | ERI Eriadori | FRO Shire | SHR Michel Delving
SHR White Downs | MOR Cirith Ungol | MOR Barad-dur | MRG Morgul Orcs | MRG Nasgul | ROH Rohans
DOL Dol Amroth | DOL Belfalas | USA White House | PRK Hermit Kingdom
"""
"""Names that do not begin as their codes do: places that speak for their states, peoples."""
PEOPLE = """
HOB Gollum | HOB Smeagol | HOB Slinker | HOB Stinker | HOB Hamfast Gamgee | ORC Sam Gamgee
FOR Umbardacil | BRE Romendacil | ITH Calimehtar | DAG Telemar
"""
"""Persons of the stylized records by the actor that they stand for."""
BODIES = {
    "organization/un": "UNO",
    "organization/eu": "EEC",
    "organization/african-union": "AFR",
    "organization/interpol": "ITP",
    "organization/is": "ISI",
    "organization/al-qaeda": "ALQ",
    "organization/hamas": "PSE",
    "organization/nato": "NAT",
}
"""Keys of bodies by their own part of a code ("IGOEUREEC", "IMGMUSISI")."""
BODY = re.compile(r"(?:IGO|IMG|NGO|MNC)(?:EUR|COP|MUS|MOS)?([A-Z]{3})?")
INVENTED = frozenset({"ERI"})
"""Codes that are a state's as well and mean another here (Eriador, not Eritrea)."""
COMPOUNDS = {"FRO": ("FRO", "BIL", "SAM"), "ELR": ("ELR", "GAL")}
"""Actors that stand for several at once."""
ALIASES = {"KUW": "KWT", "ZBW": "ZWE", "NZE": "NZL", "RHO": "ROH"}
"""Codes of countries that are not ISO's."""
UNKNOWN = ("---", "###", "XYZ", '"')
FEWEST = 3
"""Letters of a country in a code."""


def side(code: str) -> str:
    """Give the country or body of an actor's code; empty for nobody."""
    if code.startswith(UNKNOWN) or len(code) < FEWEST:
        return ""
    body = BODY.match(code)
    if body:
        return {"EEU": "EEC"}.get(body.group(1), body.group(1) or "")
    return ALIASES.get(code[:FEWEST], code[:FEWEST])


def declared(records: Iterable[Record]) -> tuple[State, ...]:
    """Give the names of the records' invented actors."""
    records = list(records)
    rows = [cell.split(None, 1) for cell in re.split(r"[|\n]", NAMES.strip())]
    names = {name.strip(): code for code, name in rows}
    real = {key.split("/")[1] for key in states()}
    invented = {
        code
        for r in records
        if r.unit_test
        for c in r.codings
        for code in (side(c.source), side(c.target))
        if code and not BODY.match(c.source)
    } - (real - INVENTED)
    words = {w for r in records for w in re.findall(r"\b[A-Z][a-z]+(?:-[a-z]+)?", r.text)}
    plain = {w for r in records for w in re.findall(r"\b[a-z]+", r.text)}
    for word in sorted(words):
        code = word[:FEWEST].upper()
        named = len(word) > FEWEST and word.lower() not in plain and entry_of(word) is None
        if named and code in invented:
            names.setdefault(word, code)
    by_code: dict[str, list[str]] = {}
    for name, code in names.items():
        by_code.setdefault(code, []).append(name)
    return tuple(_state(code, found) for code, found in by_code.items())


def _state(code: str, names: Sequence[str]) -> State:
    """Give a row for an actor; a state of the codebook keeps its own, with the names added."""
    known = states().get(f"state/{code}") if code not in INVENTED else None
    if known is not None:
        return replace(known, names=(*known.names, *names))
    peoples = tuple(name for name in names if name.endswith(("ian", "hi", "ori")))
    lands = sorted(
        (name for name in names if name not in peoples), key=lambda n: n[:3].upper() != code
    )
    own = (*lands, *peoples)
    return State(f"declared/{code}", own[0], "", tuple(lands[1:]), peoples, (), (), (), "")


def find_people(parsed: Parsed) -> tuple[Mention, ...]:
    """Give the mentions of a record; declared persons are among them, and stand for an actor.

    They are proposed as the parser proposes names, so that what repeats them is linked to them.
    """
    named = {
        i for name in parsed.names if name.label == "PERSON" for i in range(name.first, name.last)
    }
    text, added, taken = parsed.document.text, [], set[int]()
    for name in people_by_name():
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            inside = [t.index for t in parsed.tokens if match.start() <= t.start < match.end()]
            if inside and taken.isdisjoint(inside):
                taken.update(inside)
                if named.isdisjoint(inside):
                    added.append(NamedSpan(inside[0], inside[-1] + 1, "PERSON"))
    ours = {i for name in added for i in range(name.first, name.last)}
    kept = [name for name in parsed.names if ours.isdisjoint(range(name.first, name.last))]
    names = tuple(sorted((*kept, *added), key=lambda name: name.first))
    return tuple(_placed(mention) for mention in find_mentions(replace(parsed, names=names)))


def _placed(mention: Mention) -> Mention:
    """Give a declared person the state for which the person stands."""
    if mention.kind is not Kind.PERSON or mention.state is not None or not mention.name:
        return mention
    people = people_by_name()
    return replace(mention, state=people.get(mention.name) or people.get(mention.name.split()[-1]))


@cache
def people_by_name() -> dict[str, str]:
    """Give the declared persons, and leaders of the codebook with their surnames, by state."""
    rows = (cell.split(None, 1) for cell in re.split(r"[|\n]", PEOPLE.strip()))
    people = {name.strip(): f"declared/{code}" for code, name in rows}
    keys = {row.name: row.key for row in states().values()}
    for leader in leaders():
        if leader.of in keys:
            for name in (leader.name, *leader.names, leader.name.split()[-1]):
                people.setdefault(name, keys[leader.of])
    return dict(sorted(people.items(), key=lambda row: -len(row[0])))


def code_of(mention: Mention) -> str:
    """Give the country or body of a mention, as codes have it; empty for none."""
    key = mention.codebook or ""
    if key in BODIES:
        return BODIES[key]
    kind, _, code = (mention.state or key).partition("/")
    return code if kind in {"state", "declared"} else ""
