"""The small notation in which the codebook says what words trigger an act.

::

    condemn                     a word by its lemma
    call off                    with a particle or preposition hanging on it
    hold {talk|meeting}         with an object (of a passive: the subject) out of a set
    {troop|force} enter         with a subject out of a set
    come under:{fire}           with a preposition whose object is out of a set
    [nuclear|missile] test      a noun with a modifier out of a set
    hold {drill} [joint]        an object with a modifier out of a set
    strike !{deal|balance}      not with such an object; ``!off`` not with that particle,
                                ``!to:{court}`` not with such an object of a preposition
    agree >                     with a clause below it; ``>{meet|talk}`` with such a verb in it,
                                ``>to`` with an infinitive, ``>own`` with an infinitive that
                                has a subject of its own, ``>said`` with a finite clause
                                that has one, ``>base`` with such a clause whose verb stands
                                bare ("that Chad pay"), ``>(must)`` with such an auxiliary
    visit !>                    without a clause below it

In a set ``@name`` stands for a set of the codebook's own, ``#person`` (state, organization,
place, agreement) for any mention of that kind, ``#people`` for those of a state in the plural
("Kenyans"), and ``*`` for anything at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.errors import CodebookError

__all__ = ["Pattern", "parse_pattern", "same_spelling"]

_PIECE = re.compile(
    r"(?P<no>!)?(?:(?P<prep>[a-z]+):)?(?P<clause>>)?(?:\((?P<aux>[^()]*)\))?"
    r"(?:\{(?P<braces>[^{}]*)\}|\[(?P<square>[^\[\]]*)\]|(?P<word>[^\s{}\[\]>!:]+))?"
)
_ISE = re.compile(r"is(e|ation|ing|ed)$")

ANYTHING = 10_000
"""Words that ``*`` counts for: more than any set holds."""
REMEMBERED = 50_000
"""Words whose spelling is kept: more than a hundred pages have."""

Words = frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def same_spelling(word: str) -> str:
    """Give the form under which British and American spellings of a lemma meet."""
    return _ISE.sub(r"iz\1", word.lower()).replace("our", "or").replace("defence", "defense")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What must stand around a word for it to be a trigger; an empty field asks for nothing.

    `clause` is None when no clause is asked for, and an empty set when any will do.
    """

    text: str
    head: str
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    subject: Words = frozenset()
    object: Words = frozenset()
    not_object: Words = frozenset()
    modifier: Words = frozenset()
    not_modifier: Words = frozenset()
    under: tuple[tuple[str, Words], ...] = ()
    """Prepositions with the objects that they must have."""
    not_under: tuple[tuple[str, Words], ...] = ()
    clause: Words | None = None
    clause_kind: str = ""
    """"to", "own", "said" or "base": see above."""
    auxiliary: Words = frozenset()
    no_clause: bool = False

    @property
    def weight(self) -> int:
        """How much it asks for: of two patterns that fit, the one that asks more is right."""
        groups = sum(1 for group in (self.subject, self.object, self.modifier) if group)
        clause = 0 if self.clause is None else 2 + bool(self.clause) + 2 * bool(self.auxiliary)
        return 2 * groups + 3 * len(self.under) + 2 * len(self.words) + clause

    @property
    def breadth(self) -> int:
        """How many words its sets hold: of two that ask as much, the narrower one is right."""
        groups = [self.subject, self.object, self.modifier, self.clause or frozenset()]
        return sum(map(_breadth, (*groups, *(group for _, group in self.under))))


def _breadth(group: Words) -> int:
    return ANYTHING if "*" in group else len(group)


def parse_pattern(text: str, sets: Mapping[str, Words], where: str) -> Pattern:
    """Read one pattern; raises CodebookError, which names `where`, for one that is none."""
    reader = _Reader(text, sets, where)
    for found in re.finditer(r"\S+", text):
        piece = found[0]
        match = _PIECE.fullmatch(piece)
        if match is None:
            at = f"at character {found.start() + 1} of pattern {text!r}"
            raise CodebookError(f"{where}: cannot read {piece!r} {at}")
        reader.take(match)
    if not reader.head:
        raise CodebookError(f"{where}: no word in pattern {text!r}")
    return Pattern(
        text,
        same_spelling(reader.head),
        tuple(reader.words),
        tuple(reader.not_words),
        under=tuple(reader.under),
        not_under=tuple(reader.not_under),
        clause_kind=reader.clause_kind,
        no_clause=reader.no_clause,
        **reader.groups,
    )


@dataclass(slots=True)
class _Reader:
    """What was read of a pattern so far."""

    text: str
    sets: Mapping[str, Words]
    where: str
    head: str = ""
    words: list[str] = field(default_factory=list)
    not_words: list[str] = field(default_factory=list)
    under: list[tuple[str, Words]] = field(default_factory=list)
    not_under: list[tuple[str, Words]] = field(default_factory=list)
    groups: dict[str, Words] = field(default_factory=dict)
    """Field of the pattern → its set."""
    clause_kind: str = ""
    no_clause: bool = False

    def take(self, match: re.Match[str]) -> None:
        """Take one piece in."""
        if match["clause"]:
            self._take_clause(match)
        elif match["word"]:
            self._take_word(match["word"].replace("_", " "), no=bool(match["no"]))
        else:
            self._take_group(match)

    def _take_clause(self, match: re.Match[str]) -> None:
        if match["no"]:
            self.no_clause = True
            return
        self.clause_kind = match["word"] or ""
        inside, auxiliary = match["braces"], match["aux"]
        self.groups["clause"] = self._read(inside) if inside else frozenset()
        if auxiliary:
            self.groups["auxiliary"] = self._read(auxiliary)

    def _take_word(self, word: str, *, no: bool) -> None:
        if no:
            self.not_words.append(word)
        elif self.head:
            self.words.append(word)
        else:
            self.head = word

    def _take_group(self, match: re.Match[str]) -> None:
        inside = match["braces"] if match["braces"] is not None else match["square"]
        if not inside:
            raise CodebookError(f"{self.where}: empty condition in pattern {self.text!r}")
        group = self._read(inside)
        if match["prep"]:
            (self.not_under if match["no"] else self.under).append((match["prep"], group))
            return
        kind = "modifier" if match["square"] is not None else "object"
        if kind == "object" and not self.head:
            kind = "subject"
        key = f"not_{kind}" if match["no"] else kind
        if key in self.groups:
            word = key.replace("_", " ")
            raise CodebookError(f"{self.where}: two sets for the {word} in pattern {self.text!r}")
        self.groups[key] = group

    def _read(self, inside: str) -> Words:
        return _words(inside, self.sets, self.where)


def _words(inside: str, sets: Mapping[str, Words], where: str) -> Words:
    words: set[str] = set()
    for word in inside.split("|"):
        if word.startswith("@"):
            if word[1:] not in sets:
                raise CodebookError(f"{where}: no set is called {word[1:]!r}")
            words |= sets[word[1:]]
        else:
            words.add(word if word.startswith("#") else same_spelling(word))
    return frozenset(words)
