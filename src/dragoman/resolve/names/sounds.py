"""Could two words of names be one word in two romanisations? Their consonants, in wide classes.

Zhvania is Jvania in French and Schwania in German; no table lists them all. That the sounds can
agree is no proof, for so can those of two families: it leaves open what else would be told apart.
"""

from __future__ import annotations

from functools import cache, lru_cache

from dragoman.codebook.spellings import name_table

__all__ = ["may_sound_alike", "skeletons"]

_FEW = 3
"""Consonants below which the vowels have to agree too: too many names are N and R."""
_MOST = 64
"""Readings of one word that are looked at."""
_VOWELS = {"a": "a", "e": "i", "i": "i", "y": "i", "j": "i", "o": "u", "u": "u", "w": "u"}
"""Vowels that romanisations exchange."""
_BOTH = frozenset("jw")
"""Letters that are a vowel in one language and a consonant in another."""


def may_sound_alike(left: str, right: str) -> bool:
    """Say whether two words, in plain lower-case letters, may be one.

    Both have to end in the same kind of sound, for Karim and Karima are two people.
    """
    if not _begins(left) & _begins(right) or not _ends(left) & _ends(right):
        return False
    shared = skeletons(left) & skeletons(right)
    if not shared:
        return False
    return max(map(len, shared)) >= _FEW or _vowels(left) == _vowels(right)


@lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """Give the runs of consonants that a word's letters may stand for, doubles written once."""
    readings = {""}
    position = 0
    while position < len(word):
        length, sounds = _sounds_at(word, position)
        readings = {_with(reading, sound) for reading in readings for sound in sounds}
        if len(readings) > _MOST:
            readings = set(sorted(readings)[:_MOST])
        position += length
    return frozenset(readings)


def _sounds_at(word: str, position: int) -> tuple[int, tuple[str, ...]]:
    """Give how many letters are read at a place, and the sounds that they may stand for."""
    for length in range(min(_longest(), len(word) - position), 0, -1):
        sounds = _by_letters().get(word[position : position + length])
        if sounds is not None:
            return length, sounds
    return 1, ("",)


@cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    return {sound.letters: sound.sounds for sound in name_table().sounds}


@cache
def _longest() -> int:
    return max(map(len, _by_letters()))


def _with(reading: str, sound: str) -> str:
    return reading if reading.endswith(sound) else reading + sound


def _begins(word: str) -> frozenset[bool]:
    """Say whether a word may begin with a vowel, and whether with a consonant."""
    if word[:1] in _BOTH:
        return frozenset({True, False})
    return frozenset({word[:1] in _VOWELS})


def _ends(word: str) -> frozenset[str]:
    """Give how a word may end: in "a", in another vowel, or in a consonant (empty)."""
    if word[-1:] in _BOTH:
        return frozenset({"", "vowel"})
    if word.endswith("ine"):  # French writes it so that the n is heard
        return frozenset({""})
    last = _VOWELS.get(word[-1:], "")
    return frozenset({last if last in {"", "a"} else "vowel"})


def _vowels(word: str) -> str:
    found = ""
    for letter in word:
        vowel = _VOWELS.get(letter, "")
        found = found if found.endswith(vowel) else found + vowel
    return found
