"""Another wording of a spun text, in which swapped words are put back as far as that is sure.

A spinner swaps word for word, so the restored text has the same words in the same order, and every
place of it stands for one place of the print. Only the reading goes through it: what is quoted
and stored is always the printed words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.offices import head_words
from dragoman.codebook.spinner import function_originals, originals
from dragoman.codebook.spun import function_words
from dragoman.model.document import Document
from dragoman.resolve.texts.ngrams import Run, Word, known_as, runs
from dragoman.resolve.texts.reading import Option, likeliest
from dragoman.resolve.texts.slots import find_slots

__all__ = ["Restored", "restored_view"]

SWAP = 0.6
"""How much better (log10) a text must read with the function word of a known swap…"""
CONTENT_SWAP = 1.5
"""… with another word, whose neighbours say less about it…"""
STRANGE_SWAP = 4.0
"""… and with that of a spinner that shows no swap of the table's."""
FAMILIAR = 3
"""Function words swapped as in the table from which a spinner counts as the table's."""
REPEATED_SWAP = 1.0
"""The same for a function word that no row offers, but that fits a recurring word's places."""
REPETITIONS = 5
"""Places from which that is said: fewer are as often a rare phrase as a swap…"""
REPEATED_GAIN = 4.5
"""… and how much better (log10) it must fit them."""
UNKNOWN = 6.0
"""Cost (log10) of keeping a word that the table has and the model has not, or in a post's place."""


@dataclass(frozen=True, slots=True)
class _Spinner:
    """What a text shows of its spinner: is it the table's, and its own repeated swaps."""

    familiar: bool
    repeated: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Restored:
    """The restored text, and for every changed word where it stands in it and in the print.

    `pairs` are (start, end) in `text` and (start, end) in the printed text, in order.
    """

    text: str
    pairs: tuple[tuple[int, int, int, int], ...]

    def to_printed(self, start: int, end: int) -> tuple[int, int]:
        """Give the run of the printed text that ``[start, end)`` of this text stands for.

        A run that touches a changed word covers the whole printed word.
        """
        return _run(self.pairs, start, end)

    def from_printed(self, start: int, end: int) -> tuple[int, int]:
        """Give the run of this text that stands for ``[start, end)`` of the print."""
        return _run([(p, q, start_, end_) for start_, end_, p, q in self.pairs], start, end)


def _run(pairs: Sequence[tuple[int, int, int, int]], start: int, end: int) -> tuple[int, int]:
    """Carry a run from one text into the other; `pairs` give changed words in both."""
    return _place(pairs, start)[0], _place(pairs, max(start, end - 1))[1]


def _place(pairs: Sequence[tuple[int, int, int, int]], offset: int) -> tuple[int, int]:
    """Give the code point in the other text, or the whole word if a changed one holds it."""
    number = bisect_right(pairs, offset, key=lambda pair: pair[0]) - 1
    if number < 0:
        return offset, offset + 1
    _, end, other_start, other_end = pairs[number]
    if offset < end:
        return other_start, other_end
    moved = offset + other_end - end
    return moved, moved + 1


def restored_view(document: Document) -> Restored | None:
    """Give a text with the swapped words put back; None when no place is sure enough.

    Meant for documents whose spun score is strong: in genuine prose it would change a few words
    in a thousand. The language model chooses among the originals that the spinner's table offers
    and the function words whose places a recurring word takes (`find_slots`). A wrong word is
    worse than an odd one, so a change must be many times more likely than the print.
    """
    found = tuple(runs(document.text))
    spinner = _spinner(found, document.text)
    changes = [
        (word, original) for run in found for word, original in _read(run, spinner) if original
    ]
    return _put_back(document.text, changes) if changes else None


def _spinner(found: Sequence[Run], text: str) -> _Spinner:
    """Read once with the table alone, and see what recurs."""
    first = _Spinner(familiar=True, repeated={})
    swapped = sum(
        original in function_words() and word.lower not in function_words()
        for run in found
        for word, original in _read(run, first)
    )
    repeated = {
        slot.printed: slot.original
        for slot in find_slots(text)
        if slot.places >= REPETITIONS and slot.gain >= REPEATED_GAIN
    }
    return _Spinner(swapped >= FAMILIAR, repeated)


def _read(run: Run, spinner: _Spinner) -> Iterator[tuple[Word, str]]:
    """Give each word of a run with what it stood for, empty where it is kept."""
    places = [
        [_kept(word, _is_post(run.words, place)), *_options(word, spinner)]
        for place, word in enumerate(run.words)
    ]
    yield from zip(run.words, likeliest(places), strict=True)


def _is_post(words: Sequence[Word], place: int) -> bool:
    """Say whether a word stands for a post by its place: between a body's name and a full name.

    Nothing else stands there ("the FIFA head Ann Lee"), and names teach the model nothing.
    """
    around = (*words[max(0, place - 1) : place], *words[place + 1 : place + 3])
    named = len(around) == 3 and not any(word.plain for word in around)
    return named and any(original in head_words() for original in _offered(words[place].lower))


def _kept(word: Word, post: bool) -> Option:
    unread = word.form is None or post
    stand_in = unread and _may_be_swapped(word) and bool(_offered(word.lower))
    return "", word.form, UNKNOWN if stand_in else 0.0


def _options(word: Word, spinner: _Spinner) -> Iterator[Option]:
    """Give what a word may have stood for."""
    if not _may_be_swapped(word):
        return
    content = CONTENT_SWAP if spinner.familiar else STRANGE_SWAP
    offered = _offered(word.lower)
    for original in offered:
        yield original, original, SWAP if original in function_originals() else content
    repeated = spinner.repeated.get(word.lower)
    if repeated and not offered:
        yield repeated, repeated, REPEATED_SWAP


def _may_be_swapped(word: Word) -> bool:
    return word.plain and not word.joined


def _offered(word: str) -> tuple[str, ...]:
    return tuple(o for o in originals().get(word, ()) if known_as(o) == o)


def _put_back(text: str, changes: Sequence[tuple[Word, str]]) -> Restored:
    parts: list[str] = []
    pairs: list[tuple[int, int, int, int]] = []
    length = done = 0
    for word, original in changes:
        parts += [text[done : word.start], original]
        length += word.start - done
        pairs.append((length, length + len(original), word.start, word.end))
        length += len(original)
        done = word.end
    parts.append(text[done:])
    return Restored("".join(parts), tuple(pairs))
