"""How well English words fit their places: the only module that knows the language model.

The model is the American English trigram model of the CMU Sphinx project (BSD licence, 20,000
words), which comes as a file inside the ``pocketsphinx`` package. It is loaded at first use
(40 ms); a look-up takes half a microsecond. All logarithms are to base 10.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from pocketsphinx import NGramModel, get_model_path

__all__ = ["Run", "Word", "fit", "known_as", "log_given", "log_word", "runs"]

WORD_FILE = "en-us/en-us.lm.bin"
LOG_UNIT = math.log10(1.0001)
"""Sphinx counts log probabilities in whole powers of 1.0001."""
IMPOSSIBLE = -100_000_000
"""Below it, an answer of the model means "not in my vocabulary"."""

PIECES = re.compile(
    r"(?P<word>(?<![\w./\\@#_=])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w/\\@_=])(?!\.\w))"
    r"|(?P<gap>[^\s,'’-]+)"
    r"|(?P<end>\n)"
)
CLOSERS = frozenset('.!?;:()[]{}"“”«»–—|/')


class _Model(Protocol):
    def prob(self, words: list[str], /) -> int: ...


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word: offsets in code points, its lower-case form, the model's form of it.

    `form` is None for what the model cannot judge: names it does not know, rare words, numbers.
    """

    start: int
    end: int
    lower: str
    form: str | None
    plain: bool
    """Printed in lower case throughout: no name, no first word of a sentence."""
    joined: bool = False
    """Part of a compound with a hyphen."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow one another without a full stop, bracket, quote or number between."""

    words: tuple[Word, ...]


def runs(text: str) -> Iterator[Run]:
    """Give the runs of words of a text, in order."""
    found: list[Word] = []
    for piece in PIECES.finditer(text):
        printed = piece["word"]
        if printed is None:
            if piece["end"] or not piece.group().isalnum():
                if found:
                    yield Run(tuple(found))
                found = []
            else:
                found.append(Word(piece.start(), piece.end(), piece.group(), None, False))
            continue
        lower = printed.lower().replace("’", "'")
        start, end = piece.span()
        joined = "-" in (text[max(0, start - 1) : start], text[end : end + 1])
        found.append(Word(start, end, lower, known_as(lower), printed.islower(), joined))
    if found:
        yield Run(tuple(found))


@lru_cache(100_000)
def known_as(word: str) -> str | None:
    """Give the form under which the model knows a lower-case word; None if it does not.

    Possessives are looked up without their 's, British spellings in their American form.
    """
    for form in _forms(word):
        if _model().prob([form]) > IMPOSSIBLE:
            return form
    return None


@lru_cache(100_000)
def log_word(form: str) -> float:
    """Give the log probability of a known form by itself."""
    return _model().prob([form]) * LOG_UNIT


@lru_cache(200_000)
def log_given(form: str, before: str, before_that: str | None = None) -> float:
    """Give the log probability of a known form after one or two known forms."""
    history = [form, before] if before_that is None else [form, before, before_that]
    return _model().prob(history) * LOG_UNIT


def fit(forms: Sequence[str | None], place: int, form: str) -> float:
    """Give the log probability of `form` at a place and of the two words that follow it there."""
    before = forms[place - 1] if place > 0 else "<s>"
    earlier = forms[place - 2] if place > 1 else None
    after = forms[place + 1] if place + 1 < len(forms) else "</s>"
    later = forms[place + 2] if place + 2 < len(forms) else None
    total = log_word(form) if before is None else log_given(form, before, earlier)
    if after is not None:
        total += log_given(after, form, before)
        if later is not None:
            total += log_given(later, after, form)
    return total


@cache
def _model() -> _Model:
    model: _Model = NGramModel.readfile(get_model_path(WORD_FILE))
    return model


def _forms(word: str) -> Iterator[str]:
    yield word
    if word.endswith("'s"):
        word = word[:-2]
        yield word
    for british, american in BRITISH:
        if british in word[2:]:
            yield word[:2] + word[2:].replace(british, american, 1)


BRITISH = (
    ("is", "iz"),
    ("ys", "yz"),
    ("our", "or"),
    ("ogue", "og"),
    ("ence", "ense"),
    ("amme", "am"),
    ("ll", "l"),
    ("ae", "e"),
    ("tre", "ter"),
    ("age", "ag"),
)
"""Letters of British spellings and what American ones have; tried for unknown words alone."""
