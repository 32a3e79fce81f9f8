"""Whether one pattern of the codebook fits a word with what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dragoman.codebook.events import Rule
from dragoman.codebook.patterns import Pattern
from dragoman.extract.acts.phrases import lemmas_of, pobjects, prepositions, word_set
from dragoman.extract.acts.verbs import PASSIVE_SUBJECTS, SUBJECTS, objects, subjects
from dragoman.model.parsed import Parsed, Token

__all__ = ["Kinds", "Miss", "Trigger", "match"]

Kinds = Mapping[int, str]
"""Token index → kind of the mention whose head it is ("person", "state", …)."""

_WORD_DEPS = frozenset(
    {"prt", "prep", "advmod", "npadvmod", "intj", "agent", "dative", "aux", "mark"}
)
_PARTICLES = frozenset({"in", "off", "up", "down", "out", "over", "through", "back", "away"})
_TIME_LABELS = frozenset({"DATE", "TIME"})
_TIME_WORDS = frozenset({"on", "in", "at", "for", "by"})
_STATES = ("oprd", "acomp", "ccomp", "xcomp")
"""What an object is held or found to be ("held Iran responsible")."""


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


class Miss(StrEnum):
    """What a pattern asked for, or forbade, when it did not fit."""

    SPEECH = "another part of speech"
    BEFORE_NOUN = "the word only modifies a noun"
    WORDS = "a particle or preposition is missing"
    NOT_WORDS = "a particle or preposition that it excludes"
    CLAUSE = "no such clause below"
    NO_CLAUSE = "a clause below, which it excludes"
    SUBJECT = "another subject"
    OBJECT = "another object"
    NOT_OBJECT = "an object that it excludes"
    UNDER = "no such object of a preposition"
    NOT_UNDER = "an object of a preposition that it excludes"
    MODIFIER = "no such modifier"
    NOT_MODIFIER = "a modifier that it excludes"


def match(parsed: Parsed, token: Token, rule: Rule, kinds: Kinds) -> Trigger | Miss:
    """Give the trigger that a word is by one row of the codebook, or what speaks against it."""
    pattern = rule.pattern
    words = _matching_words(parsed, token, pattern)
    if isinstance(words, Miss):
        return words
    missing = _clause_miss(parsed, token, pattern) or _party_miss(parsed, token, pattern, kinds)
    if missing is not None:
        return missing
    nouns = _any_in(parsed, _things(parsed, token, pattern), pattern.object, kinds)
    below = _below(parsed, token, pattern, nouns, kinds)
    if isinstance(below, Miss):
        return below
    nouns += below
    modified = (token.index,) if rule.frame.pos == "noun" else nouns
    missing = _modifier_miss(parsed, modified, pattern, kinds)
    if missing is not None:
        return missing
    plain = tuple(i for i in nouns if kinds.get(i, "agreement") == "agreement")
    return Trigger(token.index, rule, tuple(sorted({token.index, *words, *plain})), plain)


def _party_miss(parsed: Parsed, token: Token, pattern: Pattern, kinds: Kinds) -> Miss | None:
    """Say what is wrong with the subject or the object, if anything is."""
    if pattern.subject:
        heads = subjects(parsed, token.index)
        if not _any_in(parsed, heads, pattern.subject, kinds):
            return Miss.SUBJECT
    if pattern.object or pattern.not_object:
        heads = _things(parsed, token, pattern)
        if _any_in(parsed, heads, pattern.not_object, kinds):
            return Miss.NOT_OBJECT
        if pattern.object and not _any_in(parsed, heads, pattern.object, kinds):
            return Miss.OBJECT
    return None


def _things(parsed: Parsed, verb: Token, pattern: Pattern) -> tuple[int, ...]:
    """Give the objects of a verb, and the second one of "forgave Chad its debt".

    Where the parser takes a particle for a preposition ("called in the envoy"), what hangs on it.
    """
    found = objects(parsed, verb.index)
    second = parsed.dependents(verb.index, "dobj")[1:]
    if not found:
        words = (word for word in pattern.words if word in _PARTICLES)
        return tuple(head for word in words for head in pobjects(parsed, verb.index, word))
    return found + tuple(t.index for t in second if t.index not in found)


def _below(
    parsed: Parsed, token: Token, pattern: Pattern, nouns: tuple[int, ...], kinds: Kinds
) -> tuple[int, ...] | Miss:
    """Give what stands under the prepositions that the pattern asks for."""
    for preposition, group in pattern.not_under:
        if _any_in(parsed, pobjects(parsed, token.index, preposition), group, kinds):
            return Miss.NOT_UNDER
    found: tuple[int, ...] = ()
    for preposition, group in pattern.under:
        # "announced the withdrawal of its troops": what hangs on the noun asked for counts too.
        bearers = (token.index, *nouns)
        heads = [head for bearer in bearers for head in pobjects(parsed, bearer, preposition)]
        fitting = _any_in(parsed, heads, group, kinds)
        if not fitting:
            return Miss.UNDER
        found += fitting
    return found


def _matching_words(parsed: Parsed, token: Token, pattern: Pattern) -> tuple[int, ...] | Miss:
    """Give the particles and prepositions that a pattern asks for."""
    if not pattern.words and not pattern.not_words:
        return ()
    near = [t for t in parsed.dependents(token.index) if t.dep in _WORD_DEPS]
    near.extend(t for t in parsed.dependents(token.index, *_STATES) if t.pos == "ADJ")
    near.extend(t for t in parsed.dependents(token.index, "oprd", "dobj") if t.pos == "NOUN")
    near.extend(prepositions(parsed, token.index))
    if token.pos == "VERB":
        for noun in _objects(parsed, token):
            near.extend(prepositions(parsed, noun.index))
            # "held Chad responsible": the parser hangs what it is held to be on the noun at times.
            behind = parsed.dependents(noun.index, "amod")
            near.extend(t for t in behind if t.index > noun.index)
    by_word = {t.lower: t.index for t in reversed(near) if not _heads_a_time(parsed, t)}
    if any(word in by_word for word in pattern.not_words):
        return Miss.NOT_WORDS
    if any(word not in by_word for word in pattern.words):
        return Miss.WORDS
    return tuple(by_word[word] for word in pattern.words)


def _heads_a_time(parsed: Parsed, prep: Token) -> bool:
    """Say whether a preposition opens a time: "called X on Tuesday" calls on nobody."""
    if prep.lower not in _TIME_WORDS:
        return False
    below = [t.index for t in parsed.dependents(prep.index, "pobj")]
    times = [name for name in parsed.names if name.label in _TIME_LABELS] if below else []
    return any(name.first <= index < name.last for name in times for index in below)


def _objects(parsed: Parsed, verb: Token) -> list[Token]:
    return [parsed.tokens[i] for i in objects(parsed, verb.index)]


def _clause_miss(parsed: Parsed, token: Token, pattern: Pattern) -> Miss | None:
    if pattern.clause is None and not pattern.no_clause:
        return None
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
    if pattern.object or pattern.words:
        # "gave the envoys two days to leave": what the days are for.
        for noun in (*_objects(parsed, token), *parsed.dependents(token.index, "npadvmod")):
            hung = parsed.dependents(noun.index, "relcl", "acl")
            below.extend(t for t in hung if _is_infinitive(parsed, t))
    if pattern.no_clause and below:
        return Miss.NO_CLAUSE
    if pattern.clause is None or any(_is_such_clause(parsed, t, pattern) for t in below):
        return None
    return Miss.CLAUSE


def _is_such_clause(parsed: Parsed, verb: Token, pattern: Pattern) -> bool:
    auxiliaries = {t.lower for t in parsed.dependents(verb.index, "aux")}
    if pattern.clause and pattern.clause.isdisjoint(lemmas_of(verb)):
        return False
    if pattern.auxiliary:
        return not pattern.auxiliary.isdisjoint(auxiliaries) and not _is_appeal(parsed, verb)
    own = bool(parsed.dependents(verb.index, "nsubj", "nsubjpass"))
    if pattern.clause_kind == "own" and _is_done(parsed, verb):
        return own
    if pattern.clause_kind == "said":
        return own and "to" not in auxiliaries and verb.dep == "ccomp"
    if pattern.clause_kind == "base":
        return own and not auxiliaries and _is_wish(parsed, verb)
    if pattern.clause_kind and "to" not in auxiliaries:
        return False
    return pattern.clause_kind != "own" or own


def _is_done(parsed: Parsed, verb: Token) -> bool:
    """Say whether a bare participle tells what somebody wants done ("wants the base closed")."""
    bare = not parsed.dependents(verb.index, "aux", "auxpass", "mark")
    return verb.tag == "VBN" and verb.dep == "ccomp" and bare


def _is_appeal(parsed: Parsed, verb: Token) -> bool:
    """Say whether all are called to one thing, and nobody is asked: "both must work together"."""
    return any(t.lower in {"together", "jointly"} for t in parsed.dependents(verb.index, "advmod"))


def _is_wish(parsed: Parsed, verb: Token) -> bool:
    """Say whether a verb stands bare after one who, telling what is, would need an "s"."""
    owner = parsed.dependents(verb.index, *SUBJECTS, *PASSIVE_SUBJECTS)[0]
    bare = [t for t in parsed.dependents(verb.index, "auxpass") if t.lower == "be"]
    single = owner.tag in {"NN", "NNP"} or owner.lower in {"he", "she", "it"}
    joined = parsed.dependents(owner.index, "conj")
    return bool(bare) or (verb.tag in {"VB", "VBP"} and single and not joined)


def _is_infinitive(parsed: Parsed, verb: Token) -> bool:
    return any(t.lower == "to" and t.dep == "aux" for t in parsed.dependents(verb.index))


def _modifier_miss(
    parsed: Parsed, nouns: Iterable[int], pattern: Pattern, kinds: Kinds
) -> Miss | None:
    """Say what is wrong with the words before the trigger (or its object), if anything is."""
    if not pattern.modifier and not pattern.not_modifier:
        return None
    words = [word for noun in nouns for word in _modifying(parsed, parsed.tokens[noun])]
    if any(_in_set(word, pattern.not_modifier, kinds) for word in words):
        return Miss.NOT_MODIFIER
    if pattern.modifier and not any(_in_set(word, pattern.modifier, kinds) for word in words):
        return Miss.MODIFIER
    return None


def _modifying(parsed: Parsed, noun: Token) -> Iterator[Token]:
    for token in parsed.dependents(noun.index, "amod", "compound", "poss", "nmod", "nummod"):
        yield token
        yield from parsed.dependents(token.index, "amod", "compound", "nmod", "conj")


def _any_in(
    parsed: Parsed, heads: Iterable[int], group: frozenset[str], kinds: Kinds
) -> tuple[int, ...]:
    """Give the heads that belong to a set, looking through "a series of"."""
    found: list[int] = []
    if not group:
        return ()
    for head in heads:
        token = parsed.tokens[head]
        if _in_set(token, group, kinds):
            found.append(head)
        elif token.lemma in word_set("transparent") or _is_many(token):
            inner = pobjects(parsed, head, "of")
            found.extend(i for i in inner if _in_set(parsed.tokens[i], group, kinds))
    return tuple(found)


def _is_many(token: Token) -> bool:
    """Say whether a number stands in the plural ("hundreds")."""
    return token.pos == "NUM" and token.lower.endswith("s")


def _is_people(token: Token) -> bool:
    """Say whether a state is named by its people ("Kenyans"): in the plural, and not as a name."""
    plural = token.tag in {"NNS", "NNPS"} or token.lower.endswith(("ans", "ians", "is"))
    return plural and token.lower not in word_set("plural_state")


def _in_set(token: Token, group: frozenset[str], kinds: Kinds) -> bool:
    if not group:
        return False
    if "*" in group:
        return True
    kind = kinds.get(token.index)
    if kind is not None and f"#{kind}" in group:
        return True
    if kind == "state" and "#people" in group and _is_people(token):
        return True
    return not group.isdisjoint(lemmas_of(token))
