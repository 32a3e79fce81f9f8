"""Finds the words that tell an act, by the patterns of the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.codebook.events import EventBook, Rule
from dragoman.extract.acts.matching import Kinds, Miss, Trigger, match
from dragoman.extract.acts.phrases import lemmas_of
from dragoman.extract.acts.verbal_nouns import rules_of_verbal_noun
from dragoman.model.parsed import Parsed, Sentence, Token

__all__ = ["Kinds", "Trigger", "candidates", "find_triggers", "is_name", "tokens_of_names"]

_TAGS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB", "ADV"}),
}
_TELLING: frozenset[str] = frozenset().union(*_TAGS.values())
_NAME_LABELS = frozenset({"ORG", "LAW", "PERSON", "GPE", "LOC", "FAC", "WORK_OF_ART", "PRODUCT"})


def find_triggers(
    parsed: Parsed, sentence: Sentence, kinds: Kinds, book: EventBook
) -> tuple[Trigger, ...]:
    """Give the triggers of a sentence in order; a noun that a verb's pattern used is no other."""
    named = tokens_of_names(parsed, sentence)
    found = [
        trigger
        for token in parsed.in_sentence(sentence)
        if (trigger := _best(parsed, token, kinds, book, named)) is not None
    ]
    used = {noun for trigger in found for noun in trigger.nouns}
    by_noun = {trigger.index: trigger for trigger in found if trigger.index in used}
    return tuple(_with_mode(t, by_noun, book) for t in found if t.index not in used)


def _with_mode(trigger: Trigger, by_noun: Mapping[int, Trigger], book: EventBook) -> Trigger:
    """Let a verb have the mode of the noun that it took in, if its own type knows such a mode.

    "Rejected a demand for reform" is REJECT/change: what was asked for is what was refused.
    """
    entry = trigger.rule.entry
    if entry.mode:
        return trigger
    for noun in trigger.nouns:
        lower = by_noun[noun].rule.entry if noun in by_noun else entry
        kin = lower.type == entry.type or (entry.type, lower.type) == ("REJECT", "REQUEST")
        if kin and lower.mode and book.entry_of(entry.type, lower.mode):
            return replace(trigger, mode=lower.mode)
    return trigger


def tokens_of_names(parsed: Parsed, sentence: Sentence) -> frozenset[int]:
    """Give the tokens inside proper names, where "Strike Group" strikes nobody."""
    inside: set[int] = set()
    for name in parsed.names:
        if name.label in _NAME_LABELS and sentence.first <= name.first < sentence.last:
            inside.update(range(name.first, name.last))
    return frozenset(i for i in inside if parsed.tokens[i].pos == "PROPN")


def candidates(
    parsed: Parsed, token: Token, kinds: Kinds, book: EventBook
) -> Iterator[tuple[Rule, Trigger | Miss]]:
    """Give each row of the codebook for a word, the most demanding first, and how it fits."""
    for lemma in lemmas_of(token):
        for rule in book.rules.get(lemma, ()):
            if not _is_such_word(token, rule.frame.pos):
                yield rule, Miss.SPEECH
            elif rule.frame.pos != "noun" and _modifies(parsed, token):
                yield rule, Miss.BEFORE_NOUN
            else:
                yield rule, match(parsed, token, rule, kinds)
    for rule in rules_of_verbal_noun(parsed, token, book):
        yield rule, match(parsed, token, rule, kinds)


def _is_such_word(token: Token, pos: str) -> bool:
    if pos == "adjective" and token.pos == "VERB" and token.tag != "VBN":
        return False
    return token.pos in _TAGS[pos]


def is_name(token: Token, kinds: Kinds, named: frozenset[int]) -> bool:
    """Say whether a word stands in a name or heads a mention, so that it tells nothing."""
    return token.index in named or kinds.get(token.index, "agreement") != "agreement"


def _best(
    parsed: Parsed, token: Token, kinds: Kinds, book: EventBook, named: frozenset[int]
) -> Trigger | None:
    if token.pos not in _TELLING or is_name(token, kinds, named):
        return None
    for _, found in candidates(parsed, token, kinds, book):
        if isinstance(found, Trigger):
            return found
    return None


def _modifies(parsed: Parsed, token: Token) -> bool:
    """Say whether a word stands before a noun ("the war-torn and starved state")."""
    above = parsed.tokens[token.head]
    return token.dep in {"amod", "compound"} or (token.dep == "conj" and above.dep == "amod")
