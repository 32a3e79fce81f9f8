"""Reads ``cues.toml``: words that say how sure an act is, and who vouches for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = [
    "Cue",
    "charge_verbs",
    "cues",
    "cues_by_word",
    "finding_verbs",
    "object_verbs",
    "plain_verbs",
    "publishing_verbs",
    "quotation_verbs",
    "spoken_texts",
    "text_examples",
]

POS = frozenset({"verb", "noun", "adjective", "modifier", "preposition", "conjunction"})
EFFECTS = frozenset(
    [
        "planned",
        "demanded",
        "possible",
        "alleged",
        "denied",
        "confirmed",
        "negated",
        "refused",
        "reported",
        "light",
        "factive",
    ]
)
STANCES = frozenset({"", "asserts", "alleges", "denies", "confirms"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table; see the head of ``cues.toml`` for what each field says."""

    row: int
    words: tuple[str, ...]
    pos: str
    effect: str
    takes: frozenset[str]
    example: str
    act: str
    expect: str
    stance: str = ""
    form: str = ""
    beside: str = ""

    @property
    def name(self) -> str:
        """Give the name by which records quote the row: "verb say asserts reported"."""
        return " ".join(filter(None, (self.pos, self.words[0], self.effect)))


@cache
def cues() -> tuple[Cue, ...]:
    """Give the rows in order; raises CodebookError for one that contradicts the table's head."""
    return tuple(_cue(number, row) for number, row in enumerate(read_table("cues")["cue"]))


@cache
def cues_by_word() -> Mapping[tuple[str, str], tuple[Cue, ...]]:
    """Give the rows that hold a (word, part of speech), in order of the table."""
    found: dict[tuple[str, str], tuple[Cue, ...]] = {}
    for cue in cues():
        for word in cue.words:
            found[word, cue.pos] = (*found.get((word, cue.pos), ()), cue)
    return found


@cache
def charge_verbs() -> frozenset[str]:
    """Give the verbs that blame: told of another party, the act is an allegation."""
    return frozenset(read_table("cues")["charge"]["verbs"])


@cache
def finding_verbs() -> frozenset[str]:
    """Give the verbs of speech that establish what they tell ("the court ruled that …")."""
    return frozenset(read_table("cues")["charge"]["findings"])


@cache
def plain_verbs() -> frozenset[str]:
    """Give the verbs that introduce or follow a whole quotation ("said", "she adds")."""
    return frozenset(read_table("cues")["quotation"]["plain"])


@cache
def object_verbs() -> frozenset[str]:
    """Give the verbs, some with a preposition, whose object is what is said or judged."""
    return frozenset(read_table("cues")["quotation"]["objects"])


@cache
def quotation_verbs() -> frozenset[str]:
    """Give the verbs whose subject owns the quoted words below them, speech included."""
    speech = {word for cue in cues() if cue.stance and cue.pos == "verb" for word in cue.words}
    return plain_verbs() | speech | frozenset(read_table("cues")["quotation"]["verbs"])


@cache
def spoken_texts() -> frozenset[str]:
    """Give the nouns of what is written, and read out as if it spoke ("the report said")."""
    return frozenset(read_table("cues")["texts"]["nouns"])


@cache
def publishing_verbs() -> frozenset[str]:
    """Give the verbs whose subject speaks in such a text ("Oslo issued a report")."""
    return frozenset(read_table("cues")["texts"]["publishing"])


@cache
def text_examples() -> tuple[tuple[str, str], ...]:
    """Give pages of our own that quote such a text, each with who speaks in it."""
    return tuple((row["text"], row["speaker"]) for row in read_table("cues")["texts"]["examples"])


def _cue(number: int, row: dict[str, Any]) -> Cue:
    where = f"cues.toml, row {number} ({', '.join(row.get('words', ['?'])[:3])})"
    try:
        values = {**row, "words": tuple(row["words"]), "takes": frozenset(row["takes"])}
        cue = Cue(row=number, **values)
    except (KeyError, TypeError) as error:
        raise CodebookError(f"{where}: {error}") from error
    for field, known in (("pos", POS), ("effect", EFFECTS), ("stance", STANCES)):
        if getattr(cue, field) not in known:
            raise CodebookError(f"{where}: unknown {field} {getattr(cue, field)!r}")
    if len(set(cue.words)) != len(cue.words):
        raise CodebookError(f"{where}: the same word twice")
    return cue
