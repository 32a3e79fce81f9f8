"""Where the words of a claim stand in a text that was restored from a spun print."""

from __future__ import annotations

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
    return Span(span.document, *view.from_printed(span.start, span.end))
