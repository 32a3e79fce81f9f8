"""Words that somebody is reported to have said."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.span import Span

__all__ = ["Quote"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Content, cue and speaker, each with its words (the terms of attribution corpora).

    `content` covers the quoted words without the quotation marks. `speaker` is the id of the
    speaker's mention when there is one; `speaker_name` is the canonical name, or the words as
    printed ("a senior official"), or empty.
    """

    content: Span
    cue: Span | None
    speaker_span: Span | None
    speaker: str | None
    speaker_name: str
    direct: bool
    made_by: str
