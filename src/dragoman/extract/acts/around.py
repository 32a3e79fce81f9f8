"""To whom an act is done whose own frame names nobody: whom the text around it names.

The clause above may say it (`borrowed`), or an act before, to which its object points (`earlier`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.codebook.events import EventBook
from dragoman.extract.acts.borrowed import borrowed_heads
from dragoman.extract.acts.earlier import Fill, authors_before
from dragoman.extract.acts.eligible import is_taken
from dragoman.extract.acts.fillers import parties_at
from dragoman.extract.acts.lookup import Lookup
from dragoman.extract.acts.role_places import support_of
from dragoman.extract.acts.triggers import Trigger
from dragoman.model.event import Argument, Role

__all__ = ["others_around"]


def others_around(
    lookup: Lookup, trigger: Trigger, found: Sequence[Argument], book: EventBook, fill: Fill
) -> tuple[Argument, ...]:
    """Give the recipients that stand around an act whose frame names none.

    Nobody of the actor's own state is one. `fill` gives the arguments of another act out of its
    own clause.
    """
    homes = lookup.states_of(a for a in found if a.role is Role.ACTOR)
    for arguments in _around(lookup, trigger, book, fill):
        others = tuple(
            argument
            for argument in arguments
            if argument.mention
            and not is_taken(argument, found)
            and homes.isdisjoint(lookup.states_of([argument]))
        )
        if others:
            return others
    return ()


def _around(
    lookup: Lookup, trigger: Trigger, book: EventBook, fill: Fill
) -> Iterator[tuple[Argument, ...]]:
    """Give whom each place around the act names as recipients, the nearest place first."""
    for bearer in (trigger.index, support_of(lookup.parsed, trigger, book)):
        if bearer is not None:
            for heads in borrowed_heads(lookup.parsed, bearer, trigger.rule.entry):
                yield tuple(a for h in heads for a in parties_at(lookup, h, Role.RECIPIENT))
    yield from authors_before(lookup, trigger, book, fill)
