"""Whether words tell sport, trade, weather or a story and use the language of conflict for it.

"The keeper surrendered nothing", "heavy snow blocked the road", "in her novel the admiral fights
Peru". The words are sets of ``codebook/events.toml``.
"""

from __future__ import annotations

from dragoman.extract.acts.phrases import lemmas_of, pobjects, word_set
from dragoman.extract.acts.verbs import is_passive, subjects
from dragoman.model.parsed import Parsed, Token

__all__ = ["is_play"]

OF_GAMES = frozenset({"ASSAULT", "RETREAT", "MOBILIZE", "COERCE", "CONCEDE", "THREATEN"})
"""Types whose words reports of games borrow; a meeting or a boycott at a game is one."""
OF_FORCE = frozenset({"ASSAULT", "RETREAT", "MOBILIZE", "COERCE"})
"""Types of which firms, crops, beasts and germs only have the words."""
CONTENT = frozenset({"ccomp", "xcomp", "conj"})
MANY = 2
"""Words of sport in a sentence that make it one about sport."""


def is_play(parsed: Parsed, index: int, kind: str) -> bool:
    """Say whether an act of a type is a player's, a firm's, the weather's, or one in a story."""
    token = parsed.tokens[index]
    if token.pos == "VERB" and _is_by(parsed, index, word_set("athlete") | word_set("weather")):
        return True
    if token.pos == "VERB" and kind in OF_FORCE and _is_by(parsed, index, word_set("harmless")):
        return True
    game = kind in OF_GAMES and _is_sport(parsed, token)
    return game or _is_told_in_fiction(parsed, token)


def _is_by(parsed: Parsed, verb: int, words: frozenset[str]) -> bool:
    """Say whether who does it, here or in the clause above, is of a set only ("Hurricane Ida")."""
    found = pobjects(parsed, verb, "by") if is_passive(parsed, verb) else subjects(parsed, verb)
    return bool(found) and all(_is_of(parsed, head, words) for head in found)


def _is_of(parsed: Parsed, head: int, words: frozenset[str]) -> bool:
    """Say whether a noun, or the common noun before a name, is of a set (Turkey is no fowl)."""
    token = parsed.tokens[head]
    named = token.pos == "PROPN" and token.text[:1].isupper()
    told = parsed.dependents(head, "compound")[:1] if named else (token,)
    return any(not words.isdisjoint(lemmas_of(word)) for word in told)


def _is_sport(parsed: Parsed, token: Token) -> bool:
    """Say whether a sentence speaks of a game, and of nobody with arms."""
    words = list(parsed.in_sentence(parsed.sentences[token.sentence]))
    sport = sum(not word_set("sport").isdisjoint(lemmas_of(word)) for word in words)
    armed = word_set("armed") | word_set("bloodshed")
    return sport >= MANY and all(armed.isdisjoint(lemmas_of(word)) for word in words)


def _is_told_in_fiction(parsed: Parsed, token: Token) -> bool:
    """Say whether a clause, or one above it, says in what story it happens, or who tells it.

    What a film brings about is no story: "the film set off protests in Jordan".
    """
    fiction, verb = word_set("fiction"), token
    while verb.pos == "VERB":
        told = pobjects(parsed, verb.index, "in")
        if not word_set("tell_story").isdisjoint(lemmas_of(verb)):
            told += subjects(parsed, verb.index)
        if any(not fiction.isdisjoint(lemmas_of(parsed.tokens[head])) for head in told):
            return True
        if verb.dep not in CONTENT:
            return False
        verb = parsed.tokens[verb.head]
    return False
