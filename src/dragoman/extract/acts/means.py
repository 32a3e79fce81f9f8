"""The attack in which somebody was hit: whose it was, and where it fell.

"Five were killed in an Israeli strike on Gaza": the strike is no victim, it is the deed; who
launched it killed them.
"""

from __future__ import annotations

from dragoman.codebook.events import QUADS, EventBook
from dragoman.extract.acts.phrases import lemmas_of, pobjects
from dragoman.extract.acts.triggers import Trigger
from dragoman.extract.acts.verbs import is_passive
from dragoman.model.parsed import Parsed

__all__ = ["means_of", "reach_of"]

_IN = ("in", "during", "amid")
_ON = ("on", "against", "in", "at", "near")


def means_of(parsed: Parsed, trigger: Trigger, book: EventBook) -> tuple[int, ...]:
    """Give the nouns of attack under "in" on a passive verb of harm."""
    entry, frame = trigger.rule.entry, trigger.rule.frame
    if entry.quad != len(QUADS) or frame.pos != "verb" or not is_passive(parsed, trigger.index):
        return ()
    heads = [head for word in _IN for head in pobjects(parsed, trigger.index, word)]
    attacks = book.sets["attack"]
    return tuple(head for head in heads if not attacks.isdisjoint(lemmas_of(parsed.tokens[head])))


def reach_of(parsed: Parsed, means: tuple[int, ...]) -> tuple[int, ...]:
    """Give on whom or where attacks fell."""
    return tuple(head for noun in means for word in _ON for head in pobjects(parsed, noun, word))
