"""What each sentence of a page tells, and when: the outline of its story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from dragoman.codebook.tense import Tense, tense_of
from dragoman.extract.attachment import Hold
from dragoman.extract.times.candidates import in_sentence, main_verb, opening
from dragoman.model.parsed import Parsed, Token
from dragoman.model.time import TimeExpression

__all__ = ["RECENT", "Told", "actors_of", "is_narrated", "outline"]

RECENT = timedelta(days=4)
"""Days before publication that still are a story's own."""
SPEAKING = frozenset({"i", "we", "you"})
"""Subjects of speech; a transcript holds it without quotation marks."""


def outline(parsed: Parsed, times: Sequence[TimeExpression]) -> tuple[Told, ...]:
    """Give what each sentence tells, in order; drawn up once for all acts of a page."""
    return _outline(_Page(parsed, times))


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """A page that equals itself alone, so that its outline is drawn up once and not compared."""

    parsed: Parsed
    times: Sequence[TimeExpression]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Page) and self.parsed is other.parsed and self.times is other.times
        )

    def __hash__(self) -> int:
        return id(self.parsed)


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells: its main verb, the time of that, and whether it looks back."""

    main: int | None
    day: TimeExpression | None = None
    pluperfect: bool = False


@lru_cache(maxsize=1)
def _outline(page: _Page) -> tuple[Told, ...]:
    """Give what each sentence of a page tells; the last page is kept, its acts come in a row."""
    parsed = page.parsed
    mains = (main_verb(parsed, sentence.index) for sentence in parsed.sentences)
    return tuple(
        Told(None)
        if main is None
        else Told(main, _day_of(parsed, main, page.times), _is_pluperfect(parsed, main))
        for main in mains
    )


def _day_of(parsed: Parsed, main: int, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Give the time of a sentence's main verb."""
    if tense_of(parsed, main) is not Tense.PAST:
        return None
    ties = [found for found in in_sentence(parsed, main, times) if found.link.hold is Hold.SAME]
    ties += opening(parsed, parsed.tokens[main].sentence, times, "")
    return min(ties, key=lambda tie: tie.order).expression if ties else None


def _is_pluperfect(parsed: Parsed, verb: int) -> bool:
    return any(aux.lower in {"had", "'d", "’d"} for aux in parsed.dependents(verb, "aux"))


def actors_of(parsed: Parsed, verb: int) -> set[str]:
    """Give the words that name who acts: subjects, and in the passive who stands behind "by"."""
    behind = (parsed.dependents(by.index, "pobj") for by in parsed.dependents(verb, "agent"))
    nouns = (*parsed.dependents(verb, "nsubj"), *(noun for found in behind for noun in found))
    names = (
        part
        for noun in nouns
        for part in (noun, *parsed.dependents(noun.index, "compound", "flat"))
    )
    return {name.lower for name in names if name.pos in {"NOUN", "PROPN"}}


def is_narrated(parsed: Parsed, verb: Token) -> bool:
    """Say whether the story itself tells an act: "we" do it in speech, and so do quoted words."""
    subjects = parsed.dependents(verb.index, "nsubj", "nsubjpass")
    if any(subject.lower in SPEAKING for subject in subjects):
        return False
    number = verb.sentence
    paragraph = parsed.sentences[number].paragraph
    while number and parsed.sentences[number - 1].paragraph == paragraph:
        number -= 1
    before = parsed.document.text[parsed.sentences[number].start : verb.start]
    return before.count('"') % 2 == 0 and before.count("“") <= before.count("”")
