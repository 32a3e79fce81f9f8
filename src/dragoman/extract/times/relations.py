"""What a clause says of its own time without naming one."""

from __future__ import annotations

from dragoman.codebook.tense import clause_head
from dragoman.codebook.timing import timing_words
from dragoman.model.parsed import Parsed

__all__ = ["counted_from_act", "has_gone_on", "tells_its_day"]

COUNTED = frozenset({"day", "week", "fortnight", "month", "year", "decade"})
"""Lengths that lead to another day; "hours before" is of the same story."""


def counted_from_act(parsed: Parsed, verb: int) -> bool:
    """Say whether an act is counted from another one: "a month before the treaty was signed"."""
    words = timing_words()
    for child in parsed.dependents(verb, "advcl", "prep", "mark"):
        marks = (child, *parsed.dependents(child.index, "mark", "advmod"))
        if not any(mark.lower in words.later | words.earlier for mark in marks):
            continue
        lengths = (noun for mark in marks for noun in parsed.dependents(mark.index, "npadvmod"))
        if any(noun.lemma in COUNTED for noun in lengths):
            return True
    return False


def has_gone_on(parsed: Parsed, verb: int) -> bool:
    """Say whether a bare participle went on until today: "with both trading insults since May"."""
    token = parsed.tokens[verb]
    if token.tag != "VBG" or parsed.dependents(verb, "aux"):
        return False
    return any(
        mark.lower == "since" and mark.tag == "IN"
        for child in parsed.dependents(verb, "advcl", "prep")
        for mark in (child, *parsed.dependents(child.index, "mark"))
    )


def tells_its_day(parsed: Parsed, trigger: int) -> bool:
    """Say whether a time of day alone may date an act: not in what lies behind the story.

    "Had met at noon" and "denied that they met at noon" do not say of which day.
    """
    verb = clause_head(parsed, trigger)
    if any(aux.lower in {"had", "'d", "’d"} for aux in parsed.dependents(verb.index, "aux")):
        return False
    return verb.dep != "ccomp" or parsed.tokens[verb.head].lemma not in timing_words().reporting
