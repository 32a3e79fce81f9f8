"""The day of a speech or a meeting that goes on over several sentences."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.timing import timing_words
from dragoman.extract.times.outline import RECENT, Told, actors_of, is_narrated, outline
from dragoman.model.parsed import Parsed, Token
from dragoman.model.time import Basis, Dating, TimeExpression

__all__ = ["day_of_occasion", "day_of_speaker"]

NEAR = 4
"""Sentences over which "the meeting" is the one that was told of."""
TURN = 3
"""Sentences over which a speaker goes on, if nobody else's news stands between."""
KNOWN = frozenset({"the", "this", "that", "his", "her", "its", "their"})
"""Words before an occasion that was told of already."""
PRONOUNS = frozenset({"he", "she", "they"})


def day_of_occasion(parsed: Parsed, verb: Token, times: Sequence[TimeExpression]) -> Dating | None:
    """Date an act at "the meeting" by the sentence that told of it and its day."""
    noun = _known_occasion(parsed, verb)
    if noun is None:
        return None
    told = outline(parsed, times)
    for number in range(verb.sentence - 1, max(verb.sentence - 1 - NEAR, -1), -1):
        day = told[number].day
        if day is None or day.interval is None or not _names(parsed, number, noun):
            continue
        if day.interval.days != 1 or day.bound:
            return None
        step = f"no time of its own: it took place at {noun.text!r}, on {day.text!r}"
        return Dating(day.interval, Basis.EVENT, (step, *day.steps), source=day.span)
    return None


def day_of_speaker(parsed: Parsed, verb: Token, times: Sequence[TimeExpression]) -> Dating | None:
    """Date a statement by the one before it, if its speaker only goes on."""
    if verb.lemma not in timing_words().statements:
        return None
    told = outline(parsed, times)
    who = _who(parsed, told, verb.sentence, verb.index)
    for number in range(verb.sentence - 1, max(verb.sentence - 1 - TURN, -1), -1):
        main, day = told[number].main, told[number].day
        if main is None or not is_narrated(parsed, parsed.tokens[main]):
            continue
        if not who & _who(parsed, told, number, main):
            return None
        if day is None:
            if held := day_of_occasion(parsed, parsed.tokens[main], times):
                return held
            continue
        speaks = _speaks(parsed.tokens[main]) or bool(_occasions(parsed, number))
        if not speaks or not _is_recent(parsed, day):
            return None
        assert day.interval is not None  # recent days are known
        step = f"no time of its own: the speaker of {day.text!r} goes on"
        return Dating(day.interval, Basis.EVENT, (step, *day.steps), source=day.span)
    return None


def _known_occasion(parsed: Parsed, verb: Token) -> Token | None:
    """Give the occasion at which an act is put as at one that was told of."""
    nouns = list(parsed.dependents(verb.index, "dobj", "dative"))
    for preposition in parsed.dependents(verb.index, "prep"):
        if preposition.lower in timing_words().held:
            nouns += parsed.dependents(preposition.index, "pobj")
    for noun in nouns:
        known = {child.lower for child in parsed.dependents(noun.index, "det", "poss")}
        own = parsed.dependents(noun.index, "compound", "amod", "prep", "relcl", "acl")
        if noun.lemma in timing_words().occasions and known & KNOWN and not own:
            return noun
    return None


def _names(parsed: Parsed, number: int, noun: Token) -> bool:
    """Say whether a sentence tells of an occasion that a noun may take up."""
    found, words = _occasions(parsed, number), timing_words()
    resumed = noun.lemma in words.resumed and bool(found & words.gatherings)
    return noun.lemma in found or resumed


def _occasions(parsed: Parsed, number: int) -> set[str]:
    """Give the lemmas of the occasions that a sentence names."""
    tokens = parsed.in_sentence(parsed.sentences[number])
    return {token.lemma for token in tokens if token.pos == "NOUN"} & timing_words().occasions


def _who(parsed: Parsed, told: Sequence[Told], number: int, verb: int) -> set[str]:
    """Give the words that name who acts; a pronoun is read as who acted just before."""
    subjects = {token.lower for token in parsed.dependents(verb, "nsubj", "nsubjpass")}
    for earlier in range(number, max(number - TURN, -1), -1):
        main = verb if earlier == number else told[earlier].main
        if main is None or not is_narrated(parsed, parsed.tokens[main]):
            continue
        inserted = (v for v in parsed.dependents(main, "parataxis", "ccomp") if _speaks(v))
        found = actors_of(parsed, main).union(*(actors_of(parsed, v.index) for v in inserted))
        if found:
            return found
        if not subjects & PRONOUNS:
            return set()
        subjects = {t.lower for t in parsed.dependents(main, "nsubj", "nsubjpass")}
    return set()


def _speaks(verb: Token) -> bool:
    words = timing_words()
    return verb.lemma in words.reporting or verb.lemma in words.speaking


def _is_recent(parsed: Parsed, day: TimeExpression) -> bool:
    """Say whether a time is one of the last days, or the morrow that began further east."""
    published, interval = parsed.document.published, day.interval
    if published is None or interval is None or interval.days != 1 or day.bound:
        return False
    first, end = published.interval.start, published.interval.end
    if first is None or end is None or interval.start is None:
        return False
    return first - RECENT <= interval.start <= end
