"""What an act is done for, where the words say it: "to train its army", "in a bid to …"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.acts.phrases import lemmas_of, prepositions, word_set
from dragoman.extract.acts.triggers import Trigger
from dragoman.model.event import Argument, Role
from dragoman.model.parsed import Parsed, Token

__all__ = ["purpose_of"]

_ASKING = frozenset({"clause", "content"})
"""Places in the clause below: there "to" begins what is asked for, agreed to or refused."""


def purpose_of(parsed: Parsed, trigger: Trigger, carrier: int | None) -> tuple[Argument, ...]:
    """Give what an act is done for; nothing where its own clause does not say it.

    `carrier` is the verb that carries a noun of action ("held talks to settle the row").
    """
    asking = any(not _ASKING.isdisjoint(places) for places in trigger.rule.frame.roles.values())
    if asking or trigger.rule.pattern.clause is not None:
        return ()
    words = (trigger.index, *trigger.nouns, *(() if carrier is None else (carrier,)))
    for index in words:
        for first, head in _aims(parsed, index):
            span = parsed.span(first, _end(parsed, head))
            return (Argument(Role.PURPOSE, span, span.of(parsed.document.text)),)
    return ()


def _aims(parsed: Parsed, index: int) -> Iterator[tuple[int, int]]:
    """Give the first word and the head of what stands for a purpose behind a word."""
    for verb in parsed.dependents(index, "advcl", "acl"):
        opening = [t.index for t in parsed.dependents(verb.index, "aux", "mark")]
        if verb.dep == "advcl" and opening and verb.index > index and _is_to(parsed, verb):
            yield min(opening), verb.index
        elif verb.dep == "acl" and not word_set("aimed").isdisjoint(lemmas_of(verb)):
            yield from ((t.index, t.index) for t in _below(parsed, verb))
    for prep in prepositions(parsed, index):
        for noun in parsed.dependents(prep.index, "pobj"):
            if not word_set("aim").isdisjoint(lemmas_of(noun)) and _below(parsed, noun):
                yield prep.index, noun.index


def _end(parsed: Parsed, head: int) -> int:
    """Give where a purpose ends: before what only goes on ("…, where they had been before")."""
    for index in parsed.subtree(head):
        token = parsed.tokens[index]
        if index > head and (token.text in {",", ";", "—", "–"} or token.dep == "relcl"):
            return min(index, *parsed.subtree(index))
    return max(i for i in parsed.subtree(head) if parsed.tokens[i].pos != "PUNCT") + 1


def _is_to(parsed: Parsed, verb: Token) -> bool:
    """Say whether it is "to train", "so as to train", "in order to train"."""
    marks = {t.lower for t in parsed.dependents(verb.index, "mark")}
    to = any(t.lower == "to" for t in parsed.dependents(verb.index, "aux"))
    return to and marks <= {"so", "as", "in", "order"}


def _below(parsed: Parsed, word: Token) -> tuple[Token, ...]:
    """Give what a word that names an aim goes on to say ("bid to stop", "aimed at ending")."""
    return tuple(
        t
        for t in parsed.dependents(word.index, "acl", "xcomp", "prep", "advcl")
        if t.index > word.index and (t.dep != "prep" or t.lower in {"at", "of", "to"})
    )
