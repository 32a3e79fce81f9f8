"""Whether words of force tell of an accident, or of what is done to beasts and goods."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.acts.phrases import lemmas_of, word_set
from dragoman.extract.acts.triggers import Trigger
from dragoman.extract.acts.verbs import objects
from dragoman.model.event import Argument
from dragoman.model.parsed import Parsed

__all__ = ["is_no_force"]


def is_no_force(parsed: Parsed, trigger: Trigger, actors: Sequence[Argument]) -> bool:
    """Say whether force is used on no person, or an assault may be a mere accident."""
    accident = (
        trigger.rule.entry.type == "ASSAULT" and not actors and not _is_hostile(parsed, trigger)
    )
    return accident or _is_on_beasts(parsed, trigger)


def _is_hostile(parsed: Parsed, trigger: Trigger) -> bool:
    """Say whether what nobody is said to have done was an attack, not an accident."""
    token = parsed.tokens[trigger.index]
    if word_set("mishap").isdisjoint(lemmas_of(token)):
        return True
    sentence = parsed.sentences[token.sentence]
    return any(
        not word_set("hostile").isdisjoint(lemmas_of(other))
        for other in parsed.in_sentence(sentence)
        if other.index not in trigger.words
    )


def _is_on_beasts(parsed: Parsed, trigger: Trigger) -> bool:
    """Say whether a verb of force is done to animals, goods or germs only ("slaughtered hogs")."""
    if trigger.rule.frame.pos != "verb":
        return False
    heads = objects(parsed, trigger.index)
    unharmed = word_set("unharmed")
    return bool(heads) and all(not unharmed.isdisjoint(lemmas_of(parsed.tokens[h])) for h in heads)
