"""Where the words of a claim stand in a text that was restored from a spun print."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from dragoman.model.claim import Claim
from dragoman.model.span import Span
from dragoman.resolve.restore import Restored

__all__ = ["moved_claim", "moved_span"]


def moved_claim(claim: Claim, view: Restored) -> Claim:
    """Give a claim with its places in the restored text instead of in the print."""
    arguments = (replace(a, span=moved_span(a.span, view)) for a in claim.arguments)
    sentence, trigger = moved_span(claim.sentence, view), moved_span(claim.trigger, view)
    return replace(claim, sentence=sentence, trigger=trigger, arguments=tuple(arguments))


def moved_span(span: Span, view: Restored) -> Span:
    """Give the run of the restored text that stands for a run of the print."""
    last = max(span.start, span.end - 1)
    return Span(span.document, _offset(span.start, view)[0], _offset(last, view)[1])


def _offset(printed: int, view: Restored) -> tuple[int, int]:
    """Give the code point of the restored text, or its changed word, for one of the print."""
    number = bisect_right(view.pairs, printed, key=lambda pair: pair[2]) - 1
    if number < 0:
        return printed, printed + 1
    start, end, _, printed_end = view.pairs[number]
    if printed < printed_end:
        return start, end
    moved = printed + end - printed_end
    return moved, moved + 1
