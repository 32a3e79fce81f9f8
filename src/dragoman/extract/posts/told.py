"""Whether a clause says that a post is held: not under "not", "if", "would" or "wants to"."""

from __future__ import annotations

from dragoman.codebook.offices import unheld_verbs
from dragoman.model.parsed import Parsed, Token

__all__ = ["is_told", "said_of_time"]

UNREAL = frozenset({"would", "could", "might", "should", "may", "can", "must", "'d", "’d"})
COMING = frozenset({"will", "shall", "'ll", "’ll"})
CONDITIONS = frozenset({"if", "unless", "whether", "until"})
MEASURED = frozenset({"too", "enough"})
TURNING = frozenset({"become", "be", "take", "join", "return"})
LOWERED = ("xcomp", "ccomp", "advcl", "conj", "pcomp", "prep")


def is_told(parsed: Parsed, verb: Token) -> bool:
    """Say whether a clause, and what it hangs on, says that its post is held."""
    for _ in range(4):
        if _denied(parsed, verb):
            return False
        if verb.dep not in LOWERED or verb.head == verb.index:
            return True
        governor = parsed.tokens[verb.head]
        if any(t.lower in MEASURED for t in parsed.dependents(governor.index, "advmod")):
            return False  # "too old to be president"
        if verb.dep in ("xcomp", "ccomp", "pcomp") and governor.lemma in unheld_verbs():
            return False
        if verb.dep in ("conj", "advcl"):
            return True
        verb = governor
    return True


def said_of_time(parsed: Parsed, verb: Token) -> str:
    """Give "elect" for "will be", "former" for "was … before becoming" and "is no longer"."""
    if _auxiliaries(parsed, verb) & COMING:
        return "elect"
    if _no_longer(parsed, verb):
        return "former"
    for before in parsed.dependents(verb.index, "prep", "advcl", "mark"):
        verbs = (before, *parsed.dependents(before.index, "pcomp"))
        marks = {t.lower for t in (before, *parsed.dependents(before.index, "mark", "prep"))}
        if "before" in marks and any(v.lemma in TURNING for v in verbs):
            return "former"
    return ""


def _denied(parsed: Parsed, verb: Token) -> bool:
    negated = parsed.dependents(verb.index, "neg")
    if negated and not _no_longer(parsed, verb):
        return True
    if any(t.lower == "never" for t in parsed.dependents(verb.index, "advmod")):
        return True
    if _auxiliaries(parsed, verb) & UNREAL:
        return True
    return any(t.lower in CONDITIONS for t in parsed.dependents(verb.index, "mark"))


def _no_longer(parsed: Parsed, verb: Token) -> bool:
    return any(t.lower == "longer" for t in parsed.dependents(verb.index, "advmod"))


def _auxiliaries(parsed: Parsed, verb: Token) -> set[str]:
    return {t.lower for t in parsed.dependents(verb.index, "aux")}
