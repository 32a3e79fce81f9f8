"""What each sentence of a page tells, and when: the outline of its story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.codebook.tense import Tense, tense_of
from dragoman.extract.attachment import Hold
from dragoman.extract.times.candidates import in_sentence, main_verb, opening
from dragoman.model.parsed import Parsed
from dragoman.model.time import TimeExpression

__all__ = ["Told", "outline"]


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
