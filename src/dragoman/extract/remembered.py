"""What one stage found in a text, for the next stage that asks the same of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_

from dragoman.codebook.states import declared_states

__all__ = ["remembered"]


def remembered[**P, R](
    by: Callable[P, tuple[object, ...]],
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a step give its last answer again while it is asked about the very same objects.

    Mentions, offices and events all look for listed names and for posts in a text, one after the
    other. `by` gives what the answer follows from, besides the states that a user declares. One
    answer is kept, so a text is let go as soon as the next one is read.
    """

    def decorate(step: Callable[P, R]) -> Callable[P, R]:
        kept: tuple[tuple[object, ...], R] | None = None

        @wraps(step)
        def taken(*args: P.args, **kwargs: P.kwargs) -> R:
            nonlocal kept
            asked = (*by(*args, **kwargs), declared_states())
            last = kept
            if last is not None and all(map(is_, asked, last[0])):
                return last[1]
            answer = step(*args, **kwargs)
            kept = asked, answer
            return answer

        return taken

    return decorate
