"""Words that put one act in order with another: what they join, and how they count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.order import OrderCue, order_cues, order_words
from dragoman.codebook.tense import clause_head, is_clause_head
from dragoman.codebook.times import lexicon
from dragoman.model.parsed import Parsed, Token
from dragoman.model.time import Shift

__all__ = ["Joined", "find_joined"]

HOURS = 24
FORTNIGHT = 2
MOST = 400
"""The greatest number that is counted: more days or years than that were never met."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A cue that stands at tokens ``[first, last]``, what it joins, and how it counts."""

    cue: OrderCue
    first: int
    last: int
    beside: Token
    """The verb or the noun whose act is put in order."""
    behind: Token
    """The verb or the noun of the other act."""
    shift: Shift | None


def find_joined(parsed: Parsed) -> Iterator[Joined]:
    """Give the cues of a text that join two verbs or nouns, in order of the text."""
    cues = _cues_by_word()
    for token in parsed.tokens:
        for cue in cues.get(token.lower, ()):
            last = token.index + len(cue.words) - 1
            words = tuple(one.lower for one in parsed.tokens[token.index : last + 1])
            if words == cue.words:
                yield from _joined(parsed, cue, token.index, last)
                break


@cache
def _cues_by_word() -> Mapping[str, tuple[OrderCue, ...]]:
    found: defaultdict[str, list[OrderCue]] = defaultdict(list)
    for cue in order_cues():
        found[cue.words[0]].append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


def _joined(parsed: Parsed, cue: OrderCue, first: int, last: int) -> Iterator[Joined]:
    start, shift = _count(parsed, cue, first)
    if start and parsed.tokens[start - 1].lower in order_words().negated:
        return
    behind = _behind(parsed, cue, last)
    beside = _beside(parsed, start, last, behind[0]) if behind else None
    if beside is None or (cue.not_under & {beside.lemma}):
        return
    for other in behind:
        if other.index != beside.index:
            yield Joined(cue, start, last, beside, other, shift)


def _behind(parsed: Parsed, cue: OrderCue, last: int) -> tuple[Token, ...]:
    """Give the clause or the noun that a cue stands before, with what is joined to it by "and"."""
    token = parsed.tokens[last]
    found: tuple[Token, ...] = ()
    if cue.joins != "clause":
        found = parsed.dependents(last, "pobj", "pcomp")
    if not found and cue.joins != "noun" and token.dep in {"mark", "advmod"}:
        clause = parsed.tokens[token.head]
        found = (clause,) if clause.dep == "advcl" and token.index < clause.index else ()
    if not found:
        return ()
    return (found[0], *parsed.dependents(found[0].index, "conj"))


def _beside(parsed: Parsed, start: int, last: int, behind: Token) -> Token | None:
    """Give the verb or the noun on which a cue and what stands behind it hang.

    An object or a phrase of a verb stands for the verb: "signed a pact with Chile after …".
    """
    token = parsed.tokens[behind.head if behind.dep == "advcl" else last]
    while start <= token.index <= last and token.head != token.index:
        token = parsed.tokens[token.head]
    if start <= token.index <= last or token.sentence != behind.sentence:
        return None
    if token.dep == "dobj":
        token = parsed.tokens[token.head]  # whatever it is tagged as
    if is_clause_head(token) or token.dep in {"pcomp", "nsubj", "nsubjpass"}:
        return token
    verb = clause_head(parsed, token.index)
    return verb if is_clause_head(verb) and verb.index != behind.index else None


# -- counting


def _count(parsed: Parsed, cue: OrderCue, first: int) -> tuple[int, Shift | None]:
    """Give the token with which the words begin, and how they count ("two days after")."""
    if cue.relation == "same day":
        return first, Shift("day", 0)
    if not first:
        return first, None
    sign = 1 if cue.relation == "after" else -1
    unit = parsed.tokens[first - 1]
    if parsed.tokens[first].sentence != unit.sentence:
        return first, None
    number, start = _number(parsed, unit)
    if number is None:
        soon = unit.lower in order_words().soon and unit.tag == "NNS"
        return (unit.index, _in_hours(0, sign)) if soon else (first, None)
    return start, _shift(unit.lower, number, sign)


def _number(parsed: Parsed, unit: Token) -> tuple[int | None, int]:
    """Give the number before a unit of time and its token; None where none is exact."""
    words, numbers = lexicon(), lexicon()["n"]
    if not any(unit.lower in words[label] for label in ("unit", "units", "moment", "moments")):
        return None, unit.index
    before = parsed.tokens[unit.index - 1] if unit.index else unit
    if before.sentence != unit.sentence:
        return None, unit.index
    single = unit.lower in words["unit"]
    found = 1 if before.lower == "the" and single else numbers.get(before.lower)
    if before.lower.isdecimal() and int(before.lower) <= MOST:
        found = int(before.lower)
    ahead = parsed.tokens[before.index - 1].lower if before.index else ""
    if ahead in order_words().vague:
        return None, unit.index
    return (int(found), before.index) if found is not None else (None, unit.index)


def _shift(word: str, number: int, sign: int) -> Shift | None:
    words = lexicon()
    for label in ("moment", "moments"):
        if word in words[label]:
            hours = number if words[label][word] == "hour" else 0
            return _in_hours(hours // HOURS, sign)
    unit = str(words["unit"].get(word) or words["units"][word])
    if unit == "fortnight":
        return Shift("week", sign * number * FORTNIGHT)
    return Shift(unit, sign * number)


def _in_hours(days: int, sign: int) -> Shift:
    """Count hours: they end on a day or on the one next to it."""
    return Shift("day", days if sign > 0 else -days - 1, length=2)
