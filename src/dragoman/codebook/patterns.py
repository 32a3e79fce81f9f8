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
    agree >                     with a clause below it; ``>{meet|talk}`` with such a verb in it
    visit !>                    without a clause below it

In a set ``@name`` stands for a set of the codebook's own, ``#person`` (state, organization,
place, agreement) for any mention of that kind, and ``*`` for anything at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.errors import CodebookError

__all__ = ["Pattern", "parse_pattern", "same_spelling"]

_PIECE = re.compile(
    r"(?P<no>!)?(?:(?P<prep>[a-z]+):)?(?P<clause>>)?"
    r"(?:\{(?P<braces>[^{}]*)\}|\[(?P<square>[^\[\]]*)\]|(?P<word>[^\s{}\[\]>!:]+))?"
)
_ISE = re.compile(r"is(e|ation|ing|ed)$")

Words = frozenset[str]


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
    no_clause: bool = False

    @property
    def weight(self) -> int:
        """How much it asks for: of two patterns that fit, the one that asks more is right."""
        groups = sum(1 for group in (self.subject, self.object, self.modifier) if group)
        clause = 0 if self.clause is None else 2 + bool(self.clause)
        return 2 * groups + 3 * len(self.under) + 2 * len(self.words) + clause

    @property
    def breadth(self) -> int:
        """How many words its sets hold: of two that ask as much, the narrower one is right."""
        groups = [self.subject, self.object, self.modifier, self.clause or frozenset()]
        return sum(map(len, groups)) + sum(len(group) for _, group in self.under)


def parse_pattern(text: str, sets: Mapping[str, Words], where: str) -> Pattern:
    """Read one pattern; raises CodebookError, which names `where`, for one that is none."""
    head = ""
    words: list[str] = []
    not_words: list[str] = []
    found: dict[str, Words] = {}
    under: list[tuple[str, Words]] = []
    not_under: list[tuple[str, Words]] = []
    no_clause = False
    for piece in text.split():
        match = _PIECE.fullmatch(piece)
        if match is None:
            raise CodebookError(f"{where}: cannot read {piece!r} in pattern {text!r}")
        no, prep, clause = match["no"], match["prep"], match["clause"]
        if clause:
            no_clause = no_clause or bool(no)
            if not no:
                inside = match["braces"]
                found["clause"] = _words(inside, sets, where) if inside else frozenset()
        elif match["word"]:
            word = match["word"].replace("_", " ")
            if no:
                not_words.append(word)
            elif not head:
                head = word
            else:
                words.append(word)
        else:
            inside = match["braces"] if match["braces"] is not None else match["square"]
            if not inside:
                raise CodebookError(f"{where}: empty condition in pattern {text!r}")
            group = _words(inside, sets, where)
            if prep:
                (not_under if no else under).append((prep, group))
            else:
                kind = "modifier" if match["square"] is not None else "object"
                if kind == "object" and not head:
                    kind = "subject"
                found[f"not_{kind}" if no else kind] = group
    if not head:
        raise CodebookError(f"{where}: no word in pattern {text!r}")
    return Pattern(
        text,
        same_spelling(head),
        tuple(words),
        tuple(not_words),
        subject=found.get("subject", frozenset()),
        object=found.get("object", frozenset()),
        not_object=found.get("not_object", frozenset()),
        modifier=found.get("modifier", frozenset()),
        not_modifier=found.get("not_modifier", frozenset()),
        under=tuple(under),
        not_under=tuple(not_under),
        clause=found.get("clause"),
        no_clause=no_clause,
    )


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
