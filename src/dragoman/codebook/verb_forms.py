"""The forms of a verb that news prints, for headlines (``verb_forms.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.events import read_events
from dragoman.codebook.load import read_table
from dragoman.errors import CodebookError

__all__ = ["VerbForms", "verb_examples", "verb_forms"]

_SHORT = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")
"""A verb of one syllable that doubles its last consonant ("bar", "quit")."""


@dataclass(frozen=True, slots=True)
class VerbForms:
    """Base, past and past participle ("give", "gave", "given")."""

    base: str
    past: str
    participle: str


def verb_forms(printed: str) -> VerbForms | None:
    """Give the forms of a verb printed in any of them; None for a word that is not known as one.

    A printed past form is kept as it is spelt there ("cancelled", "canceled").
    """
    word = printed.lower()
    found = _by_form().get(word)
    if found is None:
        return None
    if word.endswith("ed") and not _is_base(word):
        return VerbForms(found.base, word, word)
    return found


@cache
def verb_examples() -> tuple[Mapping[str, str], ...]:
    """Give the rows that the tests run."""
    return tuple(read_table("verb_forms")["examples"])


def _is_base(word: str) -> bool:
    return _by_form()[word].base == word


@cache
def _by_form() -> Mapping[str, VerbForms]:
    """Give every form of the verbs that the codebook knows → its forms; a base comes first."""
    verbs = {verb: _forms(verb) for verb in sorted(_verbs())}
    found: dict[str, VerbForms] = dict(verbs)
    for verb, forms in verbs.items():
        for form in (forms.past, forms.participle, *_other_forms(verb)):
            found.setdefault(form, forms)
    return found


def _verbs() -> set[str]:
    """Give the verbs that head a trigger of the codebook, in both spellings, and irregular ones."""
    book = read_events()
    heads = {
        rule.pattern.head
        for rules in book.rules.values()
        for rule in rules
        if rule.frame.pos == "verb"
    }
    verbs = {head for head in heads if head.isalpha()} | set(read_table("verb_forms")["irregular"])
    british = {verb[:-3] + "ise" for verb in verbs if verb.endswith("ize")}
    return verbs | british


def _forms(verb: str) -> VerbForms:
    irregular: str | None = read_table("verb_forms")["irregular"].get(verb)
    if irregular is not None:
        words = irregular.split()
        if len(words) not in {1, 2}:
            raise CodebookError(f"verb_forms.toml: {verb}: {irregular!r} is not one or two forms")
        return VerbForms(verb, words[0], words[-1])
    past = _stem(verb) + "ed"
    return VerbForms(verb, past, past)


def _stem(verb: str) -> str:
    """Give what stands before "ed": "expell", "suppli", "pledg"."""
    if verb.endswith("e"):
        return verb[:-1]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "i"
    doubles = verb in read_table("verb_forms")["doubled"]["verbs"] or _SHORT.fullmatch(verb)
    return verb + verb[-1] if doubles else verb


def _other_forms(verb: str) -> Iterator[str]:
    """Give the forms that are read and never written."""
    if verb.endswith("ie"):
        yield verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith("ee"):
        yield verb[:-1] + "ing"
    else:
        yield verb + "ing"
    yield verb + verb[-1] + "ing"
    yield verb + verb[-1] + "ed"
    yield verb + "ed"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        yield verb[:-1] + "ies"
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
