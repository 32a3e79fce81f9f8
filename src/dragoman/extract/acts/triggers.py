"""Finds the words that tell an act, by the patterns of the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.codebook.events import EventBook, Rule
from dragoman.codebook.patterns import Pattern
from dragoman.extract.acts.phrases import lemmas_of, pobjects, prepositions, word_set
from dragoman.extract.acts.verbs import objects, subjects
from dragoman.model.parsed import Parsed, Sentence, Token

__all__ = ["Kinds", "Trigger", "find_triggers"]

Kinds = Mapping[int, str]
"""Token index → kind of the mention whose head it is ("person", "state", …)."""

_TAGS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB", "ADV"}),
}
_WORD_DEPS = frozenset({"prt", "prep", "advmod", "agent", "dative", "aux", "mark"})
_TIME_WORDS = frozenset({"on", "in", "at", "for", "by"})
_STATES = ("oprd", "acomp", "ccomp", "xcomp")
"""What an object is held or found to be ("held Iran responsible")."""
_NAME_LABELS = frozenset({"ORG", "LAW", "PERSON", "GPE", "LOC", "FAC", "WORK_OF_ART", "PRODUCT"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that tells an act, with the row that says so and the words the row leans on."""

    index: int
    rule: Rule
    words: tuple[int, ...]
    """Token indexes of the trigger, its particles and the object that the pattern asked for."""
    nouns: tuple[int, ...] = ()
    """Nouns that the pattern asked for: prepositions that hang on them are the act's too."""
    mode: str = ""
    """The mode of a noun that it took in: "made a demand for talks" is REQUEST/meet."""


def find_triggers(
    parsed: Parsed, sentence: Sentence, kinds: Kinds, book: EventBook
) -> tuple[Trigger, ...]:
    """Give the triggers of a sentence in order; a noun that a verb's pattern used is no other."""
    named = _tokens_of_names(parsed, sentence)
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


def _tokens_of_names(parsed: Parsed, sentence: Sentence) -> frozenset[int]:
    """Give the tokens inside proper names, where "Strike Group" strikes nobody."""
    inside: set[int] = set()
    for name in parsed.names:
        if name.label in _NAME_LABELS and sentence.first <= name.first < sentence.last:
            inside.update(range(name.first, name.last))
    return frozenset(i for i in inside if parsed.tokens[i].pos == "PROPN")


def _best(
    parsed: Parsed, token: Token, kinds: Kinds, book: EventBook, named: frozenset[int]
) -> Trigger | None:
    if token.index in named or kinds.get(token.index, "agreement") != "agreement":
        return None
    for lemma in lemmas_of(token):
        for rule in book.rules.get(lemma, ()):
            if token.pos not in _TAGS[rule.frame.pos]:
                continue
            if rule.frame.pos == "adjective" and token.pos == "VERB" and token.tag != "VBN":
                continue
            if rule.frame.pos != "noun" and _modifies(parsed, token):
                continue
            trigger = _match(parsed, token, rule, kinds)
            if trigger is not None:
                return trigger
    return None


def _modifies(parsed: Parsed, token: Token) -> bool:
    """Say whether a word stands before a noun ("the war-torn and starved state")."""
    above = parsed.tokens[token.head]
    return token.dep in {"amod", "compound"} or (token.dep == "conj" and above.dep == "amod")


def _match(parsed: Parsed, token: Token, rule: Rule, kinds: Kinds) -> Trigger | None:
    pattern = rule.pattern
    words = _matching_words(parsed, token, pattern)
    if words is None or not _clause_fits(parsed, token, pattern):
        return None
    nouns: list[int] = []
    if pattern.subject and not _any_in(
        parsed, subjects(parsed, token.index), pattern.subject, kinds
    ):
        return None
    if pattern.object or pattern.not_object:
        heads = objects(parsed, token.index)
        if any(_any_in(parsed, (head,), pattern.not_object, kinds) for head in heads):
            return None
        if pattern.object:
            fitting = _any_in(parsed, heads, pattern.object, kinds)
            if not fitting:
                return None
            nouns.extend(fitting)
    for preposition, group in pattern.not_under:
        if _any_in(parsed, pobjects(parsed, token.index, preposition), group, kinds):
            return None
    for preposition, group in pattern.under:
        # "announced the withdrawal of its troops": what hangs on the noun asked for counts too.
        bearers = (token.index, *nouns) if pattern.object else (token.index,)
        heads = [head for bearer in bearers for head in pobjects(parsed, bearer, preposition)]
        fitting = _any_in(parsed, heads, group, kinds)
        if not fitting:
            return None
        nouns.extend(fitting)
    modified = [token.index] if rule.frame.pos == "noun" else nouns
    if not _modifiers_fit(parsed, modified, pattern, kinds):
        return None
    plain = tuple(i for i in nouns if kinds.get(i, "agreement") == "agreement")
    return Trigger(token.index, rule, tuple(sorted({token.index, *words, *plain})), plain)


def _matching_words(parsed: Parsed, token: Token, pattern: Pattern) -> tuple[int, ...] | None:
    """Give the particles and prepositions that a pattern asks for; None when one is missing."""
    if not pattern.words and not pattern.not_words:
        return ()
    near = [t for t in parsed.dependents(token.index) if t.dep in _WORD_DEPS]
    near.extend(t for t in parsed.dependents(token.index, *_STATES) if t.pos == "ADJ")
    near.extend(t for t in parsed.dependents(token.index, "oprd", "dobj") if t.pos == "NOUN")
    near.extend(prepositions(parsed, token.index))
    if token.pos == "VERB":
        near.extend(p for noun in _objects(parsed, token) for p in prepositions(parsed, noun.index))
    by_word = {t.lower: t.index for t in reversed(near) if not _heads_a_time(parsed, t)}
    if any(word in by_word for word in pattern.not_words):
        return None
    if any(word not in by_word for word in pattern.words):
        return None
    return tuple(by_word[word] for word in pattern.words)


def _heads_a_time(parsed: Parsed, prep: Token) -> bool:
    """Say whether a preposition opens a time: "called X on Tuesday" calls on nobody."""
    if prep.lower not in _TIME_WORDS:
        return False
    below = {t.index for t in parsed.dependents(prep.index, "pobj")}
    return any(
        name.label in {"DATE", "TIME"} and not below.isdisjoint(range(name.first, name.last))
        for name in parsed.names
    )


def _objects(parsed: Parsed, verb: Token) -> list[Token]:
    return [parsed.tokens[i] for i in objects(parsed, verb.index)]


def _clause_fits(parsed: Parsed, token: Token, pattern: Pattern) -> bool:
    if pattern.clause is None and not pattern.no_clause:
        return True
    below = [
        t
        for t in parsed.dependents(token.index, "xcomp", "ccomp", "acl", "advcl")
        if t.dep != "advcl" or _is_infinitive(parsed, t)
    ]
    below.extend(
        t
        for prep in parsed.dependents(token.index, "prep")
        for t in parsed.dependents(prep.index, "pcomp")
    )
    if pattern.no_clause and below:
        return False
    if pattern.clause is None:
        return True
    return any(_is_such_clause(parsed, verb, pattern) for verb in below)


def _is_such_clause(parsed: Parsed, verb: Token, pattern: Pattern) -> bool:
    auxiliaries = {t.lower for t in parsed.dependents(verb.index, "aux")}
    if pattern.clause and pattern.clause.isdisjoint(lemmas_of(verb)):
        return False
    if pattern.auxiliary:
        return not pattern.auxiliary.isdisjoint(auxiliaries)
    own = bool(parsed.dependents(verb.index, "nsubj", "nsubjpass"))
    if pattern.clause_kind == "said":
        return own and "to" not in auxiliaries and verb.dep == "ccomp"
    if pattern.clause_kind and "to" not in auxiliaries:
        return False
    return pattern.clause_kind != "own" or own


def _is_infinitive(parsed: Parsed, verb: Token) -> bool:
    return any(t.lower == "to" and t.dep == "aux" for t in parsed.dependents(verb.index))


def _modifiers_fit(parsed: Parsed, nouns: Iterable[int], pattern: Pattern, kinds: Kinds) -> bool:
    """Say whether the words before the trigger (or before its object) are as the pattern asks."""
    if not pattern.modifier and not pattern.not_modifier:
        return True
    words = [word for noun in nouns for word in _modifying(parsed, parsed.tokens[noun])]
    if any(_in_set(word, pattern.not_modifier, kinds) for word in words):
        return False
    return not pattern.modifier or any(_in_set(word, pattern.modifier, kinds) for word in words)


def _modifying(parsed: Parsed, noun: Token) -> Iterator[Token]:
    for token in parsed.dependents(noun.index, "amod", "compound", "poss", "nmod", "nummod"):
        yield token
        yield from parsed.dependents(token.index, "amod", "compound", "nmod", "conj")


def _any_in(
    parsed: Parsed, heads: Iterable[int], group: frozenset[str], kinds: Kinds
) -> tuple[int, ...]:
    """Give the heads that belong to a set, looking through "a series of"."""
    found = []
    for head in heads:
        token = parsed.tokens[head]
        if _in_set(token, group, kinds):
            found.append(head)
        elif token.lemma in word_set("transparent") or token.lower.endswith("s"):
            inner = pobjects(parsed, head, "of")
            if token.lemma in word_set("transparent") or token.pos == "NUM":
                found.extend(i for i in inner if _in_set(parsed.tokens[i], group, kinds))
    return tuple(found)


def _in_set(token: Token, group: frozenset[str], kinds: Kinds) -> bool:
    if not group:
        return False
    if "*" in group:
        return True
    kind = kinds.get(token.index)
    if kind is not None and f"#{kind}" in group:
        return True
    return not group.isdisjoint(lemmas_of(token))
