"""Nouns joined to nouns, prepositions on words, and the forms under which words are listed."""

from __future__ import annotations

from functools import lru_cache

from dragoman.codebook.events import read_events
from dragoman.codebook.patterns import same_spelling
from dragoman.codebook.verb_forms import verb_forms
from dragoman.model.parsed import Parsed, Token
from dragoman.model.span import Span

__all__ = [
    "CORE",
    "coordinated",
    "lemmas_of",
    "phrase",
    "pobjects",
    "prepositions",
    "word_set",
]

_BEFORE = frozenset({"amod", "compound", "nmod", "nummod", "quantmod", "poss", "advmod", "det"})
_WAYS = frozenset({"back", "out", "over", "home", "away", "down", "up", "off"})
"""Adverbs of a verb on which the parser hangs what goes with the verb ("handed back to")."""
CORE = frozenset({"amod", "compound", "nmod"})
"""Labels of the words before a noun that belong to its name."""


def word_set(name: str) -> frozenset[str]:
    """Give a set of the codebook of events by its name."""
    return read_events().sets[name]


def lemmas_of(token: Token) -> tuple[str, ...]:
    """Give the forms under which the codebook may list a token, the likeliest first.

    The model takes "staged" and "fined" for "stag" and "fin", so a verb gets its "e" back; and
    "cordoned" for "cordone", so one that it gave an "e" is tried without.
    """
    return _forms(token.lemma, token.lower, token.pos in {"VERB", "AUX"})


@lru_cache(maxsize=50_000)
def _forms(lemma: str, word: str, is_verb: bool) -> tuple[str, ...]:
    forms = [same_spelling(lemma), same_spelling(word)]
    if is_verb and word.startswith(lemma + "e"):
        forms.insert(0, same_spelling(lemma + "e"))
    if is_verb and word == lemma + "d":
        bare = lemma.removesuffix("e")
        forms.append(same_spelling(bare))
        if len(bare) > 3 and bare[-1] == bare[-2]:
            forms.append(same_spelling(bare[:-1]))
    # An irregular past that the model does not know: it gives "forgave" for "forgave".
    if is_verb and word == lemma and (known := verb_forms(word)) is not None:
        forms.append(same_spelling(known.base))
    return tuple(dict.fromkeys(forms))


def coordinated(parsed: Parsed, head: int) -> tuple[int, ...]:
    """Give a head and the heads that "and", "or" or a comma join to it."""
    found = [head]
    for index in found:
        found.extend(t.index for t in parsed.dependents(index, "conj") if t.pos != "VERB")
    return tuple(found)


def prepositions(parsed: Parsed, index: int) -> tuple[Token, ...]:
    """Give the prepositions on a word, and those on them ("out of", "along with", "back to")."""
    if not parsed.children[index]:
        return ()
    found = list(parsed.dependents(index, "prep", "agent", "dative"))
    for adverb in parsed.dependents(index, "advmod", "prt"):
        if adverb.lower in _WAYS:
            found.extend(parsed.dependents(adverb.index, "prep"))
    for prep in found:
        if prep.lower != "according":
            found.extend(parsed.dependents(prep.index, "prep"))
    return tuple(t for t in found if t.pos in {"ADP", "SCONJ", "ADV", "PART", "VERB"})


def pobjects(parsed: Parsed, index: int, preposition: str) -> tuple[int, ...]:
    """Give the heads under a preposition that hangs on a word (or on a chain of prepositions)."""
    found: list[int] = []
    for prep in prepositions(parsed, index):
        if prep.lower == preposition:
            for child in parsed.dependents(prep.index, "pobj", "pcomp"):
                if child.dep == "pobj":
                    found.extend(coordinated(parsed, _meant(parsed, child)))
    return tuple(found)


def _meant(parsed: Parsed, token: Token) -> int:
    """Give the noun that "whom" or "which" under a preposition stands for, else the word itself."""
    if token.lower in {"whom", "which"}:
        for above in parsed.ancestors(token.index):
            if above.dep == "relcl":
                return above.head
    return token.index


def phrase(parsed: Parsed, head: int, deps: frozenset[str] = _BEFORE) -> Span:
    """Give a noun with the words right before it that belong to it."""
    first = head
    for token in reversed(parsed.dependents(head)):
        if token.index < head and token.dep in deps:
            below = [i for i in parsed.subtree(token.index) if i < head]
            first = min(first, below[0])
    while first < head and parsed.tokens[first].dep == "det":
        first += 1
    return parsed.span(first, head + 1)
